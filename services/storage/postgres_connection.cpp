#include "services/storage/postgres_connection.h"

#include "services/storage/postgres_error.h"
#include "services/storage/postgres_text.h"
#include "services/storage/storage_text.h"

#include <array>
#include <cerrno>
#include <charconv>
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
/// Rows that are sent before their answers are read: few enough that neither side waits for the other with full
/// buffers.
constexpr size_t pipelineDepth = 200;
constexpr qsizetype copyBufferSize = 256 * 1024;
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

void logNotice(void *, const char *message)
{
    qCWarning(lcStorage).noquote() << QString::fromUtf8(message).trimmed();
}

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

bool isSuccess(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

/// That a command wrote or a query found.
qint64 rowCount(PGresult *result)
{
    return QByteArray(PQcmdTuples(result)).toLongLong();
}

qint64 writtenRows(PGresult *result)
{
    return QByteArrayView(PQcmdStatus(result)).startsWith("SELECT") ? 0 : rowCount(result);
}

} // namespace

class PostgresConnection::Arguments
{
public:
    static Result<Arguments> make(const Params &params)
    {
        Arguments arguments;
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

void PostgresConnection::drain()
{
    while (PGresult *result = PQgetResult(m_connection))
        PQclear(result);
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
    ITSM_TRY_ASSIGN(const Arguments arguments, Arguments::make(params));
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

Result<> PostgresConnection::stream(const QString &sql, const Params &params, const RowFunction &each)
{
    ITSM_TRY_ASSIGN(const Arguments arguments, Arguments::make(params));
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

Result<> PostgresConnection::executeBatch(const QString &sql, const std::vector<Params> &rows)
{
    if (rows.empty())
        return {};
    ITSM_TRY_ASSIGN(const Statement statement, prepared(sql));
    const bool mayWait = inTransaction();
    for (size_t at = 0; at < rows.size(); ++at) {
        ITSM_TRY(send(statement, rows[at]));
        if (m_sent >= pipelineDepth)
            ITSM_TRY(settle());
    }
    return mayWait ? Result<>() : settle();
}

Result<> PostgresConnection::send(const Statement &statement, const Params &params)
{
    ITSM_TRY_ASSIGN(const Arguments arguments, Arguments::make(params));
    ITSM_TRY(enterPipeline());
    return sent(PQsendQueryPrepared(m_connection, statement.name.constData(), arguments.size(), arguments.values(),
                                    nullptr, nullptr, 0));
}

Result<> PostgresConnection::send(const char *sql)
{
    ITSM_TRY(enterPipeline());
    return sent(PQsendQueryParams(m_connection, sql, 0, nullptr, nullptr, nullptr, nullptr, 0));
}

Result<> PostgresConnection::enterPipeline()
{
    if (m_sent == 0) {
        m_interrupted = false;
        if (!PQenterPipelineMode(m_connection))
            return fail(lastError(nullptr));
    }
    ++m_sent;
    return {};
}

Result<> PostgresConnection::sent(int isSent)
{
    if (isSent != 0)
        return {};
    Error error = lastError(nullptr);
    (void)settle();
    return fail(std::move(error));
}

Result<> PostgresConnection::settle(ResultPtr *last)
{
    if (std::exchange(m_sent, 0) == 0)
        return {};
    std::optional<Error> error;
    if (!PQpipelineSync(m_connection))
        error = lastError(nullptr);
    const bool hasMark = std::exchange(m_markIsSent, false);
    // Each statement answers with a result and a null; the last answer is that of the sync.
    for (int nulls = 0, answers = 0; nulls < 2 && PQstatus(m_connection) == CONNECTION_OK;) {
        ResultPtr result(PQgetResult(m_connection));
        if (!result) {
            ++nulls;
            continue;
        }
        nulls = 0;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (!error && !isSuccess(result.get()) && status != PGRES_PIPELINE_ABORTED)
            error = lastError(result.get());
        m_written += writtenRows(result.get());
        if (++answers == 2 && hasMark && status == PGRES_TUPLES_OK)
            m_mark = {.id = PQgetvalue(result.get(), 0, 0), .began = PQgetvalue(result.get(), 0, 1)};
        if (last)
            *last = std::move(result);
    }
    if (!error && PQstatus(m_connection) != CONNECTION_OK)
        error = lastError(nullptr);
    if (!PQexitPipelineMode(m_connection) && !error)
        error = lastError(nullptr);
    if (error)
        return fail(std::move(*error));
    return {};
}

Result<qint64> PostgresConnection::bulkInsert(SqlConstant table, const SqlConstants &columns,
                                              const std::function<bool(Params &)> &next)
{
    Q_ASSERT(inTransaction());
    bool secured = false;
    ITSM_TRY(query(
        u"SELECT row_security_active(?::text)"_s, {table.view().toString()},
        [&](const Row &row) {
            secured = row.boolean(0);
            return false;
        },
        Fetch::Buffered));
    if (!secured)
        return copyInto(table, columns, next);
    // COPY does not go with row security: the rows take a way round, through a table of this transaction.
    const SqlFragment names = SqlFragment::list(columns);
    ITSM_TRY(executeScript(
        sqlText(u"CREATE TEMP TABLE itsm_load ON COMMIT DROP AS SELECT %1 FROM %2 WITH NO DATA"_sql, {names, table})));
    ITSM_TRY_ASSIGN(const qint64 count, copyInto(u"itsm_load"_sql, columns, next));
    ITSM_TRY(executeScript(
        sqlText(u"INSERT INTO %1 (%2) SELECT %2 FROM itsm_load; DROP TABLE itsm_load"_sql, {table, names})));
    return count;
}

Result<qint64> PostgresConnection::copyInto(SqlConstant target, const SqlConstants &columns,
                                            const std::function<bool(Params &)> &next)
{
    m_interrupted = false;
    const QString sql = sqlText(u"COPY %1 (%2) FROM STDIN"_sql, {target, SqlFragment::list(columns)});
    const ResultPtr start(PQexec(m_connection, sql.toUtf8().constData()));
    if (PQresultStatus(start.get()) != PGRES_COPY_IN)
        return fail(lastError(start.get()));
    std::optional<Error> error;
    QByteArray buffer;
    buffer.reserve(copyBufferSize + 4096);
    Params params;
    while (!error && next(params)) {
        Q_ASSERT(params.size() == columns.size());
        for (size_t i = 0; i < params.size() && !error; ++i) {
            if (i > 0)
                buffer += '\t';
            if (auto field = appendCopyField(buffer, params[i]); !field)
                error = field.error();
        }
        buffer += '\n';
        if (buffer.size() >= copyBufferSize && !error) {
            if (PQputCopyData(m_connection, buffer.constData(), int(buffer.size())) != 1)
                error = lastError(nullptr);
            buffer.resize(0);
        }
    }
    if (!error && !buffer.isEmpty() && PQputCopyData(m_connection, buffer.constData(), int(buffer.size())) != 1)
        error = lastError(nullptr);
    PQputCopyEnd(m_connection, error ? "the program gave up" : nullptr);
    qint64 count = 0;
    while (const ResultPtr result{PQgetResult(m_connection)}) {
        if (!isSuccess(result.get()) && !error)
            error = lastError(result.get());
        count = rowCount(result.get());
    }
    if (error)
        return fail(std::move(*error));
    m_written += count;
    return count;
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
    // Commands, and questions for what a key names, are short statements and foreign-key checks: planning them costs
    // more than running them.
    // All of it goes with the first statement.
    switch (access) {
    case Access::Read:
        return send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    case Access::ReadByKey:
        ITSM_TRY(send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        return send("SET LOCAL plan_cache_mode = force_generic_plan");
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
