#include "services/domain/filter_fields.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Values of these characters need no quotation marks. A colon would make a field of a free word, so that it is plain
/// in times only.
bool isPlain(const QString &value, FieldKind kind)
{
    if (value.startsWith(u'-') && kind != FieldKind::Integer)
        return false;
    return std::all_of(value.begin(), value.end(), [&](QChar c) {
        return c.isLetterOrNumber() || c.isSurrogate() || QStringView(u"_-*/@#+.").contains(c) ||
               (c == u':' && kind == FieldKind::Time);
    });
}

QString quoted(const QString &value)
{
    QString out = u"\""_s;
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        out += c;
    }
    out += u'"';
    return out;
}

QStringView operatorText(FilterTerm::Op op)
{
    switch (op) {
    case FilterTerm::Op::Less:
        return u"<";
    case FilterTerm::Op::LessEqual:
        return u"<=";
    case FilterTerm::Op::Greater:
        return u">";
    case FilterTerm::Op::GreaterEqual:
        return u">=";
    case FilterTerm::Op::Equal:
        break;
    }
    return u"";
}

} // namespace

QString formatFilter(const IncidentFilter &filter)
{
    QString out;
    for (const FilterTerm &term : filter.terms) {
        if (!out.isEmpty())
            out += u' ';
        if (term.negated)
            out += u'-';
        const FieldKind kind = fieldKind(term.field);
        if (kind != FieldKind::FreeText || term.values.size() != 1)
            out += fieldName(term.field) + u':' + operatorText(term.op);
        for (qsizetype i = 0; i < term.values.size(); ++i) {
            if (i > 0)
                out += u',';
            const QString &value = term.values[i];
            out += isPlain(value, kind) ? value : quoted(value);
        }
    }
    return out;
}

} // namespace itsm
