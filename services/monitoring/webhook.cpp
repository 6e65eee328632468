#include "services/monitoring/webhook.h"

#include "services/domain/json_text.h"
#include "services/monitoring/generic_message.h"
#include "services/monitoring/monitoring_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// A host that writes U+0000 into a label must not make the alerts of all others unreadable: databases cannot hold it,
/// and the JSON gate refuses it. It becomes the replacement character.
QByteArray withoutNull(QByteArray text)
{
    for (qsizetype at = text.indexOf('\\'); at >= 0 && at + 1 < text.size(); at = text.indexOf('\\', at)) {
        if (QByteArrayView(text).sliced(at).startsWith("\\u0000"))
            memcpy(text.data() + at + 2, "fffd", 4);
        at += 2; // an escaped backslash begins nothing
    }
    return text;
}

Result<QJsonValue> parse(const QByteArray &body)
{
    const JsonLimits limits{.maxBytes = maxWebhookBytes};
    return parseJson(body.contains("\\u0000") ? withoutNull(body) : body, limits);
}

/// An alert of Alertmanager's or Grafana's message. `status` is the message's, for alerts that have none.
Result<Signal> readAlert(const QJsonValue &value, const QString &status)
{
    const QJsonObject alert = value.toObject();
    Signal signal;
    signal.labels = textsOf(alert.value("labels"_L1));
    if (!value.isObject() || signal.labels.isEmpty())
        return fail(Error::Code::Invalid, MonitoringText::tr("An alert has no labels."));
    signal.name = signal.labels.value("alertname"_L1).toString();
    const QString own = alert.value("status"_L1).toString(status);
    if (own == "resolved"_L1)
        signal.state = Signal::State::Resolved;
    else if (own != "firing"_L1)
        return fail(Error::Code::Invalid, MonitoringText::tr("The alert “%1” has the unknown status “%2”.")
                                              .arg(signal.name.left(100), own.left(100)));
    signal.annotations = textsOf(alert.value("annotations"_L1));
    if (const QString values = alert.value("valueString"_L1).toString(); !values.isEmpty()) // Grafana
        signal.annotations.insert(u"values"_s, values);
    signal.fingerprint = alert.value("fingerprint"_L1).toString();
    if (signal.fingerprint.isEmpty())
        signal.fingerprint = fingerprintOf(signal.labels);
    signal.generatorUrl = alert.value("generatorURL"_L1).toString();
    signal.startsAt = parseInstant(alert.value("startsAt"_L1).toString());
    signal.endsAt = parseInstant(alert.value("endsAt"_L1).toString());
    return signal;
}

/// Too many alerts are no fault of the message: an Alertmanager sends it again, and it may be smaller then.
Result<SignalBatch> readAlerts(const QJsonArray &alerts, const QString &status)
{
    if (alerts.size() > maxWebhookAlerts)
        return fail(Error::Code::Unavailable, MonitoringText::tr("The message holds too many alerts."));
    SignalBatch batch;
    batch.alerts.reserve(static_cast<size_t>(alerts.size()));
    for (const auto &alert : alerts) {
        if (auto signal = readAlert(alert, status))
            batch.alerts.push_back(std::move(*signal));
        else
            batch.leaveOut(signal.error().message);
    }
    return batch;
}

/// Grafana's message before its alerts were Alertmanager's: one rule and its state.
Result<SignalBatch> readOldGrafana(const QJsonObject &message)
{
    Signal signal;
    signal.name = message.value("ruleName"_L1).toString();
    signal.fingerprint = u"rule-"_s + textOf(message.value("ruleId"_L1));
    signal.labels = textsOf(message.value("tags"_L1));
    signal.labels.insert(u"alertname"_s, signal.name);
    signal.annotations = {{u"summary"_s, message.value("title"_L1).toString(signal.name)},
                          {u"description"_s, message.value("message"_L1).toString()}};
    signal.generatorUrl = message.value("ruleUrl"_L1).toString();
    SignalBatch batch;
    const QString state = message.value("state"_L1).toString();
    if (state == "ok"_L1)
        signal.state = Signal::State::Resolved;
    else if (state != "alerting"_L1 && state != "no_data"_L1)
        return batch; // paused or pending is no news
    batch.alerts.push_back(std::move(signal));
    return batch;
}

Result<SignalBatch> readMessage(const QJsonValue &value)
{
    if (value.isArray())
        return readAlerts(value.toArray(), u"firing"_s);
    const QJsonObject message = value.toObject();
    if (message.value("alerts"_L1).isArray()) {
        ITSM_TRY_ASSIGN(SignalBatch batch, readAlerts(message.value("alerts"_L1).toArray(),
                                                      message.value("status"_L1).toString(u"firing"_s)));
        batch.truncated = message.value("truncatedAlerts"_L1).toInteger();
        const QStringList groupedBy = message.value("groupLabels"_L1).toObject().keys();
        for (Signal &signal : batch.alerts)
            signal.groupedBy = groupedBy;
        return batch;
    }
    if (message.contains("ruleId"_L1) && message.contains("state"_L1))
        return readOldGrafana(message);
    if (message.contains("labels"_L1))
        return readAlerts({message}, u"firing"_s);
    return fail(Error::Code::Invalid,
                MonitoringText::tr("This is no message of Alertmanager or Grafana: it has no alerts."));
}

/// Of a pulled alert: it goes to this receiver.
bool isFor(const QJsonObject &alert, const QString &receiver)
{
    const QJsonArray receivers = alert.value("receivers"_L1).toArray();
    return std::ranges::any_of(receivers, [&receiver](const QJsonValue &candidate) {
        return candidate.toObject().value("name"_L1).toString() == receiver;
    });
}

} // namespace

Result<SignalBatch> readWebhook(const AlertSource &source, const QByteArray &body)
{
    ITSM_TRY_ASSIGN(const QJsonValue value, parse(body));
    if (source.kind == SourceKind::Generic) {
        ITSM_TRY_ASSIGN(const SourceMapping mapping, SourceMapping::fromJson(source.mapping));
        return readGenericMessage(value, mapping);
    }
    const QJsonObject relayed = value.toObject();
    const bool isRelayed = relayed.contains("event_type"_L1) && relayed.contains("data"_L1);
    return readMessage(isRelayed ? relayed.value("data"_L1) : value);
}

Result<SignalBatch> readPulledAlerts(const QByteArray &body, const QString &receiver)
{
    ITSM_TRY_ASSIGN(const QJsonValue value, parse(body));
    if (!value.isArray())
        return fail(Error::Code::Invalid, MonitoringText::tr("The answer of the Alertmanager is no list of alerts."));
    SignalBatch batch;
    for (const auto &entry : value.toArray()) {
        // Here the status is an object, and every alert that is listed is firing.
        QJsonObject alert = entry.toObject();
        if (!receiver.isEmpty() && !isFor(alert, receiver))
            continue;
        const QString state = alert.take("status"_L1).toObject().value("state"_L1).toString();
        alert.remove("endsAt"_L1); // when it will be given up unless it is heard of again
        ITSM_TRY_ASSIGN(Signal signal, readAlert(alert, u"firing"_s)); // an unreadable alert is not one that has ended
        if (state == "suppressed"_L1)
            signal.state = Signal::State::Muted;
        batch.alerts.push_back(std::move(signal));
    }
    return batch;
}

Result<QHash<QString, QStringList>> readPulledGroups(const QByteArray &body, const QString &receiver)
{
    ITSM_TRY_ASSIGN(const QJsonValue value, parse(body));
    if (!value.isArray())
        return fail(Error::Code::Invalid, MonitoringText::tr("The answer of the Alertmanager is no list of groups."));
    QHash<QString, QStringList> found;
    for (const auto &entry : value.toArray()) {
        const QJsonObject group = entry.toObject();
        const QString name = group.value("receiver"_L1).toObject().value("name"_L1).toString();
        if (!receiver.isEmpty() && name != receiver)
            continue;
        const QStringList groupedBy = group.value("labels"_L1).toObject().keys();
        for (const auto &alert : group.value("alerts"_L1).toArray())
            found.insert(alert.toObject().value("fingerprint"_L1).toString(), groupedBy);
    }
    return found;
}

Result<Instant> readStartTime(const QByteArray &body)
{
    ITSM_TRY_ASSIGN(const QJsonValue value, parse(body));
    const OptionalInstant start = parseInstant(value.toObject().value("uptime"_L1).toString());
    if (!start)
        return fail(Error::Code::Invalid,
                    MonitoringText::tr("The answer of the Alertmanager does not say when it started."));
    return *start;
}

} // namespace itsm
