#include "services/domain/json_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>
#include <charconv>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString translate(const char *text)
{
    return QCoreApplication::translate("Json", text);
}

/// Checks the text without building values. It keeps its own stack of open arrays and objects, so that the depth of the
/// input is no depth of calls.
class Scanner
{
public:
    Scanner(const QByteArray &text, const JsonLimits &limits)
        : m_begin(text.constData())
        , m_end(text.constData() + text.size())
        , m_at(m_begin)
        , m_maxDepth(qBound(0, limits.maxDepth, 512))
    {
    }

    /// True if the text is good; otherwise error() tells why.
    bool scan()
    {
        skipSpace();
        m_isContainer = peek() == '{' || peek() == '[';
        if (!scanValue())
            return false;
        while (!m_open.empty()) {
            if (!scanNext())
                return false;
        }
        skipSpace();
        return m_at == m_end || refuse(QT_TRANSLATE_NOOP("Json", "there is text after the end of the value"));
    }

    /// Of a good text: it is an array or an object.
    [[nodiscard]] bool isContainer() const { return m_isContainer; }
    [[nodiscard]] Error error() const
    {
        int line = 1;
        int column = 1;
        for (const char *p = m_begin; p < m_errorAt; ++p) {
            if (*p == '\n') {
                ++line;
                column = 1;
            } else if ((static_cast<quint8>(*p) & 0xc0U) != 0x80U) {
                ++column;
            }
        }
        return {Error::Code::Invalid,
                QCoreApplication::translate("Json", "Invalid JSON in line %1, column %2: %3.")
                    .arg(line)
                    .arg(column)
                    .arg(translate(m_reason)),
                {},
                {{u"line"_s, line}, {u"column"_s, column}, {u"reason"_s, translate(m_reason)}}};
    }

private:
    /// The keys of an object so far: few are compared one by one, which costs less than a hash of each.
    class Keys
    {
    public:
        /// False: it was there already.
        bool insert(const QByteArray &key)
        {
            if (m_few.size() < mostFew) {
                if (std::ranges::find(m_few, key) != m_few.end())
                    return false;
                m_few.push_back(key);
                return true;
            }
            if (m_many.isEmpty())
                m_many = QSet<QByteArray>(m_few.begin(), m_few.end());
            const qsizetype count = m_many.size();
            m_many.insert(key);
            return m_many.size() > count;
        }

    private:
        static constexpr size_t mostFew = 16;
        std::vector<QByteArray> m_few;
        QSet<QByteArray> m_many; ///< all, where there are more
    };
    struct Container
    {
        bool isObject = false;
        bool isEmpty = true;
        Keys keys;
    };

    bool refuse(const char *reason) { return refuse(reason, m_at); }
    bool refuse(const char *reason, const char *at)
    {
        m_reason = reason;
        m_errorAt = at;
        return false;
    }
    [[nodiscard]] char peek() const { return m_at < m_end ? *m_at : '\0'; }
    bool skip(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }

    /// A scalar, or the beginning of an array or object, which then is open.
    bool scanValue()
    {
        if (m_at == m_end)
            return refuse(QT_TRANSLATE_NOOP("Json", "the text ends where a value should stand"));
        switch (*m_at) {
        case '{':
        case '[':
            if (m_open.size() >= static_cast<size_t>(m_maxDepth))
                return refuse(QT_TRANSLATE_NOOP("Json", "the value is nested too deeply"));
            m_open.push_back({.isObject = *m_at == '{', .isEmpty = true, .keys = {}});
            ++m_at;
            return true;
        case '"':
            return scanString(nullptr);
        case 't':
            return scanWord("true");
        case 'f':
            return scanWord("false");
        case 'n':
            return scanWord("null");
        default:
            if (*m_at == '-' || isDigit(*m_at))
                return scanNumber();
            return refuse(QT_TRANSLATE_NOOP("Json", "a value is expected"));
        }
    }

    /// The next element of the innermost open array or object, or its end.
    bool scanNext()
    {
        Container &container = m_open.back();
        skipSpace();
        if (skip(container.isObject ? '}' : ']')) {
            m_open.pop_back();
            return true;
        }
        if (!container.isEmpty) {
            if (!skip(','))
                return refuse(m_at == m_end
                                  ? QT_TRANSLATE_NOOP("Json", "the text ends inside an array or object")
                                  : QT_TRANSLATE_NOOP("Json", "a comma or the end of the array or object is expected"));
            skipSpace();
        }
        container.isEmpty = false;
        if (container.isObject && !scanKey(container))
            return false;
        return scanValue();
    }

    bool scanKey(Container &object)
    {
        if (peek() != '"')
            return refuse(QT_TRANSLATE_NOOP("Json", "a key in quotation marks is expected"));
        const char *begin = m_at;
        QByteArray key;
        if (!scanString(&key))
            return false;
        if (!object.keys.insert(key))
            return refuse(QT_TRANSLATE_NOOP("Json", "the key stands twice in its object"), begin);
        skipSpace();
        if (!skip(':'))
            return refuse(QT_TRANSLATE_NOOP("Json", "a colon is expected"));
        skipSpace();
        return true;
    }

    bool scanWord(std::string_view word)
    {
        if (!std::string_view(m_at, static_cast<size_t>(m_end - m_at)).starts_with(word))
            return refuse(QT_TRANSLATE_NOOP("Json", "a value is expected"));
        m_at += word.size();
        return true;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    bool skipDigits()
    {
        const char *begin = m_at;
        while (m_at < m_end && isDigit(*m_at))
            ++m_at;
        return m_at > begin;
    }

    bool scanNumber()
    {
        const char *begin = m_at;
        bool isInteger = true;
        skip('-');
        const bool leadingZero = peek() == '0';
        const char *digits = m_at;
        if (!skipDigits())
            return refuse(QT_TRANSLATE_NOOP("Json", "a digit is expected"));
        if (leadingZero && m_at - digits > 1)
            return refuse(QT_TRANSLATE_NOOP("Json", "a number cannot begin with a zero"), digits);
        if (skip('.')) {
            isInteger = false;
            if (!skipDigits())
                return refuse(QT_TRANSLATE_NOOP("Json", "a digit is expected"));
        }
        if (peek() == 'e' || peek() == 'E') {
            isInteger = false;
            ++m_at;
            if (!skip('-'))
                skip('+');
            if (!skipDigits())
                return refuse(QT_TRANSLATE_NOOP("Json", "a digit is expected"));
        }
        if (isInteger) {
            qint64 value = 0;
            if (std::from_chars(begin, m_at, value).ec != std::errc())
                return refuse(QT_TRANSLATE_NOOP("Json", "the integer does not fit into 64 bits"), begin);
            return true;
        }
        double value = 0;
        if (std::from_chars(begin, m_at, value).ec != std::errc())
            return refuse(QT_TRANSLATE_NOOP("Json", "the number is too large or too small"), begin);
        return true;
    }

    /// Reads a string; its contents go to `out` unless that is null.
    bool scanString(QByteArray *out)
    {
        const char *plain = ++m_at;
        bool escaped = false;
        const auto flush = [&](const char *to) {
            if (out != nullptr)
                out->append(plain, to - plain);
        };
        while (m_at < m_end) {
            const auto c = static_cast<quint8>(*m_at);
            if (c == '"') {
                // A key without escapes is a view on the text, which outlives the scanner.
                if (out != nullptr && !escaped)
                    *out = QByteArray::fromRawData(plain, m_at - plain);
                else
                    flush(m_at);
                ++m_at;
                return true;
            }
            if (c == '\\') {
                flush(m_at);
                escaped = true;
                if (!scanEscape(out))
                    return false;
                plain = m_at;
            } else if (c < 0x20) {
                return refuse(QT_TRANSLATE_NOOP("Json", "a control character must be escaped"));
            } else if (c < 0x80) {
                ++m_at;
            } else if (!scanUtf8()) {
                return false;
            }
        }
        return refuse(QT_TRANSLATE_NOOP("Json", "the text ends inside a string"));
    }

    bool scanEscape(QByteArray *out)
    {
        const char *begin = m_at++;
        const char c = peek();
        if (m_at < m_end)
            ++m_at;
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
        if (const size_t index = letters.find(c); c != '\0' && index != std::string_view::npos) {
            if (out != nullptr)
                out->append(characters[index]);
            return true;
        }
        if (c != 'u')
            return refuse(QT_TRANSLATE_NOOP("Json", "there is no such escape"), begin);
        char32_t code = 0;
        if (!scanHex(code))
            return refuse(QT_TRANSLATE_NOOP("Json", "four hexadecimal digits are expected after \\u"), begin);
        if (code == 0)
            return refuse(QT_TRANSLATE_NOOP("Json", "the character U+0000 is not allowed"), begin);
        if (QChar::isHighSurrogate(code)) {
            char32_t low = 0;
            if (!skip('\\') || !skip('u') || !scanHex(low) || !QChar::isLowSurrogate(low))
                return refuse(QT_TRANSLATE_NOOP("Json", "a surrogate stands without its other half"), begin);
            code = QChar::surrogateToUcs4(static_cast<char16_t>(code), static_cast<char16_t>(low));
        } else if (QChar::isLowSurrogate(code)) {
            return refuse(QT_TRANSLATE_NOOP("Json", "a surrogate stands without its other half"), begin);
        }
        if (out != nullptr)
            out->append(QString::fromUcs4(&code, 1).toUtf8());
        return true;
    }

    bool scanHex(char32_t &code)
    {
        if (m_end - m_at < 4)
            return false;
        quint32 value = 0;
        const auto [last, ec] = std::from_chars(m_at, m_at + 4, value, 16);
        if (ec != std::errc() || last != m_at + 4)
            return false;
        m_at += 4;
        code = value;
        return true;
    }

    /// One character of two to four bytes: the shortest form of a code point that is no surrogate.
    bool scanUtf8()
    {
        const auto byte = [&](int i) { return m_at + i < m_end ? static_cast<quint8>(m_at[i]) : quint8{0}; };
        const quint8 first = byte(0);
        int length = 0;
        quint8 lowest = 0x80;
        quint8 highest = 0xbf;
        if (first >= 0xc2 && first <= 0xdf) {
            length = 2;
        } else if (first >= 0xe0 && first <= 0xef) {
            length = 3;
            lowest = first == 0xe0 ? 0xa0 : 0x80;
            highest = first == 0xed ? 0x9f : 0xbf;
        } else if (first >= 0xf0 && first <= 0xf4) {
            length = 4;
            lowest = first == 0xf0 ? 0x90 : 0x80;
            highest = first == 0xf4 ? 0x8f : 0xbf;
        }
        bool ok = length > 0 && byte(1) >= lowest && byte(1) <= highest;
        for (int i = 2; ok && i < length; ++i)
            ok = byte(i) >= 0x80 && byte(i) <= 0xbf;
        if (!ok)
            return refuse(QT_TRANSLATE_NOOP("Json", "the text is not valid UTF-8"));
        m_at += length;
        return true;
    }

    const char *m_begin;
    const char *m_end;
    const char *m_at;
    int m_maxDepth;
    bool m_isContainer = false;
    std::vector<Container> m_open;
    const char *m_reason = "";
    const char *m_errorAt = nullptr;
};

} // namespace

Result<QJsonValue> parseJson(const QByteArray &text, const JsonLimits &limits)
{
    if (text.size() > limits.maxBytes)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Json", "The JSON text is larger than %1 bytes.").arg(limits.maxBytes));
    Scanner scanner(text, limits);
    if (!scanner.scan())
        return fail(scanner.error());
    // QJsonDocument takes no scalars at the top.
    const bool isScalar = !scanner.isContainer();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(isScalar ? QByteArray('[' + text + ']') : text, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Json", "Invalid JSON: %1.").arg(error.errorString()));
    if (isScalar)
        return document.array().at(0);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Fewer digits are no more than 64 bits.
constexpr qsizetype suspiciousDigits = 19;

bool hasSuspiciousDigits(const QByteArray &text)
{
    qsizetype run = 0;
    for (const char c : text) {
        run = isDigit(c) ? run + 1 : 0;
        if (run == suspiciousDigits)
            return true;
    }
    return false;
}

/// Qt writes doubles beyond 64 bits as if they were integers, which no strict reader takes. With a fraction they are
/// what they are.
QByteArray withFractions(const QByteArray &text)
{
    QByteArray out;
    bool isInText = false;
    for (qsizetype i = 0; i < text.size();) {
        if (isInText || !(isDigit(text[i]) || text[i] == '-')) {
            if (isInText && text[i] == '\\')
                out += text[i++];
            else if (text[i] == '"')
                isInText = !isInText;
            out += text[i++];
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && (isDigit(text[end]) || QByteArrayView("+-.eE").contains(text[end])))
            ++end;
        const QByteArray number = text.sliced(i, end - i);
        bool isInteger = false;
        (void)number.toLongLong(&isInteger);
        const bool isWhole = std::all_of(number.begin() + 1, number.end(), isDigit);
        out += isWhole && !isInteger ? QByteArray(number + ".0") : number;
        i = end;
    }
    return out;
}

} // namespace

QByteArray toJsonText(const QJsonValue &value)
{
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    if (hasSuspiciousDigits(text))
        text = withFractions(text);
    return text.sliced(1, text.size() - 2);
}

} // namespace itsm
