#include "services/api/authorization.h"

namespace itsm {

namespace {

QByteArray credentials(const HttpRequestHead &request, QByteArrayView scheme)
{
    const QByteArray value = request.field("authorization");
    if (value.size() <= scheme.size() || value.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return {};
    return value.sliced(scheme.size()).trimmed();
}

} // namespace

QByteArray bearerToken(const HttpRequestHead &request)
{
    return credentials(request, "bearer ");
}

QByteArray basicPassword(const HttpRequestHead &request)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(credentials(request, "basic "), QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? decoded.decoded.indexOf(':') : -1;
    return colon < 0 ? QByteArray() : decoded.decoded.sliced(colon + 1);
}

QByteArray sourceSecret(const HttpRequestHead &request)
{
    const QByteArray token = bearerToken(request);
    return token.isEmpty() ? basicPassword(request) : token;
}

} // namespace itsm
