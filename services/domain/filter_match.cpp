#include "services/domain/filter_fields.h"
#include "services/domain/search_tokens.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

using Op = FilterTerm::Op;

bool flagHolds(const IncidentSummary &incident, const QString &value, const FilterContext &context)
{
    if (value == "open"_L1)
        return isOpen(incident.status.value());
    if (value == "unassigned"_L1)
        return !incident.assigneeId.isValid();
    if (value == "overdue"_L1)
        return isOverdue(incident, context.now);
    if (value == "escalated"_L1)
        return incident.escalationLevel > 0;
    if (value == "automated"_L1)
        return incident.isAutomated;
    if (value == "deleted"_L1)
        return incident.deletedAt.has_value();
    return false;
}

/// Matches one incident; makes the tokens of its title when a term first asks for them.
class Matcher
{
public:
    Matcher(const IncidentSummary &incident, const FilterContext &context, const std::vector<quint32> *tokens)
        : m_incident(incident)
        , m_context(context)
        , m_tokens(tokens)
    {
    }

    bool holds(const FilterTerm &term)
    {
        const bool any = std::any_of(term.values.begin(), term.values.end(),
                                     [&](const QString &value) { return valueHolds(term.field, term.op, value); });
        return any != term.negated;
    }

private:
    bool valueHolds(IncidentField field, Op op, const QString &value)
    {
        const IncidentSummary &i = m_incident;
        if (op != Op::Equal && !isOrdered(field))
            return false;
        switch (field) {
        case IncidentField::Status:
            return i.status == Token<Status>::fromText(value);
        case IncidentField::Priority:
            return i.priority == Token<Priority>::fromText(value);
        case IncidentField::Severity:
            return i.severity == Token<Severity>::fromText(value);
        case IncidentField::Number:
            return textHolds(i.number, value);
        case IncidentField::Title:
            return textHolds(i.title, value);
        case IncidentField::Category:
            return textHolds(i.category, value);
        case IncidentField::Subcategory:
            return textHolds(i.subcategory, value);
        case IncidentField::Source:
            return textHolds(i.source, value);
        case IncidentField::Assignee:
            if (isPersonValue(value)) {
                const UserId person = personOf(value, m_context);
                return person.isValid() && i.assigneeId == person;
            }
            return textHolds(i.assigneeName, value);
        case IncidentField::Ci:
            return textHolds(i.ciName, value);
        case IncidentField::Group:
            return textHolds(i.assignmentGroup, value);
        case IncidentField::Level: {
            bool ok = false;
            const int level = value.toInt(&ok);
            return ok && comparisonHolds(i.escalationLevel, op, level);
        }
        case IncidentField::Detected:
            return timeHolds(i.detectedAt, op, value);
        case IncidentField::Created:
            return timeHolds(i.createdAt, op, value);
        case IncidentField::Updated:
            return timeHolds(i.updatedAt, op, value);
        case IncidentField::Resolved:
            return timeHolds(i.resolvedAt, op, value);
        case IncidentField::Age:
            return ageHolds(i.createdAt, op, value, m_context.now);
        case IncidentField::Text:
            return containsTokens(tokens(), queryTokens(value));
        case IncidentField::Is:
            return flagHolds(i, value, m_context);
        }
        return false;
    }

    const std::vector<quint32> &tokens()
    {
        if (m_tokens == nullptr) {
            m_own = documentTokens(QString(m_incident.number + u' ' + m_incident.title));
            m_tokens = &m_own;
        }
        return *m_tokens;
    }

    const IncidentSummary &m_incident;
    const FilterContext &m_context;
    const std::vector<quint32> *m_tokens;
    std::vector<quint32> m_own;
};

} // namespace

bool isPersonValue(QStringView value)
{
    const QStringView digits = value.mid(1);
    return value == "me"_L1 ||
           (value.startsWith(u'#') && !digits.isEmpty() && digits.size() <= 18 && digits[0] != u'0' &&
            std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }));
}

UserId personOf(QStringView value, const FilterContext &context)
{
    return value == "me"_L1 ? context.me : UserId(value.mid(1).toLongLong());
}

bool IncidentFilter::asksForDeleted() const
{
    return std::any_of(terms.begin(), terms.end(), [](const FilterTerm &term) {
        return term.field == IncidentField::Is && !term.negated && term.values.contains("deleted"_L1);
    });
}

bool matches(const IncidentFilter &filter, const IncidentSummary &incident, const FilterContext &context,
             const std::vector<quint32> *tokens)
{
    if (incident.deletedAt && !filter.asksForDeleted())
        return false;
    Matcher matcher(incident, context, tokens);
    return std::all_of(filter.terms.begin(), filter.terms.end(),
                       [&](const FilterTerm &term) { return matcher.holds(term); });
}

std::optional<hours> overdueAfter(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return hours{4};
    case Severity::High:
        return hours{8};
    case Severity::Medium:
        return hours{24};
    case Severity::Low:
    case Severity::Info:
    case Severity::Unknown:
        break;
    }
    return {};
}

bool isOverdue(const IncidentSummary &incident, Instant now)
{
    const std::optional<hours> limit = overdueAfter(incident.severity.value());
    return limit && isOpen(incident.status.value()) && now - incident.createdAt > *limit;
}

} // namespace itsm
