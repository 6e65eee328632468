#pragma once

#include "models/item_list_model.h"
#include "models/relation_list_model.h"
#include "views/widgets/record_delegate.h"

namespace itsm {

/// Cells of configuration items: criticality by sign and word, what has open incidents stands out.
class ItemDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    ItemDelegate(QTableView *view, const ItemListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const ItemListModel &m_model;
};

/// Cells of the relations of one item.
class RelationDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    RelationDelegate(QTableView *view, const RelationListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const RelationListModel &m_model;
};

} // namespace itsm
