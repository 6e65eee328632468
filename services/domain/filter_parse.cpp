#include "services/domain/filter_vocabulary.h"
#include "services/domain/search_tokens.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Op = FilterOp;

// SQLite takes no expression that is nested a thousand times, as all conditions and the values of one of them are.
constexpr size_t mostTerms = 200;
constexpr int mostValues = 500;

/// A piece of the text: what it says and where it stands.
struct Piece
{
    QString text;
    qsizetype begin = 0;
    qsizetype end = 0;
};

class Parser
{
public:
    Parser(QStringView text, const FilterVocabulary &vocabulary)
        : m_text(text)
        , m_vocabulary(vocabulary)
    {
    }

    tl::expected<std::vector<AnyFilterTerm>, FilterError> parse()
    {
        while (skipSpace()) {
            const qsizetype begin = m_position;
            if (!parseTerm() || !checkCount(begin))
                return tl::unexpected(m_error);
        }
        return std::move(m_terms);
    }

private:
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] bool atBreak() const { return atEnd() || m_text[m_position].isSpace(); }
    [[nodiscard]] bool looksAt(QStringView what) const { return m_text.sliced(m_position).startsWith(what); }
    bool skip(QStringView what)
    {
        if (!looksAt(what))
            return false;
        m_position += what.size();
        return true;
    }
    bool skipSpace()
    {
        while (!atEnd() && m_text[m_position].isSpace())
            ++m_position;
        return !atEnd();
    }
    bool error(qsizetype begin, qsizetype end, const QString &message)
    {
        m_error = {static_cast<int>(begin), static_cast<int>(qMax(end - begin, qsizetype{1})), message};
        return false;
    }
    bool checkCount(qsizetype begin)
    {
        return m_terms.size() <= mostTerms ||
               error(begin, m_position,
                     QCoreApplication::translate("Filter", "At most %n conditions and words are possible.", nullptr,
                                                 static_cast<int>(mostTerms)));
    }
    static QString shown(const Piece &piece) { return piece.text.size() > 40 ? piece.text.left(40) : piece.text; }

    bool parseTerm()
    {
        AnyFilterTerm term;
        const qsizetype begin = m_position;
        term.negated = skip(u"-");
        if (atBreak())
            return error(begin, m_position,
                         QCoreApplication::translate("Filter",
                                                     "Nothing follows the minus. Put a lone minus in quotation "
                                                     "marks to search for text after it."));
        const qsizetype nameBegin = m_position;
        qsizetype nameEnd = nameBegin;
        while (nameEnd < m_text.size() && (m_text[nameEnd].isLetter() || m_text[nameEnd] == u'_'))
            ++nameEnd;
        if (nameEnd == nameBegin || nameEnd == m_text.size() || m_text[nameEnd] != u':')
            return parseFreeText(term);
        m_position = nameEnd + 1;
        return parseField({m_text.sliced(nameBegin, nameEnd - nameBegin).toString(), nameBegin, nameEnd}, term);
    }

    bool parseFreeText(AnyFilterTerm &term)
    {
        term.field = m_vocabulary.freeText();
        Piece piece;
        if (!readValue(piece, term.field, Stop::Nothing))
            return false;
        return append(term, piece) && finish(std::move(term));
    }

    bool parseField(const Piece &name, AnyFilterTerm &term)
    {
        const std::vector<int> candidates = m_vocabulary.fromPrefix(name.text);
        if (candidates.empty())
            return error(name.begin, name.end,
                         QCoreApplication::translate("Filter", "There is no field \"%1\". Put text with a colon in "
                                                               "quotation marks.")
                             .arg(shown(name)));
        if (candidates.size() > 1) {
            QStringList names;
            for (const int field : candidates)
                names.append(m_vocabulary.field(field).name);
            return error(name.begin, name.end,
                         QCoreApplication::translate("Filter", "\"%1\" can be several fields: %2.")
                             .arg(shown(name), names.join(", "_L1)));
        }
        term.field = candidates.front();
        const qsizetype opBegin = m_position;
        const bool hasOperator = readOperator(term.op);
        const qsizetype opEnd = m_position;
        if (term.op != Op::Equal && !isOrdered(kind(term.field)))
            return error(opBegin, opEnd,
                         QCoreApplication::translate("Filter", "\"%1\" cannot be compared with \"%2\".")
                             .arg(m_vocabulary.field(term.field).name, m_text.sliced(opBegin, opEnd - opBegin)));
        if (atBreak())
            return error(name.begin, m_position,
                         QCoreApplication::translate("Filter", "A value is missing after \"%1\".")
                             .arg(m_text.sliced(name.begin, m_position - name.begin)));
        if (!hasOperator && isOrdered(kind(term.field)))
            return parseOrderedValues(term);
        return readValues(term) && finish(std::move(term));
    }

    bool readOperator(Op &op)
    {
        if (skip(u">="))
            op = Op::GreaterEqual;
        else if (skip(u"<="))
            op = Op::LessEqual;
        else if (skip(u">"))
            op = Op::Greater;
        else if (skip(u"<"))
            op = Op::Less;
        else
            return skip(u"=");
        return true;
    }

    /// A range, or a list of values.
    bool parseOrderedValues(AnyFilterTerm &term)
    {
        const qsizetype begin = m_position;
        Piece first;
        const bool startsOpen = looksAt(u"..");
        if (!startsOpen && !readValue(first, term.field, Stop::CommaOrRange))
            return false;
        if (!skip(u".."))
            return append(term, first) && (!skip(u",") || readValues(term)) && finish(std::move(term));
        Piece second;
        const bool endsOpen = atBreak();
        if (!endsOpen && !readValue(second, term.field, Stop::CommaOrRange))
            return false;
        if (term.negated)
            return error(begin, m_position,
                         QCoreApplication::translate("Filter", "A range cannot be negated. Use < or > instead."));
        if (startsOpen && endsOpen)
            return error(begin, m_position,
                         QCoreApplication::translate("Filter", "A range needs a beginning or an end."));
        if (!atBreak())
            return rangeNotAlone(m_position);
        AnyFilterTerm upper = term;
        term.op = Op::GreaterEqual;
        upper.op = Op::LessEqual;
        if (!startsOpen && (!append(term, first) || !finish(std::move(term))))
            return false;
        return endsOpen || (append(upper, second) && finish(std::move(upper)));
    }

    /// One value or several with commas between them.
    bool readValues(AnyFilterTerm &term)
    {
        do {
            const qsizetype begin = m_position;
            if (atBreak() || looksAt(u","))
                return error(begin - 1, begin,
                             QCoreApplication::translate("Filter", "A value is missing beside the comma."));
            Piece piece;
            if (!readValue(piece, term.field, isOrdered(kind(term.field)) ? Stop::CommaOrRange : Stop::Comma))
                return false;
            if (isOrdered(kind(term.field)) && looksAt(u".."))
                return rangeNotAlone(begin);
            if (term.op != Op::Equal && !term.values.isEmpty())
                return error(
                    piece.begin, piece.end,
                    QCoreApplication::translate("Filter", "Only one value can be compared with <, <=, > or >=."));
            if (!append(term, piece))
                return false;
        } while (skip(u","));
        return true;
    }

    bool rangeNotAlone(qsizetype begin)
    {
        return error(begin, begin + 2,
                     QCoreApplication::translate("Filter", "A range must be the only value of its field."));
    }

    /// What ends a bare value besides white space.
    enum class Stop : quint8 { Nothing, Comma, CommaOrRange };
    [[nodiscard]] bool atStop(Stop stop) const
    {
        return (stop != Stop::Nothing && looksAt(u",")) || (stop == Stop::CommaOrRange && looksAt(u".."));
    }

    /// Reads a quoted or a bare value.
    bool readValue(Piece &piece, int field, Stop stop)
    {
        piece.begin = m_position;
        if (skip(u"\"")) {
            if (!readQuoted(piece))
                return false;
            piece.end = m_position;
            if (!atBreak() && !atStop(stop))
                return error(
                    piece.end, piece.end + 1,
                    QCoreApplication::translate("Filter", "A space is missing after the closing quotation mark."));
            if (piece.text.isEmpty())
                return error(
                    piece.begin, piece.end,
                    kind(field) == FieldKind::Text
                        ? QCoreApplication::translate("Filter", "To find empty fields, write \"none\".")
                        : QCoreApplication::translate("Filter", "There is nothing between the quotation marks."));
            return true;
        }
        while (!atBreak() && !atStop(stop)) {
            if (m_text[m_position] == u'"')
                return error(m_position, m_position + 1,
                             QCoreApplication::translate(
                                 "Filter", "A quotation mark must stand at the beginning of a value. Inside quotation "
                                           "marks, write \\\" for it."));
            piece.text.append(m_text[m_position++]);
        }
        piece.end = m_position;
        return true;
    }

    /// Reads to the closing quotation mark; the opening one is read.
    bool readQuoted(Piece &piece)
    {
        while (!atEnd()) {
            const QChar c = m_text[m_position++];
            if (c == u'"')
                return true;
            if (c != u'\\') {
                piece.text.append(c);
                continue;
            }
            if (atEnd())
                break;
            const QChar escaped = m_text[m_position++];
            if (escaped != u'"' && escaped != u'\\')
                return error(m_position - 2, m_position,
                             QCoreApplication::translate("Filter", "After a backslash only \" and \\ can stand."));
            piece.text.append(escaped);
        }
        return error(piece.begin, m_text.size(),
                     QCoreApplication::translate("Filter", "The closing quotation mark is missing."));
    }

    /// Adds a checked value.
    bool append(AnyFilterTerm &term, const Piece &piece)
    {
        const std::optional<QString> value = m_vocabulary.canonicalValue(term.field, piece.text);
        if (!value)
            return error(piece.begin, piece.end, valueMessage(term.field, shown(piece)));
        if (kind(term.field) == FieldKind::FreeText && queryTokens(*value).empty())
            return error(piece.begin, piece.end,
                         QCoreApplication::translate("Filter", "\"%1\" holds no letter and no digit to search for.")
                             .arg(shown(piece)));
        if (term.values.size() == mostValues)
            return error(piece.begin, piece.end,
                         QCoreApplication::translate("Filter", "At most %n values are possible in one condition.",
                                                     nullptr, mostValues));
        term.values.append(*value);
        return true;
    }

    [[nodiscard]] QString valueMessage(int field, const QString &value) const
    {
        switch (kind(field)) {
        case FieldKind::Integer:
            return QCoreApplication::translate("Filter", "\"%1\" is not a whole number.").arg(value);
        case FieldKind::Number:
            return QCoreApplication::translate("Filter", "\"%1\" is not a number. Write 12, -3 or 0.75.").arg(value);
        case FieldKind::Time:
            return QCoreApplication::translate("Filter", "\"%1\" is not a date or a time. Write 2026-01-31 or "
                                                         "2026-01-31T08:00:00Z.")
                .arg(value);
        case FieldKind::Duration:
            return QCoreApplication::translate("Filter", "\"%1\" is not a duration. Write 30m, 4h or 2d.").arg(value);
        default:
            return QCoreApplication::translate("Filter", "\"%1\" is not a value of %2. Its values are: %3.")
                .arg(value, m_vocabulary.field(field).name, m_vocabulary.values(field).join(", "_L1));
        }
    }

    bool finish(AnyFilterTerm &&term)
    {
        m_terms.push_back(std::move(term));
        return true;
    }

    [[nodiscard]] FieldKind kind(int field) const { return m_vocabulary.field(field).kind; }

    QStringView m_text;
    const FilterVocabulary &m_vocabulary;
    qsizetype m_position = 0;
    std::vector<AnyFilterTerm> m_terms;
    FilterError m_error;
};

} // namespace

tl::expected<std::vector<AnyFilterTerm>, FilterError> parseTerms(QStringView text, const FilterVocabulary &vocabulary)
{
    return Parser(text, vocabulary).parse();
}

} // namespace itsm
