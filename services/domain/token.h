#pragma once

#include <QString>

namespace itsm {

/// A value of a closed list that may come from a foreign server or an older database: a known value is an enum,
/// an unknown one keeps its text, so that it survives a round trip. E must have Unknown as its last enumerator and
/// `const char *tokenName(E)`, `E tokenValue(QStringView, E *)` beside it.
template <typename E>
class Token
{
public:
    constexpr Token() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): an enumerator is a token
    constexpr Token(E value)
        : m_value(value)
    {
    }
    /// Reads the text of the wire and of the database; unknown text is kept.
    static Token fromText(QStringView text)
    {
        Token token(tokenValue(text, static_cast<E *>(nullptr)));
        if (token.m_value == E::Unknown)
            token.m_text = text.toString();
        return token;
    }
    [[nodiscard]] constexpr E value() const { return m_value; }
    [[nodiscard]] constexpr bool isKnown() const { return m_value != E::Unknown; }
    [[nodiscard]] QString text() const
    {
        return m_value == E::Unknown ? m_text : QString::fromLatin1(tokenName(m_value));
    }
    /// Order by weight; unknown values come last.
    [[nodiscard]] constexpr int rank() const { return static_cast<int>(m_value); }

    friend bool operator==(const Token &a, const Token &b)
    {
        return a.m_value == b.m_value && (a.m_value != E::Unknown || a.m_text == b.m_text);
    }
    friend bool operator==(const Token &a, E b) { return a.m_value == b; }

private:
    E m_value = E{};
    QString m_text;
};

} // namespace itsm
