#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/storage/sql_constant.h"

#include <QByteArray>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace itsm {

enum class Dialect : quint8 { Sqlite, PostgreSql };

/// A bound parameter. Null is monostate. QByteArray is JSON text (jsonb in PostgreSQL); IntList is int4[] in PostgreSQL
/// and is not accepted by SQLite.
using IntList = std::vector<qint32>;
using IdList = std::vector<qint64>; ///< bigint[] in PostgreSQL, a JSON array for json_each() in SQLite
using Value = std::variant<std::monostate, bool, qint64, double, QString, QByteArray, Instant, IntList, IdList>;
using Params = std::vector<Value>;

/// A view on the current row of a running query; valid only inside the callback.
class Row
{
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0; ///< 0 for null
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual bool boolean(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;     ///< empty for null
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0; ///< UTF-8 of text and JSON
    [[nodiscard]] virtual OptionalInstant instant(int column) const = 0;
};

/// One database connection. Belongs to the thread that opened it; only interrupt() may be called from others.
/// Statements are written with `?` for parameters, which never stand inside a literal; they are prepared once per
/// connection and text.
class Connection
{
public:
    virtual ~Connection() = default;
    [[nodiscard]] virtual Dialect dialect() const = 0;

    /// Runs a statement and returns the number of rows that it changed.
    virtual Result<qint64> execute(const QString &sql, const Params &params = {}) = 0;

    /// Runs a query and calls `each` for every row until it returns false. The result is streamed: memory does not grow
    /// with it when `streamed` is set.
    enum class Fetch : quint8 {
        Buffered,
        Streamed,
        BufferedByKept, ///< as Buffered, by a statement whose plan is kept as those of Access::ReadByKey
    };
    using RowFunction = std::function<bool(const Row &)>;
    virtual Result<> query(const QString &sql, const Params &params, const RowFunction &each,
                           Fetch fetch = Fetch::Buffered) = 0;

    /// Runs the same statement for each set of parameters. PostgreSQL pipelines them, and inside of a transaction goes
    /// on with them while the caller does: what fails then is told by the next statement or by commit().
    virtual Result<> executeBatch(const QString &sql, const std::vector<Params> &rows) = 0;

    /// Loads rows by the fastest way: COPY in PostgreSQL, one prepared INSERT in SQLite. `next` fills its argument and
    /// returns false at the end. Must run inside a transaction.
    virtual Result<qint64> bulkInsert(SqlConstant table, const SqlConstants &columns,
                                      const std::function<bool(Params &)> &next) = 0;

    /// Runs several statements without parameters (migrations only).
    virtual Result<> executeScript(const QString &script) = 0;

    /// SQLite begins IMMEDIATE for writing. Nested calls are a programmer's error.
    enum class Access : quint8 {
        Read,
        ReadByKey, ///< as Read, by statements whose best plan is the same whatever the values are: it is kept
        Write,
    };
    virtual Result<> begin(Access access) = 0;
    virtual Result<> commit() = 0;
    virtual void rollback() = 0;
    [[nodiscard]] virtual bool inTransaction() const = 0;

    /// Tells whether the connection still works, without asking the server. False means: open another one. PostgreSQL:
    /// false after Error::Unavailable; SQLite: after Error::Corrupt only, because a full disk may have room again.
    [[nodiscard]] virtual bool isAlive() const = 0;
    /// Cancels the statement that runs now; thread-safe. It then fails with Error::Cancelled. PostgreSQL: opens a
    /// connection to the server for that, so do not call it from a thread that must not wait.
    virtual void interrupt() = 0;
};

/// Rolls back unless committed.
class Transaction
{
public:
    static Result<Transaction> begin(Connection &connection, Connection::Access access = Connection::Access::Write);
    Transaction(Transaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction()
    {
        if (m_connection)
            m_connection->rollback();
    }
    Result<> commit() { return std::exchange(m_connection, nullptr)->commit(); }

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {
    }
    Connection *m_connection;
};

/// Ids as the parameter of isAnyOf().
template <typename Tag>
[[nodiscard]] IdList idList(const std::vector<Id<Tag>> &ids)
{
    IdList values;
    values.reserve(ids.size());
    for (const Id<Tag> id : ids)
        values.push_back(id.value);
    return values;
}
/// Behind a column: it is one of a list that is bound as an IdList.
[[nodiscard]] QString isAnyOf(Dialect dialect);

/// The first row of a query by `read`, or nothing.
template <typename T>
Result<std::optional<T>> queryOne(Connection &connection, const QString &sql, const Params &params,
                                  const std::function<T(const Row &)> &read)
{
    std::optional<T> found;
    ITSM_TRY(connection.query(sql, params, [&](const Row &row) {
        found = read(row);
        return false;
    }));
    return found;
}

/// All rows of a query by `read`.
template <typename T>
Result<std::vector<T>> queryAll(Connection &connection, const QString &sql, const Params &params,
                                const std::function<T(const Row &)> &read,
                                Connection::Fetch fetch = Connection::Fetch::Buffered)
{
    std::vector<T> rows;
    const auto each = [&](const Row &row) {
        rows.push_back(read(row));
        return true;
    };
    ITSM_TRY(connection.query(sql, params, each, fetch));
    return rows;
}

} // namespace itsm
