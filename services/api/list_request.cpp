#include "services/api/list_request.h"

#include "services/wire/cursor.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct FieldParameter
{
    const char *name;
    IncidentField field;
};
constexpr std::array fieldParameters{
    FieldParameter{"status", IncidentField::Status},     FieldParameter{"priority", IncidentField::Priority},
    FieldParameter{"severity", IncidentField::Severity}, FieldParameter{"category", IncidentField::Category},
    FieldParameter{"source", IncidentField::Source},     FieldParameter{"keyword", IncidentField::Text},
};

template <typename E>
Result<QString> tokenText(const QString &name, const QString &text)
{
    const E value = tokenValue(text, static_cast<E *>(nullptr));
    if (value == E::Unknown)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "\"%1\" is not one of the possible values.").arg(text), name);
    return QString::fromLatin1(tokenName(value));
}

Result<FilterTerm> readTerm(const FieldParameter &parameter, const QString &text)
{
    const QString name = QString::fromLatin1(parameter.name);
    FilterTerm term{.field = parameter.field, .op = FilterOp::Equal, .negated = false, .values = {text}};
    if (parameter.field == IncidentField::Status) {
        ITSM_TRY_ASSIGN(term.values[0], tokenText<Status>(name, text));
    } else if (parameter.field == IncidentField::Priority) {
        ITSM_TRY_ASSIGN(term.values[0], tokenText<Priority>(name, text));
    } else if (parameter.field == IncidentField::Severity) {
        ITSM_TRY_ASSIGN(term.values[0], tokenText<Severity>(name, text));
    }
    return term;
}

} // namespace

QStringList listParameters()
{
    QStringList names{u"filter"_s, u"sort"_s, u"assignee_id"_s};
    for (const FieldParameter &parameter : fieldParameters)
        names.append(QString::fromLatin1(parameter.name));
    return names;
}

Result<IncidentQuery> readListQuery(const ApiQuery &query)
{
    IncidentQuery list;
    ITSM_TRY_ASSIGN(list.filter, readFilter(query.text(u"filter"_s)));
    for (const FieldParameter &parameter : fieldParameters) {
        const QString text = query.text(QString::fromLatin1(parameter.name));
        if (text.isEmpty())
            continue;
        ITSM_TRY_ASSIGN(FilterTerm term, readTerm(parameter, text));
        list.filter.terms.push_back(std::move(term));
    }
    ITSM_TRY_ASSIGN(const qint64 assignee, query.integer(u"assignee_id"_s, 0, 0, std::numeric_limits<qint64>::max()));
    if (assignee != 0)
        list.filter.terms.push_back({.field = IncidentField::Assignee,
                                     .op = FilterOp::Equal,
                                     .negated = false,
                                     .values = {u'#' + QString::number(assignee)}});
    if (query.has(u"sort"_s)) {
        ITSM_TRY_ASSIGN(list.sort, parseSort(query.text(u"sort"_s)));
    }
    return list;
}

bool isSameListForAll(const ApiRequest &request)
{
    const auto filter = parseFilter(request.query.text(u"filter"_s));
    if (!filter || request.query.has(u"assignee_id"_s) || request.query.has(u"keyword"_s))
        return false;
    return std::ranges::all_of(filter->terms, [](const FilterTerm &term) {
        switch (term.field) {
        case IncidentField::Age:
        case IncidentField::Text: // what a text is found by is not part of the row
            return false;
        case IncidentField::Assignee:
            return !term.values.contains(u"me"_s);
        case IncidentField::Is:
            return !term.values.contains(u"overdue"_s);
        default:
            return true;
        }
    });
}

} // namespace itsm
