#pragma once

#include <QString>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace itsm {

/// A name or another piece of SQL that stands in the program: only a literal with the suffix _sql makes one, so no
/// value can become part of a statement by it. `./dev check sql` lets nothing else fill in a statement.
class SqlConstant
{
public:
    [[nodiscard]] constexpr QStringView view() const { return {m_text.data(), qsizetype(m_text.size())}; }

private:
    friend consteval SqlConstant operator""_sql(const char16_t *text, size_t size);
    constexpr explicit SqlConstant(std::u16string_view text)
        : m_text(text)
    {
    }

    std::u16string_view m_text;
};

/// By the compiler alone: a text that is made at run time has no such suffix and cannot be passed by name either.
[[nodiscard]] consteval SqlConstant operator""_sql(const char16_t *text, size_t size)
{
    return SqlConstant({text, size});
}

using SqlConstants = std::vector<SqlConstant>;

/// Several constants put together at run time.
class SqlFragment
{
public:
    SqlFragment() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a constant is a fragment
    SqlFragment(SqlConstant constant)
        : m_text(constant.view().toString())
    {
    }
    /// With commas between them, as columns stand in a statement.
    static SqlFragment list(const SqlConstants &constants);
    SqlFragment &operator+=(const SqlFragment &other)
    {
        m_text += other.m_text;
        return *this;
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// A statement: `pattern` with the fragments in the places %1, %2 … (nine at most).
[[nodiscard]] QString sqlText(SqlConstant pattern, std::initializer_list<SqlFragment> fragments);

} // namespace itsm
