#pragma once

#include "models/directory_feeds.h"
#include "models/record_list_model.h"

namespace itsm {

/// A relation as one of its items sees it.
struct RelationRow
{
    CiRelation relation;
    bool isOutgoing = true; ///< the item is at its beginning
    ItemLoad other;         ///< at the other end
    qint64 key = 0;
    friend bool operator==(const RelationRow &, const RelationRow &) = default;
};

/// "depends on", "is depended on by": what the item does to the other one.
[[nodiscard]] QString relationLabel(const QString &type, bool isOutgoing);

/// The relations of one configuration item: first what it depends on, then what depends on it.
class RelationListModel : public RecordListModel<RelationRow, RelationListModel>
{
    Q_OBJECT
public:
    enum Column : int { Relation, Other, Type, Criticality, Open, ColumnCount };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const RelationRow &row) { return row.key; }
    /// Shows those of this item; an id of 0 shows none.
    void setItem(CiId item, const ItemFeed &feed);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const RelationRow &row, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] bool isWanted(const RelationRow &) const override { return true; }
    [[nodiscard]] bool isBefore(const RelationRow &a, const RelationRow &b) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == Open; }

private:
    [[nodiscard]] qint64 keyOf(const CiRelation &relation);

    QHash<QString, qint64> m_keys; ///< the numbers that rows are known by, given as relations come
};

} // namespace itsm
