#include "services/auth/jwt.h"

#include "services/auth/random_text.h"
#include "services/domain/json_text.h"

#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QByteArray headerFor(const SigningKey &key)
{
    return toBase64Url(toJsonText(QJsonObject{{u"alg"_s, u"HS256"_s}, {u"kid"_s, key.id}, {u"typ"_s, u"JWT"_s}}));
}

QByteArray signatureOf(const QByteArray &text, const SigningKey &key)
{
    return QMessageAuthenticationCode::hash(text, key.secret, QCryptographicHash::Sha256);
}

} // namespace

QByteArray signJwt(const QJsonObject &claims, const SigningKey &key)
{
    const QByteArray text = headerFor(key) + '.' + toBase64Url(toJsonText(claims));
    return text + '.' + toBase64Url(signatureOf(text, key));
}

std::optional<QJsonObject> verifyJwt(const QByteArray &token, const std::vector<SigningKey> &keys)
{
    if (token.size() > maxTokenSize || token.count('.') != 2)
        return {};
    const qsizetype endOfHeader = token.indexOf('.');
    const qsizetype endOfText = token.lastIndexOf('.');
    const auto key = std::ranges::find(keys, token.first(endOfHeader), headerFor);
    if (key == keys.end())
        return {};
    const QByteArray signature = fromBase64Url(token.sliced(endOfText + 1));
    if (!isEqualInConstantTime(signature, signatureOf(token.first(endOfText), *key)))
        return {};
    const QByteArray claims = fromBase64Url(token.sliced(endOfHeader + 1, endOfText - endOfHeader - 1));
    const auto value = parseJson(claims, {.maxBytes = maxTokenSize, .maxDepth = 4});
    if (!value || !value->isObject())
        return {};
    return value->toObject();
}

} // namespace itsm
