#pragma once

#include <QByteArray>

namespace itsm::bench {

/// A message of an Alertmanager with so many alerts, as large as it sends them. Alerts of another `round` are others.
[[nodiscard]] QByteArray alertMessage(int count, int round, bool isFiring);
/// New alerts as Prometheus posts them to an Alertmanager's /api/v2/alerts.
[[nodiscard]] QByteArray prometheusAlerts(int count, int round);

} // namespace itsm::bench
