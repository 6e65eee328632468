#include "services/storage/filter_range.h"

#include "services/domain/filter_fields.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

using Op = FilterTerm::Op;

/// Years 1 to 9999, which both databases and every format can hold. A duration may reach beyond them.
constexpr Instant earliest = sys_days{year{1} / 1 / 1};
constexpr Instant latest = sys_days{year{9999} / 12 / 31};

/// The least text, in the order of UTF-8 bytes, above all that begin with `prefix`; null if there is none.
QString afterPrefix(const QString &prefix)
{
    QList<uint> points = prefix.toUcs4();
    while (!points.isEmpty() && points.last() >= 0x10'ffff)
        points.removeLast();
    if (points.isEmpty())
        return {};
    uint &last = points.last();
    last = last == 0xd7ff ? 0xe000 : last + 1;
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

void widen(std::optional<KeyRange> &all, const KeyRange &more)
{
    if (!all) {
        all = more;
        return;
    }
    if (!more.from || (all->from && *more.from < *all->from))
        all->from = more.from;
    if (!more.to || (all->to && *more.to > *all->to))
        all->to = more.to;
}

KeyRange between(qint64 from, qint64 to)
{
    return {.from = SortKey(from), .to = SortKey(to)};
}

KeyRange fromOperator(Op op, qint64 key)
{
    switch (op) {
    case Op::Equal:
        return between(key, key);
    case Op::Less:
    case Op::LessEqual:
        return {.from = {}, .to = SortKey(key)};
    case Op::Greater:
    case Op::GreaterEqual:
        return {.from = SortKey(key), .to = {}};
    }
    return {};
}

bool isUnassigned(const FilterTerm &term)
{
    return term.field == IncidentField::Is && !term.negated && term.values == QStringList{u"unassigned"_s};
}

KeyRange valueRange(const FilterTerm &term, const QString &value, const FilterContext &context)
{
    switch (term.field) {
    case IncidentField::Status: {
        const int rank = Token<Status>::fromText(value).rank();
        return between(rank, rank);
    }
    case IncidentField::Priority: {
        const int rank = Token<Priority>::fromText(value).rank();
        return between(rank, rank);
    }
    case IncidentField::Severity: {
        const int rank = Token<Severity>::fromText(value).rank();
        return between(rank, rank);
    }
    default:
        break;
    }
    switch (fieldKind(term.field)) {
    case FieldKind::Text: {
        if (term.field == IncidentField::Assignee && isPersonValue(value))
            return {};
        if (!isPrefixValue(value)) {
            const QByteArray text = value == "none"_L1 ? QByteArray("") : value.toUtf8();
            return {.from = SortKey(text), .to = SortKey(text)};
        }
        const auto range = prefixRange(value.chopped(1));
        if (!range)
            return {};
        return {.from = SortKey(range->from.toUtf8()),
                .to = range->after.isNull() ? std::nullopt : std::optional<SortKey>(range->after.toUtf8())};
    }
    case FieldKind::Integer:
        return fromOperator(term.op, value.toInt());
    case FieldKind::Time:
        if (const std::optional<TimeSpan> span = timeSpan(value)) {
            if (term.op == Op::Equal)
                return between(toMicros(span->begin), toMicros(span->end));
            const bool fromEnd = term.op == Op::Greater || term.op == Op::LessEqual;
            return fromOperator(term.op, toMicros(fromEnd ? span->end : span->begin));
        }
        return {};
    case FieldKind::Duration:
        if (const std::optional<microseconds> age = parseDuration(value))
            return fromOperator(reversed(term.op), toMicros(ageLimit(context.now, *age)));
        return {};
    default:
        return {};
    }
}

} // namespace

bool isPrefixValue(const QString &value)
{
    return value != "none"_L1 && value.endsWith(u'*');
}

bool isStorable(QStringView text)
{
    return text.isValidUtf16() && !text.contains(QChar::Null);
}

std::optional<TextRange> prefixRange(const QString &prefix)
{
    if (isStorable(prefix))
        return TextRange{.from = prefix, .after = afterPrefix(prefix)};
    // Half a surrogate pair at the end is the beginning of 1,024 characters.
    const QString head = prefix.chopped(1);
    if (!prefix.back().isHighSurrogate() || !isStorable(head))
        return std::nullopt;
    const char32_t first = QChar::surrogateToUcs4(prefix.back().unicode(), 0xdc00);
    const char32_t last = first + 0x3ff;
    return TextRange{.from = head + QString::fromUcs4(&first, 1),
                     .after = afterPrefix(head + QString::fromUcs4(&last, 1))};
}

Instant ageLimit(Instant now, microseconds age)
{
    if (age >= now - earliest)
        return earliest;
    if (age <= now - latest)
        return latest;
    return now - age;
}

Op reversed(Op op)
{
    switch (op) {
    case Op::Less:
        return Op::Greater;
    case Op::LessEqual:
        return Op::GreaterEqual;
    case Op::Greater:
        return Op::Less;
    case Op::GreaterEqual:
        return Op::LessEqual;
    case Op::Equal:
        break;
    }
    return Op::Equal;
}

KeyRange keyRange(const FilterTerm &term, const FilterContext &context)
{
    if (term.negated || (term.op != Op::Equal && !isOrdered(term.field)))
        return {};
    std::optional<KeyRange> all;
    for (const QString &value : term.values)
        widen(all, valueRange(term, value, context));
    return all.value_or(KeyRange());
}

IncidentField rangeField(IncidentField field)
{
    return field == IncidentField::Age ? IncidentField::Created : field;
}

KeyRange commonRange(const IncidentFilter &filter, IncidentField field, const FilterContext &context)
{
    KeyRange common;
    for (const FilterTerm &term : filter.terms) {
        KeyRange range;
        if (rangeField(term.field) == field)
            range = keyRange(term, context);
        else if (field == IncidentField::Assignee && isUnassigned(term))
            range = {.from = SortKey(QByteArray("")), .to = SortKey(QByteArray(""))}; // nobody has no name
        if (range.from && (!common.from || *range.from > *common.from))
            common.from = range.from;
        if (range.to && (!common.to || *range.to < *common.to))
            common.to = range.to;
    }
    return common;
}

} // namespace itsm
