#include "models/alert_list_model.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

int AlertListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AlertListModel::text(const Alert &alert, int column) const
{
    switch (column) {
    case AlertSeverity:
        return label(alert.severity);
    case State:
        return label(alert.status);
    case Name:
        return alert.name;
    case Message:
        return alert.message;
    case Channels:
        return alert.channels.join(u", "_s);
    case Recipients:
        return alert.recipients.join(u", "_s);
    case Triggered:
        return shortTime(alert.triggeredAt, m_timeFormat);
    case Handled:
        if (alert.resolvedAt)
            return shortTime(*alert.resolvedAt, m_timeFormat);
        return alert.acknowledgedAt ? shortTime(*alert.acknowledgedAt, m_timeFormat) : QString();
    default:
        return {};
    }
}

QVariant AlertListModel::data(const QModelIndex &index, int role) const
{
    const Alert *alert = index.isValid() ? at(index.row()) : nullptr;
    if (!alert)
        return {};
    const int column = index.column();
    switch (role) {
    case AlertRole:
        return QVariant::fromValue(alert);
    case Qt::DisplayRole:
        return text(*alert, column);
    case ValueRole:
        if (column == AlertSeverity)
            return qint64{alert->severity.rank()};
        if (column == State)
            return qint64{alert->status.rank()};
        if (column == Triggered)
            return toMicros(alert->triggeredAt);
        return text(*alert, column);
    case Qt::ToolTipRole:
        if (column == Triggered) {
            return tr("%1, %2 ago")
                .arg(fullTime(alert->triggeredAt, m_timeFormat), durationText(m_clock.now() - alert->triggeredAt))
                .toHtmlEscaped();
        }
        if (column == Handled && alert->acknowledgedAt) {
            return tr("Acknowledged by %1 at %2")
                .arg(alert->acknowledgedByName, fullTime(*alert->acknowledgedAt, m_timeFormat))
                .toHtmlEscaped();
        }
        return text(*alert, column).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column and value, for screen readers")
            .arg(headerData(column, Qt::Horizontal).toString(), text(*alert, column));
    default:
        return {};
    }
}

QVariant AlertListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AlertSeverity:
        return tr("Severity");
    case State:
        return tr("State");
    case Name:
        return tr("Alert");
    case Message:
        return tr("Message");
    case Channels:
        return tr("Channels");
    case Recipients:
        return tr("Recipients");
    case Triggered:
        return tr("Triggered");
    case Handled:
        return tr("Handled");
    default:
        return {};
    }
}

void AlertListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::DisplayRole, Qt::ToolTipRole});
}

int AlertListModel::activeCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Alert &alert) { return alert.status == AlertStatus::Active; }));
}

} // namespace itsm
