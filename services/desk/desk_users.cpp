#include "services/desk/audit.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/domain/json.h"
#include "services/storage/access_tables.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

void fill(User &user, const NewUser &input)
{
    user.login = input.login;
    user.name = input.name;
    user.email = input.email;
    user.role = input.role;
    user.isActive = input.isActive;
}

AuditObject objectOf(const User &user)
{
    return {.type = "user", .id = user.id.value, .name = user.login};
}

bool isActiveAdmin(const User &user)
{
    return user.isActive && user.role == Role::Admin;
}

Result<> checkLoginIsFree(const std::vector<User> &all, const User &user)
{
    const bool isTaken =
        std::ranges::any_of(all, [&](const User &other) { return other.id != user.id && other.login == user.login; });
    if (isTaken)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "Somebody else has this login already."),
                    u"login"_s);
    return {};
}

/// Without an administrator nobody could ever name one again.
Result<> checkAdminRemains(const std::vector<User> &all, const User &before, const User &after)
{
    if (!isActiveAdmin(before) || isActiveAdmin(after))
        return {};
    const bool isAnother =
        std::ranges::any_of(all, [&](const User &other) { return other.id != after.id && isActiveAdmin(other); });
    if (!isAnother)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "\"%1\" is the last active administrator. Make somebody else "
                                                        "administrator first.")
                        .arg(before.name),
                    after.isActive ? u"role"_s : u"is_active"_s);
    return {};
}

} // namespace

Result<User> ServiceDesk::createUser(Connection &c, const Actor &actor, const NewUser &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteUsers));
    ITSM_TRY_ASSIGN(const NewUser checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<User> {
        ITSM_TRY(lockDirectory(c, actor.tenant));
        ITSM_TRY_ASSIGN(const std::vector<User> all, selectUsers(c, actor.tenant));
        User user;
        user.tenantId = actor.tenant;
        fill(user, checked);
        ITSM_TRY(checkLoginIsFree(all, user));
        ITSM_TRY_ASSIGN(user.id, insertUser(c, user));
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::userCreated, objectOf(user), toJson(user)));
        return user;
    });
}

Result<User> ServiceDesk::updateUser(Connection &c, const Actor &actor, UserId id, const NewUser &input,
                                     qint64 version) const
{
    ITSM_TRY(authorize(actor, Permission::WriteUsers));
    ITSM_TRY_ASSIGN(const NewUser checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<User> {
        ITSM_TRY(lockDirectory(c, actor.tenant));
        ITSM_TRY_ASSIGN(const std::vector<User> all, selectUsers(c, actor.tenant));
        const auto stored = std::ranges::find(all, id, &User::id);
        if (stored == all.end())
            return fail(Error::Code::NotFound, QCoreApplication::translate("Desk", "There is no such user."), {},
                        {{u"id"_s, id.value}});
        User user = *stored;
        fill(user, checked);
        if (user == *stored)
            return user;
        if (version != 0 && version != stored->version)
            return fail(
                versionConflict(QCoreApplication::translate("Desk", "Somebody else changed the user \"%1\" meanwhile.")
                                    .arg(stored->name),
                                version, stored->version, toJson(user), toJson(*stored)));
        ITSM_TRY(checkLoginIsFree(all, user));
        ITSM_TRY(checkAdminRemains(all, *stored, user));
        ITSM_TRY_ASSIGN(const bool isWritten, itsm::updateUser(c, user, stored->version, m_clock.now()));
        if (!isWritten)
            return fail(transientError());
        // Whoever comes back later signs in again.
        if (stored->isActive && !user.isActive)
            ITSM_TRY(revokeSessionsOf(c, actor.tenant, id, m_clock.now()));
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::userUpdated, objectOf(user),
                       changesBetween(toJson(*stored), toJson(user))));
        user.version = stored->version + 1;
        return user;
    });
}

Result<std::vector<UserLoad>> ServiceDesk::users(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, Connection::Access::Read,
                         [&]() -> Result<std::vector<UserLoad>> { return selectUserLoads(c, actor.tenant); });
}

} // namespace itsm
