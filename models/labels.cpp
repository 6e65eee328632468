#include "models/labels.h"

#include <QCoreApplication>
#include <QVariant>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct Labels
{
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

qint64 wholeSeconds(std::chrono::microseconds d)
{
    return std::chrono::duration_cast<std::chrono::seconds>(d).count();
}

} // namespace

QString label(const Token<Status> &value)
{
    switch (value.value()) {
    case Status::New:
        return Labels::tr("New", "status");
    case Status::Acknowledged:
        return Labels::tr("Acknowledged", "status");
    case Status::Assigned:
        return Labels::tr("Assigned", "status");
    case Status::InProgress:
        return Labels::tr("In progress", "status");
    case Status::OnHold:
        return Labels::tr("On hold", "status");
    case Status::Resolved:
        return Labels::tr("Resolved", "status");
    case Status::Closed:
        return Labels::tr("Closed", "status");
    case Status::Cancelled:
        return Labels::tr("Cancelled", "status");
    case Status::Unknown:
        break;
    }
    return value.text();
}

QString label(const Token<Priority> &value)
{
    switch (value.value()) {
    case Priority::Low:
        return Labels::tr("Low", "priority");
    case Priority::Medium:
        return Labels::tr("Medium", "priority");
    case Priority::High:
        return Labels::tr("High", "priority");
    case Priority::Urgent:
        return Labels::tr("Urgent", "priority");
    case Priority::Unknown:
        break;
    }
    return value.text();
}

QString label(const Token<Severity> &value)
{
    switch (value.value()) {
    case Severity::Info:
        return Labels::tr("Info", "severity");
    case Severity::Low:
        return Labels::tr("Low", "severity");
    case Severity::Medium:
        return Labels::tr("Medium", "severity");
    case Severity::High:
        return Labels::tr("High", "severity");
    case Severity::Critical:
        return Labels::tr("Critical", "severity");
    case Severity::Unknown:
        break;
    }
    return value.text();
}

QString label(const Token<Level> &value)
{
    switch (value.value()) {
    case Level::Low:
        return Labels::tr("Low", "impact or urgency");
    case Level::Medium:
        return Labels::tr("Medium", "impact or urgency");
    case Level::High:
        return Labels::tr("High", "impact or urgency");
    case Level::Critical:
        return Labels::tr("Critical", "impact or urgency");
    case Level::Unknown:
        break;
    }
    return value.text();
}

QString label(const Token<AlertStatus> &value)
{
    switch (value.value()) {
    case AlertStatus::Active:
        return Labels::tr("Active", "alert");
    case AlertStatus::Acknowledged:
        return Labels::tr("Acknowledged", "alert");
    case AlertStatus::Resolved:
        return Labels::tr("Resolved", "alert");
    case AlertStatus::Unknown:
        break;
    }
    return value.text();
}

QString label(const Token<Role> &value)
{
    switch (value.value()) {
    case Role::Viewer:
        return Labels::tr("Viewer", "role");
    case Role::Agent:
        return Labels::tr("Agent", "role");
    case Role::Manager:
        return Labels::tr("Manager", "role");
    case Role::Admin:
        return Labels::tr("Admin", "role");
    case Role::Unknown:
        break;
    }
    return value.text();
}

QString sourceLabel(const QString &source)
{
    if (source == "manual"_L1)
        return Labels::tr("Manual", "source");
    if (source == "monitoring"_L1)
        return Labels::tr("Monitoring", "source");
    if (source == "system"_L1)
        return Labels::tr("System", "source");
    if (source == "user"_L1)
        return Labels::tr("User", "source");
    if (source == "api"_L1)
        return Labels::tr("API", "source");
    if (source == "import"_L1)
        return Labels::tr("Import", "source");
    return source;
}

QString channelLabel(const QString &channel)
{
    if (channel == "email"_L1)
        return Labels::tr("E-mail", "way to notify");
    if (channel == "sms"_L1)
        return Labels::tr("SMS", "way to notify");
    if (channel == "slack"_L1)
        return Labels::tr("Slack", "way to notify");
    if (channel == "webhook"_L1)
        return Labels::tr("Webhook", "way to notify");
    return channel;
}

QString channelsLabel(const QStringList &channels)
{
    QStringList labels;
    for (const QString &channel : channels)
        labels.append(channelLabel(channel));
    return labels.join(u", "_s);
}

QString alertNameLabel(const Alert &alert)
{
    // The desk names the alert of an escalation by itself.
    if (alert.type == "escalation"_L1 && alert.name == "Incident escalated"_L1)
        return Labels::tr("Incident escalated", "alert");
    return alert.name;
}

QString eventTypeLabel(const QString &type)
{
    // One English word may name a status, a column and a record; the comment keeps their translations apart.
    struct Name
    {
        const char *text = nullptr;
        const char *comment = nullptr;
    };
    static const QHash<QString, Name> names{
        {QLatin1StringView(eventtype::creation), QT_TRANSLATE_NOOP3("Labels", "Created", "activity record")},
        {QLatin1StringView(eventtype::update), QT_TRANSLATE_NOOP3("Labels", "Changed", "activity record")},
        {QLatin1StringView(eventtype::statusChange), QT_TRANSLATE_NOOP3("Labels", "Status", "activity record")},
        {QLatin1StringView(eventtype::assignment), QT_TRANSLATE_NOOP3("Labels", "Assignment", "activity record")},
        {QLatin1StringView(eventtype::acknowledgement),
         QT_TRANSLATE_NOOP3("Labels", "Acknowledgement", "activity record")},
        {QLatin1StringView(eventtype::escalation), QT_TRANSLATE_NOOP3("Labels", "Escalation", "activity record")},
        {QLatin1StringView(eventtype::resolution), QT_TRANSLATE_NOOP3("Labels", "Resolution", "activity record")},
        {QLatin1StringView(eventtype::closure), QT_TRANSLATE_NOOP3("Labels", "Closure", "activity record")},
        {QLatin1StringView(eventtype::reopen), QT_TRANSLATE_NOOP3("Labels", "Reopening", "activity record")},
        {QLatin1StringView(eventtype::comment), QT_TRANSLATE_NOOP3("Labels", "Comment", "activity record")},
        {QLatin1StringView(eventtype::deletion), QT_TRANSLATE_NOOP3("Labels", "Deletion", "activity record")},
        {QLatin1StringView(eventtype::restoration), QT_TRANSLATE_NOOP3("Labels", "Restoration", "activity record")},
        {QLatin1StringView(eventtype::undo), QT_TRANSLATE_NOOP3("Labels", "Taken back", "activity record")},
        {QLatin1StringView(eventtype::alertCreated), QT_TRANSLATE_NOOP3("Labels", "Alert", "activity record")},
        {QLatin1StringView(eventtype::alertAcknowledged),
         QT_TRANSLATE_NOOP3("Labels", "Alert acknowledged", "activity record")},
        {QLatin1StringView(eventtype::alertResolved),
         QT_TRANSLATE_NOOP3("Labels", "Alert resolved", "activity record")},
        {QLatin1StringView(eventtype::alertUndo), QT_TRANSLATE_NOOP3("Labels", "Alert: taken back", "activity record")},
        {QLatin1StringView(eventtype::alertFlapping),
         QT_TRANSLATE_NOOP3("Labels", "Alert flapping", "activity record")},
        {QLatin1StringView(eventtype::alertSteady), QT_TRANSLATE_NOOP3("Labels", "Alert steady", "activity record")},
        {QLatin1StringView(eventtype::metricAdded), QT_TRANSLATE_NOOP3("Labels", "Metric", "activity record")},
        {QLatin1StringView(eventtype::imported), QT_TRANSLATE_NOOP3("Labels", "Import", "activity record")},
    };
    const Name name = names.value(type);
    return name.text ? QCoreApplication::translate("Labels", name.text, name.comment) : type;
}

QString eventLabel(const IncidentEvent &event)
{
    const QString undone = event.data.value("undone_type"_L1).toString();
    if (event.type != QLatin1StringView(eventtype::undo) || undone.isEmpty())
        return eventTypeLabel(event.type);
    return Labels::tr("Taken back: %1", "activity record").arg(eventTypeLabel(undone));
}

QString columnTitle(IncidentColumn column)
{
    switch (column) {
    case IncidentColumn::Severity:
        return Labels::tr("Severity", "column");
    case IncidentColumn::Number:
        return Labels::tr("Number", "column");
    case IncidentColumn::Title:
        return Labels::tr("Title", "column");
    case IncidentColumn::Status:
        return Labels::tr("Status", "column");
    case IncidentColumn::Priority:
        return Labels::tr("Priority", "column");
    case IncidentColumn::Assignee:
        return Labels::tr("Assignee", "column");
    case IncidentColumn::Group:
        return Labels::tr("Group", "column");
    case IncidentColumn::Category:
        return Labels::tr("Category", "column");
    case IncidentColumn::Subcategory:
        return Labels::tr("Subcategory", "column");
    case IncidentColumn::Ci:
        return Labels::tr("Configuration item", "column");
    case IncidentColumn::Source:
        return Labels::tr("Source", "column");
    case IncidentColumn::Level:
        return Labels::tr("Escalation", "column");
    case IncidentColumn::Age:
        return Labels::tr("Age", "column");
    case IncidentColumn::Detected:
        return Labels::tr("Detected", "column");
    case IncidentColumn::Created:
        return Labels::tr("Created", "column");
    case IncidentColumn::Updated:
        return Labels::tr("Updated", "column");
    case IncidentColumn::Resolved:
        return Labels::tr("Resolved", "column");
    case IncidentColumn::Count:
        break;
    }
    return {};
}

QString shortTime(Instant t, const TimeFormat &format)
{
    return toDateTime(t).toTimeZone(format.zone).toString(u"yyyy-MM-dd HH:mm");
}

QString fullTime(Instant t, const TimeFormat &format)
{
    const QDateTime local = toDateTime(t).toTimeZone(format.zone);
    const QString zone = format.zone.displayName(local, QTimeZone::OffsetName, format.locale);
    return Labels::tr("%1 (%2)", "a time and its zone").arg(local.toString(u"yyyy-MM-dd HH:mm:ss"), zone);
}

QString ageText(Instant t, Instant now)
{
    const qint64 seconds = wholeSeconds(now - t);
    if (seconds < 60)
        return Labels::tr("now");
    if (seconds < 3600)
        return Labels::tr("%n min", "age", int(seconds / 60));
    if (seconds < qint64{48} * 3600)
        return Labels::tr("%n h", "age", int(seconds / 3600));
    return Labels::tr("%n d", "age", int(seconds / 86400));
}

QString durationText(std::chrono::microseconds d)
{
    const qint64 seconds = qMax(qint64{0}, wholeSeconds(d));
    const qint64 days = seconds / 86400;
    const qint64 hours = seconds / 3600 % 24;
    const qint64 minutes = seconds / 60 % 60;
    if (days > 0)
        return Labels::tr("%1 d %2 h", "duration").arg(days).arg(hours);
    if (hours > 0)
        return Labels::tr("%1 h %2 min", "duration").arg(hours).arg(minutes);
    if (minutes > 0)
        return Labels::tr("%n min", "duration", int(minutes));
    return Labels::tr("%n s", "duration", int(seconds));
}

QString numberText(double value)
{
    const double size = std::abs(value);
    // What has no room in so many places keeps its first digits instead.
    if (size >= 1e15 || (size > 0 && size < 0.1))
        return QLocale().toString(value, 'g', 3);
    return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : size >= 100 ? 1 : 2);
}

QString quantityText(double value, const QString &unit)
{
    return unit.isEmpty()
               ? numberText(value)
               : QCoreApplication::translate("MetricsTab", "%1 %2", "number and unit").arg(numberText(value), unit);
}

QString spokenCell(const QString &heading, const QString &text)
{
    return Labels::tr("%1: %2", "column and value, for screen readers").arg(heading, text);
}

QString spokenHeading(const QString &heading, int rows)
{
    return Labels::tr("%1, %n row(s)", "heading of a group, for screen readers", rows).arg(heading);
}

QString cellText(const IncidentSummary &row, IncidentColumn column, Instant now, const TimeFormat &format)
{
    switch (column) {
    case IncidentColumn::Severity:
        return label(row.severity);
    case IncidentColumn::Number:
        return row.number;
    case IncidentColumn::Title:
        return row.title;
    case IncidentColumn::Status:
        return label(row.status);
    case IncidentColumn::Priority:
        return label(row.priority);
    case IncidentColumn::Assignee:
        return row.assigneeName;
    case IncidentColumn::Group:
        return row.assignmentGroup;
    case IncidentColumn::Category:
        return row.category;
    case IncidentColumn::Subcategory:
        return row.subcategory;
    case IncidentColumn::Ci:
        return row.ciName;
    case IncidentColumn::Source:
        return sourceLabel(row.source);
    case IncidentColumn::Level:
        return row.escalationLevel > 0 ? QString::number(row.escalationLevel) : QString();
    case IncidentColumn::Age:
        return ageText(row.createdAt, now);
    case IncidentColumn::Detected:
        return shortTime(row.detectedAt, format);
    case IncidentColumn::Created:
        return shortTime(row.createdAt, format);
    case IncidentColumn::Updated:
        return shortTime(row.updatedAt, format);
    case IncidentColumn::Resolved:
        return row.resolvedAt ? shortTime(*row.resolvedAt, format) : QString();
    case IncidentColumn::Count:
        break;
    }
    return {};
}

QVariant cellValue(const IncidentSummary &row, IncidentColumn column)
{
    switch (column) {
    case IncidentColumn::Resolved:
        return row.resolvedAt ? QVariant(toMicros(*row.resolvedAt)) : QVariant();
    case IncidentColumn::Severity:
        return qint64{row.severity.rank()};
    case IncidentColumn::Status:
        return qint64{row.status.rank()};
    case IncidentColumn::Priority:
        return qint64{row.priority.rank()};
    case IncidentColumn::Level:
        return qint64{row.escalationLevel};
    case IncidentColumn::Age:
    case IncidentColumn::Created:
        return toMicros(row.createdAt);
    case IncidentColumn::Detected:
        return toMicros(row.detectedAt);
    case IncidentColumn::Updated:
        return toMicros(row.updatedAt);
    case IncidentColumn::Number:
    case IncidentColumn::Title:
    case IncidentColumn::Assignee:
    case IncidentColumn::Group:
    case IncidentColumn::Category:
    case IncidentColumn::Subcategory:
    case IncidentColumn::Ci:
        return cellText(row, column, {}, {});
    case IncidentColumn::Source:
        return row.source;
    case IncidentColumn::Count:
        break;
    }
    return {};
}

QString cellToolTip(const IncidentSummary &row, IncidentColumn column, Instant now, const TimeFormat &format)
{
    const auto escaped = [](const QString &text) { return text.toHtmlEscaped(); };
    const auto moment = [&](Instant t) {
        return escaped(Labels::tr("%1, %2 ago").arg(fullTime(t, format), durationText(now - t)));
    };
    switch (column) {
    case IncidentColumn::Age:
    case IncidentColumn::Created:
        return moment(row.createdAt);
    case IncidentColumn::Detected:
        return moment(row.detectedAt);
    case IncidentColumn::Updated:
        return moment(row.updatedAt);
    case IncidentColumn::Resolved:
        return row.resolvedAt ? moment(*row.resolvedAt) : QString();
    case IncidentColumn::Level:
        return row.escalationLevel == 0
                   ? QString()
                   : escaped(row.escalatedAt
                                 ? Labels::tr("Escalated to level %1 at %2")
                                       .arg(QString::number(row.escalationLevel), fullTime(*row.escalatedAt, format))
                                 : Labels::tr("Escalated to level %1").arg(row.escalationLevel));
    default:
        return escaped(cellText(row, column, now, format));
    }
}

} // namespace itsm
