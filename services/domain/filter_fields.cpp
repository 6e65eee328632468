#include "services/domain/filter_fields.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

struct FieldInfo
{
    IncidentField field;
    QLatin1StringView name;
    QLatin1StringView alias;
    FieldKind kind;
};

constexpr std::array fields{
    FieldInfo{IncidentField::Number, "number"_L1, "no"_L1, FieldKind::Text},
    FieldInfo{IncidentField::Title, "title"_L1, {}, FieldKind::Text},
    FieldInfo{IncidentField::Status, "status"_L1, {}, FieldKind::Token},
    FieldInfo{IncidentField::Priority, "priority"_L1, "prio"_L1, FieldKind::Token},
    FieldInfo{IncidentField::Severity, "severity"_L1, "sev"_L1, FieldKind::Token},
    FieldInfo{IncidentField::Category, "category"_L1, "cat"_L1, FieldKind::Text},
    FieldInfo{IncidentField::Subcategory, "subcategory"_L1, {}, FieldKind::Text},
    FieldInfo{IncidentField::Source, "source"_L1, {}, FieldKind::Text},
    FieldInfo{IncidentField::Assignee, "assignee"_L1, "owner"_L1, FieldKind::Text},
    FieldInfo{IncidentField::Ci, "ci"_L1, {}, FieldKind::Text},
    FieldInfo{IncidentField::Group, "group"_L1, {}, FieldKind::Text},
    FieldInfo{IncidentField::Level, "level"_L1, {}, FieldKind::Integer},
    FieldInfo{IncidentField::Detected, "detected"_L1, {}, FieldKind::Time},
    FieldInfo{IncidentField::Created, "created"_L1, {}, FieldKind::Time},
    FieldInfo{IncidentField::Updated, "updated"_L1, {}, FieldKind::Time},
    FieldInfo{IncidentField::Resolved, "resolved"_L1, {}, FieldKind::Time},
    FieldInfo{IncidentField::Age, "age"_L1, {}, FieldKind::Duration},
    FieldInfo{IncidentField::Text, "text"_L1, {}, FieldKind::FreeText},
    FieldInfo{IncidentField::Is, "is"_L1, {}, FieldKind::Flag},
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

const FieldInfo &info(IncidentField field)
{
    return fields[static_cast<size_t>(field)];
}

template <typename E, size_t N>
QStringList names(const std::array<E, N> &values)
{
    QStringList result;
    for (const E value : values)
        result.append(QString::fromLatin1(tokenName(value)));
    return result;
}

std::optional<Instant> dateStart(QStringView text)
{
    if (text.size() != 10)
        return {};
    OptionalInstant start = parseInstant(QString(text + "T00:00Z"_L1));
    return start;
}

} // namespace

FieldKind fieldKind(IncidentField field)
{
    return info(field).kind;
}

bool isOrdered(IncidentField field)
{
    const FieldKind kind = fieldKind(field);
    return kind == FieldKind::Integer || kind == FieldKind::Time || kind == FieldKind::Duration;
}

QStringList fieldValues(IncidentField field)
{
    switch (field) {
    case IncidentField::Status:
        return names(allStatuses);
    case IncidentField::Priority:
        return names(allPriorities);
    case IncidentField::Severity:
        return names(allSeverities);
    case IncidentField::Is:
        return {u"open"_s, u"unassigned"_s, u"overdue"_s, u"escalated"_s, u"automated"_s, u"deleted"_s};
    default:
        return {};
    }
}

QList<IncidentField> fieldsFromPrefix(QStringView prefix)
{
    QList<IncidentField> found;
    if (prefix.isEmpty())
        return found;
    for (const FieldInfo &candidate : fields) {
        if (prefix.compare(candidate.name, Qt::CaseInsensitive) == 0 ||
            (!candidate.alias.isEmpty() && prefix.compare(candidate.alias, Qt::CaseInsensitive) == 0))
            return {candidate.field};
        if (candidate.name.startsWith(prefix, Qt::CaseInsensitive) ||
            candidate.alias.startsWith(prefix, Qt::CaseInsensitive))
            found.append(candidate.field);
    }
    return found;
}

std::optional<QString> canonicalValue(IncidentField field, QStringView text)
{
    switch (fieldKind(field)) {
    case FieldKind::Token:
    case FieldKind::Flag: {
        QString name = text.toString().toLower();
        name.replace(u'-', u'_');
        if (field == IncidentField::Priority)
            name = Token<Priority>::fromText(name).text();
        if (fieldValues(field).contains(name))
            return name;
        return {};
    }
    case FieldKind::Integer: {
        bool ok = false;
        const int value = text.toInt(&ok);
        return ok ? std::optional(QString::number(value)) : std::nullopt;
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

QLatin1StringView fieldName(IncidentField field)
{
    return info(field).name;
}

std::optional<IncidentField> fieldFromName(QStringView name)
{
    const QList<IncidentField> found = fieldsFromPrefix(name);
    return found.size() == 1 ? std::optional(found.first()) : std::nullopt;
}

} // namespace itsm
