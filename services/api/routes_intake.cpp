#include "services/api/authorization.h"
#include "services/api/handler_support.h"
#include "services/api/known_sources.h"
#include "services/monitoring/webhook.h"
#include "services/runtime/service_log.h"

#include <QCoreApplication>
#include <algorithm>

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

/// The error where it is one of `own` or asks for patience already; any other becomes one that does, and goes to the
/// log.
Error patient(const Error &error, const ApiRequest &request, std::initializer_list<Error::Code> own)
{
    if (error.isRetryable() || error.code == Error::Code::Cancelled || std::ranges::find(own, error.code) != own.end())
        return error;
    logTo(ServiceLog::Alerting, spdlog::level::warn, u"alerts not taken in"_s,
          {{u"error"_s, error.message}, {u"request_id"_s, request.id}});
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Api", "The alerts cannot be taken in now; send them again."),
            {},
            {}};
}

/// Not one of the four hundreds either: the message is only late.
Error tooManyMessages(std::chrono::milliseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Api", "This source sends more messages than are taken in; send it again."),
            {},
            {{u"retry_after"_s, qint64(seconds)}}};
}

/// The source, from the database.
Result<AlertSource> askFor(const ApiContext &context, const ApiRequest &request, Connection &c, const QString &hash)
{
    auto source = context.desk.sourceOf(c, sourceSecret(request.http));
    if (source)
        context.knownSources.add(*source, hash);
    else if (source.error().code == Error::Code::Unauthenticated)
        context.knownSources.forget(hash);
    else
        return fail(patient(source.error(), request, {}));
    return source;
}

Result<ApiAnswer> takeInFrom(const ApiContext &context, const ApiRequest &request, Connection &c,
                             const AlertSource &source, const QString &hash)
{
    using Code = Error::Code;
    ITSM_TRY_ASSIGN(const SignalBatch batch, readWebhook(source, request.http.body));
    const auto taken = context.desk.ingest(c, source, batch, hash);
    if (!taken)
        return fail(patient(taken.error(), request, {Code::NotFound, Code::Unauthenticated}));
    const IntakeReport &report = *taken;
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

/// Answers after the commit. Nothing that comes of load or of the database is a status of the four hundreds, after
/// which an Alertmanager would drop its message.
Result<ApiAnswer> takeIn(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &)
{
    using Code = Error::Code;
    const QString hash = ServiceDesk::hashOfSecret(sourceSecret(request.http));
    // As it was the last time; the transaction of the message looks whether it still is.
    std::optional<AlertSource> source = context.knownSources.find(hash);
    if (!source || request.refusal) {
        ITSM_TRY_ASSIGN(source, askFor(context, request, c, hash));
    }
    if (request.refusal)
        return *request.refusal;
    if (const auto wait = context.webhookRate.take(QByteArray::number(source->id.value)); wait.count() > 0)
        return fail(tooManyMessages(wait));
    auto answer = takeInFrom(context, request, c, *source, hash);
    if (answer || answer.error().isRetryable() || answer.error().code == Code::Cancelled)
        return answer;
    ITSM_TRY_ASSIGN(const AlertSource current, askFor(context, request, c, hash));
    if (current.version == source->version)
        return answer;
    answer = takeInFrom(context, request, c, current, hash);
    if (!answer)
        return fail(patient(answer.error(), request, {Code::Invalid, Code::NotFound}));
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
