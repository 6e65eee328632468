#pragma once

#include "models/list_feed.h"

namespace itsm {

/// The activity of all incidents since a moment, held whole and kept up to date.
class ActivityFeed : public RecordFeed<Activity, ActivityFeed>
{
    Q_OBJECT
public:
    ActivityFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr)
        : RecordFeed(backend, clock, parent)
    {
    }
    static qint64 keyOf(const Activity &record) { return record.id.value; }

    /// Reads what happened since then; what is shown goes.
    void setSince(Instant since);

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;
    void readChanged(const QSet<qint64> &ids, quint64 number) override;
    [[nodiscard]] bool isInScope(const Activity &record) const override { return record.occurredAt >= m_since; }
    [[nodiscard]] qsizetype mostHeld() const override { return mostListedActivity; }
    [[nodiscard]] Instant timeOf(const Activity &record) const override { return record.occurredAt; }

private:
    Instant m_since{};
};

} // namespace itsm
