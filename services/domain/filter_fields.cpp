#include "services/domain/filter_fields.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using F = IncidentField;

QStringList incidentFlags()
{
    return {u"open"_s, u"unassigned"_s, u"overdue"_s, u"escalated"_s, u"automated"_s, u"deleted"_s};
}

constexpr std::array incidentFields{
    filterField(F::Number, "number"_L1, FieldKind::Text, "no"_L1),
    filterField(F::Title, "title"_L1, FieldKind::Text),
    filterField(F::Status, "status"_L1, FieldKind::Token, {}, [] { return tokenNames(allStatuses); }),
    filterField(
        F::Priority, "priority"_L1, FieldKind::Token, "prio"_L1, [] { return tokenNames(allPriorities); },
        [](const QString &name) { return Token<Priority>::fromText(name).text(); }),
    filterField(F::Severity, "severity"_L1, FieldKind::Token, "sev"_L1, [] { return tokenNames(allSeverities); }),
    filterField(F::Category, "category"_L1, FieldKind::Text, "cat"_L1),
    filterField(F::Subcategory, "subcategory"_L1, FieldKind::Text),
    filterField(F::Source, "source"_L1, FieldKind::Text),
    filterField(F::Assignee, "assignee"_L1, FieldKind::Text, "owner"_L1),
    filterField(F::Ci, "ci"_L1, FieldKind::Text),
    filterField(F::Group, "group"_L1, FieldKind::Text),
    filterField(F::Level, "level"_L1, FieldKind::Integer),
    filterField(F::Detected, "detected"_L1, FieldKind::Time),
    filterField(F::Created, "created"_L1, FieldKind::Time),
    filterField(F::Updated, "updated"_L1, FieldKind::Time),
    filterField(F::Resolved, "resolved"_L1, FieldKind::Time),
    filterField(F::Age, "age"_L1, FieldKind::Duration),
    filterField(F::Text, "text"_L1, FieldKind::FreeText),
    filterField(F::Is, "is"_L1, FieldKind::Flag, {}, incidentFlags),
};

static_assert(isInOrder(incidentFields), "the table is indexed by the enumerator");

constexpr FilterVocabulary incidentWords(incidentFields, static_cast<int>(F::Text));

} // namespace

const FilterVocabulary &incidentVocabulary()
{
    return incidentWords;
}

FieldKind fieldKind(IncidentField field)
{
    return incidentWords.field(static_cast<int>(field)).kind;
}

bool isOrdered(IncidentField field)
{
    return isOrdered(fieldKind(field));
}

QStringList fieldValues(IncidentField field)
{
    return incidentWords.values(static_cast<int>(field));
}

QLatin1StringView fieldName(IncidentField field)
{
    return incidentWords.field(static_cast<int>(field)).name;
}

std::optional<IncidentField> fieldFromName(QStringView name)
{
    const std::vector<int> found = incidentWords.fromPrefix(name);
    return found.size() == 1 ? std::optional(static_cast<IncidentField>(found.front())) : std::nullopt;
}

tl::expected<IncidentFilter, FilterError> parseFilter(QStringView text)
{
    return parseTerms(text, incidentWords).map([](const std::vector<AnyFilterTerm> &terms) {
        return IncidentFilter{.terms = termsAs<IncidentField>(terms)};
    });
}

QString formatFilter(const IncidentFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), incidentWords);
}

} // namespace itsm
