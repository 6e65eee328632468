#pragma once

#include "models/directory_feeds.h"
#include "models/record_list_model.h"
#include "services/domain/directory_filter.h"

namespace itsm {

/// The configuration items that match a filter, in the order of a column.
class ItemListModel : public RecordListModel<ItemRow, ItemListModel>
{
    Q_OBJECT
public:
    enum Column : int { Name, Type, Environment, Criticality, Open, Outgoing, Incoming, ColumnCount };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const ItemRow &row) { return row.item.id.value; }
    void setFilter(const DirectoryFilter &filter);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const ItemRow &row, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] QString toolTip(const ItemRow &row, int column) const override;
    [[nodiscard]] bool isWanted(const ItemRow &row) const override { return matches(m_filter, row); }
    [[nodiscard]] bool isBefore(const ItemRow &a, const ItemRow &b) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column >= Open; }
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const override;

private:
    DirectoryFilter m_filter;
};

} // namespace itsm
