#include "services/desk/session.h"

#include "services/desk/audit.h"
#include "services/domain/json.h"
#include "services/storage/store.h"
#include "services/storage/tables.h"

#include <QCoreApplication>
#include <algorithm>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct SessionText
{
    Q_DECLARE_TR_FUNCTIONS(Session)
};

Result<Tenant> findOrMakeTenant(Connection &c, const QString &code)
{
    ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
    if (code.isEmpty() && !tenants.empty())
        return *std::ranges::min_element(tenants, {}, [](const Tenant &t) { return t.id; });
    const auto found = std::ranges::find(tenants, code, &Tenant::code);
    if (found != tenants.end())
        return *found;
    if (!code.isEmpty() && code != "default"_L1)
        return fail(Error::Code::NotFound, SessionText::tr("There is no tenant “%1” in this database.").arg(code),
                    u"tenant"_s);
    Tenant tenant{.id = {}, .code = u"default"_s, .name = u"Default"_s};
    ITSM_TRY_ASSIGN(tenant.id, insertTenant(c, tenant));
    return tenant;
}

/// The login of a person's own, which may not make people: somebody has to be told.
Result<Actor> unknownUser(const QString &login)
{
    return fail(
        Error::Code::Forbidden,
        SessionText::tr("This database does not know the user “%1”, and its login may not make users. An administrator "
                        "does: itsmd user add %1 --no-password")
            .arg(login),
        u"login"_s);
}

} // namespace

Result<Actor> openSession(Connection &c, const SessionRequest &request, const Clock &clock)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Write));
    ITSM_TRY_ASSIGN(const Tenant tenant, findOrMakeTenant(c, request.tenantCode));
    ITSM_TRY(bindTenant(c, tenant.id));

    ITSM_TRY_ASSIGN(const std::vector<User> users, selectUsers(c, tenant.id));
    const auto known = std::ranges::find(users, request.login, &User::login);
    User user;
    if (known != users.end()) {
        user = *known;
        if (!user.isActive)
            return fail(Error::Code::Forbidden, SessionText::tr("The user “%1” is deactivated.").arg(user.login),
                        u"login"_s);
    } else {
        const bool hasAdministrator =
            std::ranges::any_of(users, [](const User &u) { return u.isActive && u.role == Role::Admin; });
        user.tenantId = tenant.id;
        user.login = request.login;
        user.name = request.displayName.isEmpty() ? request.login : request.displayName;
        user.role = hasAdministrator ? Role::Agent : Role::Admin;
        const Result<UserId> made = insertUser(c, user);
        if (!made)
            return made.error().code == Error::Code::Forbidden ? unknownUser(user.login) : fail(made.error());
        user.id = *made;
    }
    const Actor actor{.tenant = tenant.id,
                      .user = user.id,
                      .name = user.name,
                      .role = user.role.value(),
                      .source = request.source.isEmpty() ? u"user"_s : request.source};
    if (known == users.end())
        ITSM_TRY(audit(c, actor, clock.now(), auditaction::userCreated,
                       {.type = "user", .id = user.id.value, .name = user.login}, toJson(user)));
    ITSM_TRY(transaction.commit());
    return actor;
}

} // namespace itsm
