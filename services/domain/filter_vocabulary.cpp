#include "services/domain/filter_vocabulary.h"

#include <QLocale>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

/// The shortest text that reads back as the same number; without an exponent unless it would be very long.
QString numberText(double number)
{
    const double size = std::abs(number);
    const bool isHandy = size == 0 || (size >= 1e-6 && size < 1e15);
    // Negative zero is written like zero.
    return QString::number(size == 0 ? 0.0 : number, isHandy ? 'f' : 'g', QLocale::FloatingPointShortest);
}

std::optional<Instant> dateStart(QStringView text)
{
    if (text.size() != 10)
        return {};
    OptionalInstant start = parseInstant(QString(text + "T00:00Z"_L1));
    return start;
}

} // namespace

QStringList FilterVocabulary::values(int field) const
{
    const auto values = m_fields[static_cast<size_t>(field)].values;
    return values ? values() : QStringList();
}

std::vector<int> FilterVocabulary::fromPrefix(QStringView prefix) const
{
    std::vector<int> found;
    if (prefix.isEmpty())
        return found;
    for (const FilterField &candidate : m_fields) {
        if (prefix.compare(candidate.name, Qt::CaseInsensitive) == 0 ||
            (!candidate.alias.isEmpty() && prefix.compare(candidate.alias, Qt::CaseInsensitive) == 0))
            return {candidate.field};
        if (candidate.name.startsWith(prefix, Qt::CaseInsensitive) ||
            candidate.alias.startsWith(prefix, Qt::CaseInsensitive))
            found.push_back(candidate.field);
    }
    return found;
}

std::optional<QString> FilterVocabulary::canonicalValue(int number, QStringView text) const
{
    const FilterField &known = field(number);
    switch (known.kind) {
    case FieldKind::Token:
    case FieldKind::Flag: {
        QString name = text.toString().toLower();
        name.replace(u'-', u'_');
        if (known.oneSpelling)
            name = known.oneSpelling(name);
        if (values(number).contains(name))
            return name;
        return {};
    }
    case FieldKind::Integer: {
        bool ok = false;
        const int value = text.toInt(&ok);
        return ok ? std::optional(QString::number(value)) : std::nullopt;
    }
    case FieldKind::Number: {
        bool ok = false;
        const double value = text.toDouble(&ok);
        return ok && std::isfinite(value) ? std::optional(numberText(value)) : std::nullopt;
    }
    case FieldKind::Time:
        if (dateStart(text))
            return text.toString();
        if (const OptionalInstant time = parseInstant(text))
            return toRfc3339(*time);
        return {};
    case FieldKind::Duration:
        return parseDuration(text) ? std::optional(text.toString()) : std::nullopt;
    case FieldKind::Text:
    case FieldKind::FreeText:
        break;
    }
    return text.toString();
}

std::optional<TimeSpan> timeSpan(QStringView value)
{
    if (const OptionalInstant start = dateStart(value))
        return TimeSpan{*start, *start + days{1}};
    if (const OptionalInstant time = parseInstant(value))
        return TimeSpan{*time, *time + microseconds{1}};
    return {};
}

bool timeHolds(OptionalInstant time, FilterOp op, const QString &value)
{
    const std::optional<TimeSpan> span = timeSpan(value);
    if (!time || !span)
        return false;
    switch (op) {
    case FilterOp::Equal:
        return span->begin <= *time && *time < span->end;
    case FilterOp::Less:
        return *time < span->begin;
    case FilterOp::LessEqual:
        return *time < span->end;
    case FilterOp::Greater:
        return *time >= span->end;
    case FilterOp::GreaterEqual:
        return *time >= span->begin;
    }
    return false;
}

bool ageHolds(Instant time, FilterOp op, const QString &value, Instant now)
{
    const std::optional<microseconds> age = parseDuration(value);
    return age && comparisonHolds<microseconds>(now - time, op, *age);
}

bool textHolds(const QString &text, const QString &value)
{
    if (value == "none"_L1)
        return text.isEmpty();
    if (value.endsWith(u'*')) {
        const QStringView prefix = QStringView(value).chopped(1);
        return prefix.isEmpty() || text.startsWith(prefix); // a null text does not start with an empty one
    }
    return text == value;
}

} // namespace itsm
