#pragma once

#include "services/storage/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace itsm {

/// A prepared statement of SQLite's C API, and a view on its current row. QSqlQuery copies every column of every row
/// into a variant and reads a third as fast. Belongs to the thread of its connection and must not outlive it.
class SqliteStatement final : public Row
{
public:
    /// Null if SQLite refuses the text; its handle then has the error.
    static std::unique_ptr<SqliteStatement> prepare(sqlite3 *database, const QString &sql);
    ~SqliteStatement() override;
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    /// Error::Invalid for values that SQLite cannot hold as they are, Error::Internal for a wrong number of them.
    Result<> bind(const Params &params);
    /// Runs on: SQLITE_ROW, SQLITE_DONE or the code of an error.
    int step();
    /// Ready to be bound and run again.
    void reset();

    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] bool boolean(int column) const override { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;
    [[nodiscard]] OptionalInstant instant(int column) const override;

private:
    explicit SqliteStatement(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    Result<> bindText(int place, const QByteArray &utf8);

    sqlite3_stmt *m_statement;
};

} // namespace itsm
