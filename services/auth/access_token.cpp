#include "services/auth/access_token.h"

#include "services/auth/random_text.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

constexpr QLatin1StringView issuer{"itsmd"};
constexpr QLatin1StringView audience{"itsm-api"};

QLatin1StringView nameOf(TokenClaims::Use use)
{
    return use == TokenClaims::Use::Access ? "access"_L1 : "refresh"_L1;
}

qint64 secondsOf(Instant time)
{
    return floor<seconds>(time).time_since_epoch().count();
}

/// A whole number from 0 to year 9999 in seconds, which no sum below overflows; -1 for anything else.
qint64 numberIn(const QJsonObject &claims, QLatin1StringView key)
{
    constexpr qint64 largest = 253'402'300'799;
    const qint64 number = claims.value(key).toInteger(-1);
    return number <= largest ? number : -1;
}

} // namespace

QByteArray writeToken(const TokenClaims &claims, const SigningKey &key)
{
    const qint64 issued = secondsOf(claims.issuedAt);
    return signJwt({{u"iss"_s, issuer},
                    {u"aud"_s, audience},
                    {u"sub"_s, QString::number(claims.user.value)},
                    {u"jti"_s, QString::fromLatin1(randomText(12))},
                    {u"iat"_s, issued},
                    {u"nbf"_s, issued},
                    {u"exp"_s, secondsOf(claims.expiresAt)},
                    {u"token_type"_s, nameOf(claims.use)},
                    {u"tenant_id"_s, claims.tenant.value},
                    {u"user_id"_s, claims.user.value},
                    {u"username"_s, claims.login},
                    {u"role"_s, claims.role.text()},
                    {u"sid"_s, claims.session},
                    {u"gen"_s, claims.generation}},
                   key);
}

std::optional<TokenClaims> readToken(const QByteArray &token, const std::vector<SigningKey> &keys, TokenClaims::Use use,
                                     Instant now)
{
    const auto json = verifyJwt(token, keys);
    if (!json)
        return {};
    if (json->value("iss"_L1) != issuer || json->value("aud"_L1) != audience ||
        json->value("token_type"_L1) != nameOf(use) || json->value("jti"_L1).toString().isEmpty())
        return {};
    const qint64 issued = numberIn(*json, "iat"_L1);
    const qint64 from = numberIn(*json, "nbf"_L1);
    const qint64 until = numberIn(*json, "exp"_L1);
    const qint64 present = secondsOf(now);
    const qint64 leeway = clockLeeway.count();
    if (issued < 0 || from < 0 || until < 0 || present < issued - leeway || present < from - leeway ||
        present >= until + leeway)
        return {};
    TokenClaims claims{.use = use,
                       .tenant = TenantId(numberIn(*json, "tenant_id"_L1)),
                       .user = UserId(numberIn(*json, "user_id"_L1)),
                       .login = json->value("username"_L1).toString(),
                       .role = Token<Role>::fromText(json->value("role"_L1).toString()),
                       .session = json->value("sid"_L1).toString(),
                       .generation = numberIn(*json, "gen"_L1),
                       .issuedAt = Instant(seconds(issued)),
                       .expiresAt = Instant(seconds(until))};
    if (!claims.tenant.isValid() || !claims.user.isValid() || claims.session.isEmpty() || claims.generation < 1 ||
        claims.login.isEmpty() || json->value("role"_L1).toString().isEmpty() ||
        json->value("sub"_L1) != QString::number(claims.user.value))
        return {};
    return claims;
}

} // namespace itsm
