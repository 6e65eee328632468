#pragma once

#include "services/storage/connection.h"
#include "services/storage/postgres_outcome.h"

#include <QHash>
#include <atomic>
#include <chrono>
#include <libpq-fe.h>
#include <memory>

namespace itsm {

/// The PostgreSQL driver on libpq: text parameters and results, statements prepared once, pipelined batches, COPY.
class PostgresConnection final : public Connection
{
public:
    /// Connects to a libpq URI and sets the session up.
    static Result<std::unique_ptr<PostgresConnection>> open(const QString &uri, Access access);
    ~PostgresConnection() override;
    Q_DISABLE_COPY_MOVE(PostgresConnection)

    [[nodiscard]] Dialect dialect() const override { return Dialect::PostgreSql; }
    Result<qint64> execute(const QString &sql, const Params &params) override;
    /// Streamed: `each` must not use this connection. Rows that are not wanted any more are read over; outside of a
    /// transaction the statement is cancelled instead.
    Result<> query(const QString &sql, const Params &params, const RowFunction &each, Fetch fetch) override;
    Result<> executeBatch(const QString &sql, const std::vector<Params> &rows) override;
    Result<qint64> bulkInsert(SqlConstant table, const SqlConstants &columns,
                              const std::function<bool(Params &)> &next) override;
    Result<> executeScript(const QString &script) override;
    Result<> begin(Access access) override;
    /// Where the connection breaks meanwhile, the server is asked what became of the transaction, for half a minute at
    /// most.
    Result<> commit() override;
    void rollback() override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] bool isAlive() const override { return m_alive; }
    void interrupt() override;

    /// Breaks the connection at once: a statement that waits for a server which does not answer fails with
    /// Error::Unavailable. Thread-safe.
    void abandon();

    /// Waits until a notification has come, `wakeFd` can be read or the time is over. True if there was a notification;
    /// all that have come are taken.
    Result<bool> waitForNotification(std::chrono::milliseconds timeout, int wakeFd);

private:
    static constexpr qint64 firstReplan = 1'000; ///< rows written
    struct Statement
    {
        QByteArray name;
        int parameters = 0;
    };
    struct Clear
    {
        void operator()(PGresult *result) const { PQclear(result); }
    };
    using ResultPtr = std::unique_ptr<PGresult, Clear>;

    PostgresConnection(PGconn *connection, QString uri);
    Result<Statement> prepared(const QString &sql);
    Result<ResultPtr> run(const QString &sql, const Params &params);
    Result<> stream(const QString &sql, const Params &params, const RowFunction &each);
    Result<> endStream(bool isInTransaction);
    Result<> commitNow();
    Result<> commitWithSent();
    /// Sends without waiting for the answer, once there is enough to send or somebody waits.
    Result<> send(const Statement &statement, const Params &params);
    Result<> send(const char *sql);
    Result<> enterPipeline();
    Result<> sent(int isSent);
    /// Waits for all that was sent; the first error of it, or the answer to the last.
    Result<> settle(ResultPtr *last = nullptr);
    /// Where much was written since the last time: makes all plans anew.
    Result<> replanAfterGrowth();
    Result<qint64> copyInto(SqlConstant target, const SqlConstants &columns, const std::function<bool(Params &)> &next);
    Result<> command(const char *sql);
    Result<> tryToBegin(Access access);
    Result<> choosePlan(bool isKept);
    Error lastError(const PGresult *result);

    PGconn *m_connection;
    const QString m_uri;
    bool m_plansByStatement = false;    ///< the transaction reads, and not by key
    bool m_isPlanKept = false;          ///< what the server was told last, if it is up to statements
    TransactionMark m_mark;             ///< of the transaction that writes
    bool m_markIsSent = false;          ///< it was asked for, and nobody has read the answer
    std::shared_ptr<PGcancel> m_cancel; ///< shared with the threads that ask for a cancel
    int m_socket; ///< a second descriptor of the socket, which stays ours whatever libpq does with its own
    QHash<QString, Statement> m_statements;
    int m_statementNumber = 0;
    size_t m_sent = 0;    ///< statements whose answers nobody has read
    qint64 m_written = 0; ///< rows
    qint64 m_replanAt = firstReplan;
    std::atomic<bool> m_interrupted = false;
    /// The end of the last interrupt(). Its signal may reach the server when the next statement runs there already.
    std::atomic<std::chrono::steady_clock::time_point> m_lastInterrupt{};
    bool m_alive = true;
};

} // namespace itsm
