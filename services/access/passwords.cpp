#include "services/access/access_common.h"
#include "services/access/access_desk.h"
#include "services/desk/provision.h"
#include "services/desk/transaction.h"
#include "services/domain/json.h"
#include "services/storage/tables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The first tenant, made if there is none.
Result<Tenant> firstTenant(Connection &c)
{
    auto tenant = findTenant(c, {}, MissingTenant::Create);
    if (!tenant && tenant.error().code == Error::Code::Conflict)
        return findTenant(c, {}, MissingTenant::Refuse); // another server was faster
    return tenant;
}

bool hasPassword(const Credential &credential, Instant now)
{
    return !credential.passwordHash.isEmpty() && (!credential.oneTimeUntil || *credential.oneTimeUntil > now);
}

/// Under lockDirectory().
Result<User> makeAdministrator(Connection &c, const Actor &program, Instant now)
{
    User user{.id = {},
              .tenantId = program.tenant,
              .login = u"admin"_s,
              .name = u"Administrator"_s,
              .email = {},
              .role = Role::Admin};
    for (int number = 2;; ++number) {
        ITSM_TRY_ASSIGN(const auto twin, selectCredential(c, program.tenant, user.login));
        if (!twin)
            break;
        user.login = u"admin"_s + QString::number(number);
    }
    ITSM_TRY_ASSIGN(user.id, insertUser(c, user));
    ITSM_TRY(audit(c, program, now, auditaction::userCreated, objectOf(user), toJson(user)));
    return user;
}

} // namespace

Result<> AccessDesk::writePassword(Connection &c, const Actor &actor, const User &user, const QString &hash,
                                   PasswordUse use, const QString &exceptSession)
{
    const Instant now = m_clock.now();
    const OptionalInstant oneTimeUntil =
        use == PasswordUse::OneTime ? OptionalInstant(now + m_policy.oneTimeLife) : std::nullopt;
    const auto write = [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const bool isWritten, updatePassword(c, actor.tenant, user.id, hash, oneTimeUntil, now));
        if (!isWritten)
            return fail(noSuchUser(user.id.value));
        ITSM_TRY(revokeSessionsOf(c, actor.tenant, user.id, now, exceptSession));
        const bool isOwn = actor.user == user.id && use == PasswordUse::Lasting;
        return audit(c, actor, now, isOwn ? auditaction::passwordChanged : auditaction::passwordSet, objectOf(user));
    };
    ITSM_TRY(inTransaction(c, actor, Connection::Access::Write, write));
    forgetAll();
    return {};
}

Result<> AccessDesk::changePassword(Connection &c, const QByteArray &accessToken, const Secret &current,
                                    const Secret &next, const QString &address)
{
    ITSM_TRY_ASSIGN(const Actor actor, authenticate(c, accessToken, Purpose::Account));
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    const auto claims = readToken(accessToken, keys->accepted, TokenClaims::Use::Access, m_clock.now());
    if (!claims)
        return fail(Error::Code::Forbidden, AccessText::tr("An API token cannot change a password."));
    ITSM_TRY_ASSIGN(const auto stored, inTransaction(c, actor, Connection::Access::Read,
                                                     [&] { return selectCredential(c, actor.tenant, actor.user); }));
    if (!stored)
        return fail(noSuchUser(actor.user.value));
    if (current.reveal().isEmpty() || current.reveal().size() > maxPasswordSize)
        return fail(Error::Code::Invalid, AccessText::tr("The password is wrong."), u"current_password"_s);
    const QString account = QString::number(actor.tenant.value) + u'\n' + stored->user.login;
    ITSM_TRY_ASSIGN(const bool isRight, checkPassword(account, address, current, stored->passwordHash));
    if (!isRight)
        return fail(Error::Code::Invalid, AccessText::tr("The password is wrong."), u"current_password"_s);
    ITSM_TRY(checkNewPassword(next, stored->user.login, stored->user.name));
    if (next == current)
        return fail(Error::Code::Invalid, AccessText::tr("This is the password that you have already."), u"password"_s);
    ITSM_TRY_ASSIGN(const QString hash, m_hasher.hash(next));
    return writePassword(c, actor, stored->user, hash, PasswordUse::Lasting, claims->session);
}

Result<> AccessDesk::setPassword(Connection &c, const Actor &actor, UserId user, const Secret &password,
                                 PasswordUse use)
{
    ITSM_TRY(authorize(actor, Permission::WriteUsers));
    ITSM_TRY_ASSIGN(const auto stored, inTransaction(c, actor, Connection::Access::Read,
                                                     [&] { return selectCredential(c, actor.tenant, user); }));
    if (!stored)
        return fail(noSuchUser(user.value));
    ITSM_TRY(checkNewPassword(password, stored->user.login, stored->user.name));
    ITSM_TRY_ASSIGN(const QString hash, m_hasher.hash(password));
    return writePassword(c, actor, stored->user, hash, use, {});
}

Result<std::optional<FirstPassword>> AccessDesk::ensureAdministrator(Connection &c)
{
    ITSM_TRY_ASSIGN(const Tenant tenant, firstTenant(c));
    FirstPassword first{.tenantCode = tenant.code, .login = {}, .password = makeOneTimePassword()};
    ITSM_TRY_ASSIGN(const QString hash, m_hasher.hash(first.password));
    const Instant now = m_clock.now();
    const Actor program = programIn(tenant.id);
    const auto ensure = [&]() -> Result<std::optional<FirstPassword>> {
        ITSM_TRY(lockDirectory(c, tenant.id)); // another server may start at the same moment
        ITSM_TRY_ASSIGN(const std::vector<Credential> administrators, selectAdministrators(c, tenant.id));
        if (std::ranges::any_of(administrators, [now](const Credential &one) { return hasPassword(one, now); }))
            return std::nullopt;
        User user;
        if (administrators.empty()) {
            ITSM_TRY_ASSIGN(user, makeAdministrator(c, program, now));
        } else {
            user = administrators.front().user;
        }
        ITSM_TRY(updatePassword(c, tenant.id, user.id, hash, now + m_policy.oneTimeLife, now));
        ITSM_TRY(audit(c, program, now, auditaction::passwordSet, objectOf(user)));
        first.login = user.login;
        return first;
    };
    return inTransaction(c, program, Connection::Access::Write, ensure);
}

} // namespace itsm
