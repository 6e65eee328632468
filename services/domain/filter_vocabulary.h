#pragma once

#include "services/domain/enums.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace itsm {

// The filter language, for whatever list: its grammar, terms, and the fields that a kind of row has.

/// How the values of a field are read and compared.
enum class FieldKind : quint8 { Token, Text, Integer, Number, Time, Duration, FreeText, Flag };
[[nodiscard]] constexpr bool isOrdered(FieldKind kind)
{
    return kind == FieldKind::Integer || kind == FieldKind::Number || kind == FieldKind::Time ||
           kind == FieldKind::Duration;
}

enum class FilterOp : quint8 { Equal, Less, LessEqual, Greater, GreaterEqual };

/// One condition of a filter: it holds if any of its values does, and with `negated` if none does. Terms are joined by
/// AND. There is no third truth value: a comparison with something absent is false, so its negation is true. Operators
/// other than Equal are for ordered kinds, and with one value only. A value that cannot be read (a filter made by a
/// program) never holds.
template <typename Field>
struct BasicFilterTerm
{
    using Op = FilterOp;
    Field field{};
    Op op = Op::Equal;
    bool negated = false;
    QStringList values;
    friend bool operator==(const BasicFilterTerm &, const BasicFilterTerm &) = default;
};

/// What the language knows of a field.
struct FilterField
{
    int field = 0; ///< the enumerator, and the place in the vocabulary
    QLatin1StringView name;
    QLatin1StringView alias;
    FieldKind kind = FieldKind::Text;
    QStringList (*values)() = nullptr; ///< the closed list of Token and Flag fields
    /// Makes one spelling of several of a token; nothing if there is but one.
    QString (*oneSpelling)(const QString &) = nullptr;
};

/// A field by its enumerator, for the tables of vocabularies.
template <typename Field>
[[nodiscard]] constexpr FilterField filterField(Field field, QLatin1StringView name, FieldKind kind,
                                                QLatin1StringView alias = {}, QStringList (*values)() = nullptr,
                                                QString (*oneSpelling)(const QString &) = nullptr)
{
    return {.field = static_cast<int>(field),
            .name = name,
            .alias = alias,
            .kind = kind,
            .values = values,
            .oneSpelling = oneSpelling};
}
/// The table may be indexed by the enumerators.
[[nodiscard]] constexpr bool isInOrder(std::span<const FilterField> fields)
{
    for (size_t i = 0; i < fields.size(); ++i) {
        if (static_cast<size_t>(fields[i].field) != i)
            return false;
    }
    return true;
}
/// The names of a closed list of enumerators, as values of a field.
template <typename E, size_t N>
[[nodiscard]] QStringList tokenNames(const std::array<E, N> &values)
{
    QStringList names;
    for (const E value : values)
        names.append(QString::fromLatin1(tokenName(value)));
    return names;
}

/// The fields of one kind of row.
class FilterVocabulary
{
public:
    /// `fields` is indexed by the enumerators; `freeText` is the field of words without a field name.
    constexpr FilterVocabulary(std::span<const FilterField> fields, int freeText)
        : m_fields(fields)
        , m_freeText(freeText)
    {
    }
    [[nodiscard]] std::span<const FilterField> fields() const { return m_fields; }
    [[nodiscard]] const FilterField &field(int field) const { return m_fields[static_cast<size_t>(field)]; }
    [[nodiscard]] int freeText() const { return m_freeText; }
    [[nodiscard]] QStringList values(int field) const;
    /// All fields whose name or alias starts with `prefix`; one if a name or an alias is `prefix` itself.
    [[nodiscard]] std::vector<int> fromPrefix(QStringView prefix) const;
    /// The canonical writing of a value of the field, as the terms hold it; nothing if it is none. Every text is a
    /// value of a Text field.
    [[nodiscard]] std::optional<QString> canonicalValue(int field, QStringView text) const;

private:
    std::span<const FilterField> m_fields;
    int m_freeText;
};

/// Where a filter text is wrong: a range of UTF-16 units for the editor's underline.
struct FilterError
{
    int position = 0;
    int length = 0;
    QString message;
};

using AnyFilterTerm = BasicFilterTerm<int>;

/// Reads the filter language: `status:new,assigned prio:urgent -category:network created:>=2026-01-01 "free text"`.
///
/// Terms are separated by white space. A term is `-`? `field:` operator? value (`,` value)*, or `-`? free text. Field
/// names may be shortened to any unambiguous prefix. Operators are `<`, `<=`, `>`, `>=` and an optional `=`. Values
/// with white space, commas or quotation marks stand in double quotes, within which `\"` and `\\` are the escapes.
/// `a..b`, `a..` and `..b` are ranges that include both ends: two terms, or one. A word before a colon that holds other
/// characters than letters is no field name, so `10:30` is free text. An unknown field, operator or value is an error
/// with its position.
[[nodiscard]] tl::expected<std::vector<AnyFilterTerm>, FilterError> parseTerms(QStringView text,
                                                                               const FilterVocabulary &vocabulary);
/// Writes the canonical text; parseTerms(formatTerms(t)) == t.
[[nodiscard]] QString formatTerms(const std::vector<AnyFilterTerm> &terms, const FilterVocabulary &vocabulary);

/// The same terms with the fields of another type.
template <typename To, typename From>
[[nodiscard]] std::vector<BasicFilterTerm<To>> termsAs(const std::vector<BasicFilterTerm<From>> &terms)
{
    std::vector<BasicFilterTerm<To>> typed;
    typed.reserve(terms.size());
    for (const BasicFilterTerm<From> &term : terms)
        typed.push_back(
            {.field = static_cast<To>(term.field), .op = term.op, .negated = term.negated, .values = term.values});
    return typed;
}

/// What a value of a time field stands for: [begin, end). A date is its UTC day, a time one microsecond.
///  Equal: begin <= t < end    Less: t < begin    LessEqual: t < end    Greater: t >= end    GreaterEqual: t >= begin
struct TimeSpan
{
    Instant begin{};
    Instant end{};
    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};
/// Nothing for text that is neither a date nor a time.
[[nodiscard]] std::optional<TimeSpan> timeSpan(QStringView value);

/// Whether all terms hold for a row; `valueHolds(field, op, value)` says it for one value of a term.
template <typename Field, typename ValueHolds>
[[nodiscard]] bool allHold(const std::vector<BasicFilterTerm<Field>> &terms, ValueHolds valueHolds)
{
    return std::all_of(terms.begin(), terms.end(), [&](const BasicFilterTerm<Field> &term) {
        const bool any = std::any_of(term.values.begin(), term.values.end(),
                                     [&](const QString &value) { return valueHolds(term.field, term.op, value); });
        return any != term.negated;
    });
}

// One value of a term against one value of a row.

template <typename T>
[[nodiscard]] bool comparisonHolds(const T &a, FilterOp op, const T &b)
{
    switch (op) {
    case FilterOp::Equal:
        return a == b;
    case FilterOp::Less:
        return a < b;
    case FilterOp::LessEqual:
        return a <= b;
    case FilterOp::Greater:
        return a > b;
    case FilterOp::GreaterEqual:
        return a >= b;
    }
    return false;
}
[[nodiscard]] bool timeHolds(OptionalInstant time, FilterOp op, const QString &value);
/// now - time, to the microsecond.
[[nodiscard]] bool ageHolds(Instant time, FilterOp op, const QString &value, Instant now);
/// The whole text, by code units: case counts. "none" is the empty text; a trailing * asks for a prefix.
[[nodiscard]] bool textHolds(const QString &text, const QString &value);

} // namespace itsm
