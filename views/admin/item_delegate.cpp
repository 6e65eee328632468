#include "views/admin/item_delegate.h"

#include "views/widgets/token_text.h"

namespace itsm {

namespace {

CellLook levelLook(const Token<Level> &level)
{
    return {.text = displayText(level), .mark = markOf(level.value())};
}

/// A number of which only those above zero matter.
CellLook countLook(qint64 count, const QString &text)
{
    return {.text = text,
            .font = FontRole::Digits,
            .color = count > 0 ? ColorRole::Text : ColorRole::Muted,
            .mark = {},
            .alignment = Qt::AlignRight};
}

} // namespace

CellLook ItemDelegate::lookOf(const QModelIndex &index) const
{
    const ItemRow *row = m_model.at(index.row());
    if (!row)
        return {};
    const QString text = m_model.text(*row, index.column());
    switch (index.column()) {
    case ItemListModel::Criticality:
        return levelLook(row->item.criticality);
    case ItemListModel::Open:
        return countLook(row->openIncidents, text);
    case ItemListModel::Outgoing:
        return countLook(row->outgoing, text);
    case ItemListModel::Incoming:
        return countLook(row->incoming, text);
    case ItemListModel::Name:
        return {.text = text, .font = row->openIncidents > 0 ? FontRole::TableBold : FontRole::Table, .mark = {}};
    default:
        return {.text = text, .color = ColorRole::Muted, .mark = {}};
    }
}

CellLook RelationDelegate::lookOf(const QModelIndex &index) const
{
    const RelationRow *row = m_model.at(index.row());
    if (!row)
        return {};
    const QString text = m_model.text(*row, index.column());
    switch (index.column()) {
    case RelationListModel::Criticality:
        return levelLook(row->other.item.criticality);
    case RelationListModel::Open:
        return countLook(row->other.openIncidents, text);
    case RelationListModel::Other:
        return {.text = text, .font = row->other.openIncidents > 0 ? FontRole::TableBold : FontRole::Table, .mark = {}};
    default:
        return {.text = text, .color = ColorRole::Muted, .mark = {}};
    }
}

} // namespace itsm
