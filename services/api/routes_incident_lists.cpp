#include "services/api/incident_export.h"
#include "services/api/list_positions.h"
#include "services/api/list_request.h"
#include "services/wire/answers.h"
#include "services/wire/body_reader.h"
#include "services/wire/cursor.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 mostIds = 100'000;
/// A report names so many of each kind of what it is about.
constexpr int mostReported = 200;

/// As the specification has it: pages by number, with whole incidents and the total.
Result<ApiAnswer> listByPage(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const PageRequest page, readPage(request.query));
    ITSM_TRY_ASSIGN(const IncidentQuery query, readListQuery(request.query));
    ITSM_TRY_ASSIGN(const NumberedIncidents incidents,
                    context.desk.numberedIncidents(c, actor, query, page.offset(), int(page.size),
                                                   context.positions.of(actor, query, page.offset())));
    return answerWithText(
        numberedPage(incidents.rows, incidents.total, page.page, page.size, request.dialect, "incidents"_L1));
}

/// By cursor or position, for lists that are too long for numbers.
Result<ApiAnswer> listByCursor(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    const ApiQuery &parameters = request.query;
    ITSM_TRY_ASSIGN(const IncidentQuery query, readListQuery(parameters));
    ITSM_TRY_ASSIGN(const qint64 limit, parameters.integer(u"limit"_s, 50, 1, mostRows));
    PageStart start;
    ITSM_TRY_ASSIGN(start.offset, parameters.integer(u"offset"_s, 0, 0, std::numeric_limits<qint64>::max()));
    const bool isBefore = parameters.has(u"before"_s);
    if (isBefore && parameters.has(u"after"_s))
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "Only one of \"after\" and \"before\" is possible."),
                    u"before"_s);
    if (isBefore || parameters.has(u"after"_s)) {
        const QString name = isBefore ? u"before"_s : u"after"_s;
        ITSM_TRY_ASSIGN(const PageCursor cursor, decodeCursor(parameters.text(name), query.sort.field, name));
        start.kind = isBefore ? PageStart::Kind::Before : PageStart::Kind::After;
        start.key = cursor.key;
        start.id = cursor.id;
    }
    ITSM_TRY_ASSIGN(const IncidentPage page, context.desk.incidents(c, actor, query, start, int(limit),
                                                                    context.positions.of(actor, query, start.offset)));
    return answerWithText(toText(page, query.sort, request.dialect));
}

Result<ApiAnswer> listIncidents(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    for (const QString &name : {u"limit"_s, u"offset"_s, u"after"_s, u"before"_s}) {
        if (request.query.has(name))
            return listByCursor(context, request, c, actor);
    }
    return listByPage(context, request, c, actor);
}

Result<ApiAnswer> count(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentQuery query, readListQuery(request.query));
    ITSM_TRY_ASSIGN(const RowCount rows, context.desk.count(c, actor, query.filter));
    return answerWith(toJson(rows));
}

Result<ApiAnswer> ids(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentQuery query, readListQuery(request.query));
    ITSM_TRY_ASSIGN(const qint64 offset, request.query.integer(u"offset"_s, 0, 0, std::numeric_limits<qint64>::max()));
    ITSM_TRY_ASSIGN(const qint64 wanted, request.query.integer(u"count"_s, mostIds, 1, mostIds));
    ITSM_TRY_ASSIGN(
        const std::vector<IncidentId> found,
        context.desk.incidentIds(c, actor, query, offset, wanted, context.positions.of(actor, query, offset)));
    return answerWith(idsToJson(found));
}

Result<ApiAnswer> matchIncidents(const ApiContext &context, const ApiRequest &request, Connection &c,
                                 const Actor &actor)
{
    BodyReader body(request.body);
    std::vector<IncidentId> wanted;
    QString text;
    body.require(u"ids"_s);
    body.ids(u"ids"_s, wanted);
    body.text(u"filter"_s, text);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(wanted.size(), mostMatched, u"ids"_s));
    ITSM_TRY_ASSIGN(const IncidentFilter filter, readFilter(text));
    ITSM_TRY_ASSIGN(const std::vector<MatchedIncident> rows, context.desk.incidentsById(c, actor, wanted, filter));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(rows)}});
}

Result<ApiAnswer> byNumber(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentId id, context.desk.findByNumber(c, actor, request.path.value(u"number"_s)));
    return answerWith(QJsonObject{{u"id"_s, id.value}});
}

Result<ApiAnswer> stats(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentCounters counters, context.desk.counters(c, actor));
    ApiAnswer answer = answerWith(toJson(counters));
    if (counters.nextOverdue)
        answer.holdsFor = std::chrono::floor<std::chrono::milliseconds>(*counters.nextOverdue - context.clock.now());
    return answer;
}

IncidentFilter filterOf(const ServiceDesk::ReportRequest &request)
{
    IncidentFilter filter;
    const auto add = [&](IncidentField field, FilterOp op, const QString &value) {
        filter.terms.push_back({.field = field, .op = op, .negated = false, .values = {value}});
    };
    add(IncidentField::Created, FilterOp::GreaterEqual, toRfc3339(request.from));
    add(IncidentField::Created, FilterOp::LessEqual, toRfc3339(request.to));
    if (request.category)
        add(IncidentField::Category, FilterOp::Equal, *request.category);
    if (request.priority)
        add(IncidentField::Priority, FilterOp::Equal, QString::fromLatin1(tokenName(*request.priority)));
    if (request.status)
        add(IncidentField::Status, FilterOp::Equal, QString::fromLatin1(tokenName(*request.status)));
    return filter;
}

/// Whole incidents in the order of these.
Result<QJsonArray> wholeIncidents(const ApiContext &context, Connection &c, const Actor &actor,
                                  const std::vector<IncidentSummary> &rows)
{
    QJsonArray list;
    std::vector<IncidentId> ids;
    ids.reserve(rows.size());
    for (const IncidentSummary &row : rows)
        ids.push_back(row.id);
    if (ids.empty())
        return list;
    ITSM_TRY(context.desk.exportIncidents(c, actor, ids, [&](const Incident &incident) {
        list.append(toJson(incident));
        return true;
    }));
    return list;
}

/// The figures, and the newest incidents of the period with the alerts and metrics of the same time.
Result<ApiAnswer> monitoring(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto report, readBody<ServiceDesk::ReportRequest>(request.body));
    ITSM_TRY_ASSIGN(const MonitoringReport figures, context.desk.monitoring(c, actor, report));
    QJsonObject data = toJson(figures);
    ITSM_TRY_ASSIGN(const IncidentPage page, context.desk.incidents(c, actor, {.filter = filterOf(report), .sort = {}},
                                                                    PageStart::at(0), mostReported));
    ITSM_TRY_ASSIGN(const QJsonArray incidents, wholeIncidents(context, c, actor, page.rows));
    data.insert(u"incidents"_s, incidents);

    std::vector<IncidentId> shown;
    for (const IncidentSummary &row : page.rows)
        shown.push_back(row.id);
    ITSM_TRY_ASSIGN(const std::vector<Alert> alerts, context.desk.alertsOf(c, actor, report.from, shown, mostReported));
    ITSM_TRY_ASSIGN(std::vector<MetricSummary> metrics, context.desk.metricsOf(c, actor, report.from, shown));
    metrics.resize(std::min(metrics.size(), size_t{mostReported}));
    data.insert(u"alerts"_s, toJsonList(alerts));
    data.insert(u"metrics"_s, toJsonList(metrics));
    return answerWith(data);
}

} // namespace

std::vector<Route> incidentListRoutes()
{
    const QStringList lists = listParameters();
    const QStringList places{u"limit"_s, u"offset"_s, u"after"_s, u"before"_s};
    constexpr auto read = Permission::ReadIncidents;
    const auto always = [](const ApiRequest &) { return true; };
    std::vector<Route> routes{
        {.method = "GET",
         .path = "/api/v1/incidents",
         .access = read,
         .handler = listIncidents,
         .query = lists + pageParameters() + places,
         .isSameForAll = isSameListForAll},
        {.method = "GET",
         .path = "/api/v1/incidents/count",
         .access = read,
         .handler = count,
         .query = lists,
         .isSameForAll = isSameListForAll},
        {.method = "GET",
         .path = "/api/v1/incidents/ids",
         .access = read,
         .handler = ids,
         .query = lists + QStringList{u"offset"_s, u"count"_s}},
        {.method = "POST", .path = "/api/v1/incidents/match", .access = read, .handler = matchIncidents},
        {.method = "GET", .path = "/api/v1/incidents/by-number/{number:text}", .access = read, .handler = byNumber},
        {.method = "GET", .path = "/api/v1/incidents/stats", .access = read, .handler = stats, .isSameForAll = always},
        {.method = "POST",
         .path = "/api/v1/incidents/monitoring",
         .access = read,
         .handler = monitoring,
         .isSameForAll = always},
        {.method = "GET",
         .path = "/api/v1/incidents/export",
         .access = read,
         .handler = exportByQuery,
         .query = lists + QStringList{u"format"_s},
         .lane = WorkLane::Long},
        {.method = "POST",
         .path = "/api/v1/incidents/export",
         .access = read,
         .handler = exportByIds,
         .lane = WorkLane::Long},
    };
    return routes;
}

} // namespace itsm
