#include "services/api/request_log.h"

#include "services/runtime/service_log.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

ServiceLog logOf(const QByteArray &path)
{
    if (path.contains("/alerts"))
        return ServiceLog::Alerting;
    return path.contains("/rules") ? ServiceLog::RuleEngine : ServiceLog::Incidents;
}

} // namespace

void logRequest(const RequestOutcome &outcome, double seconds)
{
    const auto level = outcome.status >= 500 ? spdlog::level::warn : spdlog::level::info;
    LogFields fields{{u"request"_s, outcome.request.id},
                     {u"method"_s, QString::fromLatin1(outcome.request.http.method)},
                     {u"route"_s, QString::fromLatin1(outcome.route.path)},
                     {u"status"_s, outcome.status},
                     {u"ms"_s, qRound64(seconds * 1e4) / 10.0},
                     {u"peer"_s, outcome.request.http.client.toString()}};
    if (outcome.request.http.client != outcome.request.http.peer)
        fields.push_back({u"proxy"_s, outcome.request.http.peer.toString()});
    if (outcome.actor.tenant.isValid()) {
        fields.push_back({u"tenant"_s, outcome.actor.tenant.value});
        fields.push_back({u"user"_s, outcome.actor.user.value});
    }
    if (!outcome.request.traceParent.isEmpty())
        fields.push_back({u"traceparent"_s, outcome.request.traceParent});
    if (outcome.error) {
        fields.push_back({u"error"_s, outcome.error->message});
        const QString sql = u"sql"_s; // with placeholders, never with values
        if (const QJsonValue statement = outcome.error->details.value(sql); !statement.isUndefined())
            fields.push_back({sql, statement});
    }
    logTo(logOf(outcome.route.path), level, u"request"_s, fields);
}

} // namespace itsm
