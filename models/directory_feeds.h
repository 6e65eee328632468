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

/// Counts of open incidents follow incidents, which may change ten times a second: so often they are not counted.
inline constexpr std::chrono::seconds loadCountPause{3};

/// All configuration items and their relations.
class ItemFeed final : public RecordFeed<ItemRow, ItemFeed>
{
public:
    ItemFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);
    static qint64 keyOf(const ItemRow &row) { return row.item.id.value; }

    void begin() { start(); }
    /// Good after recordsChanged().
    [[nodiscard]] const std::vector<CiRelation> &relations() const { return m_relations; }

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;

private:
    std::vector<CiRelation> m_relations;
    QTimer m_countPause;
};

/// All people of the tenant, active or not.
class UserFeed final : public RecordFeed<UserLoad, UserFeed>
{
public:
    UserFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);
    static qint64 keyOf(const UserLoad &load) { return load.user.id.value; }

    void begin() { start(); }

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;

private:
    QTimer m_countPause;
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
