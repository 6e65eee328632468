#include "services/transfer/servicenow_log.h"

#include "services/desk/validation.h"
#include "services/transfer/csv_reader.h"
#include "services/transfer/local_time.h"
#include "services/transfer/servicenow_map.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QSet>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::array<QLatin1StringView, logColumnCount> columnNames{
    "number"_L1,
    "incident_state"_L1,
    "active"_L1,
    "reassignment_count"_L1,
    "reopen_count"_L1,
    "sys_mod_count"_L1,
    "made_sla"_L1,
    "caller_id"_L1,
    "opened_by"_L1,
    "opened_at"_L1,
    "sys_created_by"_L1,
    "sys_created_at"_L1,
    "sys_updated_by"_L1,
    "sys_updated_at"_L1,
    "contact_type"_L1,
    "location"_L1,
    "category"_L1,
    "subcategory"_L1,
    "u_symptom"_L1,
    "cmdb_ci"_L1,
    "impact"_L1,
    "urgency"_L1,
    "priority"_L1,
    "assignment_group"_L1,
    "assigned_to"_L1,
    "knowledge"_L1,
    "u_priority_confirmation"_L1,
    "notify"_L1,
    "problem_id"_L1,
    "rfc"_L1,
    "vendor"_L1,
    "caused_by"_L1,
    "closed_code"_L1,
    "resolved_by"_L1,
    "resolved_at"_L1,
    "closed_at"_L1,
};

constexpr std::array neededColumns{LogColumn::Number, LogColumn::IncidentState, LogColumn::SysUpdatedAt};
constexpr std::array timeColumns{LogColumn::OpenedAt, LogColumn::SysCreatedAt, LogColumn::SysUpdatedAt,
                                 LogColumn::ResolvedAt, LogColumn::ClosedAt};
/// Columns that become columns of the database, which limits their length.
constexpr std::array namedColumns{LogColumn::Number,      LogColumn::Category,        LogColumn::Subcategory,
                                  LogColumn::CmdbCi,      LogColumn::AssignmentGroup, LogColumn::AssignedTo,
                                  LogColumn::OpenedBy,    LogColumn::CallerId,        LogColumn::ResolvedBy,
                                  LogColumn::SysUpdatedBy};
constexpr qsizetype maxCellLength = 4'000;

constexpr qint64 timeUnread = std::numeric_limits<qint64>::min();
constexpr qint64 timeInvalid = timeUnread + 1;

QString words(const char *text)
{
    return QCoreApplication::translate("ServiceNow", text);
}

} // namespace

QLatin1StringView logColumnName(LogColumn column)
{
    return columnNames[static_cast<size_t>(column)];
}

bool isEventLog(const QStringList &headings)
{
    return std::ranges::all_of(neededColumns, [&headings](LogColumn column) {
        return headings.contains(logColumnName(column), Qt::CaseInsensitive);
    });
}

std::span<const ServiceNowLog::Record> ServiceNowLog::records(int incident) const
{
    const auto [first, count] = m_incidents[static_cast<size_t>(incident)];
    return {m_records.data() + first, count};
}

CellId ServiceNowLog::cell(const Record &record, LogColumn column) const
{
    const int place = m_places[static_cast<size_t>(column)];
    return place < 0 ? 0 : m_cells[record.row * m_stride + static_cast<size_t>(place)];
}

OptionalInstant ServiceNowLog::time(const Record &record, LogColumn column) const
{
    const CellId id = cell(record, column);
    if (id == 0)
        return {};
    return instantFromMicros(m_times[id]);
}

const QString &ServiceNowLog::extraText(const Record &record, int index) const
{
    return m_texts[m_cells[record.row * m_stride + static_cast<size_t>(m_extraPlaces[static_cast<size_t>(index)])]];
}

/// Fills a log from a device.
class ServiceNowLogReader
{
public:
    ServiceNowLogReader(QIODevice &device, const ServiceNowLog::Options &options, const TransferHooks &hooks)
        : m_reader(device, options.format)
        , m_options(options)
        , m_hooks(hooks)
        , m_total(device.isSequential() ? 0 : device.size())
    {
    }

    Result<ServiceNowLog> read();

private:
    struct Broken
    {
        int field;
        QString message;
    };

    Result<> readHeader();
    std::optional<Broken> readRow();
    std::optional<Broken> checkCell(int field, CellId id);
    CellId intern(QByteArrayView text);
    void report(qint64 line, qint64 column, const QString &message);
    void warnOfStrangeWords();
    void group();

    CsvReader m_reader;
    const ServiceNowLog::Options &m_options;
    const TransferHooks &m_hooks;
    qint64 m_total;
    ServiceNowLog m_log;
    QHash<QByteArray, CellId> m_ids;
    std::vector<QByteArray> m_bytes; ///< what each text was read from
    std::vector<CellId> m_row;
    std::vector<CellId> m_previous;
    std::vector<quint32> m_incidentOfNumber; ///< by the number's cell; 0 is none, else index + 1
    quint32 m_incidents = 0;
    QStringList m_names; ///< of the fields
    std::vector<bool> m_isTime;
    std::vector<bool> m_isName;
    QSet<CellId> m_warned;
};

void ServiceNowLogReader::report(qint64 line, qint64 column, const QString &message)
{
    ++m_log.m_brokenRows;
    if (m_hooks.problem)
        m_hooks.problem({TransferProblem::Kind::Broken, line, column, message});
}

CellId ServiceNowLogReader::intern(QByteArrayView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text == "?")
        return 0;
    const auto found = m_ids.constFind(QByteArray::fromRawData(text.data(), text.size()));
    if (found != m_ids.constEnd())
        return *found;
    const auto id = static_cast<CellId>(m_bytes.size());
    m_bytes.push_back(text.toByteArray());
    m_ids.insert(m_bytes.back(), id);
    m_log.m_texts.push_back(QString::fromUtf8(text));
    m_log.m_times.push_back(timeUnread);
    return id;
}

Result<> ServiceNowLogReader::readHeader()
{
    switch (m_reader.next()) {
    case CsvReader::Step::Record:
        break;
    case CsvReader::Step::End:
        return fail(Error::Code::Invalid, words(QT_TRANSLATE_NOOP("ServiceNow", "The file is empty.")));
    case CsvReader::Step::Broken:
        return fail(Error::Code::Invalid,
                    words(QT_TRANSLATE_NOOP("ServiceNow", "The first line does not name the columns: %1"))
                        .arg(m_reader.error().message));
    case CsvReader::Step::Failed:
        return fail(Error::Code::Unavailable, m_reader.error().message);
    }
    m_log.m_places.fill(-1);
    for (int field = 0; field < m_reader.fieldCount(); ++field) {
        const QString name = QString::fromUtf8(m_reader.field(field)).trimmed().toLower();
        const auto known = std::ranges::find_if(columnNames, [&name](auto n) { return n == name; });
        if (m_names.contains(name))
            return fail(Error::Code::Invalid,
                        words(QT_TRANSLATE_NOOP("ServiceNow", "The column \"%1\" is there twice.")).arg(name), name);
        m_names.append(name);
        if (known != columnNames.end()) {
            m_log.m_places[static_cast<size_t>(known - columnNames.begin())] = field;
        } else if (!name.isEmpty()) {
            m_log.m_extraPlaces.push_back(field);
            m_log.m_extraNames.append(name);
        }
    }
    QStringList missing;
    for (const LogColumn column : neededColumns) {
        if (m_log.m_places[static_cast<size_t>(column)] < 0)
            missing.append(logColumnName(column));
    }
    if (!missing.isEmpty())
        return fail(
            Error::Code::Invalid,
            words(QT_TRANSLATE_NOOP("ServiceNow",
                                    "This is not an incident event log: it has no column %1. The first line must "
                                    "name the columns."))
                .arg(missing.join(u", "_s)),
            missing.first());
    m_log.m_stride = static_cast<size_t>(m_reader.fieldCount());
    m_row.assign(m_log.m_stride, 0);
    m_previous.assign(m_log.m_stride, 0);
    m_isTime.assign(m_log.m_stride, false);
    m_isName.assign(m_log.m_stride, false);
    const auto mark = [this](std::vector<bool> &marks, const auto &columns) {
        for (const LogColumn column : columns) {
            if (const int field = m_log.m_places[static_cast<size_t>(column)]; field >= 0)
                marks[static_cast<size_t>(field)] = true;
        }
    };
    mark(m_isTime, timeColumns);
    mark(m_isName, namedColumns);
    return {};
}

std::optional<ServiceNowLogReader::Broken> ServiceNowLogReader::checkCell(int field, CellId id)
{
    const auto at = static_cast<size_t>(field);
    const QString &text = m_log.m_texts[id];
    if (m_isTime[at]) {
        qint64 &time = m_log.m_times[id];
        if (time == timeUnread) {
            const OptionalInstant read = parseLocalTime(text, m_options.zone);
            time = read ? toMicros(*read) : timeInvalid;
        }
        if (time == timeInvalid)
            return Broken{field, words(QT_TRANSLATE_NOOP("ServiceNow", "%1: \"%2\" is not a time. Expected is "
                                                                       "\"29-02-2016 01:16\" or \"2016-02-29 01:16\"."))
                                     .arg(m_names[field], text.left(40))};
    }
    const auto isControl = [](QChar c) { return c < u' ' || c == QChar(0x7F); };
    if (field == m_log.m_places[static_cast<size_t>(LogColumn::Number)] && std::ranges::any_of(text, isControl))
        return Broken{field, words(QT_TRANSLATE_NOOP("ServiceNow", "%1 must stand on one line.")).arg(m_names[field])};
    const qsizetype limit = m_isName[at] ? maxNameLength : maxCellLength;
    if (text.size() > limit)
        return Broken{field, words(QT_TRANSLATE_NOOP("ServiceNow", "%1 has more than %2 characters."))
                                 .arg(m_names[field], QString::number(limit))};
    return {};
}

std::optional<ServiceNowLogReader::Broken> ServiceNowLogReader::readRow()
{
    const int fields = static_cast<int>(m_log.m_stride);
    if (m_reader.fieldCount() != fields)
        return Broken{std::min(m_reader.fieldCount() - 1, fields),
                      words(QT_TRANSLATE_NOOP("ServiceNow", "The row has %1 fields instead of %2."))
                          .arg(QString::number(m_reader.fieldCount()), QString::number(fields))};
    for (int field = 0; field < fields; ++field) {
        const auto at = static_cast<size_t>(field);
        const QByteArrayView bytes = m_reader.field(field);
        // Neighbouring rows are mostly alike.
        const CellId previous = m_previous[at];
        const CellId id = previous != 0 && m_bytes[previous] == bytes ? previous : intern(bytes);
        m_row[at] = id;
        if (id != 0 && id != previous) {
            if (auto broken = checkCell(field, id))
                return broken;
        }
    }
    const auto place = [this](LogColumn column) { return m_log.m_places[static_cast<size_t>(column)]; };
    for (const LogColumn column : neededColumns) {
        if (m_row[static_cast<size_t>(place(column))] == 0)
            return Broken{place(column),
                          words(QT_TRANSLATE_NOOP("ServiceNow", "%1 is missing.")).arg(logColumnName(column))};
    }
    ServiceNowLog::Record record;
    record.at = instantFromMicros(m_log.m_times[m_row[static_cast<size_t>(place(LogColumn::SysUpdatedAt))]]);
    if (const int mod = place(LogColumn::SysModCount); mod >= 0 && m_row[static_cast<size_t>(mod)] != 0) {
        bool ok = false;
        record.modCount = m_log.m_texts[m_row[static_cast<size_t>(mod)]].toLongLong(&ok);
        if (!ok)
            return Broken{mod, words(QT_TRANSLATE_NOOP("ServiceNow", "%1: \"%2\" is not a whole number."))
                                   .arg(logColumnName(LogColumn::SysModCount),
                                        m_log.m_texts[m_row[static_cast<size_t>(mod)]].left(40))};
    }
    std::swap(m_previous, m_row);
    warnOfStrangeWords();
    if (m_options.until && record.at > *m_options.until)
        return {};
    const CellId number = m_previous[static_cast<size_t>(place(LogColumn::Number))];
    if (m_incidentOfNumber.size() <= number)
        m_incidentOfNumber.resize(std::max<size_t>(m_bytes.size(), number + 1), 0);
    if (m_incidentOfNumber[number] == 0)
        m_incidentOfNumber[number] = ++m_incidents;
    record.incident = m_incidentOfNumber[number] - 1;
    record.row = static_cast<quint32>(m_log.m_records.size());
    m_log.m_records.push_back(record);
    m_log.m_cells.insert(m_log.m_cells.end(), m_previous.begin(), m_previous.end());
    return {};
}

/// Words of closed lists that the format does not have: the row is taken, and each word is reported once.
void ServiceNowLogReader::warnOfStrangeWords()
{
    const auto look = [this](LogColumn column, const auto &isKnown, const QString &instead) {
        const int field = m_log.m_places[static_cast<size_t>(column)];
        const CellId id = field < 0 ? 0 : m_previous[static_cast<size_t>(field)];
        if (id == 0 || isKnown(m_log.m_texts[id]) || m_warned.contains(id))
            return;
        m_warned.insert(id);
        if (!m_hooks.problem)
            return;
        const CsvError position = m_reader.positionOf(field);
        m_hooks.problem({TransferProblem::Kind::Warning, position.line, position.column,
                         words(QT_TRANSLATE_NOOP("ServiceNow", "%1 \"%2\" is unknown; such rows are taken as %3."))
                             .arg(m_names[field], m_log.m_texts[id].left(40), instead)});
    };
    const auto knowsLevel = [](const QString &text) { return levelFromLog(text) != Level::Unknown; };
    look(
        LogColumn::IncidentState, [](const QString &text) { return statusFromLog(text) != Status::Unknown; },
        u"in_progress"_s);
    look(
        LogColumn::Priority, [](const QString &text) { return priorityFromLog(text) != Priority::Unknown; },
        words(QT_TRANSLATE_NOOP("ServiceNow", "impact and urgency say")));
    look(LogColumn::Impact, knowsLevel, u"medium"_s);
    look(LogColumn::Urgency, knowsLevel, u"medium"_s);
}

void ServiceNowLogReader::group()
{
    auto &records = m_log.m_records;
    std::ranges::sort(records, {},
                      [](const ServiceNowLog::Record &r) { return std::tuple(r.incident, r.at, r.modCount, r.row); });
    m_log.m_incidents.reserve(m_incidents);
    for (size_t i = 0; i < records.size(); ++i) {
        if (i == 0 || records[i].incident != records[i - 1].incident)
            m_log.m_incidents.emplace_back(static_cast<quint32>(i), 0);
        ++m_log.m_incidents.back().second;
    }
}

Result<ServiceNowLog> ServiceNowLogReader::read()
{
    m_bytes.emplace_back();
    m_log.m_texts.emplace_back();
    m_log.m_times.push_back(timeInvalid);
    ITSM_TRY(readHeader());
    for (qint64 rows = 0;; ++rows) {
        const CsvReader::Step step = m_reader.next();
        if (step == CsvReader::Step::End)
            break;
        if (step == CsvReader::Step::Failed)
            return fail(Error::Code::Unavailable, m_reader.error().message);
        if (step == CsvReader::Step::Broken) {
            report(m_reader.error().line, m_reader.error().column, m_reader.error().message);
        } else if (const auto broken = readRow()) {
            const CsvError position = m_reader.positionOf(broken->field);
            report(position.line, position.column, broken->message);
        }
        if (rows % 1024 == 0) {
            if (m_hooks.isCancelled())
                return fail(Error::Code::Cancelled,
                            words(QT_TRANSLATE_NOOP("ServiceNow", "The import was cancelled.")));
            if (m_hooks.progress)
                m_hooks.progress(TransferHooks::Phase::Reading, m_reader.bytesRead(), m_total);
        }
    }
    if (m_hooks.progress)
        m_hooks.progress(TransferHooks::Phase::Reading, m_reader.bytesRead(), m_total);
    group();
    return std::move(m_log);
}

Result<ServiceNowLog> ServiceNowLog::read(QIODevice &device, const Options &options, const TransferHooks &hooks)
{
    return ServiceNowLogReader(device, options, hooks).read();
}

} // namespace itsm
