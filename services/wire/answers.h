#pragma once

#include "services/desk/desk.h"
#include "services/storage/store.h"
#include "services/wire/json_writer.h"
#include "services/wire/values.h"

namespace itsm {

// What the API answers with beyond single rows, as both sides write and read it, in V1.

/// {"items":[…],"offset":…,"next":"…","previous":"…"}: the cursors of the last and the first row for the parameters
/// `after` and `before`; absent where there is no row.
[[nodiscard]] QByteArray toText(const IncidentPage &page, const IncidentSort &sort, WireDialect dialect);
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

/// What a request with `page` and `size` gets beside its rows: "total", "page", "pageSize", in the second dialect also
/// "totalPages"; and "total_is_at_least" where nobody counted further.
void writePageNumbers(JsonWriter &out, const RowCount &total, qint64 page, qint64 size, WireDialect dialect);

/// {"items":[…], …}: with those. The second dialect has the rows also under the name `second` that it uses.
template <typename T>
[[nodiscard]] QByteArray numberedPage(const std::vector<T> &rows, const RowCount &total, qint64 page, qint64 size,
                                      WireDialect dialect, QLatin1StringView second = {})
{
    JsonWriter out(dialect);
    out.beginObject();
    out.write(QLatin1StringView("items"), rows);
    if (dialect == WireDialect::V2 && !second.isEmpty())
        out.write(second, rows);
    writePageNumbers(out, total, page, size, dialect);
    out.endObject();
    return out.text();
}

/// One row.
template <typename T>
[[nodiscard]] QByteArray toText(const T &row, WireDialect dialect)
{
    JsonWriter out(dialect);
    out.writeRow(row);
    return out.text();
}

/// The array alone.
template <typename T>
[[nodiscard]] QByteArray toTextList(const std::vector<T> &rows, WireDialect dialect)
{
    JsonWriter out(dialect);
    out.writeList(rows);
    return out.text();
}

} // namespace itsm
