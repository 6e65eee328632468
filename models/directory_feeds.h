#pragma once

#include "models/list_feed.h"

namespace itsm {

/// A configuration item as the list shows it.
struct ItemRow : ItemLoad
{
    int outgoing = 0; ///< relations from it: what it depends on, runs on, connects to
    int incoming = 0; ///< relations to it
    friend bool operator==(const ItemRow &, const ItemRow &) = default;
};

/// Lets the counts of open incidents in a feed follow the incidents, which may change ten times a second at a price for
/// each counting: while somebody looks, and every few seconds.
class OpenCounts : public QObject
{
public:
    /// A child of the feed.
    explicit OpenCounts(ListFeed *feed);

    /// Incidents changed.
    void note();
    /// Somebody looks at the counts, or does not any more.
    void setWatched(bool watched);

    static constexpr std::chrono::seconds pause{5};

private:
    ListFeed *m_feed;
    QTimer m_timer;
    bool m_isWatched = false;
    bool m_isOld = false;
};

/// All configuration items and their relations.
class ItemFeed final : public RecordFeed<ItemRow, ItemFeed>
{
public:
    ItemFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);
    static qint64 keyOf(const ItemRow &row) { return row.item.id.value; }

    void begin() { start(); }
    [[nodiscard]] OpenCounts &counts() { return *m_counts; }
    /// Good after recordsChanged().
    [[nodiscard]] const std::vector<CiRelation> &relations() const { return m_relations; }

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;

private:
    std::vector<CiRelation> m_relations;
    OpenCounts *m_counts;
};

/// All people of the tenant, active or not.
class UserFeed final : public RecordFeed<UserLoad, UserFeed>
{
public:
    UserFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);
    static qint64 keyOf(const UserLoad &load) { return load.user.id.value; }

    void begin() { start(); }
    [[nodiscard]] OpenCounts &counts() { return *m_counts; }

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;

private:
    OpenCounts *m_counts;
};

/// All rules of the tenant.
class RuleFeed final : public RecordFeed<Rule, RuleFeed>
{
public:
    RuleFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr)
        : RecordFeed(backend, clock, parent)
    {
    }
    static qint64 keyOf(const Rule &rule) { return rule.id.value; }

    void begin() { start(); }

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;
};

} // namespace itsm
