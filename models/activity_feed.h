#pragma once

#include "models/list_feed.h"

namespace itsm {

/// The activity of all incidents of some time until now, held whole and kept up to date.
class ActivityFeed : public RecordFeed<Activity, ActivityFeed>
{
    Q_OBJECT
public:
    ActivityFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr)
        : RecordFeed(backend, clock, parent)
    {
    }
    static qint64 keyOf(const Activity &record) { return record.id.value; }

    /// Reads what happened in so long a time until now; what is shown goes.
    void setSpan(std::chrono::hours span);

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;
    void readChanged(const QSet<qint64> &ids, quint64 number) override;
    [[nodiscard]] bool isInScope(const Activity &record) const override { return record.occurredAt >= since(); }
    [[nodiscard]] qsizetype mostHeld() const override { return mostListedActivity; }
    [[nodiscard]] Instant timeOf(const Activity &record) const override { return record.occurredAt; }
};

} // namespace itsm
