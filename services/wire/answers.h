#pragma once

#include "services/desk/desk.h"
#include "services/storage/store.h"
#include "services/wire/dialect.h"
#include "services/wire/values.h"

namespace itsm {

// What the API answers with beyond single rows, as both sides write and read it, in V1.

/// {"items":[…],"offset":…,"next":"…","previous":"…"}: the cursors of the last and the first row for the parameters
/// `after` and `before`; absent where there is no row.
[[nodiscard]] QJsonObject toJson(const IncidentPage &page, const IncidentSort &sort);
template <>
Result<IncidentPage> fromJson(const QJsonValue &json);

/// {"count":…,"at_least":…}
[[nodiscard]] QJsonObject toJson(const RowCount &count);
template <>
Result<RowCount> fromJson(const QJsonValue &json);

/// {"incident":{…},"matches":…}
[[nodiscard]] QJsonObject toJson(const MatchedIncident &match);
template <>
Result<MatchedIncident> fromJson(const QJsonValue &json);

/// {"ids":[…]}, or the array alone.
[[nodiscard]] QJsonObject idsToJson(const std::vector<IncidentId> &ids);
[[nodiscard]] Result<std::vector<IncidentId>> idsFromJson(const QJsonValue &json);

/// {"incident":{…},"events":[…],"alerts":[…],"metrics":[…]}
[[nodiscard]] QJsonObject toJson(const IncidentDetail &detail);
template <>
Result<IncidentDetail> fromJson(const QJsonValue &json);

/// {"users","items","categories","subcategories","groups","sources"}
[[nodiscard]] QJsonObject toJson(const Directory &directory);
template <>
Result<Directory> fromJson(const QJsonValue &json);

/// {"items":[…],"relations":[…]}
[[nodiscard]] QJsonObject toJson(const ItemMap &map);
template <>
Result<ItemMap> fromJson(const QJsonValue &json);

/// {"items":[{"id","version","is_changed","error"?}],"cancelled":…}; an error is written as its envelope.
[[nodiscard]] QJsonObject toJson(const BulkResult &result);
template <>
Result<BulkResult> fromJson(const QJsonValue &json);

/// {"id":…,"error"?:{…}}
[[nodiscard]] QJsonObject toJson(const AlertItem &item);
template <>
Result<AlertItem> fromJson(const QJsonValue &json);

// {"items":[…],"is_cut":…}
[[nodiscard]] QJsonObject toJson(const AlertPage &page);
[[nodiscard]] QJsonObject toJson(const ActivityRecords &records);
[[nodiscard]] QJsonObject toJson(const MetricPage &page);
template <>
Result<AlertPage> fromJson(const QJsonValue &json);
template <>
Result<ActivityRecords> fromJson(const QJsonValue &json);
template <>
Result<MetricPage> fromJson(const QJsonValue &json);

/// The original's keys total_incidents, open_incidents, critical_incidents, avg_resolution_time and mttr (both in
/// hours), and the rest of ours. `by_status` and `by_category` are lists of {"name","count"}, in their order.
[[nodiscard]] QJsonObject toJson(const IncidentCounters &counters);
template <>
Result<IncidentCounters> fromJson(const QJsonValue &json);

/// What toJson() of analysis/impact.h writes. A basis that is not given is Assumed.
template <>
Result<ImpactFigures> fromJson(const QJsonValue &json);

/// {"entity":"incident","operation":"update","id":…,"parent_id"?:…}; the entity "everything" means: read all again.
[[nodiscard]] QJsonObject toJson(const Change &change);
/// An entity that is not known, of a newer server, is Everything.
template <>
Result<Change> fromJson(const QJsonValue &json);

/// What a request with `page` and `size` gets: {"items","total","page","pageSize"}, in the second dialect also
/// "totalPages" and, beside `items`, the array under the name `name` that this dialect uses.
[[nodiscard]] QJsonObject numberedPage(const QJsonArray &items, qint64 total, qint64 page, qint64 size,
                                       WireDialect dialect, const QString &name = QStringLiteral("items"));

} // namespace itsm
