#include "services/access/access_common.h"
#include "services/access/access_desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Error noSuchToken(ApiTokenId id)
{
    return {
        Error::Code::NotFound, AccessText::tr("There is no valid token of this number."), {}, {{u"id"_s, id.value}}};
}

AuditObject objectOf(const ApiToken &token)
{
    return {.type = "token", .id = token.id.value, .name = token.name};
}

Result<> checkScope(const QString &scope, const User &owner)
{
    if (scope == wallScope)
        return {};
    const auto role = Token<Role>::fromText(scope);
    if (!role.isKnown())
        return fail(Error::Code::Invalid, AccessText::tr("A token has the scope of a role, or “wall”."), u"scope"_s);
    if (!owner.role.isKnown() || role.value() > owner.role.value())
        return fail(Error::Code::Invalid, AccessText::tr("A token may not do more than its owner."), u"scope"_s);
    return {};
}

bool mayKeep(const Actor &actor, UserId owner)
{
    return (actor.user.isValid() && actor.user == owner) || hasPermission(actor.role, Permission::WriteUsers);
}

Result<> refuseTokens(const Actor &actor)
{
    if (actor.source == apiSource)
        return fail(Error::Code::Forbidden, AccessText::tr("Tokens are looked after by people who signed in."));
    return {};
}

} // namespace

Result<MadeApiToken> AccessDesk::createApiToken(Connection &c, const Actor &actor, const NewApiToken &input)
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY(refuseTokens(actor));
    if (!mayKeep(actor, input.owner))
        ITSM_TRY(authorize(actor, Permission::WriteUsers));
    const Instant now = m_clock.now();
    MadeApiToken made;
    made.token.tenantId = actor.tenant;
    made.token.ownerId = input.owner;
    made.token.scope = input.scope;
    made.token.createdAt = now;
    made.token.expiresAt = input.expiresAt;
    ITSM_TRY_ASSIGN(made.token.name, checkedLine(input.name, u"name"_s, maxNameLength, Presence::Required));
    ITSM_TRY(checkInstant(input.expiresAt, u"expires_at"_s));
    if (input.expiresAt && *input.expiresAt <= now)
        return fail(Error::Code::Invalid, AccessText::tr("The end of the token has passed already."), u"expires_at"_s);
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    const QByteArray text = makeApiToken(actor.tenant, keys->api);
    const QString hash = readApiToken(text, keys->api).value_or(ApiTokenText{}).hash;
    const auto write = [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const auto owner, selectCredential(c, actor.tenant, input.owner));
        if (!owner)
            return fail(noSuchUser(input.owner.value));
        if (!owner->user.isActive)
            return fail(Error::Code::Invalid, AccessText::tr("The owner of a token must be active."), u"owner"_s);
        ITSM_TRY(checkScope(input.scope, owner->user));
        made.token.ownerLogin = owner->user.login;
        ITSM_TRY_ASSIGN(made.token.id, insertApiToken(c, made.token, hash));
        QJsonObject facts{{u"owner"_s, made.token.ownerLogin}, {u"scope"_s, made.token.scope}};
        if (made.token.expiresAt)
            facts.insert(u"expires_at"_s, toRfc3339(*made.token.expiresAt));
        return audit(c, actor, now, auditaction::tokenCreated, objectOf(made.token), facts);
    };
    ITSM_TRY(inTransaction(c, actor, Connection::Access::Write, write));
    made.text = Secret(QString::fromLatin1(text));
    return made;
}

Result<std::vector<ApiToken>> AccessDesk::apiTokens(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY(refuseTokens(actor));
    ITSM_TRY_ASSIGN(std::vector<ApiToken> all, inTransaction(c, actor, Connection::Access::Read,
                                                             [&] { return selectApiTokens(c, actor.tenant); }));
    std::erase_if(all, [&](const ApiToken &token) { return !mayKeep(actor, token.ownerId); });
    return all;
}

Result<> AccessDesk::revokeApiToken(Connection &c, const Actor &actor, ApiTokenId id)
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY(refuseTokens(actor));
    const auto revoke = [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const std::vector<ApiToken> all, selectApiTokens(c, actor.tenant));
        const auto token = std::ranges::find(all, id, &ApiToken::id);
        if (token == all.end() || !mayKeep(actor, token->ownerId))
            return fail(noSuchToken(id));
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(const bool isRevoked, itsm::revokeApiToken(c, actor.tenant, id, now));
        if (!isRevoked)
            return fail(noSuchToken(id));
        return audit(c, actor, now, auditaction::tokenRevoked, objectOf(*token), {{u"owner"_s, token->ownerLogin}});
    };
    ITSM_TRY(inTransaction(c, actor, Connection::Access::Write, revoke));
    forgetAll();
    return {};
}

} // namespace itsm
