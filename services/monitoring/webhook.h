#pragma once

#include "services/domain/alert_source.h"
#include "services/domain/signal.h"

#include <QByteArray>

namespace itsm {

/// The largest message: some 75,000 alerts of an Alertmanager, which sends a group as a whole.
inline constexpr qsizetype maxWebhookBytes = qsizetype{32} << 20;
/// More alerts in a message are nobody's.
inline constexpr qsizetype maxWebhookAlerts = 200'000;

/// What a source sent: a message of Alertmanager's webhook (version 4), Grafana's variant of it and its old one, either
/// inside a relay's {"source":…,"event_type":"alert","data":…}, a bare list of alerts, or for SourceKind::Generic any
/// JSON by the source's mapping. Alerts that cannot be read are left out and said. Invalid: no JSON, or no message of
/// the kind.
[[nodiscard]] Result<SignalBatch> readWebhook(const AlertSource &source, const QByteArray &body);

/// The answer of GET /api/v2/alerts of an Alertmanager; of alerts for other receivers nothing, if one is named.
[[nodiscard]] Result<SignalBatch> readPulledAlerts(const QByteArray &body, const QString &receiver = {});
/// By which labels the alerts are grouped that the answer of GET /api/v2/alerts/groups holds, by their fingerprints; of
/// those for other receivers nothing, if one is named.
[[nodiscard]] Result<QHash<QString, QStringList>> readPulledGroups(const QByteArray &body,
                                                                   const QString &receiver = {});
/// When an Alertmanager was started by its own clock, from the answer of GET /api/v2/status.
[[nodiscard]] Result<Instant> readStartTime(const QByteArray &body);

} // namespace itsm
