#include "views/admin/rule_delegate.h"

#include "views/widgets/time_format.h"
#include "views/widgets/token_text.h"

namespace itsm {

CellLook RuleDelegate::lookOf(const QModelIndex &index) const
{
    const Rule *rule = m_model.at(index.row());
    if (!rule)
        return {};
    CellLook look{.text = m_model.text(*rule, index.column()),
                  .color = rule->isActive ? ColorRole::Text : ColorRole::Muted,
                  .mark = {}};
    switch (index.column()) {
    case RuleListModel::Enabled:
        look.mark = rule->isActive ? Mark{Sign::Check, ColorRole::Ok} : Mark{Sign::Pause, ColorRole::Muted};
        break;
    case RuleListModel::Priority:
        look.text = displayText(rule->priority);
        look.mark = markOf(rule->priority.value());
        break;
    case RuleListModel::Runs:
        look.font = FontRole::Digits;
        look.alignment = Qt::AlignRight;
        break;
    case RuleListModel::LastRun:
        look.text = rule->lastExecutedAt ? relativeTime(*rule->lastExecutedAt, m_model.now()) : QString();
        look.font = FontRole::Digits;
        break;
    case RuleListModel::Changed:
        look.font = FontRole::Digits;
        look.color = ColorRole::Muted;
        break;
    case RuleListModel::Type:
        look.color = ColorRole::Muted;
        break;
    default:
        break;
    }
    return look;
}

} // namespace itsm
