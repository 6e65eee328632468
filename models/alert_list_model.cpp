#include "models/alert_list_model.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QJsonValue timeJson(const OptionalInstant &time)
{
    return time ? QJsonValue(toRfc3339(*time)) : QJsonValue();
}

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

void AlertListModel::setFilter(const AlertFilter &filter, UserId me)
{
    m_filter = filter;
    m_me = me;
    rebuild();
}

bool AlertListModel::isWanted(const Alert &alert) const
{
    return matches(m_filter, alert, {.now = now(), .me = m_me});
}

bool AlertListModel::isBefore(const Alert &a, const Alert &b) const
{
    return lessThan(a, b, currentSort());
}

bool AlertListModel::dependsOnTime() const
{
    return std::any_of(m_filter.terms.begin(), m_filter.terms.end(),
                       [](const AlertFilterTerm &term) { return term.field == AlertField::Age; });
}

/// The worst and the latest first, words from A to Z.
Qt::SortOrder AlertListModel::firstOrder(int column) const
{
    switch (fieldOf(column)) {
    case AlertField::Severity:
    case AlertField::Triggered:
    case AlertField::Acknowledged:
    case AlertField::Resolved:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
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
        return alertNameLabel(alert);
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
        return sourceLabel(alert.source);
    case AlertField::Channel:
        return channelsLabel(alert.channels);
    case AlertField::Age:
        return ageText(alert.triggeredAt, now());
    case AlertField::Triggered:
        return shortTime(alert.triggeredAt, timeFormat());
    case AlertField::Acknowledged:
        return timeText(alert.acknowledgedAt, timeFormat());
    case AlertField::Resolved:
        return timeText(alert.resolvedAt, timeFormat());
    case AlertField::Text:
    case AlertField::Is:
        break;
    }
    return {};
}

QString AlertListModel::toolTip(const Alert &alert, int column) const
{
    const AlertField field = fieldOf(column);
    if (field == AlertField::Age || field == AlertField::Triggered) {
        return tr("%1, %2 ago").arg(fullTime(alert.triggeredAt, timeFormat()), durationText(now() - alert.triggeredAt));
    }
    if (field == AlertField::Owner && alert.acknowledgedAt) {
        return tr("Acknowledged by %1 at %2")
            .arg(alert.acknowledgedByName, fullTime(*alert.acknowledgedAt, timeFormat()));
    }
    return text(alert, column);
}

QJsonValue AlertListModel::json(const Alert &alert, int column) const
{
    switch (fieldOf(column)) {
    case AlertField::Severity:
        return alert.severity.text();
    case AlertField::Status:
        return alert.status.text();
    case AlertField::Name:
        return alert.name;
    case AlertField::Source:
        return alert.source;
    case AlertField::Channel:
        return QJsonArray::fromStringList(alert.channels);
    case AlertField::Age: // of a moment: the time says it
    case AlertField::Triggered:
        return toRfc3339(alert.triggeredAt);
    case AlertField::Acknowledged:
        return timeJson(alert.acknowledgedAt);
    case AlertField::Resolved:
        return timeJson(alert.resolvedAt);
    default:
        return text(alert, column);
    }
}

QString AlertListModel::heading(int column) const
{
    switch (fieldOf(column)) {
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

} // namespace itsm
