#include "services/desk/import_people.h"

#include "services/desk/audit.h"
#include "services/domain/json.h"
#include "services/runtime/clock.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// A login made of a name: "Opened by  8" gives "opened.by.8".
QString loginFor(const QString &name, const QSet<QString> &taken)
{
    const QString base = name.simplified().toLower().replace(u' ', u'.');
    QString login = base;
    for (int n = 2; taken.contains(login); ++n)
        login = base + u'-' + QString::number(n);
    return login;
}

} // namespace

Result<ImportDirectory> ImportDirectory::load(Connection &c, TenantId tenant)
{
    ImportDirectory directory(tenant);
    ITSM_TRY_ASSIGN(const std::vector<User> users, selectUsers(c, tenant));
    for (const User &user : users) {
        directory.m_logins.insert(user.login);
        UserId &id = directory.m_users[user.name];
        if (!id.isValid() || user.id < id)
            id = user.id;
    }
    ITSM_TRY_ASSIGN(const std::vector<ConfigurationItem> items, selectCis(c, tenant));
    for (const ConfigurationItem &item : items) {
        CiId &id = directory.m_items[item.name];
        if (!id.isValid() || item.id < id)
            id = item.id;
    }
    return directory;
}

Result<> ImportDirectory::ensureUser(Connection &c, const Actor &actor, const ImportedPerson &person)
{
    if (person.name.isEmpty() || m_users.contains(person.name))
        return {};
    ITSM_TRY(authorize(actor, Permission::WriteUsers));
    User user;
    user.tenantId = m_tenant;
    user.name = person.name;
    user.login = loginFor(person.name, m_logins);
    user.role = person.role;
    ITSM_TRY_ASSIGN(user.id, insertUser(c, user));
    ITSM_TRY(audit(c, actor, SystemClock::instance().now(), auditaction::userCreated,
                   {.type = "user", .id = user.id.value, .name = user.login}, toJson(user)));
    m_users.insert(user.name, user.id);
    m_logins.insert(user.login);
    return {};
}

Result<CiId> ImportDirectory::item(Connection &c, const Actor &actor, const QString &name)
{
    if (name.isEmpty())
        return CiId();
    if (const auto found = m_items.constFind(name); found != m_items.constEnd())
        return *found;
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    ConfigurationItem item;
    item.tenantId = m_tenant;
    item.name = name;
    ITSM_TRY_ASSIGN(item.id, insertCi(c, item));
    ITSM_TRY(audit(c, actor, SystemClock::instance().now(), auditaction::itemCreated,
                   {.type = "item", .id = item.id.value, .name = item.name}, toJson(item)));
    m_items.insert(name, item.id);
    return item.id;
}

Result<> ImportDirectory::resolve(Connection &c, const Actor &actor, ImportedState &state)
{
    for (const ImportedPerson &person : state.people)
        ITSM_TRY(ensureUser(c, actor, person));
    Incident &incident = state.incident;
    incident.tenantId = m_tenant;
    incident.assigneeId = m_users.value(incident.assigneeName);
    incident.reporterId = m_users.value(incident.reporterName);
    ITSM_TRY_ASSIGN(incident.ciId, item(c, actor, incident.ciName));
    return {};
}

} // namespace itsm
