#include "services/storage/postgres_connection.h"

#include "services/storage/postgres_error.h"
#include "services/storage/postgres_values.h"
#include "services/storage/storage_text.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <future>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype maxStatements = 512;
/// So long after interrupt() a cancelled statement is taken for its doing. Statements time out after a minute only.
constexpr std::chrono::seconds lateInterrupt{2};
/// So long a server may take to hear that a statement is not wanted any more.
constexpr std::chrono::seconds longestCancel{2};
constexpr std::chrono::seconds longestOutcome{30}; ///< the time that a server may take to come back after a crash

/// The mark of the transaction, which takes a number with it, and what begin() says of plans.
const QString markSql = u"SELECT pg_current_xact_id()::text, now(), set_config('plan_cache_mode', 'auto', true)"_s;

constexpr char sessionSettings[] =
    "SET statement_timeout = '60s';"
    "SET lock_timeout = '8s';"
    "SET idle_in_transaction_session_timeout = '15s';"
    // Who is cut off, or hangs, in the middle of a transaction would keep others waiting for its locks.
    "SET tcp_keepalives_idle = 5;"
    "SET tcp_keepalives_interval = 2;"
    "SET tcp_keepalives_count = 2;"
    "SET tcp_user_timeout = 10000;"
    "SET TimeZone = 'UTC';"
    "SET DateStyle = 'ISO, YMD';"
    "SET synchronous_commit = on;"
    "SET extra_float_digits = 1;"
    "SET standard_conforming_strings = on;"
    "SET row_security = on;"
    "SET client_min_messages = warning;"
    "SET jit = off;"
    // Plans of lists and counts would otherwise forget which tenant and which value they are for. See begin().
    "SET plan_cache_mode = force_custom_plan;";

constexpr char keepPlans[] = "SET LOCAL plan_cache_mode = force_generic_plan";
constexpr char makePlans[] = "SET LOCAL plan_cache_mode = force_custom_plan";

void logNotice(void *, const char *message)
{
    qCWarning(lcStorage).noquote() << QString::fromUtf8(message).trimmed();
}

} // namespace

PostgresConnection::PostgresConnection(PGconn *connection, QString uri)
    : m_connection(connection)
    , m_uri(std::move(uri))
    , m_cancel(PQgetCancel(connection), PQfreeCancel)
    , m_socket(::fcntl(PQsocket(connection), F_DUPFD_CLOEXEC, 0))
{
    PQsetNoticeProcessor(connection, logNotice, nullptr);
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const QString &uri, Access access)
{
    const QByteArray target = uri.toUtf8();
    // What stands before dbname can be overridden by the URI. A dead server is noticed after nine seconds.
    const std::array keywords{"connect_timeout",  "keepalives_idle",  "keepalives_interval",
                              "keepalives_count", "tcp_user_timeout", "fallback_application_name",
                              "dbname",           "client_encoding",  static_cast<const char *>(nullptr)};
    const std::array values{
        "5", "5", "2", "2", "10000", "itsm", target.constData(), "UTF8", static_cast<const char *>(nullptr)};
    PGconn *raw = PQconnectdbParams(keywords.data(), values.data(), 1);
    if (!raw || PQstatus(raw) != CONNECTION_OK) {
        // The first line says what happened; the others ask whether the server runs.
        const QString message =
            raw ? QString::fromUtf8(PQerrorMessage(raw)).trimmed().section(u'\n', 0, 0) : u"out of memory"_s;
        PQfinish(raw);
        return fail(Error::Code::Unavailable, StorageText::tr("The database cannot be reached: %1").arg(message));
    }
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(raw, uri));
    ITSM_TRY(connection->command(sessionSettings));
    if (access != Access::Write)
        ITSM_TRY(connection->command("SET default_transaction_read_only = on"));
    return connection;
}

PostgresConnection::~PostgresConnection()
{
    PQfinish(m_connection);
    ::close(m_socket);
}

Error PostgresConnection::lastError(const PGresult *result)
{
    const bool isLateInterrupt = std::chrono::steady_clock::now() - m_lastInterrupt.load() < lateInterrupt;
    Error error = postgresError(m_connection, result, m_interrupted || isLateInterrupt);
    if (PQstatus(m_connection) != CONNECTION_OK)
        error.code = Error::Code::Unavailable;
    if (error.code == Error::Code::Unavailable)
        m_alive = false;
    return error;
}

Result<> PostgresConnection::command(const char *sql)
{
    ITSM_TRY(settle());
    m_interrupted = false;
    const ResultPtr result(PQexec(m_connection, sql));
    if (!isSuccess(result.get()))
        return fail(lastError(result.get()));
    return {};
}

Result<PostgresConnection::Statement> PostgresConnection::prepared(const QString &sql)
{
    if (const auto it = m_statements.constFind(sql); it != m_statements.cend())
        return *it;
    ITSM_TRY(settle());
    if (m_statements.size() >= maxStatements && PQtransactionStatus(m_connection) != PQTRANS_INERROR) {
        ITSM_TRY(command("DEALLOCATE ALL"));
        m_statements.clear();
    }
    const Statement statement{QByteArray("s") + QByteArray::number(++m_statementNumber), int(sql.count(u'?'))};
    const ResultPtr result(
        PQprepare(m_connection, statement.name.constData(), numberedParameters(sql).constData(), 0, nullptr));
    if (!isSuccess(result.get())) {
        Error error = lastError(result.get());
        error.details.insert(u"sql"_s, sql);
        return fail(std::move(error));
    }
    m_statements.insert(sql, statement);
    return statement;
}

Result<PostgresConnection::ResultPtr> PostgresConnection::run(const QString &sql, const Params &params)
{
    ITSM_TRY(replanAfterGrowth());
    ITSM_TRY_ASSIGN(const Statement statement, prepared(sql));
    if (m_sent > 0) { // in one message with what is waiting
        ResultPtr last;
        ITSM_TRY(send(statement, params));
        ITSM_TRY(settle(&last));
        return last;
    }
    ITSM_TRY_ASSIGN(const PostgresArguments arguments, PostgresArguments::make(params));
    m_interrupted = false;
    ResultPtr result(PQexecPrepared(m_connection, statement.name.constData(), arguments.size(), arguments.values(),
                                    nullptr, nullptr, 0));
    if (!isSuccess(result.get()))
        return fail(lastError(result.get()));
    m_written += writtenRows(result.get());
    return result;
}

Result<qint64> PostgresConnection::execute(const QString &sql, const Params &params)
{
    ITSM_TRY_ASSIGN(const ResultPtr result, run(sql, params));
    return rowCount(result.get());
}

/// While a table is empty and was never analyzed, every index that begins with the tenant seems as good as the key. A
/// plan for a foreign key that was made then would read all rows of the tenant for each new one, until autovacuum comes
/// by; which it cannot while one transaction writes.
Result<> PostgresConnection::replanAfterGrowth()
{
    if (m_written < m_replanAt)
        return {};
    m_replanAt = 4 * m_written;
    return command("DISCARD PLANS");
}

Result<> PostgresConnection::query(const QString &sql, const Params &params, const RowFunction &each, Fetch fetch)
{
    if (fetch == Fetch::Streamed)
        return stream(sql, params, each);
    ITSM_TRY(choosePlan(fetch == Fetch::BufferedByKept));
    ITSM_TRY_ASSIGN(const ResultPtr result, run(sql, params));
    PostgresRow row(result.get());
    const int count = PQntuples(result.get());
    for (int i = 0; i < count; ++i) {
        row.setRow(i);
        if (!each(row))
            break;
    }
    return {};
}

/// Before a statement, in the same message.
Result<> PostgresConnection::choosePlan(bool isKept)
{
    if (!m_plansByStatement || m_isPlanKept == isKept || !inTransaction())
        return {};
    m_isPlanKept = isKept;
    return send(isKept ? keepPlans : makePlans);
}

Result<> PostgresConnection::stream(const QString &sql, const Params &params, const RowFunction &each)
{
    ITSM_TRY_ASSIGN(const PostgresArguments arguments, PostgresArguments::make(params));
    ITSM_TRY_ASSIGN(const Statement statement, prepared(sql));
    const bool transaction = inTransaction();
    // How long a stream takes is up to its reader. Cancelling it ends a transaction, but for what is behind a
    // savepoint.
    ITSM_TRY(command(transaction ? "SAVEPOINT itsm_stream; SET statement_timeout = 0" : "SET statement_timeout = 0"));
    if (!PQsendQueryPrepared(m_connection, statement.name.constData(), arguments.size(), arguments.values(), nullptr,
                             nullptr, 0))
        return fail(lastError(nullptr));
    PQsetSingleRowMode(m_connection);
    std::optional<Error> error;
    bool wanted = true;
    while (const ResultPtr result{PQgetResult(m_connection)}) {
        if (!isSuccess(result.get())) {
            if (wanted && !error)
                error = lastError(result.get());
        } else if (wanted && PQntuples(result.get()) > 0) {
            if (!each(PostgresRow(result.get()))) {
                wanted = false;
                interrupt();
            }
        }
    }
    if (error && PQtransactionStatus(m_connection) == PQTRANS_INERROR)
        return fail(std::move(*error)); // who began the transaction rolls it back, and the setting with it
    auto reset = endStream(transaction);
    // A request to cancel that came too late for the stream hits what comes next.
    if (!reset && !wanted && reset.error().code == Error::Code::Cancelled)
        reset = endStream(transaction);
    if (error)
        return fail(std::move(*error));
    return reset;
}

Result<> PostgresConnection::endStream(bool isInTransaction)
{
    return command(isInTransaction ? "ROLLBACK TO SAVEPOINT itsm_stream; RELEASE SAVEPOINT itsm_stream"
                                   : "SET statement_timeout = '60s'");
}

Result<> PostgresConnection::executeScript(const QString &script)
{
    return command(script.toUtf8().constData());
}

Result<> PostgresConnection::begin(Access access)
{
    Q_ASSERT(!inTransaction());
    Result<> begun = tryToBegin(access);
    // Interrupted between its statements it has begun all the same.
    if (!begun && inTransaction())
        rollback();
    return begun;
}

Result<> PostgresConnection::tryToBegin(Access access)
{
    m_mark = {};
    m_plansByStatement = access == Access::Read;
    m_isPlanKept = false;
    // Commands, and questions for what a key names, are short statements and foreign-key checks: planning them costs
    // more than running them.
    // All of it goes with the first statement.
    switch (access) {
    case Access::Read:
        return send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    case Access::ReadByKey:
        ITSM_TRY(send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        return send(keepPlans);
    case Access::Write:
        break;
    }
    ITSM_TRY_ASSIGN(const Statement mark, prepared(markSql));
    ITSM_TRY(send("BEGIN READ WRITE"));
    m_markIsSent = true; // as the second statement
    return send(mark, {});
}

Result<> PostgresConnection::commit()
{
    m_interrupted = false;
    if (m_markIsSent) { // without it nobody could be asked what became of the transaction
        if (const Result<> sent = settle(); !sent) {
            rollback();
            return sent;
        }
    }
    const Result<> done = m_sent > 0 ? commitWithSent() : commitNow();
    if (done || m_alive || m_mark.id.isEmpty())
        return done;
    Error error = done.error();
    switch (outcomeOf(m_mark, m_uri, longestOutcome, m_interrupted)) {
    case TransactionOutcome::Committed:
        return {};
    case TransactionOutcome::RolledBack:
        break;
    case TransactionOutcome::Unknown:
        error.details.insert(u"commit_unknown"_s, true);
        break;
    }
    return fail(std::move(error));
}

Result<> PostgresConnection::commitNow()
{
    const bool failed = PQtransactionStatus(m_connection) == PQTRANS_INERROR;
    const ResultPtr result(PQexec(m_connection, "COMMIT"));
    if (!isSuccess(result.get()))
        return fail(lastError(result.get()));
    if (failed)
        return fail(Error::Code::Internal, u"COMMIT after a failed statement: rolled back"_s);
    return {};
}

/// Behind what nobody has waited for, in the same message. After a failure the server leaves out what follows.
Result<> PostgresConnection::commitWithSent()
{
    Result<> done = send("COMMIT").and_then([this] { return settle(); });
    if (!done)
        rollback();
    return done;
}

void PostgresConnection::rollback()
{
    (void)settle();
    if (m_alive && inTransaction() && !command("ROLLBACK"))
        m_alive = false;
}

bool PostgresConnection::inTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(m_connection);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || m_sent > 0;
}

/// PQcancel() connects to the server and waits until that ends the connection, for ever if it does neither. Then the
/// server is gone, and so is whoever waits for the statement.
void PostgresConnection::interrupt()
{
    m_interrupted = true;
    // Before, because the statement may end before PQcancel() returns; after, because that may take long itself.
    m_lastInterrupt = std::chrono::steady_clock::now();
    std::packaged_task<QByteArray()> ask([cancel = m_cancel] {
        char message[256] = "";
        return cancel && PQcancel(cancel.get(), message, sizeof message) ? QByteArray() : QByteArray(message);
    });
    std::future<QByteArray> answer = ask.get_future();
    std::thread(std::move(ask)).detach();
    if (answer.wait_for(longestCancel) != std::future_status::ready) {
        qCWarning(lcStorage) << "the server does not answer a request to cancel: giving the connection up";
        abandon();
    } else if (const QByteArray issue = answer.get(); !issue.isEmpty()) {
        qCWarning(lcStorage) << "cancel:" << issue;
    }
    m_lastInterrupt = std::chrono::steady_clock::now();
}

void PostgresConnection::abandon()
{
    ::shutdown(m_socket, SHUT_RDWR);
}

Result<bool> PostgresConnection::waitForNotification(std::chrono::milliseconds timeout, int wakeFd)
{
    const auto takeAll = [this] {
        bool any = false;
        while (PGnotify *notify = PQnotifies(m_connection)) {
            any = true;
            PQfreemem(notify);
        }
        return any;
    };
    if (takeAll())
        return true;
    std::array fds{pollfd{PQsocket(m_connection), POLLIN, 0}, pollfd{wakeFd, POLLIN, 0}};
    const int ready = ::poll(fds.data(), fds.size(), int(timeout.count()));
    if (ready < 0 && errno != EINTR)
        return fail(Error::Code::Internal, QString::fromLocal8Bit(strerror(errno)));
    if (fds[0].revents != 0 && !PQconsumeInput(m_connection))
        return fail(lastError(nullptr));
    return takeAll();
}

} // namespace itsm
