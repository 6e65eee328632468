#include "services/desk/provision.h"

#include "services/desk/audit.h"
#include "services/desk/transaction.h"
#include "services/runtime/clock.h"
#include "services/storage/tables.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Result<Tenant> findTenant(Connection &c, const QString &code, MissingTenant missing)
{
    ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
    if (code.isEmpty() && !tenants.empty())
        return *std::ranges::min_element(tenants, {}, &Tenant::id);
    const QString wanted = code.isEmpty() ? u"default"_s : code;
    if (const auto found = std::ranges::find(tenants, wanted, &Tenant::code); found != tenants.end())
        return *found;
    if (missing == MissingTenant::Refuse)
        return fail(Error::Code::NotFound,
                    QCoreApplication::translate("Desk", "There is no tenant \"%1\" in this database.").arg(wanted),
                    u"tenant"_s);
    Tenant tenant{.id = {}, .code = wanted, .name = code.isEmpty() ? u"Default"_s : code};
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY_ASSIGN(tenant.id, insertTenant(c, tenant));
    ITSM_TRY(transaction.commit());
    return tenant;
}

Result<> createInventory(Connection &c, const Actor &actor, Inventory &inventory)
{
    ITSM_TRY(authorize(actor, Permission::WriteUsers));
    ITSM_TRY(authorize(actor, Permission::WriteItems));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        for (User &user : inventory.users) {
            user.tenantId = actor.tenant;
            ITSM_TRY_ASSIGN(user.id, insertUser(c, user));
        }
        for (ConfigurationItem &item : inventory.items) {
            item.tenantId = actor.tenant;
            ITSM_TRY_ASSIGN(item.id, insertCi(c, item));
        }
        for (const Inventory::Relation &relation : inventory.relations) {
            ITSM_TRY(insertCiRelation(c, actor.tenant,
                                      {.from = inventory.items[relation.from].id,
                                       .to = inventory.items[relation.to].id,
                                       .type = relation.type}));
        }
        return audit(c, actor, SystemClock::instance().now(), auditaction::inventoryCreated,
                     {.type = "tenant", .id = actor.tenant.value, .name = {}},
                     {{u"users"_s, qint64(inventory.users.size())},
                      {u"items"_s, qint64(inventory.items.size())},
                      {u"relations"_s, qint64(inventory.relations.size())}});
    });
}

Result<qint64> loadMetrics(Connection &c, const Actor &actor, const std::vector<Metric> &metrics)
{
    ITSM_TRY(authorize(actor, Permission::WriteMetrics));
    if (!std::ranges::all_of(metrics, [](const Metric &m) { return std::isfinite(m.value); }))
        return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "A metric needs a finite number."),
                    u"value"_s);
    static const SqlConstants columns{u"incident_id"_sql,  u"metric_type"_sql, u"metric_name"_sql,
                                      u"metric_value"_sql, u"unit"_sql,        u"measured_at"_sql,
                                      u"tags"_sql,         u"metadata"_sql,    u"tenant_id"_sql};
    return inTransaction(c, actor, Connection::Access::Write, [&] {
        auto next = metrics.begin();
        return c.bulkInsert(u"incident_metrics"_sql, columns, [&](Params &row) {
            if (next == metrics.end())
                return false;
            const Metric &m = *next++;
            row = {m.incidentId.value, m.type,       m.name,           m.value,           m.unit,
                   m.measuredAt,       json(m.tags), json(m.metadata), actor.tenant.value};
            return true;
        });
    });
}

} // namespace itsm
