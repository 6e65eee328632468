#pragma once

#include "services/storage/connection.h"
#include "services/storage/postgres_text.h"

#include <charconv>
#include <libpq-fe.h>
#include <vector>

namespace itsm {

/// A row of a result that somebody else keeps.
class PostgresRow final : public Row
{
public:
    explicit PostgresRow(const PGresult *result)
        : m_result(result)
    {
    }
    void setRow(int row) { m_row = row; }
    [[nodiscard]] bool isNull(int column) const override { return PQgetisnull(m_result, m_row, column) != 0; }
    [[nodiscard]] qint64 integer(int column) const override
    {
        qint64 value = 0;
        const std::string_view text = view(column);
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    [[nodiscard]] double real(int column) const override
    {
        double value = 0;
        const std::string_view text = view(column);
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    [[nodiscard]] bool boolean(int column) const override { return view(column) == "t"; }
    [[nodiscard]] QString text(int column) const override
    {
        const std::string_view utf8 = view(column);
        return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    }
    [[nodiscard]] QByteArray bytes(int column) const override
    {
        const std::string_view utf8 = view(column);
        return {utf8.data(), qsizetype(utf8.size())};
    }
    [[nodiscard]] OptionalInstant instant(int column) const override
    {
        return isNull(column) ? std::nullopt : parsePostgresInstant(view(column));
    }

private:
    [[nodiscard]] std::string_view view(int column) const
    {
        return {PQgetvalue(m_result, m_row, column), size_t(PQgetlength(m_result, m_row, column))};
    }

    const PGresult *m_result;
    int m_row = 0;
};

inline bool isSuccess(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

/// That a command wrote or a query found.
inline qint64 rowCount(PGresult *result)
{
    return QByteArray(PQcmdTuples(result)).toLongLong();
}

inline qint64 writtenRows(PGresult *result)
{
    return QByteArrayView(PQcmdStatus(result)).startsWith("SELECT") ? 0 : rowCount(result);
}

/// Parameters of a statement; they last as long as this.
class PostgresArguments
{
public:
    static Result<PostgresArguments> make(const Params &params)
    {
        PostgresArguments arguments;
        arguments.m_texts.reserve(params.size());
        arguments.m_values.reserve(params.size());
        for (const Value &value : params) {
            ITSM_TRY_ASSIGN(auto text, toPostgresText(value));
            arguments.m_texts.push_back(text.value_or(QByteArray()));
            arguments.m_values.push_back(text ? arguments.m_texts.back().constData() : nullptr);
        }
        return arguments;
    }
    [[nodiscard]] int size() const { return int(m_values.size()); }
    [[nodiscard]] const char *const *values() const { return m_values.data(); }

private:
    std::vector<QByteArray> m_texts;
    std::vector<const char *> m_values;
};

} // namespace itsm
