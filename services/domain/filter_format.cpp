#include "services/domain/filter_vocabulary.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Values of these characters need no quotation marks. A colon would make a field of a free word, so that it is plain
/// in times only.
bool isPlain(const QString &value, FieldKind kind)
{
    if (value.startsWith(u'-') && kind != FieldKind::Integer && kind != FieldKind::Number)
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

QStringView operatorText(FilterOp op)
{
    switch (op) {
    case FilterOp::Less:
        return u"<";
    case FilterOp::LessEqual:
        return u"<=";
    case FilterOp::Greater:
        return u">";
    case FilterOp::GreaterEqual:
        return u">=";
    case FilterOp::Equal:
        break;
    }
    return u"";
}

} // namespace

QString formatTerms(const std::vector<AnyFilterTerm> &terms, const FilterVocabulary &vocabulary)
{
    QString out;
    for (const AnyFilterTerm &term : terms) {
        if (!out.isEmpty())
            out += u' ';
        if (term.negated)
            out += u'-';
        const FilterField &field = vocabulary.field(term.field);
        if (field.kind != FieldKind::FreeText || term.values.size() != 1)
            out += field.name + u':' + operatorText(term.op);
        for (qsizetype i = 0; i < term.values.size(); ++i) {
            if (i > 0)
                out += u',';
            const QString &value = term.values[i];
            out += isPlain(value, field.kind) ? value : quoted(value);
        }
    }
    return out;
}

} // namespace itsm
