#include "services/wire/answers.h"

#include "services/wire/cursor.h"
#include "services/wire/envelope.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<QJsonObject> objectOf(const QJsonValue &json, const char *what)
{
    if (!json.isObject())
        return refuseAnswer(QString::fromLatin1(what));
    return json.toObject();
}

template <typename Page, typename T>
Result<Page> cutPage(const QJsonValue &json, std::vector<T> Page::*member)
{
    Page page;
    ITSM_TRY_ASSIGN(page.*member, listFromJson<T>(json));
    const QJsonObject object = json.toObject();
    page.isCut = ValueReader(object).flag(u"is_cut"_s);
    return page;
}

QJsonArray countsToJson(const std::vector<std::pair<QString, qint64>> &counts)
{
    QJsonArray list;
    for (const auto &[name, count] : counts)
        list.append(QJsonObject{{u"name"_s, name}, {u"count"_s, count}});
    return list;
}

std::vector<std::pair<QString, qint64>> countsOf(const QJsonValue &json)
{
    std::vector<std::pair<QString, qint64>> counts;
    for (const auto &element : json.toArray())
        counts.emplace_back(element["name"_L1].toString(), element["count"_L1].toInteger());
    return counts;
}

} // namespace

QByteArray toText(const IncidentPage &page, const IncidentSort &sort, WireDialect dialect)
{
    JsonWriter out(dialect);
    out.beginObject();
    out.write("items"_L1, page.rows);
    out.write("offset"_L1, page.offset);
    if (!page.rows.empty()) {
        out.write("previous"_L1, encodeCursor(cursorOf(page.rows.front(), sort.field)));
        out.write("next"_L1, encodeCursor(cursorOf(page.rows.back(), sort.field)));
    }
    out.endObject();
    return out.text();
}

template <>
Result<IncidentPage> fromJson(const QJsonValue &json)
{
    IncidentPage page;
    ITSM_TRY_ASSIGN(page.rows, listFromJson<IncidentSummary>(json));
    page.offset = json["offset"_L1].toInteger();
    return page;
}

QJsonObject toJson(const RowCount &count)
{
    return {{u"count"_s, count.count}, {u"at_least"_s, count.atLeast}};
}

template <>
Result<RowCount> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject object, objectOf(json, "count"));
    const ValueReader from(object);
    return RowCount{.count = from.integer(u"count"_s), .atLeast = from.flag(u"at_least"_s)};
}

QJsonObject toJson(const MatchedIncident &match)
{
    return {{u"incident"_s, toJson(match.incident)}, {u"matches"_s, match.matches}};
}

template <>
Result<MatchedIncident> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(IncidentSummary incident, fromJson<IncidentSummary>(json["incident"_L1]));
    return MatchedIncident{.incident = std::move(incident), .matches = json["matches"_L1].toBool()};
}

QJsonObject idsToJson(const std::vector<IncidentId> &ids)
{
    QJsonArray list;
    for (const IncidentId id : ids)
        list.append(id.value);
    return {{u"ids"_s, list}};
}

Result<std::vector<IncidentId>> idsFromJson(const QJsonValue &json)
{
    const QJsonValue list = json.isObject() ? json["ids"_L1] : json;
    if (!list.isArray())
        return refuseAnswer(u"ids"_s);
    std::vector<IncidentId> ids;
    for (const auto &id : list.toArray())
        ids.emplace_back(id.toInteger());
    return ids;
}

QJsonObject toJson(const IncidentDetail &detail)
{
    return {{u"incident"_s, toJson(detail.incident)},
            {u"events"_s, toJsonList(detail.events)},
            {u"alerts"_s, toJsonList(detail.alerts)},
            {u"metrics"_s, toJsonList(detail.metrics)}};
}

template <>
Result<IncidentDetail> fromJson(const QJsonValue &json)
{
    IncidentDetail detail;
    ITSM_TRY_ASSIGN(detail.incident, fromJson<Incident>(json["incident"_L1]));
    ITSM_TRY_ASSIGN(detail.events, listFromJson<IncidentEvent>(json["events"_L1]));
    ITSM_TRY_ASSIGN(detail.alerts, listFromJson<Alert>(json["alerts"_L1]));
    ITSM_TRY_ASSIGN(detail.metrics, listFromJson<Metric>(json["metrics"_L1]));
    return detail;
}

QJsonObject toJson(const Directory &directory)
{
    return {{u"users"_s, toJsonList(directory.users)},
            {u"items"_s, toJsonList(directory.items)},
            {u"categories"_s, QJsonArray::fromStringList(directory.categories)},
            {u"subcategories"_s, QJsonArray::fromStringList(directory.subcategories)},
            {u"groups"_s, QJsonArray::fromStringList(directory.groups)},
            {u"sources"_s, QJsonArray::fromStringList(directory.sources)}};
}

template <>
Result<Directory> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject object, objectOf(json, "directory"));
    const ValueReader from(object);
    Directory directory;
    ITSM_TRY_ASSIGN(directory.users, listFromJson<User>(from.value(u"users"_s)));
    ITSM_TRY_ASSIGN(directory.items, listFromJson<ConfigurationItem>(from.value(u"items"_s)));
    directory.categories = from.texts(u"categories"_s);
    directory.subcategories = from.texts(u"subcategories"_s);
    directory.groups = from.texts(u"groups"_s);
    directory.sources = from.texts(u"sources"_s);
    return directory;
}

QJsonObject toJson(const ItemMap &map)
{
    return {{u"items"_s, toJsonList(map.items)}, {u"relations"_s, toJsonList(map.relations)}};
}

template <>
Result<ItemMap> fromJson(const QJsonValue &json)
{
    ItemMap map;
    ITSM_TRY_ASSIGN(map.items, listFromJson<ItemLoad>(json));
    ITSM_TRY_ASSIGN(map.relations, listFromJson<CiRelation>(json["relations"_L1]));
    return map;
}

QJsonObject toJson(const BulkResult &result)
{
    QJsonArray items;
    for (const BulkItem &item : result.items) {
        QJsonObject json{{u"id"_s, item.id.value}, {u"version"_s, item.version}, {u"is_changed"_s, item.isChanged}};
        if (item.error)
            json.insert(u"error"_s, errorEnvelope(*item.error, WireDialect::V1));
        items.append(json);
    }
    return {{u"items"_s, items}, {u"cancelled"_s, result.cancelled}};
}

template <>
Result<BulkResult> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonArray items, listOf(json));
    BulkResult result{.items = {}, .cancelled = json["cancelled"_L1].toBool()};
    for (const auto &element : items) {
        const QJsonObject object = element.toObject();
        const ValueReader from(object);
        BulkItem item;
        from.read(u"id"_s, item.id);
        item.version = from.integer(u"version"_s);
        item.isChanged = from.flag(u"is_changed"_s);
        item.error = errorFromJson(from.value(u"error"_s));
        result.items.push_back(std::move(item));
    }
    return result;
}

QJsonObject toJson(const AlertItem &item)
{
    QJsonObject json{{u"id"_s, item.id.value}};
    if (item.error)
        json.insert(u"error"_s, errorEnvelope(*item.error, WireDialect::V1));
    return json;
}

template <>
Result<AlertItem> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject object, objectOf(json, "alert"));
    const ValueReader from(object);
    AlertItem item;
    from.read(u"id"_s, item.id);
    item.error = errorFromJson(from.value(u"error"_s));
    return item;
}

QJsonObject toJson(const AlertPage &page)
{
    return {{u"items"_s, toJsonList(page.alerts)}, {u"is_cut"_s, page.isCut}};
}

QJsonObject toJson(const ActivityRecords &records)
{
    return {{u"items"_s, toJsonList(records.records)}, {u"is_cut"_s, records.isCut}};
}

QJsonObject toJson(const MetricPage &page)
{
    return {{u"items"_s, toJsonList(page.series)}, {u"is_cut"_s, page.isCut}};
}

template <>
Result<AlertPage> fromJson(const QJsonValue &json)
{
    return cutPage(json, &AlertPage::alerts);
}

template <>
Result<ActivityRecords> fromJson(const QJsonValue &json)
{
    return cutPage(json, &ActivityRecords::records);
}

template <>
Result<MetricPage> fromJson(const QJsonValue &json)
{
    return cutPage(json, &MetricPage::series);
}

QJsonObject toJson(const IncidentCounters &counters)
{
    const double hours = counters.resolutionCount > 0
                             ? counters.resolutionHoursSum / static_cast<double>(counters.resolutionCount)
                             : 0.0;
    return {
        {u"total_incidents"_s, counters.total},
        {u"open_incidents"_s, counters.open},
        {u"critical_incidents"_s, counters.openCritical},
        {u"urgent_incidents"_s, counters.openUrgent},
        {u"unassigned_incidents"_s, counters.openUnassigned},
        {u"overdue_incidents"_s, counters.overdue},
        {u"resolved_incidents"_s, counters.resolved},
        {u"closed_incidents"_s, counters.closed},
        {u"resolution_count"_s, counters.resolutionCount},
        {u"resolution_hours"_s, counters.resolutionHoursSum},
        {u"avg_resolution_time"_s, hours},
        {u"mttr"_s, hours},
        {u"by_status"_s, countsToJson(counters.byStatus)},
        {u"by_category"_s, countsToJson(counters.byCategory)},
    };
}

template <>
Result<IncidentCounters> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject object, objectOf(json, "statistics"));
    const ValueReader from(object);
    return IncidentCounters{
        .total = from.integer(u"total_incidents"_s),
        .open = from.integer(u"open_incidents"_s),
        .openCritical = from.integer(u"critical_incidents"_s),
        .openUrgent = from.integer(u"urgent_incidents"_s),
        .openUnassigned = from.integer(u"unassigned_incidents"_s),
        .overdue = from.integer(u"overdue_incidents"_s),
        .resolved = from.integer(u"resolved_incidents"_s),
        .closed = from.integer(u"closed_incidents"_s),
        .resolutionCount = from.integer(u"resolution_count"_s),
        .resolutionHoursSum = from.number(u"resolution_hours"_s),
        .byStatus = countsOf(from.value(u"by_status"_s)),
        .byCategory = countsOf(from.value(u"by_category"_s)),
    };
}

template <>
Result<ImpactFigures> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject object, objectOf(json, "impact"));
    const auto figure = [](const QJsonObject &group, QLatin1StringView key) {
        const QJsonValue basis = group.value("basis"_L1)[key];
        return Figure{.value = group.value(key).toDouble(),
                      .basis = basisFromName(basis["basis"_L1].toString()),
                      .reason = knownReason(basis["reason"_L1].toString())};
    };
    const QJsonObject metrics = object.value("metrics"_L1).toObject();
    const QJsonObject time = object.value("time_impact"_L1).toObject();
    const QJsonObject business = object.value("business_impact"_L1).toObject();
    return ImpactFigures{
        .metricCount = figure(metrics, "total_count"_L1),
        .metricAverage = figure(metrics, "average_value"_L1),
        .metricMax = figure(metrics, "max_value"_L1),
        .metricMin = figure(metrics, "min_value"_L1),
        .hoursSinceCreation = figure(time, "hours_since_creation"_L1),
        .daysSinceCreation = figure(time, "days_since_creation"_L1),
        .isOverdue = time.value("is_overdue"_L1).toBool(),
        .overdueHours = figure(time, "overdue_hours"_L1),
        .affectedUsers = figure(business, "affected_users"_L1),
        .revenueImpact = figure(business, "revenue_impact"_L1),
        .serviceAvailability = figure(business, "service_availability"_L1),
        .performanceImpact = figure(business, "performance_impact"_L1),
    };
}

void writePageNumbers(JsonWriter &out, const RowCount &total, qint64 page, qint64 size, WireDialect dialect)
{
    out.write("total"_L1, total.count);
    if (total.atLeast)
        out.write("total_is_at_least"_L1, true);
    out.write("page"_L1, page);
    out.write("pageSize"_L1, size);
    if (dialect == WireDialect::V2)
        out.write("totalPages"_L1, std::max<qint64>(size > 0 ? (total.count + size - 1) / size : 1, 1));
}

} // namespace itsm
