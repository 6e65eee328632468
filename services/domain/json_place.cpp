#include "services/domain/json_place.h"

#include <QString>
#include <optional>

namespace itsm {

namespace {

/// Walks once through the text and remembers the deepest part of the path that it met. Nesting is limited by
/// parseJson(), so recursion is.
class Finder
{
public:
    explicit Finder(QStringView text)
        : m_text(text)
    {
    }

    TextPlace find(QStringView path)
    {
        skipSpace();
        m_found = {m_at, 1};
        m_missing = path.size() + 1;
        value(path);
        return m_found;
    }

private:
    using Path = std::optional<QStringView>; ///< what is still to be found; nothing where it cannot be

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar peek() const { return isAtEnd() ? QChar() : m_text[m_at]; }
    void skipSpace()
    {
        while (!isAtEnd() && peek().isSpace())
            ++m_at;
    }

    void value(Path path)
    {
        skipSpace();
        if (peek() == u'{')
            members(path, u'}', true);
        else if (peek() == u'[')
            members(path, u']', false);
        else if (peek() == u'"')
            string();
        else
            while (!isAtEnd() && !QStringView(u",]}").contains(peek()) && !peek().isSpace())
                ++m_at;
    }

    void members(Path path, QChar end, bool isObject)
    {
        ++m_at;
        for (int index = 0; !isAtEnd(); ++index) {
            skipSpace();
            if (peek() == u',') {
                ++m_at;
                skipSpace();
            }
            if (peek() == end) {
                ++m_at;
                return;
            }
            const qsizetype begin = m_at;
            const QString name = isObject ? string() : QString::number(index);
            const qsizetype keyEnd = m_at;
            if (isObject) {
                skipSpace();
                ++m_at; // the colon
                skipSpace();
            }
            const Path rest = restOf(path, name);
            const bool isDeeper = rest && rest->size() < m_missing;
            if (isDeeper) {
                m_found = {begin, isObject ? keyEnd - begin : 1};
                m_missing = rest->size();
            }
            const bool isScalar = peek() != u'{' && peek() != u'[';
            value(rest);
            if (isDeeper && !isObject && isScalar)
                m_found.length = m_at - begin;
        }
    }

    /// A key may hold dots itself, so that names are compared as a whole.
    static Path restOf(Path path, QStringView name)
    {
        if (!path || path->isEmpty() || !path->startsWith(name))
            return {};
        const QStringView rest = path->sliced(name.size());
        if (rest.isEmpty())
            return rest;
        return rest.front() == u'.' ? Path(rest.sliced(1)) : Path();
    }

    /// Escapes stay as they are: no key that paths name has one.
    QString string()
    {
        const qsizetype begin = ++m_at;
        while (!isAtEnd() && peek() != u'"')
            m_at += peek() == u'\\' ? 2 : 1;
        const qsizetype end = qMin(m_at, m_text.size());
        ++m_at;
        return m_text.sliced(begin, end - begin).toString();
    }

    QStringView m_text;
    qsizetype m_at = 0;
    TextPlace m_found;
    qsizetype m_missing = 0; ///< length of the path behind what was found
};

} // namespace

TextPlace jsonPlace(QStringView text, QStringView path)
{
    return Finder(text).find(path);
}

TextPlace textPlace(QStringView text, int line, int column)
{
    qsizetype at = 0;
    for (int passed = 1; passed < line && at < text.size(); ++at)
        passed += text[at] == u'\n' ? 1 : 0;
    for (int passed = 1; passed < column && at < text.size() && text[at] != u'\n'; ++passed)
        at += text[at].isHighSurrogate() ? 2 : 1;
    at = qMin(at, text.size());
    return {at, at < text.size() && text[at] != u'\n' ? (text[at].isHighSurrogate() ? 2 : 1) : 0};
}

LineColumn lineColumn(QStringView text, qsizetype position)
{
    LineColumn place;
    for (qsizetype at = 0; at < qMin(position, text.size()); ++at) {
        if (text[at] == u'\n') {
            ++place.line;
            place.column = 1;
        } else if (!text[at].isLowSurrogate()) {
            ++place.column;
        }
    }
    return place;
}

} // namespace itsm
