#include "models/item_list_model.h"

namespace itsm {

void ItemListModel::setFilter(const DirectoryFilter &filter)
{
    m_filter = filter;
    rebuild();
}

int ItemListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ItemListModel::text(const ItemRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.item.name;
    case Type:
        return row.item.type;
    case Environment:
        return row.item.environment;
    case Criticality:
        return label(row.item.criticality);
    case Open:
        return timeFormat().locale.toString(row.openIncidents);
    case Outgoing:
        return timeFormat().locale.toString(row.outgoing);
    case Incoming:
        return timeFormat().locale.toString(row.incoming);
    default:
        return {};
    }
}

QString ItemListModel::toolTip(const ItemRow &row, int column) const
{
    switch (column) {
    case Open:
        return tr("%Ln open incident(s) name the item", nullptr, static_cast<int>(row.openIncidents));
    case Outgoing:
        return tr("What it depends on, runs on or connects to");
    case Incoming:
        return tr("What depends on it, runs on it or connects to it");
    default:
        return text(row, column);
    }
}

QString ItemListModel::heading(int column) const
{
    switch (column) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Type");
    case Environment:
        return tr("Environment");
    case Criticality:
        return tr("Criticality");
    case Open:
        return tr("Open incidents");
    case Outgoing:
        return tr("Depends on");
    case Incoming:
        return tr("Used by");
    default:
        return {};
    }
}

bool ItemListModel::isBefore(const ItemRow &a, const ItemRow &b) const
{
    const auto order = [&]() -> int {
        const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
        switch (sortColumn()) {
        case Type:
            return threeWay(a.item.type, b.item.type);
        case Environment:
            return threeWay(a.item.environment, b.item.environment);
        case Criticality:
            return threeWay(a.item.criticality.rank(), b.item.criticality.rank());
        case Open:
            return threeWay(a.openIncidents, b.openIncidents);
        case Outgoing:
            return threeWay(a.outgoing, b.outgoing);
        case Incoming:
            return threeWay(a.incoming, b.incoming);
        default:
            return a.item.name.localeAwareCompare(b.item.name);
        }
    }();
    if (order != 0)
        return (order < 0) == (sortOrder() == Qt::AscendingOrder);
    return a.item.name != b.item.name ? a.item.name < b.item.name : a.item.id < b.item.id;
}

Qt::SortOrder ItemListModel::firstOrder(int column) const
{
    return column >= Criticality ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace itsm
