#include "services/api/authorization.h"
#include "services/api/handler_support.h"
#include "services/monitoring/webhook.h"
#include "services/runtime/service_log.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QJsonObject toJson(const IntakeReport &report)
{
    QJsonObject json{{u"received"_s, report.received}, {u"alerts"_s, report.alerts},
                     {u"opened"_s, report.opened},     {u"reopened"_s, report.reopened},
                     {u"repeated"_s, report.repeated}, {u"ended"_s, report.ended},
                     {u"resolved"_s, report.resolved}, {u"held_back"_s, report.held},
                     {u"ignored"_s, report.ignored},   {u"unreadable"_s, report.unreadable}};
    if (!report.problems.isEmpty())
        json.insert(u"problems"_s, QJsonArray::fromStringList(report.problems));
    return json;
}

/// Answers after the commit. Nothing that comes of load or of the database is a status of the four hundreds, after
/// which an Alertmanager would drop its message.
Result<ApiAnswer> takeIn(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &)
{
    const QByteArray token = bearerToken(request.http);
    ITSM_TRY_ASSIGN(const AlertSource source,
                    context.desk.sourceOf(c, token.isEmpty() ? basicPassword(request.http) : token));
    ITSM_TRY_ASSIGN(const SignalBatch batch, readWebhook(source, request.http.body));
    ITSM_TRY_ASSIGN(const IntakeReport report, context.desk.ingest(c, source, batch));
    const QJsonObject facts = toJson(report);
    LogFields fields{{u"source"_s, source.name}, {u"request_id"_s, request.id}};
    for (auto it = facts.begin(); it != facts.end(); ++it)
        fields.emplace_back(it.key(), it.value());
    logTo(ServiceLog::Alerting, report.unreadable > 0 ? spdlog::level::warn : spdlog::level::info, u"alerts taken in"_s,
          fields);
    ApiAnswer answer = answerWith(facts);
    answer.keys = WireKeys::Snake;
    return answer;
}

} // namespace

std::vector<Route> intakeRoutes()
{
    return {
        {.method = "POST",
         .path = "/api/v1/alerts/webhook",
         .access = RouteAccess::Kind::Source,
         .handler = takeIn,
         .lane = WorkLane::Long,
         .bodyBytes = maxWebhookBytes},
    };
}

} // namespace itsm
