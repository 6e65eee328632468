#include "services/domain/search_tokens.h"

#include <QList>
#include <QString>
#include <algorithm>
#include <unordered_set>

namespace itsm {

namespace {

/// FNV-1a over the code points, four bytes each, with MurmurHash3's final mix. Part of the database format.
quint32 hashToken(const char32_t *begin, const char32_t *end)
{
    quint32 hash = 2'166'136'261U;
    for (; begin != end; ++begin) {
        for (int shift = 0; shift < 32; shift += 8) {
            hash ^= (static_cast<quint32>(*begin) >> shift) & 0xffU;
            hash *= 16'777'619U;
        }
    }
    hash ^= hash >> 16U;
    hash *= 0x85eb'ca6bU;
    hash ^= hash >> 13U;
    hash *= 0xc2b2'ae35U;
    hash ^= hash >> 16U;
    return hash;
}

bool isCjk(char32_t c)
{
    if (c < 0x1100)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return c == 0x30fc; // the prolonged sound mark belongs to both kana and has no script of its own
    }
}

enum class Kind : quint8 { Separator, Ignored, Word, Cjk };

Kind kindOf(char32_t c)
{
    if (c < 0x80) {
        const bool alphanumeric = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
        return alphanumeric ? Kind::Word : Kind::Separator;
    }
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Mark_SpacingCombining:
        return isCjk(c) ? Kind::Cjk : Kind::Word;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return Kind::Ignored;
    default:
        return Kind::Separator;
    }
}

QList<char32_t> folded(QStringView text)
{
    QList<char32_t> points;
    const bool ascii = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (ascii) {
        points.reserve(text.size());
        for (const QChar c : text)
            points.append(c >= u'A' && c <= u'Z' ? c.unicode() + 32U : c.unicode());
        return points;
    }
    // Upper case first: toCaseFolded() maps characters one to one and so keeps "ß" apart from "SS". Lower case can undo
    // the normal form ("İ" becomes "i" with a dot above), so it is normalised again.
    const QString normal = text.toString().normalized(QString::NormalizationForm_KC).toUpper().toLower();
    const QString form = normal.normalized(QString::NormalizationForm_KC);
    points.reserve(form.size());
    for (const uint c : form.toUcs4())
        points.append(c);
    return points;
}

/// Calls `each(begin, end, isCjk)` for every run until it returns false.
template <typename Each>
void eachRun(QStringView text, Each each)
{
    const QList<char32_t> points = folded(text);
    std::vector<char32_t> run;
    Kind runKind = Kind::Separator;
    for (const char32_t c : points) {
        const Kind kind = kindOf(c);
        if (kind == Kind::Ignored)
            continue;
        if (kind != runKind) {
            if (!run.empty() && !each(run.data(), run.data() + run.size(), runKind == Kind::Cjk))
                return;
            run.clear();
            runKind = kind;
        }
        if (kind != Kind::Separator)
            run.push_back(c);
    }
    if (!run.empty())
        each(run.data(), run.data() + run.size(), runKind == Kind::Cjk);
}

/// Distinct tokens in the order of their first sight, up to a limit.
class Collector
{
public:
    explicit Collector(size_t limit)
        : m_limit(limit)
    {
    }
    void add(const char32_t *begin, const char32_t *end)
    {
        m_tokens.push_back(hashToken(begin, end));
        if (m_tokens.size() - m_distinct >= m_limit)
            compact();
    }
    [[nodiscard]] bool isFull() const { return m_distinct >= m_limit; }
    std::vector<quint32> take()
    {
        // Which tokens come first matters only when not all are kept.
        if (m_tokens.size() > m_limit) {
            compact();
            m_tokens.resize(std::min(m_tokens.size(), m_limit));
        }
        std::sort(m_tokens.begin(), m_tokens.end());
        m_tokens.erase(std::unique(m_tokens.begin(), m_tokens.end()), m_tokens.end());
        return std::move(m_tokens);
    }

private:
    /// Drops repetitions, keeping the order.
    void compact()
    {
        const auto fresh = m_tokens.begin() + static_cast<std::ptrdiff_t>(m_distinct);
        const auto end = std::remove_if(fresh, m_tokens.end(), [this](quint32 t) { return !m_seen.insert(t).second; });
        m_tokens.erase(end, m_tokens.end());
        m_distinct = m_tokens.size();
    }

    size_t m_limit;
    size_t m_distinct = 0;
    std::vector<quint32> m_tokens;
    std::unordered_set<quint32> m_seen;
};

} // namespace

std::vector<quint32> documentTokens(QStringView text)
{
    Collector tokens(maxSearchTokens);
    eachRun(text, [&](const char32_t *begin, const char32_t *end, bool cjk) {
        const auto length = end - begin;
        if (cjk) {
            for (auto p = begin; p != end; ++p) {
                tokens.add(p, p + 1);
                if (p + 1 != end)
                    tokens.add(p, p + 2);
            }
        } else {
            tokens.add(begin, begin + std::min<std::ptrdiff_t>(length, 2));
            for (auto p = begin; end - p >= 3; ++p)
                tokens.add(p, p + 3);
        }
        return !tokens.isFull();
    });
    return tokens.take();
}

std::vector<quint32> queryTokens(QStringView text)
{
    Collector tokens(maxQueryTokens);
    eachRun(text, [&](const char32_t *begin, const char32_t *end, bool cjk) {
        const std::ptrdiff_t size = std::min<std::ptrdiff_t>(end - begin, cjk ? 2 : 3);
        for (auto p = begin; end - p >= size; ++p)
            tokens.add(p, p + size);
        return !tokens.isFull();
    });
    return tokens.take();
}

bool containsTokens(const std::vector<quint32> &tokens, const std::vector<quint32> &wanted)
{
    return std::includes(tokens.begin(), tokens.end(), wanted.begin(), wanted.end());
}

} // namespace itsm
