#include "models/event_list_model.h"

namespace itsm {

int EventListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    const IncidentEvent *event = index.isValid() ? at(index.row()) : nullptr;
    if (!event)
        return {};
    if (role == EventRole)
        return QVariant::fromValue(event);
    const QString text = event->description.isEmpty() ? event->name : event->description;
    if (role == Qt::ToolTipRole) {
        return index.column() == Time ? fullTime(event->occurredAt, m_timeFormat).toHtmlEscaped()
                                      : text.toHtmlEscaped();
    }
    if (role == Qt::AccessibleTextRole) {
        return tr("%1, %2: %3", "age, kind and text of an activity record")
            .arg(ageText(event->occurredAt, m_clock.now()), eventLabel(*event), text);
    }
    switch (index.column()) {
    case Time:
        if (role == ValueRole)
            return toMicros(event->occurredAt);
        return role == Qt::DisplayRole ? QVariant(shortTime(event->occurredAt, m_timeFormat)) : QVariant();
    case Type:
        if (role == ValueRole)
            return event->type;
        return role == Qt::DisplayRole ? QVariant(eventLabel(*event)) : QVariant();
    case Text:
        return role == Qt::DisplayRole || role == ValueRole ? QVariant(text) : QVariant();
    case User:
        return role == Qt::DisplayRole || role == ValueRole ? QVariant(event->userName) : QVariant();
    default:
        return {};
    }
}

QVariant EventListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Type:
        return tr("Activity");
    case Text:
        return tr("Text");
    case User:
        return tr("By");
    default:
        return {};
    }
}

void EventListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole, Qt::ToolTipRole});
}

} // namespace itsm
