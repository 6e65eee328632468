#include "models/rule_list_model.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QString ruleTypeLabel(const QString &type)
{
    if (type == "escalation"_L1)
        return QCoreApplication::translate("Labels", "Escalation", "type of a rule");
    if (type == "alert"_L1)
        return QCoreApplication::translate("Labels", "Alert", "type of a rule");
    if (type == "assignment"_L1)
        return QCoreApplication::translate("Labels", "Assignment", "type of a rule");
    return type;
}

void RuleListModel::setFilter(const DirectoryFilter &filter)
{
    m_filter = filter;
    rebuild();
}

int RuleListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RuleListModel::text(const Rule &rule, int column) const
{
    switch (column) {
    case Enabled:
        return rule.isActive ? tr("On", "rule") : tr("Off", "rule");
    case Priority:
        return label(rule.priority);
    case Name:
        return rule.name;
    case Type:
        return ruleTypeLabel(rule.type);
    case Runs:
        return timeFormat().locale.toString(rule.executionCount);
    case LastRun:
        return rule.lastExecutedAt ? ageText(*rule.lastExecutedAt, now()) : QString();
    case Changed:
        return shortTime(rule.updatedAt, timeFormat());
    default:
        return {};
    }
}

QString RuleListModel::toolTip(const Rule &rule, int column) const
{
    switch (column) {
    case Name:
        return rule.description.isEmpty() ? rule.name : rule.description;
    case LastRun:
        return rule.lastExecutedAt ? fullTime(*rule.lastExecutedAt, timeFormat()) : tr("It has not run yet.");
    case Changed:
        return fullTime(rule.updatedAt, timeFormat());
    default:
        return text(rule, column);
    }
}

QString RuleListModel::heading(int column) const
{
    switch (column) {
    case Enabled:
        return tr("On", "heading: whether the rule is switched on");
    case Priority:
        return tr("Priority");
    case Name:
        return tr("Rule");
    case Type:
        return tr("Type");
    case Runs:
        return tr("Runs");
    case LastRun:
        return tr("Last run");
    case Changed:
        return tr("Changed");
    default:
        return {};
    }
}

bool RuleListModel::isBefore(const Rule &a, const Rule &b) const
{
    const auto order = [&]() -> int {
        const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
        switch (sortColumn()) {
        case Enabled:
            return threeWay(!a.isActive, !b.isActive);
        case Name:
            return threeWay(a.name, b.name);
        case Type:
            return threeWay(a.type, b.type);
        case Runs:
            return threeWay(a.executionCount, b.executionCount);
        case LastRun:
            return threeWay(a.lastExecutedAt, b.lastExecutedAt);
        case Changed:
            return threeWay(a.updatedAt, b.updatedAt);
        default:
            return threeWay(a.priority.rank(), b.priority.rank());
        }
    }();
    if (order != 0)
        return (order < 0) == (sortOrder() == Qt::AscendingOrder);
    return a.id < b.id;
}

Qt::SortOrder RuleListModel::firstOrder(int column) const
{
    return column == Priority || column >= Runs ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace itsm
