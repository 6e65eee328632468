#include "services/monitoring/generic_message.h"

#include "services/domain/json_text.h"
#include "services/monitoring/monitoring_text.h"
#include "services/monitoring/webhook.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The value at a dotted path; undefined where there is none, or where the mapping names none.
QJsonValue valueAt(const QJsonValue &root, const QString &path)
{
    if (path.isEmpty())
        return QJsonValue::Undefined;
    QJsonValue value = root;
    for (const QString &key : path.split(u'.'))
        value = value.toObject().value(key);
    return value;
}

/// RFC 3339, or the seconds or milliseconds since 1970.
OptionalInstant timeOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return parseInstant(value.toString());
    constexpr double longestSeconds = 1e11; // milliseconds since 1973, seconds until the year 5138
    const double number = value.toDouble();
    const double seconds = std::abs(number) < longestSeconds ? number : number / 1'000;
    if (!(seconds > 0 && seconds < longestSeconds))
        return {};
    return instantFromMicros(std::llround(seconds * 1e6));
}

Result<Signal> readAlert(const QJsonValue &alert, const SourceMapping &mapping)
{
    const SourceMapping::Fields &fields = mapping.fields;
    if (!alert.isObject())
        return fail(Error::Code::Invalid, MonitoringText::tr("An alert is no JSON object."));
    Signal signal;
    const QString title = textOf(valueAt(alert, fields.title));
    signal.name = textOf(valueAt(alert, fields.name));
    if (signal.name.isEmpty())
        signal.name = title;
    if (signal.name.isEmpty())
        return fail(Error::Code::Invalid, MonitoringText::tr("An alert has no name."));
    signal.labels = textsOf(valueAt(alert, fields.labels));
    signal.fingerprint = textOf(valueAt(alert, fields.fingerprint));
    if (signal.fingerprint.isEmpty()) {
        QJsonObject identity = signal.labels;
        identity.insert(u"alertname"_s, signal.name);
        signal.fingerprint = fingerprintOf(identity);
    }
    const QString status = textOf(valueAt(alert, fields.status));
    if (fields.resolvedWords.contains(status, Qt::CaseInsensitive))
        signal.state = Signal::State::Resolved;
    if (const QString severity = textOf(valueAt(alert, fields.severity)); !severity.isEmpty())
        signal.labels.insert(mapping.severityLabel, severity);
    if (!title.isEmpty())
        signal.annotations.insert(u"summary"_s, title);
    if (const QString description = textOf(valueAt(alert, fields.description)); !description.isEmpty())
        signal.annotations.insert(u"description"_s, description);
    signal.generatorUrl = textOf(valueAt(alert, fields.url));
    signal.startsAt = timeOf(valueAt(alert, fields.startsAt));
    signal.endsAt = timeOf(valueAt(alert, fields.endsAt));
    return signal;
}

} // namespace

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isNull() || value.isUndefined() ? QString() : QString::fromUtf8(toJsonText(value));
}

QJsonObject textsOf(const QJsonValue &object)
{
    QJsonObject texts = object.toObject();
    const QJsonObject &read = texts;
    if (std::ranges::all_of(read, [](const QJsonValue &value) { return value.isString(); }))
        return texts; // and stays shared with the message
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        if (!it.value().isString())
            it.value() = textOf(it.value());
    }
    return texts;
}

Result<SignalBatch> readGenericMessage(const QJsonValue &message, const SourceMapping &mapping)
{
    const QJsonValue found = mapping.fields.alerts.isEmpty() ? message : valueAt(message, mapping.fields.alerts);
    if (found.isUndefined())
        return fail(
            Error::Code::Invalid,
            MonitoringText::tr("The message has no “%1”, where its alerts should be.").arg(mapping.fields.alerts));
    const QJsonArray alerts = found.isArray() ? found.toArray() : QJsonArray{found};
    if (alerts.size() > maxWebhookAlerts) // the same message again would not be smaller
        return fail(Error::Code::Invalid,
                    MonitoringText::tr("The message holds %1 alerts; it may hold %2. Send them in several messages.")
                        .arg(alerts.size())
                        .arg(maxWebhookAlerts));
    SignalBatch batch;
    for (const auto &alert : alerts) {
        if (auto signal = readAlert(alert, mapping))
            batch.alerts.push_back(std::move(*signal));
        else
            batch.leaveOut(signal.error().message);
    }
    return batch;
}

} // namespace itsm
