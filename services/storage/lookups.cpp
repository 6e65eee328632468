#include "services/storage/lookups.h"

#include "services/storage/directory_rows.h"
#include "services/storage/json_column.h"
#include "services/storage/schema.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<std::vector<User>> selectUsersById(Connection &c, TenantId tenant, const std::vector<UserId> &ids)
{
    return queryAll<User>(c,
                          u"SELECT "_s + userColumns + u" FROM users WHERE tenant_id = ? AND id"_s +
                              isAnyOf(c.dialect()) + u" ORDER BY id"_s,
                          {tenant.value, idList(ids)}, readUser);
}

Result<std::optional<QString>> selectCiName(Connection &c, TenantId tenant, CiId id)
{
    return queryOne<QString>(c, u"SELECT name FROM configuration_items WHERE tenant_id = ? AND id = ?"_s,
                             {tenant.value, id.value}, [](const Row &row) { return row.text(0); });
}

Result<QHash<QString, ConfigurationItem>> selectCisByName(Connection &c, TenantId tenant, const QStringList &names)
{
    QHash<QString, ConfigurationItem> found;
    if (names.isEmpty())
        return found;
    ITSM_TRY(c.query(u"SELECT "_s + ciColumns + u" FROM configuration_items WHERE tenant_id = ? AND name"_s +
                         isAnyTextOf(c.dialect()) + u" ORDER BY id DESC"_s,
                     {tenant.value, jsonValue(names)}, [&found](const Row &row) {
                         const ConfigurationItem item = readCi(row);
                         found.insert(item.name, item);
                         return true;
                     }));
    return found;
}

Result<std::vector<UserLoad>> selectManagerLoads(Connection &c, TenantId tenant)
{
    return queryAll<UserLoad>(
        c,
        u"SELECT "_s + userColumns +
            u", (SELECT count(*) FROM incidents i WHERE i.tenant_id = u.tenant_id AND i.assignee_id = u.id "
            "AND i.deleted_at IS NULL AND i.status NOT IN ('resolved', 'closed', 'cancelled')) "
            "FROM users u WHERE tenant_id = ? AND role = 'manager' AND is_active ORDER BY id"_s,
        {tenant.value},
        [](const Row &row) { return UserLoad{.user = readUser(row), .openIncidents = row.integer(userColumnCount)}; });
}

Result<QStringList> selectDistinctTexts(Connection &c, TenantId tenant, IncidentField field, int limit)
{
    const QString sql = uR"(
        WITH RECURSIVE texts(x) AS (
            SELECT (SELECT %1 FROM incidents WHERE tenant_id = ? AND deleted_at IS NULL ORDER BY %1 LIMIT 1)
            UNION ALL
            SELECT (SELECT %1 FROM incidents WHERE tenant_id = ? AND deleted_at IS NULL AND %1 > texts.x
                     ORDER BY %1 LIMIT 1)
              FROM texts WHERE texts.x IS NOT NULL)
        SELECT x FROM texts WHERE x <> '' LIMIT ?)"_s.arg(sortColumn(field));
    QStringList texts;
    ITSM_TRY(c.query(sql, {tenant.value, tenant.value, qint64{limit}}, [&](const Row &row) {
        texts.append(row.text(0));
        return true;
    }));
    return texts;
}

Result<bool> updateView(Connection &c, const SavedView &view)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"UPDATE saved_views SET name = ?, filter = ?, settings = ?, is_shared = ? "
                              "WHERE tenant_id = ? AND id = ? AND owner_id = ?"_s,
                              {view.name, view.filter, QJsonDocument(view.settings).toJson(QJsonDocument::Compact),
                               view.isShared, view.tenantId.value, view.id.value, view.ownerId.value}));
    return changed == 1;
}

} // namespace itsm
