#include "services/transfer/csv_incident.h"

#include "services/desk/validation.h"
#include "services/domain/json_text.h"
#include "services/domain/state_machine.h"
#include "services/transfer/csv_text.h"
#include "services/transfer/csv_words.h"
#include "services/transfer/local_time.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype shownOfCell = 40;

/// Reads the cells of one row into an incident, one field after the other.
class CellReader
{
public:
    CellReader(const QStringList &headings, const ColumnFields &fields, const QStringList &cells, const CsvTimes &times,
               const PriorityMatrix &matrix)
        : m_headings(headings)
        , m_fields(fields)
        , m_cells(cells)
        , m_times(times)
        , m_matrix(matrix)
    {
    }

    tl::expected<Incident, BrokenCell> read(Instant now)
    {
        m_incident.source = u"import"_s;
        for (size_t i = 0; i < m_fields.size(); ++i) {
            if (!m_fields[i])
                continue;
            m_column = static_cast<qsizetype>(i);
            m_isThere[static_cast<size_t>(*m_fields[i])] = true;
            if (const QString wrong = take(*m_fields[i]); !wrong.isEmpty())
                return tl::unexpected(BrokenCell{m_column, m_headings[m_column] + u": "_s + wrong});
        }
        fillWeights();
        fillTimes(now);
        return std::move(m_incident);
    }

private:
    [[nodiscard]] const QString &cell() const { return m_cells[m_column]; }
    [[nodiscard]] bool isEmpty() const { return QStringView(cell()).trimmed().isEmpty(); }
    [[nodiscard]] bool isThere(ImportField field) const { return m_isThere[static_cast<size_t>(field)]; }

    // Each gives what is wrong, or nothing.
    QString take(ImportField field);
    QString line(QString &member, int maxLength, Presence presence = Presence::Optional)
    {
        auto checked = checkedLine(cell(), {}, maxLength, presence);
        if (!checked)
            return checked.error().message;
        member = *std::move(checked);
        return {};
    }
    QString text(QString &member)
    {
        auto checked = checkedText(cell(), {});
        if (!checked)
            return checked.error().message;
        member = *std::move(checked);
        return {};
    }
    template <typename E, size_t N>
    QString word(Token<E> &member, std::optional<E> (*meaning)(QStringView), const std::array<E, N> &values)
    {
        if (isEmpty())
            return {};
        const std::optional<E> value = meaning(cell());
        if (!value) {
            QStringList names;
            for (const E possible : values)
                names.append(QString::fromLatin1(tokenName(possible)));
            return csvText(QT_TRANSLATE_NOOP("CsvImport", "“%1” is none of %2."))
                .arg(cell().left(shownOfCell), names.join(u", "_s));
        }
        member = *value;
        return {};
    }
    QString time(OptionalInstant &member)
    {
        if (isEmpty())
            return {};
        const QStringView written = QStringView(cell()).trimmed();
        const bool isYearFirst = written.size() > 4 && written.first(4).toInt() > 0;
        if (isYearFirst || m_times.isDayFirst)
            member = parseLocalTime(written, m_times.zone);
        if (member)
            return {};
        return (m_times.isDayFirst
                    ? csvText(QT_TRANSLATE_NOOP("CsvImport",
                                                "“%1” is not a time such as 2016-02-29 13:30 or 29.02.2016 13:30."))
                    : csvText(QT_TRANSLATE_NOOP("CsvImport", "“%1” is not a time such as 2016-02-29 13:30. Where days "
                                                             "stand first, this has to be said.")))
            .arg(cell().left(shownOfCell));
    }
    QString json(QJsonValue &member, std::initializer_list<QJsonValue::Type> types, bool takesText)
    {
        if (isEmpty())
            return {};
        auto value = parseJson(cell().toUtf8(), {.maxBytes = maxJsonSize, .maxDepth = maxJsonDepth});
        if (!value || std::ranges::find(types, value->type()) == types.end()) {
            if (!takesText)
                return value ? csvText(QT_TRANSLATE_NOOP("CsvImport", "The data does not have the expected shape."))
                             : value.error().message;
            QString plain;
            if (const QString wrong = text(plain); !wrong.isEmpty())
                return wrong;
            member = plain;
            return {};
        }
        if (const auto checked = checkJson(*value, {}); !checked)
            return checked.error().message;
        member = *value;
        return {};
    }
    QString escalationLevel()
    {
        if (isEmpty())
            return {};
        bool isNumber = false;
        const int level = QStringView(cell()).trimmed().toInt(&isNumber);
        if (!isNumber || level < 0 || level > maxEscalationLevel)
            return csvText(QT_TRANSLATE_NOOP("CsvImport", "“%1” is not a whole number between 0 and %2."))
                .arg(cell().left(shownOfCell), QString::number(maxEscalationLevel));
        m_incident.escalationLevel = level;
        return {};
    }
    QString truth(bool &member)
    {
        if (isEmpty())
            return {};
        const std::optional<bool> value = truthFromWord(cell());
        if (!value)
            return csvText(QT_TRANSLATE_NOOP("CsvImport", "“%1” is neither true nor false."))
                .arg(cell().left(shownOfCell));
        member = *value;
        return {};
    }

    void fillWeights();
    void fillTimes(Instant now);

    const QStringList &m_headings;
    const ColumnFields &m_fields;
    const QStringList &m_cells;
    const CsvTimes &m_times;
    const PriorityMatrix &m_matrix;
    qsizetype m_column = 0;
    std::array<bool, importFieldCount> m_isThere{};
    bool m_saysPriority = false;
    bool m_saysSeverity = false;
    bool m_saysLevels = false;
    OptionalInstant m_detectedAt;
    OptionalInstant m_createdAt;
    OptionalInstant m_updatedAt;
    Incident m_incident;
};

QString CellReader::take(ImportField field)
{
    Incident &i = m_incident;
    switch (field) {
    case ImportField::Number:
        return line(i.number, maxNameLength);
    case ImportField::Title:
        return line(i.title, maxTitleLength, Presence::Required);
    case ImportField::Description:
        return text(i.description);
    case ImportField::Status:
        return word(i.status, statusFromWord, allStatuses);
    case ImportField::Priority:
        m_saysPriority = !isEmpty();
        return word(i.priority, priorityFromWord, allPriorities);
    case ImportField::Severity:
        m_saysSeverity = !isEmpty();
        return word(i.severity, severityFromWord, allSeverities);
    case ImportField::Impact:
        m_saysLevels = m_saysLevels || !isEmpty();
        return word(i.impact, levelFromWord, allLevels);
    case ImportField::Urgency:
        m_saysLevels = m_saysLevels || !isEmpty();
        return word(i.urgency, levelFromWord, allLevels);
    case ImportField::Category:
        return line(i.category, maxNameLength);
    case ImportField::Subcategory:
        return line(i.subcategory, maxNameLength);
    case ImportField::Source:
        return line(i.source, maxSourceLength);
    case ImportField::AssignmentGroup:
        return line(i.assignmentGroup, maxNameLength);
    case ImportField::Assignee:
        return line(i.assigneeName, maxNameLength);
    case ImportField::Reporter:
        return line(i.reporterName, maxNameLength);
    case ImportField::ConfigurationItem:
        return line(i.ciName, maxTitleLength);
    case ImportField::EscalationLevel:
        return escalationLevel();
    case ImportField::IsAutomated:
        return truth(i.isAutomated);
    case ImportField::DetectedAt:
        return time(m_detectedAt);
    case ImportField::CreatedAt:
        return time(m_createdAt);
    case ImportField::UpdatedAt:
        return time(m_updatedAt);
    case ImportField::AcknowledgedAt:
        return time(i.acknowledgedAt);
    case ImportField::ResolvedAt:
        return time(i.resolvedAt);
    case ImportField::ClosedAt:
        return time(i.closedAt);
    case ImportField::EscalatedAt:
        return time(i.escalatedAt);
    case ImportField::DeletedAt:
        return time(i.deletedAt);
    case ImportField::ImpactAnalysis:
        return json(i.impactAnalysis, {QJsonValue::Object}, false);
    case ImportField::RootCause:
        return json(i.rootCause, {QJsonValue::Object, QJsonValue::String}, true);
    case ImportField::ResolutionSteps: {
        QString wrong = json(i.resolutionSteps, {QJsonValue::Array}, true);
        if (i.resolutionSteps.isString())
            i.resolutionSteps = QJsonArray{i.resolutionSteps};
        return wrong;
    }
    case ImportField::Metadata: {
        QJsonValue metadata;
        QString wrong = json(metadata, {QJsonValue::Object}, false);
        i.metadata = metadata.toObject();
        return wrong;
    }
    }
    return {};
}

void CellReader::fillWeights()
{
    if (!m_saysPriority && m_saysLevels)
        m_incident.priority = m_matrix.priority(m_incident.impact.value(), m_incident.urgency.value());
    if (!m_saysSeverity) {
        static constexpr std::array severities{Severity::Low, Severity::Medium, Severity::High, Severity::Critical};
        m_incident.severity = severities[static_cast<size_t>(m_incident.priority.value())];
    }
}

void CellReader::fillTimes(Instant now)
{
    OptionalInstant first;
    OptionalInstant last;
    for (const OptionalInstant &known : {m_detectedAt, m_createdAt, m_updatedAt, m_incident.acknowledgedAt,
                                         m_incident.resolvedAt, m_incident.closedAt, m_incident.escalatedAt}) {
        if (!known)
            continue;
        first = first ? std::min(*first, *known) : *known;
        last = last ? std::max(*last, *known) : *known;
    }
    m_incident.createdAt = m_createdAt.value_or(first.value_or(now));
    m_incident.detectedAt = m_detectedAt.value_or(m_incident.createdAt);
    m_incident.updatedAt = m_updatedAt.value_or(last.value_or(now));
    const Status status = m_incident.status.value();
    if ((status == Status::Resolved || status == Status::Closed) && !isThere(ImportField::ResolvedAt))
        m_incident.resolvedAt = m_incident.closedAt.value_or(m_incident.updatedAt);
    if (status == Status::Closed && !isThere(ImportField::ClosedAt))
        m_incident.closedAt = m_incident.updatedAt;
}

} // namespace

tl::expected<Incident, BrokenCell> incidentFromCells(const QStringList &headings, const ColumnFields &fields,
                                                     const QStringList &cells, const CsvTimes &times,
                                                     const PriorityMatrix &matrix, Instant now)
{
    return CellReader(headings, fields, cells, times, matrix).read(now);
}

} // namespace itsm
