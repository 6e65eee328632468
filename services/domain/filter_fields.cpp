#include "services/domain/filter_fields.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

template <typename E, size_t N>
QStringList names(const std::array<E, N> &values)
{
    QStringList result;
    for (const E value : values)
        result.append(QString::fromLatin1(tokenName(value)));
    return result;
}

using F = IncidentField;

constexpr FilterField field(F field, QLatin1StringView name, FieldKind kind, QLatin1StringView alias = {},
                            QStringList (*values)() = nullptr, QString (*oneSpelling)(const QString &) = nullptr)
{
    return {.field = static_cast<int>(field),
            .name = name,
            .alias = alias,
            .kind = kind,
            .values = values,
            .oneSpelling = oneSpelling};
}

QStringList flags()
{
    return {u"open"_s, u"unassigned"_s, u"overdue"_s, u"escalated"_s, u"automated"_s, u"deleted"_s};
}

constexpr std::array fields{
    field(F::Number, "number"_L1, FieldKind::Text, "no"_L1),
    field(F::Title, "title"_L1, FieldKind::Text),
    field(F::Status, "status"_L1, FieldKind::Token, {}, [] { return names(allStatuses); }),
    field(
        F::Priority, "priority"_L1, FieldKind::Token, "prio"_L1, [] { return names(allPriorities); },
        [](const QString &name) { return Token<Priority>::fromText(name).text(); }),
    field(F::Severity, "severity"_L1, FieldKind::Token, "sev"_L1, [] { return names(allSeverities); }),
    field(F::Category, "category"_L1, FieldKind::Text, "cat"_L1),
    field(F::Subcategory, "subcategory"_L1, FieldKind::Text),
    field(F::Source, "source"_L1, FieldKind::Text),
    field(F::Assignee, "assignee"_L1, FieldKind::Text, "owner"_L1),
    field(F::Ci, "ci"_L1, FieldKind::Text),
    field(F::Group, "group"_L1, FieldKind::Text),
    field(F::Level, "level"_L1, FieldKind::Integer),
    field(F::Detected, "detected"_L1, FieldKind::Time),
    field(F::Created, "created"_L1, FieldKind::Time),
    field(F::Updated, "updated"_L1, FieldKind::Time),
    field(F::Resolved, "resolved"_L1, FieldKind::Time),
    field(F::Age, "age"_L1, FieldKind::Duration),
    field(F::Text, "text"_L1, FieldKind::FreeText),
    field(F::Is, "is"_L1, FieldKind::Flag, {}, flags),
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < fields.size(); ++i) {
        if (static_cast<size_t>(fields[i].field) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the table is indexed by the enumerator");

constexpr FilterVocabulary vocabulary(fields, static_cast<int>(F::Text));

} // namespace

const FilterVocabulary &incidentVocabulary()
{
    return vocabulary;
}

FieldKind fieldKind(IncidentField field)
{
    return vocabulary.field(static_cast<int>(field)).kind;
}

bool isOrdered(IncidentField field)
{
    return isOrdered(fieldKind(field));
}

QStringList fieldValues(IncidentField field)
{
    return vocabulary.values(static_cast<int>(field));
}

QLatin1StringView fieldName(IncidentField field)
{
    return vocabulary.field(static_cast<int>(field)).name;
}

std::optional<IncidentField> fieldFromName(QStringView name)
{
    const std::vector<int> found = vocabulary.fromPrefix(name);
    return found.size() == 1 ? std::optional(static_cast<IncidentField>(found.front())) : std::nullopt;
}

tl::expected<IncidentFilter, FilterError> parseFilter(QStringView text)
{
    return parseTerms(text, vocabulary).map([](const std::vector<AnyFilterTerm> &terms) {
        return IncidentFilter{.terms = termsAs<IncidentField>(terms)};
    });
}

QString formatFilter(const IncidentFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), vocabulary);
}

} // namespace itsm
