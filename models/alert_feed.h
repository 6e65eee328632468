#pragma once

#include "models/list_feed.h"

namespace itsm {

/// The alerts of a scope, held whole and kept up to date: what changed is read again by id, at most ten times a second.
class AlertFeed : public RecordFeed<Alert, AlertFeed>
{
    Q_OBJECT
public:
    AlertFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr)
        : RecordFeed(backend, clock, parent)
    {
    }
    static qint64 keyOf(const Alert &alert) { return alert.id.value; }

    /// Reads the active ones, or all of the last so long; what is shown goes.
    void setSpan(std::optional<std::chrono::hours> span);

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;
    void readChanged(const QSet<qint64> &ids, quint64 number) override;
    [[nodiscard]] bool isInScope(const Alert &alert) const override;
    [[nodiscard]] qsizetype mostHeld() const override { return mostListedAlerts; }
    [[nodiscard]] Instant timeOf(const Alert &alert) const override { return alert.triggeredAt; }

private:
    bool m_isHistory = false;
};

} // namespace itsm
