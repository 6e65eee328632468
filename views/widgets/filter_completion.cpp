#include "views/widgets/filter_completion.h"

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A value as the language writes it, quoted where needed.
QString quoted(int field, const QString &value, const FilterVocabulary &vocabulary)
{
    const QString text =
        formatTerms({{.field = field, .op = FilterOp::Equal, .negated = false, .values = {value}}}, vocabulary);
    return text.mid(text.indexOf(u':') + 1);
}

QStringList matching(const QStringList &values, const QString &typed)
{
    constexpr qsizetype most = 50;
    QStringList first;
    QStringList later;
    for (const QString &value : values) {
        if (value.isEmpty())
            continue;
        if (value.startsWith(typed, Qt::CaseInsensitive))
            first.append(value);
        else if (value.contains(typed, Qt::CaseInsensitive))
            later.append(value);
    }
    first.append(later);
    return first.mid(0, most);
}

} // namespace

FilterCompletion completeTerms(const QString &text, int cursor, const FilterVocabulary &vocabulary,
                               const FilterValues &valuesOf)
{
    // The word begins after the last blank outside quotes.
    int start = 0;
    bool inQuotes = false;
    for (int i = 0; i < cursor; ++i) {
        if (text.at(i) == u'"')
            inQuotes = !inQuotes;
        else if (text.at(i).isSpace() && !inQuotes)
            start = i + 1;
    }
    if (start < cursor && text.at(start) == u'-')
        ++start;
    int end = cursor;
    if (inQuotes) {
        const qsizetype close = text.indexOf(u'"', cursor);
        end = close < 0 ? static_cast<int>(text.size()) : static_cast<int>(close + 1);
    }
    while (end < text.size() && !text.at(end).isSpace() && text.at(end) != u',')
        ++end;

    FilterCompletion completion;
    const QString word = text.mid(start, cursor - start);
    const qsizetype colon = word.indexOf(u':');
    if (colon < 0) {
        if (word.isEmpty() || word.startsWith(u'"'))
            return completion;
        completion.start = start;
        completion.length = end - start;
        for (const FilterField &field : vocabulary.fields()) {
            const QString name = field.name + ":"_L1;
            if (field.kind != FieldKind::FreeText && name.startsWith(word, Qt::CaseInsensitive))
                completion.proposals.append(name);
        }
        return completion;
    }
    const std::vector<int> fields = vocabulary.fromPrefix(QStringView(word).left(colon));
    if (fields.size() != 1)
        return completion;
    const int field = fields.front();
    qsizetype valueStart = start + colon + 1;
    if (const qsizetype comma = text.lastIndexOf(u',', cursor - 1); comma >= valueStart)
        valueStart = comma + 1;
    QString typed = text.mid(valueStart, cursor - valueStart);
    typed.remove(u'"');
    completion.start = static_cast<int>(valueStart);
    completion.length = end - completion.start;
    // Examples like ">1h" stand as they are.
    const FieldKind kind = vocabulary.field(field).kind;
    const bool comparing = kind == FieldKind::Integer || kind == FieldKind::Number || kind == FieldKind::Duration;
    for (const QString &value : matching(valuesOf(field), typed)) {
        if (value.compare(typed, Qt::CaseInsensitive) != 0)
            completion.proposals.append(comparing ? value : quoted(field, value, vocabulary));
    }
    return completion;
}

} // namespace itsm
