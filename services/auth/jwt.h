#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

class QJsonObject;

namespace itsm {

/// A key of HS256: nothing else is ever signed or accepted with it.
struct SigningKey
{
    QString id;
    QByteArray secret; ///< 32 random bytes
};

/// Longer tokens are refused unread.
inline constexpr qsizetype maxTokenSize = 4'096;

/// A JSON Web Token (RFC 7519) signed by HMAC with SHA-256.
[[nodiscard]] QByteArray signJwt(const QJsonObject &claims, const SigningKey &key);

/// The claims of a token that one of the keys signed, unread otherwise; nothing for any other text. The header must be,
/// byte for byte, the one that signJwt() writes for the key: it never chooses an algorithm or where a key comes from
/// (RFC 8725, 3.1). What the claims say is for the caller to check.
[[nodiscard]] std::optional<QJsonObject> verifyJwt(const QByteArray &token, const std::vector<SigningKey> &keys);

} // namespace itsm
