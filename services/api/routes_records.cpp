#include "services/api/handler_support.h"
#include "services/domain/json.h"
#include "services/wire/answers.h"
#include "services/wire/body_reader.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<Instant> readSince(const ApiQuery &query)
{
    ITSM_TRY_ASSIGN(const OptionalInstant since, query.instant(u"since"_s));
    if (!since)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The field is required."), u"since"_s);
    return *since;
}

Result<ApiAnswer> activity(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Instant since, readSince(request.query));
    ITSM_TRY_ASSIGN(const ActivityRecords page, context.desk.activity(c, actor, since));
    return answerWith(toJson(page));
}

Result<ApiAnswer> matchActivity(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    BodyReader body(request.body);
    std::vector<EventId> ids;
    body.require(u"ids"_s);
    body.ids(u"ids"_s, ids);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(ids.size(), mostMatched, u"ids"_s));
    ITSM_TRY_ASSIGN(const std::vector<Activity> records, context.desk.activityById(c, actor, ids));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(records)}});
}

Result<ApiAnswer> metrics(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Instant since, readSince(request.query));
    ITSM_TRY_ASSIGN(const MetricPage page, context.desk.metrics(c, actor, since));
    return answerWith(toJson(page));
}

Result<ApiAnswer> matchMetrics(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    BodyReader body(request.body);
    Instant since{};
    std::vector<IncidentId> incidents;
    body.requiredTime(u"since"_s, since);
    body.require(u"incidents"_s);
    body.ids(u"incidents"_s, incidents);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(incidents.size(), mostMatched, u"incidents"_s));
    ITSM_TRY_ASSIGN(const std::vector<MetricSummary> series, context.desk.metricsOf(c, actor, since, incidents));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(series)}});
}

Result<ApiAnswer> samples(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Instant since, readSince(request.query));
    const SampleScope scope{.incident = request.number<IncidentId>(u"id"_s),
                            .type = request.query.text(u"type"_s),
                            .name = request.query.text(u"name"_s),
                            .since = since};
    ITSM_TRY_ASSIGN(const std::vector<Metric> points, context.desk.samples(c, actor, scope));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(points)}});
}

Result<ApiAnswer> addMetric(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<NewMetric>(request.body));
    ITSM_TRY_ASSIGN(const Metric metric, context.desk.addMetric(c, actor, input));
    return answerWith(toJson(metric), 201);
}

Result<ApiAnswer> directory(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Directory found, context.desk.directory(c, actor));
    return answerWith(toJson(found));
}

Result<ApiAnswer> views(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<SavedView> list, context.desk.views(c, actor));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(list)}});
}

Result<ApiAnswer> saveView(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<SavedView>(request.body));
    ITSM_TRY_ASSIGN(const SavedView saved, context.desk.saveView(c, actor, input));
    return answerWith(toJson(saved), input.id.isValid() ? 200 : 201);
}

Result<ApiAnswer> removeView(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY(context.desk.deleteView(c, actor, request.number<ViewId>(u"id"_s)));
    return ApiAnswer();
}

} // namespace

std::vector<Route> recordRoutes()
{
    constexpr auto read = Permission::ReadIncidents;
    const QStringList since{u"since"_s};
    return {
        {.method = "GET",
         .path = "/api/v1/activity",
         .access = read,
         .handler = activity,
         .query = since,
         .lane = WorkLane::Long},
        {.method = "POST", .path = "/api/v1/activity/match", .access = read, .handler = matchActivity},
        {.method = "GET",
         .path = "/api/v1/metrics-summary",
         .access = read,
         .handler = metrics,
         .query = since,
         .lane = WorkLane::Long},
        {.method = "POST", .path = "/api/v1/metrics-summary/match", .access = read, .handler = matchMetrics},
        {.method = "GET",
         .path = "/api/v1/incidents/{id}/samples",
         .access = read,
         .handler = samples,
         .query = {u"type"_s, u"name"_s, u"since"_s}},
        {.method = "POST",
         .path = "/api/v1/incidents/metrics",
         .access = Permission::WriteMetrics,
         .handler = addMetric,
         .isRepeatable = true},
        {.method = "GET", .path = "/api/v1/directory", .access = read, .handler = directory},
        {.method = "GET", .path = "/api/v1/views", .access = read, .handler = views},
        {.method = "POST",
         .path = "/api/v1/views",
         .access = Permission::SaveViews,
         .handler = saveView,
         .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/views/{id}",
         .access = Permission::SaveViews,
         .handler = removeView,
         .isRepeatable = true},
    };
}

} // namespace itsm
