#include "models/relation_list_model.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QString relationLabel(const QString &type, bool isOutgoing)
{
    if (type == "depends_on"_L1)
        return isOutgoing ? QCoreApplication::translate("Labels", "depends on")
                          : QCoreApplication::translate("Labels", "is needed by");
    if (type == "runs_on"_L1)
        return isOutgoing ? QCoreApplication::translate("Labels", "runs on")
                          : QCoreApplication::translate("Labels", "hosts");
    if (type == "connects_to"_L1)
        return isOutgoing ? QCoreApplication::translate("Labels", "connects to")
                          : QCoreApplication::translate("Labels", "is connected from");
    return isOutgoing ? type : QCoreApplication::translate("Labels", "%1 (the other way)").arg(type);
}

qint64 RelationListModel::keyOf(const CiRelation &relation)
{
    const QString words =
        u"%1 %2 %3"_s.arg(QString::number(relation.from.value), QString::number(relation.to.value), relation.type);
    if (const auto found = m_keys.constFind(words); found != m_keys.cend())
        return *found;
    const qint64 key = m_keys.size() + 1;
    m_keys.insert(words, key);
    return key;
}

void RelationListModel::setItem(CiId item, const ItemFeed &feed)
{
    std::vector<RelationRow> rows;
    for (const CiRelation &relation : feed.relations()) {
        const bool isOutgoing = relation.from == item;
        if (!item.isValid() || (!isOutgoing && relation.to != item))
            continue;
        const auto other = feed.records().constFind((isOutgoing ? relation.to : relation.from).value);
        if (other == feed.records().cend())
            continue;
        const ItemLoad &load = **other;
        rows.push_back({.relation = relation, .isOutgoing = isOutgoing, .other = load, .key = keyOf(relation)});
    }
    setRecords(shareAll(std::move(rows)));
}

int RelationListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RelationListModel::text(const RelationRow &row, int column) const
{
    switch (column) {
    case Relation:
        return relationLabel(row.relation.type, row.isOutgoing);
    case Other:
        return row.other.item.name;
    case Type:
        return row.other.item.type;
    case Criticality:
        return label(row.other.item.criticality);
    case Open:
        return timeFormat().locale.toString(row.other.openIncidents);
    default:
        return {};
    }
}

QString RelationListModel::heading(int column) const
{
    switch (column) {
    case Relation:
        return tr("Relation");
    case Other:
        return tr("Configuration item");
    case Type:
        return tr("Type");
    case Criticality:
        return tr("Criticality");
    case Open:
        return tr("Open incidents");
    default:
        return {};
    }
}

bool RelationListModel::isBefore(const RelationRow &a, const RelationRow &b) const
{
    const auto order = [&]() -> int {
        const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
        switch (sortColumn()) {
        case Other:
            return threeWay(a.other.item.name, b.other.item.name);
        case Type:
            return threeWay(a.other.item.type, b.other.item.type);
        case Criticality:
            return threeWay(a.other.item.criticality.rank(), b.other.item.criticality.rank());
        case Open:
            return threeWay(a.other.openIncidents, b.other.openIncidents);
        default:
            return a.isOutgoing != b.isOutgoing ? (a.isOutgoing ? -1 : 1) : threeWay(a.relation.type, b.relation.type);
        }
    }();
    if (order != 0)
        return (order < 0) == (sortOrder() == Qt::AscendingOrder);
    return a.other.item.name != b.other.item.name ? a.other.item.name < b.other.item.name : a.key < b.key;
}

} // namespace itsm
