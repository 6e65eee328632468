#include "services/storage/json_column.h"
#include "services/storage/tables.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<ViewId> insertView(Connection &c, const SavedView &view)
{
    ITSM_TRY_ASSIGN(
        const qint64 id,
        insertReturningId(c,
                          u"INSERT INTO saved_views (tenant_id, owner_id, name, filter, settings, is_shared)"
                          " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"_s,
                          {view.tenantId.value, nullable(view.ownerId), view.name, view.filter,
                           jsonValue(view.settings), view.isShared}));
    return ViewId(id);
}

Result<bool> deleteView(Connection &c, TenantId tenant, ViewId id)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"DELETE FROM saved_views WHERE tenant_id = ? AND id = ?"_s, {tenant.value, id.value}));
    return changed > 0;
}

Result<std::vector<SavedView>> selectViews(Connection &c, TenantId tenant, UserId user)
{
    return queryAll<SavedView>(c,
                               u"SELECT id, tenant_id, owner_id, name, filter, settings, is_shared FROM saved_views"
                               " WHERE tenant_id = ? AND (is_shared = ? OR owner_id = ?) ORDER BY name, id"_s,
                               {tenant.value, true, user.value}, [](const Row &row) {
                                   return SavedView{.id = ViewId(row.integer(0)),
                                                    .tenantId = TenantId(row.integer(1)),
                                                    .ownerId = UserId(row.integer(2)),
                                                    .name = row.text(3),
                                                    .filter = row.text(4),
                                                    .settings = jsonObject(row, 5),
                                                    .isShared = row.boolean(6)};
                               });
}

Result<bool> insertIntent(Connection &c, const OutboxIntent &intent)
{
    // Without a conflict target: a desktop login may insert here, but not read.
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(
            u"INSERT INTO notification_outbox (tenant_id, key, incident_id, alert_id, channel, recipient, payload,"
            " next_attempt_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
            {intent.tenantId.value, intent.key, nullable(intent.incidentId), nullable(intent.alertId), intent.channel,
             intent.recipient, jsonValue(intent.payload), intent.createdAt, intent.createdAt}));
    return changed > 0;
}

Result<std::optional<QJsonObject>> selectSetting(Connection &c, TenantId tenant, const QString &key)
{
    return queryOne<QJsonObject>(c, u"SELECT value FROM tenant_settings WHERE tenant_id = ? AND key = ?"_s,
                                 {tenant.value, key}, [](const Row &row) { return jsonObject(row, 0); });
}

Result<> upsertSetting(Connection &c, TenantId tenant, const QString &key, const QJsonObject &value)
{
    ITSM_TRY(c.execute(u"INSERT INTO tenant_settings (tenant_id, key, value) VALUES (?, ?, ?)"
                       " ON CONFLICT (tenant_id, key) DO UPDATE SET value = excluded.value"_s,
                       {tenant.value, key, QJsonDocument(value).toJson(QJsonDocument::Compact)}));
    return {};
}

} // namespace itsm
