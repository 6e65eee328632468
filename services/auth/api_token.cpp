#include "services/auth/api_token.h"

#include "services/auth/random_text.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace itsm {

namespace {

constexpr qsizetype tenantSize = sizeof(qint64);
constexpr qsizetype secretSize = 24;
constexpr qsizetype sealSize = 16;
constexpr qsizetype prefixSize = sizeof(apiTokenPrefix) - 1;

QByteArray sealOf(const QByteArray &content, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash("api token:" + content, key, QCryptographicHash::Sha256).first(sealSize);
}

} // namespace

QByteArray makeApiToken(TenantId tenant, const QByteArray &key)
{
    QByteArray content(tenantSize, Qt::Uninitialized);
    qToBigEndian(tenant.value, content.data());
    content += randomBytes(secretSize);
    return apiTokenPrefix + toBase64Url(content + sealOf(content, key));
}

std::optional<ApiTokenText> readApiToken(const QByteArray &token, const QByteArray &key)
{
    if (!token.startsWith(apiTokenPrefix))
        return {};
    const QByteArray bytes = fromBase64Url(token.sliced(prefixSize));
    if (bytes.size() != tenantSize + secretSize + sealSize)
        return {};
    const QByteArray content = bytes.first(tenantSize + secretSize);
    if (!isEqualInConstantTime(bytes.last(sealSize), sealOf(content, key)))
        return {};
    return ApiTokenText{.tenant = TenantId(qFromBigEndian<qint64>(content.constData())),
                        .hash =
                            QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex())};
}

} // namespace itsm
