#include "views/alerts/alert_delegate.h"

#include "views/widgets/time_format.h"
#include "views/widgets/token_text.h"

namespace itsm {

CellLook AlertDelegate::lookOf(const QModelIndex &index) const
{
    const Alert *row = m_model.at(index.row());
    if (!row)
        return {};
    const Alert &alert = *row;
    const AlertField field = AlertListModel::fieldOf(index.column());
    const bool isOver = alert.status == AlertStatus::Resolved;
    const bool isUrgent = alert.severity == Severity::Critical && alert.status == AlertStatus::Active;
    CellLook look{.text = m_model.text(alert, index.column()),
                  .font = FontRole::Table,
                  .color = isOver ? ColorRole::Muted : ColorRole::Text,
                  .mark = {},
                  .alignment = Qt::AlignLeft};
    switch (field) {
    case AlertField::Severity:
        look.text = displayText(alert.severity);
        look.mark = markOf(alert.severity.value());
        if (isOver) // colour is for what needs somebody; the shape still tells what it was
            look.mark.color = ColorRole::Muted;
        if (isUrgent) {
            look.font = FontRole::TableBold;
            look.color = ColorRole::Critical;
        }
        break;
    case AlertField::Status:
        look.text = displayText(alert.status);
        look.mark = markOf(alert.status.value());
        break;
    case AlertField::Name:
        if (isUrgent)
            look.font = FontRole::TableBold;
        break;
    case AlertField::Age:
        look.text = relativeTime(alert.triggeredAt, m_model.now());
        look.alignment = Qt::AlignRight;
        look.font = FontRole::Digits;
        break;
    case AlertField::Incident:
    case AlertField::Triggered:
    case AlertField::Acknowledged:
    case AlertField::Resolved:
        look.font = FontRole::Digits;
        break;
    case AlertField::Source:
    case AlertField::Channel:
    case AlertField::Type:
        look.color = ColorRole::Muted;
        break;
    default:
        break;
    }
    return look;
}

} // namespace itsm
