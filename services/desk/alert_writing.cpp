#include "services/desk/alert_writing.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QString intentKey(TenantId tenant, const QString &occurrence, const QString &channel, const QString &recipient)
{
    const QStringList parts{QString::number(tenant.value), occurrence, channel, recipient};
    const QByteArray hash =
        QCryptographicHash::hash(parts.join(QChar(0x1f)).toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash);
}

Result<Alert> writeAlert(Connection &c, Alert alert, const IncidentSummary &incident, QString occurrence)
{
    ITSM_TRY_ASSIGN(alert.id, insertAlert(c, alert));
    if (occurrence.isEmpty())
        occurrence = u"alert:"_s + QString::number(alert.id.value);

    const QJsonObject payload{
        {u"alert_id"_s, alert.id.value},
        {u"alert_type"_s, alert.type},
        {u"alert_name"_s, alert.name},
        {u"message"_s, alert.message},
        {u"severity"_s, alert.severity.text()},
        {u"triggered_at"_s, toRfc3339(alert.triggeredAt)},
        {u"incident_id"_s, incident.id.value},
        {u"incident_number"_s, incident.number},
        {u"title"_s, incident.title},
        {u"priority"_s, incident.priority.text()},
        {u"escalation_level"_s, incident.escalationLevel},
    };
    for (const QString &channel : std::as_const(alert.channels)) {
        const bool hasDestination = channel == "slack"_L1 || channel == "webhook"_L1;
        const QStringList recipients =
            alert.recipients.isEmpty() && hasDestination ? QStringList{QString()} : alert.recipients;
        for (const QString &recipient : recipients) {
            const OutboxIntent intent{.tenantId = alert.tenantId,
                                      .incidentId = alert.incidentId,
                                      .alertId = alert.id,
                                      .key = intentKey(alert.tenantId, occurrence, channel, recipient),
                                      .channel = channel,
                                      .recipient = recipient,
                                      .payload = payload,
                                      .createdAt = alert.triggeredAt};
            ITSM_TRY(insertIntent(c, intent));
        }
    }
    return alert;
}

} // namespace itsm
