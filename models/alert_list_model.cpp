#include "models/alert_list_model.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString timeText(const OptionalInstant &time, const TimeFormat &format)
{
    return time ? shortTime(*time, format) : QString();
}

} // namespace

int AlertListModel::columnOf(AlertField field)
{
    const auto at = std::find(columns.begin(), columns.end(), field);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

void AlertListModel::setAlerts(const QHash<AlertId, Alert> &alerts)
{
    m_alerts = alerts;
    rebuild();
}

void AlertListModel::setFilter(const AlertFilter &filter, UserId me)
{
    m_filter = filter;
    m_me = me;
    rebuild();
}

void AlertListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    m_sort = {.field = fieldOf(column), .order = order};
    rebuild();
}

void AlertListModel::refreshTimes()
{
    const bool dependsOnTime = std::any_of(m_filter.terms.begin(), m_filter.terms.end(),
                                           [](const AlertFilterTerm &t) { return t.field == AlertField::Age; });
    if (dependsOnTime)
        rebuild();
    if (const int column = columnOf(AlertField::Age); !m_rows.empty())
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
}

int AlertListModel::rowOf(AlertId id) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [id](const Alert &alert) { return alert.id == id; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

void AlertListModel::rebuild()
{
    const FilterContext context{.now = m_clock.now(), .me = m_me};
    std::vector<const Alert *> shown;
    shown.reserve(static_cast<size_t>(m_alerts.size()));
    for (const Alert &alert : std::as_const(m_alerts)) {
        if (matches(m_filter, alert, context))
            shown.push_back(&alert);
    }
    std::sort(shown.begin(), shown.end(), [this](const Alert *a, const Alert *b) { return lessThan(*a, *b, m_sort); });
    std::vector<Alert> rows;
    rows.reserve(shown.size());
    for (const Alert *alert : shown)
        rows.push_back(*alert);
    setRows(std::move(rows));
}

int AlertListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns.size());
}

QString AlertListModel::text(const Alert &alert, int column) const
{
    switch (fieldOf(column)) {
    case AlertField::Severity:
        return label(alert.severity);
    case AlertField::Status:
        return label(alert.status);
    case AlertField::Name:
        return alert.name;
    case AlertField::Message:
        return alert.message;
    case AlertField::Type:
        return alert.type;
    case AlertField::Incident:
        return alert.incidentNumber;
    case AlertField::Ci:
        return alert.ciName;
    case AlertField::Owner:
        return alert.acknowledgedByName;
    case AlertField::Source:
        return alert.source;
    case AlertField::Channel:
        return alert.channels.join(u", "_s);
    case AlertField::Age:
        return ageText(alert.triggeredAt, m_clock.now());
    case AlertField::Triggered:
        return shortTime(alert.triggeredAt, m_timeFormat);
    case AlertField::Acknowledged:
        return timeText(alert.acknowledgedAt, m_timeFormat);
    case AlertField::Resolved:
        return timeText(alert.resolvedAt, m_timeFormat);
    case AlertField::Text:
    case AlertField::Is:
        break;
    }
    return {};
}

QVariant AlertListModel::data(const QModelIndex &index, int role) const
{
    const Alert *alert = index.isValid() ? at(index.row()) : nullptr;
    if (!alert)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*alert, column);
    case Qt::ToolTipRole: {
        const AlertField field = fieldOf(column);
        if (field == AlertField::Age || field == AlertField::Triggered) {
            return tr("%1, %2 ago")
                .arg(fullTime(alert->triggeredAt, m_timeFormat), durationText(m_clock.now() - alert->triggeredAt))
                .toHtmlEscaped();
        }
        if (field == AlertField::Owner && alert->acknowledgedAt) {
            return tr("Acknowledged by %1 at %2")
                .arg(alert->acknowledgedByName, fullTime(*alert->acknowledgedAt, m_timeFormat))
                .toHtmlEscaped();
        }
        return text(*alert, column).toHtmlEscaped();
    }
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column and value, for screen readers")
            .arg(headerData(column, Qt::Horizontal).toString(), text(*alert, column));
    default:
        return {};
    }
}

QVariant AlertListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole && fieldOf(section) == AlertField::Age)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (fieldOf(section)) {
    case AlertField::Severity:
        return tr("Severity");
    case AlertField::Status:
        return tr("State");
    case AlertField::Name:
        return tr("Alert");
    case AlertField::Message:
        return tr("Message");
    case AlertField::Type:
        return tr("Type");
    case AlertField::Incident:
        return tr("Incident");
    case AlertField::Ci:
        return tr("Configuration item");
    case AlertField::Owner:
        return tr("Owner");
    case AlertField::Source:
        return tr("Source");
    case AlertField::Channel:
        return tr("Channels");
    case AlertField::Age:
        return tr("Age");
    case AlertField::Triggered:
        return tr("Triggered");
    case AlertField::Acknowledged:
        return tr("Acknowledged");
    case AlertField::Resolved:
        return tr("Resolved");
    case AlertField::Text:
    case AlertField::Is:
        break;
    }
    return {};
}

void AlertListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole, Qt::ToolTipRole});
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace itsm
