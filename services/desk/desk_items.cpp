#include "services/desk/audit.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/domain/json.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<ConfigurationItem> readItem(Connection &c, TenantId tenant, CiId id)
{
    ITSM_TRY_ASSIGN(std::optional<ConfigurationItem> item, selectCi(c, tenant, id));
    if (!item)
        return fail(Error::Code::NotFound, QCoreApplication::translate("Desk", "There is no such configuration item."),
                    {}, {{u"id"_s, id.value}});
    return std::move(*item);
}

AuditObject objectOf(const ConfigurationItem &item)
{
    return {.type = "item", .id = item.id.value, .name = item.name};
}

void fill(ConfigurationItem &item, const NewItem &input)
{
    item.name = input.name;
    item.type = input.type;
    item.environment = input.environment;
    if (input.criticality)
        item.criticality = *input.criticality;
}

/// Incidents and filters name items by their names; two of one name could not be told apart. Databases that were
/// adopted may hold such twins, which is why the schema does not forbid them. Under lockDirectory().
Result<> checkNameIsFree(Connection &c, const ConfigurationItem &item)
{
    ITSM_TRY_ASSIGN(const std::vector<ConfigurationItem> all, selectCis(c, item.tenantId));
    const bool isTaken = std::ranges::any_of(
        all, [&](const ConfigurationItem &other) { return other.id != item.id && other.name == item.name; });
    if (isTaken)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "There is a configuration item of this name already."),
                    u"name"_s);
    return {};
}

} // namespace

Result<ConfigurationItem> ServiceDesk::createItem(Connection &c, const Actor &actor, const NewItem &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    ITSM_TRY_ASSIGN(const NewItem checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<ConfigurationItem> {
        ITSM_TRY(lockDirectory(c, actor.tenant));
        ConfigurationItem item;
        item.tenantId = actor.tenant;
        fill(item, checked);
        ITSM_TRY(checkNameIsFree(c, item));
        ITSM_TRY_ASSIGN(item.id, insertCi(c, item));
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::itemCreated, objectOf(item), toJson(item)));
        return item;
    });
}

Result<ConfigurationItem> ServiceDesk::updateItem(Connection &c, const Actor &actor, CiId id, const NewItem &input,
                                                  qint64 version) const
{
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    ITSM_TRY_ASSIGN(const NewItem checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<ConfigurationItem> {
        ITSM_TRY(lockDirectory(c, actor.tenant));
        ITSM_TRY_ASSIGN(const ConfigurationItem stored, readItem(c, actor.tenant, id));
        ConfigurationItem item = stored;
        fill(item, checked);
        if (item == stored)
            return stored;
        if (version != 0 && version != stored.version)
            return fail(versionConflict(
                QCoreApplication::translate("Desk", "Somebody else changed the configuration item \"%1\" meanwhile.")
                    .arg(stored.name),
                version, stored.version, toJson(item), toJson(stored)));
        if (item.name != stored.name)
            ITSM_TRY(checkNameIsFree(c, item));
        ITSM_TRY_ASSIGN(const bool isWritten, updateCi(c, item, stored.version, m_clock.now()));
        if (!isWritten)
            return fail(transientError());
        item.version = stored.version + 1;
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::itemUpdated, objectOf(item),
                       changesBetween(toJson(stored), toJson(item))));
        return item;
    });
}

Result<> ServiceDesk::deleteItem(Connection &c, const Actor &actor, CiId id) const
{
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const ConfigurationItem item, readItem(c, actor.tenant, id));
        ITSM_TRY_ASSIGN(const qint64 incidents, countIncidentsOfCi(c, actor.tenant, id));
        if (const int shown = static_cast<int>(incidents); shown > 0)
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Desk",
                                                    "%n incident(s) name the configuration item \"%1\", so it stays. "
                                                    "Name another one in them first.",
                                                    nullptr, shown)
                            .arg(item.name),
                        {}, {{u"incidents"_s, incidents}});
        ITSM_TRY_ASSIGN(const bool isDeleted, deleteCi(c, actor.tenant, id));
        if (!isDeleted)
            return fail(transientError());
        return audit(c, actor, m_clock.now(), auditaction::itemDeleted, objectOf(item), toJson(item));
    });
}

Result<> ServiceDesk::addRelation(Connection &c, const Actor &actor, const CiRelation &relation) const
{
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    if (!relationTypes().contains(relation.type))
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "This is not one of the possible values."), u"type"_s);
    if (relation.from == relation.to)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "An item has no relation to itself; choose another one."),
                    u"to_id"_s);
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY(lockDirectory(c, actor.tenant));
        ITSM_TRY_ASSIGN(const ConfigurationItem from, readItem(c, actor.tenant, relation.from));
        ITSM_TRY(readItem(c, actor.tenant, relation.to));
        ITSM_TRY_ASSIGN(const std::vector<CiRelation> all, selectCiRelations(c, actor.tenant));
        if (std::ranges::find(all, relation) != all.end())
            return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "There is this relation already."),
                        u"to_id"_s);
        ITSM_TRY(insertCiRelation(c, actor.tenant, relation));
        return audit(c, actor, m_clock.now(), auditaction::relationAdded, objectOf(from), toJson(relation));
    });
}

Result<> ServiceDesk::removeRelation(Connection &c, const Actor &actor, const CiRelation &relation) const
{
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const bool isDeleted, deleteCiRelation(c, actor.tenant, relation));
        if (!isDeleted)
            return fail(Error::Code::NotFound, QCoreApplication::translate("Desk", "There is no such relation."));
        ITSM_TRY_ASSIGN(const ConfigurationItem from, readItem(c, actor.tenant, relation.from));
        return audit(c, actor, m_clock.now(), auditaction::relationRemoved, objectOf(from), toJson(relation));
    });
}

Result<ItemMap> ServiceDesk::items(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, Connection::Access::Read, [&]() -> Result<ItemMap> {
        ItemMap map;
        ITSM_TRY_ASSIGN(map.items, selectItemLoads(c, actor.tenant));
        ITSM_TRY_ASSIGN(map.relations, selectCiRelations(c, actor.tenant));
        return map;
    });
}

} // namespace itsm
