#include "services/transfer/servicenow_map.h"

#include "services/desk/incident_changes.h"
#include "services/domain/state_machine.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Record = ServiceNowLog::Record;
using Records = std::span<const Record>;

constexpr qsizetype maxTitle = 255;

/// Columns that become columns of the incident or of its activity records, and those that only keep the log's books.
bool hasOwnPlace(LogColumn column)
{
    switch (column) {
    case LogColumn::Number:
    case LogColumn::Active:
    case LogColumn::SysModCount:
    case LogColumn::OpenedBy:
    case LogColumn::OpenedAt:
    case LogColumn::SysUpdatedBy:
    case LogColumn::SysUpdatedAt:
    case LogColumn::Category:
    case LogColumn::Subcategory:
    case LogColumn::CmdbCi:
    case LogColumn::AssignmentGroup:
    case LogColumn::AssignedTo:
    case LogColumn::ResolvedAt:
    case LogColumn::ClosedAt:
        return true;
    default:
        return false;
    }
}

/// Columns whose last value the log writes into every row, from the first on.
bool isKnownOnlyAtTheEnd(LogColumn column)
{
    return column == LogColumn::ClosedCode || column == LogColumn::ResolvedBy;
}

/// A text as a column holds it: on one line, otherwise as it was.
QString cleanLine(QString text)
{
    for (QChar &c : text) {
        if (c < u' ' || (c >= QChar(0x7F) && c < QChar(0xA0)) || c == QChar(0x2028) || c == QChar(0x2029))
            c = u' ';
    }
    return text.trimmed();
}

/// Truth values and whole numbers as such, other text as it stands.
QJsonValue typed(const QString &text)
{
    if (text == "TRUE"_L1 || text == "true"_L1)
        return true;
    if (text == "FALSE"_L1 || text == "false"_L1)
        return false;
    const bool isPlain = !text.isEmpty() && text.size() <= 15 && (text.size() == 1 || text[0] != u'0') &&
                         std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isPlain ? QJsonValue(text.toLongLong()) : QJsonValue(text);
}

Status knownStatus(QStringView state)
{
    const Status status = statusFromLog(state);
    return status == Status::Unknown ? Status::InProgress : status;
}

Level knownLevel(QStringView text)
{
    const Level level = levelFromLog(text);
    return level == Level::Unknown ? Level::Medium : level;
}

/// The log has no title: what it says of the kind of trouble makes one.
QString titleOf(const ServiceNowLog &log, const Record &record)
{
    QStringList parts;
    for (const LogColumn column : {LogColumn::Category, LogColumn::Subcategory, LogColumn::Symptom}) {
        if (const QString part = cleanLine(log.text(record, column)); !part.isEmpty())
            parts.append(part);
    }
    QString title = parts.isEmpty() ? log.text(record, LogColumn::Number) : parts.join(u" / "_s);
    if (title.size() > maxTitle) {
        title.truncate(title[maxTitle - 2].isHighSurrogate() ? maxTitle - 2 : maxTitle - 1);
        title += u'…';
    }
    return title;
}

QString reporterOf(const ServiceNowLog &log, const Record &record)
{
    const QString &opener = log.text(record, LogColumn::OpenedBy);
    return cleanLine(opener.isEmpty() ? log.text(record, LogColumn::CallerId) : opener);
}

Priority priorityOf(const ServiceNowLog &log, const Record &record, const PriorityMatrix &matrix)
{
    const Priority priority = priorityFromLog(log.text(record, LogColumn::Priority));
    if (priority != Priority::Unknown)
        return priority;
    return matrix.priority(knownLevel(log.text(record, LogColumn::Impact)),
                           knownLevel(log.text(record, LogColumn::Urgency)));
}

QJsonObject metadataOf(const ServiceNowLog &log, const Record &record, bool isDone)
{
    QJsonObject metadata{{u"origin"_s, u"servicenow"_s}};
    for (int i = 0; i < logColumnCount; ++i) {
        const auto column = static_cast<LogColumn>(i);
        const CellId cell = log.cell(record, column);
        if (cell == 0 || hasOwnPlace(column) || (isKnownOnlyAtTheEnd(column) && !isDone))
            continue;
        if (column == LogColumn::Impact || column == LogColumn::Urgency) {
            if (levelFromLog(log.text(cell)) != Level::Unknown)
                continue;
        } else if (column == LogColumn::Priority) {
            if (priorityFromLog(log.text(cell)) != Priority::Unknown)
                continue;
        }
        metadata.insert(QString(logColumnName(column)), column == LogColumn::SysCreatedAt
                                                            ? QJsonValue(toRfc3339(*log.time(record, column)))
                                                            : typed(log.text(cell)));
    }
    for (int i = 0; i < static_cast<int>(log.extraNames().size()); ++i) {
        if (const QString &text = log.extraText(record, i); !text.isEmpty())
            metadata.insert(log.extraNames()[i], typed(text));
    }
    return metadata;
}

ImportedState stateAfter(const ServiceNowLog &log, Records records, OptionalInstant until, const PriorityMatrix &matrix)
{
    const Record &first = records.front();
    const Record &last = records.back();
    const auto text = [&](LogColumn column) { return cleanLine(log.text(last, column)); };
    const auto notLater = [&](OptionalInstant time) {
        return time && until && *time > *until ? OptionalInstant() : time;
    };

    ImportedState state;
    Incident &incident = state.incident;
    incident.number = log.text(last, LogColumn::Number);
    incident.title = titleOf(log, last);
    const Status status = knownStatus(log.text(last, LogColumn::IncidentState));
    incident.status = status;
    incident.impact = knownLevel(log.text(last, LogColumn::Impact));
    incident.urgency = knownLevel(log.text(last, LogColumn::Urgency));
    incident.priority = priorityOf(log, last, matrix);
    incident.severity = severityFromLevel(incident.impact.value());
    incident.category = text(LogColumn::Category);
    incident.subcategory = text(LogColumn::Subcategory);
    incident.source = u"servicenow"_s;
    incident.assignmentGroup = text(LogColumn::AssignmentGroup);
    incident.assigneeName = text(LogColumn::AssignedTo);
    incident.ciName = text(LogColumn::CmdbCi);
    incident.reporterName = reporterOf(log, last);
    incident.updatedAt = last.at;
    incident.createdAt =
        log.time(last, LogColumn::OpenedAt).value_or(log.time(last, LogColumn::SysCreatedAt).value_or(first.at));
    incident.detectedAt = incident.createdAt;

    const bool isDone = status == Status::Resolved || status == Status::Closed;
    OptionalInstant taken;    // when somebody first did more than write it down
    OptionalInstant resolved; // when the present spell of being resolved or closed began
    for (const Record &record : records) {
        const Status then = knownStatus(log.text(record, LogColumn::IncidentState));
        if (then != Status::New && !taken)
            taken = record.at;
        if (then != Status::Resolved && then != Status::Closed)
            resolved.reset();
        else if (!resolved)
            resolved = record.at;
    }
    incident.acknowledgedAt = taken;
    if (isDone) {
        incident.resolvedAt = notLater(log.time(last, LogColumn::ResolvedAt));
        if (!incident.resolvedAt)
            incident.resolvedAt = resolved;
    }
    if (status == Status::Closed)
        incident.closedAt = notLater(log.time(last, LogColumn::ClosedAt)).value_or(last.at);
    incident.metadata = metadataOf(log, last, isDone);

    if (!incident.assigneeName.isEmpty())
        state.people.push_back({incident.assigneeName, Role::Agent});
    if (!incident.reporterName.isEmpty())
        state.people.push_back({incident.reporterName, Role::Viewer});
    if (isDone && log.cell(last, LogColumn::ResolvedBy) != 0)
        state.people.push_back({text(LogColumn::ResolvedBy), Role::Agent});
    return state;
}

/// The name and the value under which a change of a column is recorded; an empty name if it is not.
std::pair<QString, QJsonValue> fact(const ServiceNowLog &log, LogColumn column, CellId cell)
{
    const QString &text = log.text(cell);
    const auto token = [&](auto value) {
        return cell == 0 ? QJsonValue() : QJsonValue(QLatin1String(tokenName(value)));
    };
    const auto plain = [&] { return cell == 0 ? QJsonValue() : typed(text); };
    switch (column) {
    case LogColumn::Number:
    case LogColumn::Active:
    case LogColumn::SysModCount:
    case LogColumn::SysUpdatedAt:
    case LogColumn::SysUpdatedBy:
    case LogColumn::ResolvedBy:
    case LogColumn::ClosedCode:
    case LogColumn::ResolvedAt:
    case LogColumn::ClosedAt:
        return {};
    case LogColumn::IncidentState:
        return {u"status"_s, token(knownStatus(text))};
    case LogColumn::Priority:
        return {u"priority"_s, priorityFromLog(text) == Priority::Unknown ? plain() : token(priorityFromLog(text))};
    case LogColumn::Impact:
        return {u"impact"_s, levelFromLog(text) == Level::Unknown ? plain() : token(levelFromLog(text))};
    case LogColumn::Urgency:
        return {u"urgency"_s, levelFromLog(text) == Level::Unknown ? plain() : token(levelFromLog(text))};
    case LogColumn::AssignedTo:
        return {u"assignee"_s, plain()};
    case LogColumn::CmdbCi:
        return {u"configuration_item"_s, plain()};
    default:
        return {QString(logColumnName(column)), plain()};
    }
}

/// What the first record says, as the desk records a new incident.
QJsonObject factsOf(const ServiceNowLog &log, const Record &record)
{
    QJsonObject facts;
    for (const LogColumn column :
         {LogColumn::Number, LogColumn::IncidentState, LogColumn::Priority, LogColumn::Impact, LogColumn::Urgency,
          LogColumn::Category, LogColumn::Subcategory, LogColumn::AssignmentGroup, LogColumn::AssignedTo}) {
        const CellId cell = log.cell(record, column);
        if (column == LogColumn::Number)
            facts.insert(u"incident_number"_s, log.text(cell));
        else if (cell != 0)
            facts.insert(fact(log, column, cell).first, fact(log, column, cell).second);
    }
    return facts;
}

QJsonObject changesBetween(const ServiceNowLog &log, const Record &before, const Record &after)
{
    QJsonObject changes;
    for (int i = 0; i < logColumnCount; ++i) {
        const auto column = static_cast<LogColumn>(i);
        const CellId from = log.cell(before, column);
        const CellId to = log.cell(after, column);
        if (from == to)
            continue;
        const auto [name, value] = fact(log, column, to);
        if (!name.isEmpty())
            recordChange(changes, name, fact(log, column, from).second, value);
    }
    return changes;
}

const char *eventType(const ServiceNowLog &log, const Record *before, const Record &after)
{
    if (!before)
        return eventtype::creation;
    const Status from = knownStatus(log.text(*before, LogColumn::IncidentState));
    const Status to = knownStatus(log.text(after, LogColumn::IncidentState));
    if (from != to) {
        if (to == Status::Resolved)
            return eventtype::resolution;
        if (to == Status::Closed)
            return eventtype::closure;
        return isOpen(from) ? eventtype::statusChange : eventtype::reopen;
    }
    const bool isMoved = log.cell(*before, LogColumn::AssignedTo) != log.cell(after, LogColumn::AssignedTo) ||
                         log.cell(*before, LogColumn::AssignmentGroup) != log.cell(after, LogColumn::AssignmentGroup);
    return isMoved ? eventtype::assignment : eventtype::update;
}

std::vector<IncidentEvent> eventsOf(const ServiceNowLog &log, Records records)
{
    std::vector<IncidentEvent> events;
    events.reserve(records.size());
    QHash<QString, int> occurrences;
    const Record *before = nullptr;
    for (const Record &record : records) {
        const QString &state = log.text(record, LogColumn::IncidentState);
        QString key = toRfc3339(record.at) + u'/' + QString::number(record.modCount) + u'/' + state;
        if (const int n = ++occurrences[key]; n > 1)
            key += u'#' + QString::number(n); // the very same row once more is a record of its own
        IncidentEvent event;
        const char *type = eventType(log, before, record);
        event.type = QString::fromLatin1(type);
        event.name = eventName(type);
        event.status = u"active"_s;
        event.severity = Severity::Info;
        event.data = before ? changesBetween(log, *before, record) : factsOf(log, record);
        event.occurredAt = record.at;
        event.userName = cleanLine(log.text(record, LogColumn::SysUpdatedBy));
        event.source = u"import"_s;
        event.metadata = {{importKey, key}, {u"origin"_s, u"servicenow"_s}, {u"sys_mod_count"_s, record.modCount}};
        if (statusFromLog(state) == Status::Unknown || statusFromLog(state) == Status::OnHold)
            event.metadata.insert(u"incident_state"_s, state);
        events.push_back(std::move(event));
        before = &record;
    }
    return events;
}

int leadingDigit(QStringView text)
{
    const bool isAlone = text.size() == 1 || (text.size() > 1 && !text[1].isDigit());
    return isAlone && text[0] >= u'1' && text[0] <= u'9' ? text[0].unicode() - u'0' : 0;
}

} // namespace

Status statusFromLog(QStringView state)
{
    const auto is = [state](QLatin1StringView word) { return state.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("New"_L1))
        return Status::New;
    if (is("Active"_L1))
        return Status::InProgress;
    if (state.startsWith("Awaiting"_L1, Qt::CaseInsensitive))
        return Status::OnHold;
    if (is("Resolved"_L1))
        return Status::Resolved;
    if (is("Closed"_L1))
        return Status::Closed;
    return Status::Unknown;
}

Priority priorityFromLog(QStringView text)
{
    switch (leadingDigit(text)) {
    case 1:
        return Priority::Urgent;
    case 2:
        return Priority::High;
    case 3:
        return Priority::Medium;
    case 4:
    case 5: // "5 - Planning"
        return Priority::Low;
    default:
        return Priority::Unknown;
    }
}

Level levelFromLog(QStringView text)
{
    switch (leadingDigit(text)) {
    case 1:
        return Level::High;
    case 2:
        return Level::Medium;
    case 3:
        return Level::Low;
    default:
        return Level::Unknown;
    }
}

Severity severityFromLevel(Level level)
{
    switch (level) {
    case Level::Low:
        return Severity::Low;
    case Level::High:
        return Severity::High;
    case Level::Critical:
        return Severity::Critical;
    case Level::Medium:
    case Level::Unknown:
        break;
    }
    return Severity::Medium;
}

ImportedIncident incidentFromLog(const ServiceNowLog &log, int index, OptionalInstant until,
                                 const PriorityMatrix &matrix)
{
    const Records records = log.records(index);
    return {.number = log.text(records.front(), LogColumn::Number),
            .records = eventsOf(log, records),
            .after = [&log, records, until, matrix](size_t count) {
                // Before the last record the log stood as it did then.
                return stateAfter(log, records.first(count), count == records.size() ? until : records[count - 1].at,
                                  matrix);
            }};
}

} // namespace itsm
