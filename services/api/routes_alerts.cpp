#include "services/api/handler_support.h"
#include "services/api/shown_error.h"
#include "services/domain/json.h"
#include "services/wire/answers.h"
#include "services/wire/body_reader.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr size_t mostAlerts = 10'000;

Result<ApiAnswer> createAlert(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<NewAlert>(request.body));
    ITSM_TRY_ASSIGN(const Alert alert, context.desk.createAlert(c, actor, input));
    return answerWith(toJson(alert), 201);
}

/// The specification's answers to the two verbs hold no data; ours hold the alert.
Result<ApiAnswer> acknowledge(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY_ASSIGN(const Alert alert, context.desk.acknowledgeAlert(c, actor, request.number<AlertId>(u"id"_s)));
    return answerWith(toJson(alert));
}

Result<ApiAnswer> resolve(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY_ASSIGN(const Alert alert, context.desk.resolveAlert(c, actor, request.number<AlertId>(u"id"_s)));
    return answerWith(toJson(alert));
}

Result<ApiAnswer> active(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const PageRequest page, readPage(request.query));
    ITSM_TRY_ASSIGN(const std::vector<Alert> alerts,
                    context.desk.activeAlerts(c, actor, int(page.offset()), int(page.size)));
    ITSM_TRY_ASSIGN(const qint64 total, context.desk.activeAlertCount(c, actor));
    return answerWithText(
        numberedPage(alerts, {.count = total, .atLeast = false}, page.page, page.size, request.dialect));
}

Result<ApiAnswer> statistics(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const OptionalInstant from, request.query.instant(u"start_time"_s));
    ITSM_TRY_ASSIGN(const OptionalInstant to, request.query.instant(u"end_time"_s));
    if (!from || !to)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "Both start_time and end_time are required."),
                    from ? u"end_time"_s : u"start_time"_s);
    ITSM_TRY_ASSIGN(const AlertStatistics figures, context.desk.alertStatistics(c, actor, *from, *to));
    ApiAnswer answer = answerWith(toJson(figures));
    answer.keys = WireKeys::Snake;
    return answer;
}

Result<ApiAnswer> listAlerts(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const OptionalInstant since, request.query.instant(u"since"_s));
    ITSM_TRY_ASSIGN(const AlertPage page, context.desk.alerts(c, actor, {.since = since}));
    return answerWith(toJson(page));
}

/// A body that holds nothing but ids.
Result<std::vector<AlertId>> readIds(const ApiRequest &request)
{
    BodyReader body(request.body);
    std::vector<AlertId> ids;
    body.require(u"ids"_s);
    body.ids(u"ids"_s, ids);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(ids.size(), mostAlerts, u"ids"_s));
    return ids;
}

Result<ApiAnswer> matchAlerts(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<AlertId> ids, readIds(request));
    ITSM_TRY_ASSIGN(const std::vector<Alert> alerts, context.desk.alertsById(c, actor, ids));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(alerts)}});
}

Result<ApiAnswer> takeBack(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<AlertId> ids, readIds(request));
    ITSM_TRY_ASSIGN(std::vector<AlertItem> items, context.desk.takeBackAlerts(c, actor, ids));
    showErrors(items);
    return answerWith(QJsonObject{{u"items"_s, toJsonList(items)}});
}

Result<ApiAnswer> bulkOfAlerts(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    BodyReader body(request.body);
    std::vector<AlertId> ids;
    std::optional<AlertStatus> status;
    body.require(u"ids"_s);
    body.require(u"status"_s);
    body.ids(u"ids"_s, ids);
    body.token(u"status"_s, status);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(ids.size(), mostAlerts, u"ids"_s));
    if (status != AlertStatus::Acknowledged && status != AlertStatus::Resolved)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "Alerts can become acknowledged or resolved."), u"status"_s);
    ITSM_TRY_ASSIGN(std::vector<AlertItem> items, context.desk.changeAlerts(c, actor, ids, *status));
    showErrors(items);
    return answerWith(QJsonObject{{u"items"_s, toJsonList(items)}});
}

} // namespace

std::vector<Route> alertRoutes()
{
    constexpr auto read = Permission::ReadIncidents;
    constexpr auto write = Permission::WriteAlerts;
    return {
        {.method = "POST",
         .path = "/api/v1/incidents/alerts",
         .access = write,
         .handler = createAlert,
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/incidents/alerts/{id}/acknowledge",
         .access = write,
         .handler = acknowledge,
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/incidents/alerts/{id}/resolve",
         .access = write,
         .handler = resolve,
         .isRepeatable = true},
        {.method = "GET",
         .path = "/api/v1/incidents/alerts/active",
         .access = read,
         .handler = active,
         .query = pageParameters(),
         .isSameForAll = [](const ApiRequest &) { return true; }},
        {.method = "GET",
         .path = "/api/v1/incidents/alerts/statistics",
         .access = read,
         .handler = statistics,
         .query = {u"start_time"_s, u"end_time"_s}},
        {.method = "GET",
         .path = "/api/v1/alerts",
         .access = read,
         .handler = listAlerts,
         .query = {u"since"_s},
         .lane = WorkLane::Long},
        {.method = "POST", .path = "/api/v1/alerts/match", .access = read, .handler = matchAlerts},
        {.method = "POST",
         .path = "/api/v1/alerts/bulk",
         .access = write,
         .handler = bulkOfAlerts,
         .lane = WorkLane::Long,
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/alerts/undo",
         .access = write,
         .handler = takeBack,
         .lane = WorkLane::Long,
         .isRepeatable = true},
    };
}

} // namespace itsm
