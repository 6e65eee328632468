#include "services/desk/alert_activity.h"

#include <QHash>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QJsonObject factsOf(const char *type, const Alert &alert)
{
    QJsonObject facts{{u"alert_id"_s, alert.id.value}, {u"alert_name"_s, alert.name}};
    if (type == QByteArrayView(eventtype::alertResolved)) {
        recordChange(facts, u"status"_s, alert.status.text(), QLatin1StringView(tokenName(AlertStatus::Resolved)));
    } else {
        facts.insert(u"alert_type"_s, alert.type);
        facts.insert(u"severity"_s, alert.severity.text());
    }
    return facts;
}

QJsonObject factsOf(const std::vector<const Alert *> &alerts)
{
    const Alert &first = *alerts.front();
    const Alert *worst =
        *std::ranges::max_element(alerts, {}, [](const Alert *alert) { return alert->severity.rank(); });
    QJsonObject facts{{u"alerts"_s, static_cast<qint64>(alerts.size())}, {u"severity"_s, worst->severity.text()}};
    if (std::ranges::all_of(alerts, [&first](const Alert *alert) { return alert->name == first.name; }))
        facts.insert(u"alert_name"_s, first.name);
    return facts;
}

QString firstMessages(const std::vector<const Alert *> &alerts)
{
    QStringList lines;
    for (const Alert *alert : std::span(alerts).first(std::min(alerts.size(), mostAlertRecords)))
        lines += alert->message;
    lines += u"…"_s;
    return lines.join(u'\n');
}

} // namespace

std::vector<IncidentEvent> alertEvents(const char *type, const std::vector<AlertOnIncident> &alerts, const Actor &actor,
                                       Instant now)
{
    QHash<IncidentId, std::vector<const Alert *>> ofIncident;
    for (const auto &[incident, alert] : alerts)
        ofIncident[incident->id].push_back(alert);
    std::vector<IncidentEvent> events;
    for (const auto &[incident, alert] : alerts) {
        const std::vector<const Alert *> &together = *ofIncident.constFind(incident->id);
        if (together.size() <= mostAlertRecords) {
            const bool isNew = type == QByteArrayView(eventtype::alertCreated);
            events.push_back(
                makeEvent(type, *incident, actor, now, factsOf(type, *alert), isNew ? alert->message : QString()));
        } else if (alert == together.front()) {
            events.push_back(makeEvent(type, *incident, actor, now, factsOf(together), firstMessages(together)));
        }
    }
    return events;
}

} // namespace itsm
