#include "views/widgets/incident_delegate.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/token_text.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace itsm {

bool IncidentDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractItemDelegate::helpEvent(event, view, option, index);
    const IncidentSummary *row = index.isValid() ? incidentRow(index.data(RowRole)) : nullptr;
    const auto column = static_cast<IncidentColumn>(index.column());
    QToolTip::showText(event->globalPos(),
                       row ? plainTooltip(toolTipFor(*row, column, option.rect.width() - 2 * theme().space(2)))
                           : QString(),
                       view, option.rect);
    return true;
}

QString IncidentDelegate::elidedText(const QString &text, FontRole font, int width, int indent) const
{
    return m_texts.line(text, font, width - indent).elided ? text : QString();
}

QString IncidentDelegate::toolTipFor(const IncidentSummary &row, IncidentColumn column, int width) const
{
    const Instant now = m_clock.now();
    const auto moment = [&](const OptionalInstant &t) {
        return t ? tr("%1\n%2", "absolute time, how long ago").arg(absoluteTime(*t, m_zone), relativeTimeLong(*t, now))
                 : QString();
    };
    const int mark = theme().px(signSize) + theme().px(signGap);
    switch (column) {
    case IncidentColumn::Severity:
        return elidedText(displayText(row.severity), FontRole::Table, width, mark);
    case IncidentColumn::Number:
        return elidedText(row.number, FontRole::Digits, width, 0);
    case IncidentColumn::Title:
        return elidedText(row.title,
                          row.severity == Severity::Critical && isOpen(row.status.value()) ? FontRole::TableBold
                                                                                           : FontRole::Table,
                          width, 0);
    case IncidentColumn::Status:
        return elidedText(displayText(row.status), FontRole::Meta, width,
                          theme().px(smallSignSize + 2 * chipPadding + chipGap));
    case IncidentColumn::Priority:
        return elidedText(displayText(row.priority), FontRole::Table, width, mark);
    case IncidentColumn::Assignee:
        return elidedText(row.assigneeName, FontRole::Table, width, 0);
    case IncidentColumn::Group:
        return elidedText(row.assignmentGroup, FontRole::Table, width, 0);
    case IncidentColumn::Ci:
        return elidedText(row.ciName, FontRole::Table, width, 0);
    case IncidentColumn::Category:
        return elidedText(row.category, FontRole::Table, width, 0);
    case IncidentColumn::Subcategory:
        return elidedText(row.subcategory, FontRole::Table, width, 0);
    case IncidentColumn::Source:
        return elidedText(row.source, FontRole::Table, width, 0);
    case IncidentColumn::Level:
        return row.escalationLevel == 0 ? QString()
               : row.escalatedAt
                   ? tr("Escalated to level %1\n%2").arg(QString::number(row.escalationLevel), moment(row.escalatedAt))
                   : tr("Escalated to level %1").arg(row.escalationLevel);
    case IncidentColumn::Age:
        return isOverdue(row, now) ? tr("Overdue\n%1").arg(moment(row.createdAt)) : moment(row.createdAt);
    case IncidentColumn::Created:
        return moment(row.createdAt);
    case IncidentColumn::Updated:
        return moment(row.updatedAt);
    case IncidentColumn::Detected:
        return moment(row.detectedAt);
    case IncidentColumn::Resolved:
        return moment(row.resolvedAt);
    case IncidentColumn::Count:
        break;
    }
    return {};
}

} // namespace itsm
