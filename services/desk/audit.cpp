#include "services/desk/audit.h"

#include "services/desk/activity.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<> audit(Connection &c, const Actor &actor, Instant now, const char *action, const AuditObject &object,
               const QJsonObject &data)
{
    return appendAudit(c, {.id = {},
                           .tenantId = actor.tenant,
                           .occurredAt = now,
                           .userId = actor.user,
                           .userName = actor.name,
                           .source = actor.source,
                           .action = QString::fromLatin1(action),
                           .objectType = QString::fromLatin1(object.type),
                           .objectId = object.id,
                           .objectName = object.name,
                           .data = data});
}

QJsonObject changesBetween(const QJsonObject &before, const QJsonObject &after)
{
    QStringList keys = before.keys() + after.keys();
    keys.removeDuplicates();
    QJsonObject changes;
    for (const QString &key : std::as_const(keys)) {
        if (key != "version"_L1 && key != "updated_at"_L1)
            recordChange(changes, key, before.value(key), after.value(key));
    }
    return changes;
}

} // namespace itsm
