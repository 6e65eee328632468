#include "services/api/handler_support.h"
#include "services/domain/json.h"
#include "services/wire/body_reader.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 smallBody = 16 * 1024;

/// The token of the request itself, where the route has let it through.
QByteArray ownToken(const ApiRequest &request)
{
    return request.http.field("authorization").mid(qsizetype(sizeof "Bearer ") - 1).trimmed();
}

QJsonObject toJson(const TokenPair &tokens)
{
    return {{u"access_token"_s, tokens.access},
            {u"refresh_token"_s, tokens.refresh},
            {u"access_expires_at"_s, toRfc3339(tokens.accessExpires)},
            {u"refresh_expires_at"_s, toRfc3339(tokens.refreshExpires)}};
}

QJsonObject toJson(const ApiToken &token)
{
    QJsonObject json{{u"id"_s, token.id.value},         {u"user_id"_s, token.ownerId.value},
                     {u"username"_s, token.ownerLogin}, {u"name"_s, token.name},
                     {u"scope"_s, token.scope},         {u"created_at"_s, toRfc3339(token.createdAt)}};
    const auto insertTime = [&](const QString &key, const OptionalInstant &time) {
        if (time)
            json.insert(key, toRfc3339(*time));
    };
    insertTime(u"expires_at"_s, token.expiresAt);
    insertTime(u"last_used_at"_s, token.lastUsedAt);
    insertTime(u"revoked_at"_s, token.revokedAt);
    return json;
}

Result<ApiAnswer> login(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &)
{
    BodyReader body(request.body);
    Credentials credentials;
    QString password;
    body.require(u"username"_s);
    body.require(u"password"_s);
    body.text(u"username"_s, credentials.login);
    body.text(u"password"_s, password);
    body.text(u"tenant_code"_s, credentials.tenantCode);
    body.id(u"tenant_id"_s, credentials.tenant);
    ITSM_TRY(body.finish());
    credentials.password = Secret(password);
    credentials.address = request.http.client.toString();
    ITSM_TRY_ASSIGN(const SignedIn signedIn, context.access.signIn(c, credentials));
    QJsonObject data = toJson(signedIn.tokens);
    data.insert(u"user"_s, toJson(signedIn.user));
    data.insert(u"tenant"_s, toJson(signedIn.tenant));
    data.insert(u"must_change_password"_s, signedIn.mustChangePassword);
    return answerWith(data);
}

Result<ApiAnswer> refresh(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &)
{
    BodyReader body(request.body);
    QString token;
    body.require(u"refresh_token"_s);
    body.text(u"refresh_token"_s, token);
    ITSM_TRY(body.finish());
    ITSM_TRY_ASSIGN(const TokenPair tokens, context.access.refresh(c, token.toLatin1()));
    return answerWith(toJson(tokens));
}

/// With the access token, or with the refresh token in the body where that has already expired.
Result<ApiAnswer> logout(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &)
{
    BodyReader body(request.body.isUndefined() ? QJsonValue(QJsonObject()) : request.body);
    QString token;
    body.text(u"refresh_token"_s, token);
    ITSM_TRY(body.finish());
    const QByteArray bearer = ownToken(request);
    if (bearer.isEmpty() && token.isEmpty())
        return fail(Error::Code::Unauthenticated,
                    QCoreApplication::translate("Api", "The request has no token to sign out."));
    std::optional<Error> refusal;
    bool isSignedOut = false;
    for (const QByteArray &each : {bearer, token.toLatin1()}) {
        if (each.isEmpty())
            continue;
        const Result<> ended = context.access.signOut(c, each);
        if (!ended && ended.error().code != Error::Code::Unauthenticated)
            return fail(ended.error());
        isSignedOut = isSignedOut || ended;
        if (!ended)
            refusal = ended.error();
    }
    // One of them may have expired, as long as the other one ends the session.
    return isSignedOut ? Result<ApiAnswer>(ApiAnswer()) : fail(*refusal);
}

Result<ApiAnswer> me(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const User user, context.access.me(c, actor));
    QJsonObject data = toJson(user);
    QJsonArray permissions;
    for (const Permission permission : allPermissions) {
        if (authorize(actor, permission)) // a wall display may less than its role
            permissions.append(QString(permissionName(permission)));
    }
    data.insert(u"permissions"_s, permissions);
    // An API token may do less than its owner.
    data.insert(u"role"_s, QString::fromLatin1(tokenName(actor.role)));
    return answerWith(data);
}

Result<ApiAnswer> changePassword(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &)
{
    BodyReader body(request.body);
    QString current;
    QString next;
    body.require(u"current_password"_s);
    body.require(u"new_password"_s);
    body.text(u"current_password"_s, current);
    body.text(u"new_password"_s, next);
    ITSM_TRY(body.finish());
    ITSM_TRY(context.access.changePassword(c, ownToken(request), Secret(current), Secret(next),
                                           request.http.client.toString()));
    return ApiAnswer();
}

Result<ApiAnswer> tokens(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<ApiToken> list, context.access.apiTokens(c, actor));
    QJsonArray items;
    for (const ApiToken &token : list)
        items.append(toJson(token));
    return answerWith(QJsonObject{{u"items"_s, items}});
}

Result<ApiAnswer> makeToken(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    BodyReader body(request.body);
    NewApiToken input;
    input.owner = actor.user;
    body.id(u"user_id"_s, input.owner);
    body.text(u"name"_s, input.name);
    body.text(u"scope"_s, input.scope);
    body.time(u"expires_at"_s, input.expiresAt);
    ITSM_TRY(body.finish());
    ITSM_TRY_ASSIGN(const MadeApiToken made, context.access.createApiToken(c, actor, input));
    QJsonObject data = toJson(made.token);
    data.insert(u"token"_s, made.text.reveal());
    return answerWith(data, 201);
}

Result<ApiAnswer> revokeToken(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY(context.access.revokeApiToken(c, actor, request.number<ApiTokenId>(u"id"_s)));
    return ApiAnswer();
}

} // namespace

std::vector<Route> accessRoutes()
{
    using Kind = RouteAccess::Kind;
    std::vector<Route> routes{
        {.method = "GET", .path = "/api/v1/auth/me", .access = Kind::SignedIn, .handler = me},
        {.method = "POST",
         .path = "/api/v1/auth/logout",
         .access = Kind::Public,
         .handler = logout,
         .bodyBytes = smallBody},
        {.method = "POST",
         .path = "/api/v1/auth/password",
         .access = Kind::SignedIn,
         .handler = changePassword,
         .lane = WorkLane::Long,
         .bodyBytes = smallBody},
        {.method = "GET", .path = "/api/v1/auth/tokens", .access = Permission::ReadIncidents, .handler = tokens},
        {.method = "POST",
         .path = "/api/v1/auth/tokens",
         .access = Permission::ReadIncidents,
         .handler = makeToken,
         .bodyBytes = smallBody},
        {.method = "DELETE",
         .path = "/api/v1/auth/tokens/{id}",
         .access = Permission::ReadIncidents,
         .handler = revokeToken},
    };
    // Hashing a password takes long, on purpose: it must not hold up others.
    for (const char *path : {"/api/v1/login", "/api/v1/auth/login"})
        routes.push_back({.method = "POST",
                          .path = path,
                          .access = Kind::Public,
                          .handler = login,
                          .lane = WorkLane::Long,
                          .bodyBytes = smallBody});
    for (const char *path : {"/api/v1/refresh-token", "/api/v1/auth/refresh"})
        routes.push_back(
            {.method = "POST", .path = path, .access = Kind::Public, .handler = refresh, .bodyBytes = smallBody});
    return routes;
}

} // namespace itsm
