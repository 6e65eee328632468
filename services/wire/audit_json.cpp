#include "services/wire/audit_json.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QJsonObject toJson(const AuditRecord &record)
{
    QJsonObject json{{u"id"_s, record.id.value},           {u"occurred_at"_s, toRfc3339(record.occurredAt)},
                     {u"user_name"_s, record.userName},    {u"source"_s, record.source},
                     {u"action"_s, record.action},         {u"object_type"_s, record.objectType},
                     {u"object_name"_s, record.objectName}};
    if (record.userId.isValid())
        json.insert(u"user_id"_s, record.userId.value);
    if (record.objectId != 0)
        json.insert(u"object_id"_s, record.objectId);
    if (!record.data.isEmpty())
        json.insert(u"data"_s, record.data);
    return json;
}

} // namespace itsm
