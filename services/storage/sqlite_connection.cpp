#include "services/storage/sqlite_connection.h"

#include "services/storage/sqlite_error.h"
#include "services/storage/sqlite_file.h"
#include "services/storage/storage_text.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <atomic>
#include <sqlite3.h>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::chrono::milliseconds busyTimeout{5'000};
constexpr std::chrono::milliseconds shortestNap{1};
constexpr std::chrono::milliseconds longestNap{50};
constexpr size_t maxIdleStatements = 256;

} // namespace

/// A prepared statement in use. The same text may run again inside its own callback: that takes another statement.
class SqliteConnection::Lease
{
public:
    Lease(SqliteConnection &connection, QString sql, std::unique_ptr<SqliteStatement> statement)
        : m_connection(connection)
        , m_sql(std::move(sql))
        , m_statement(std::move(statement))
    {
    }
    Lease(Lease &&) noexcept = default;
    Lease &operator=(Lease &&) = delete;
    ~Lease()
    {
        if (!m_statement)
            return;
        m_statement->reset();
        if (m_connection.m_idle.size() >= maxIdleStatements)
            m_connection.m_idle.clear();
        m_connection.m_idle.try_emplace(m_sql, std::move(m_statement));
    }
    SqliteStatement &operator*() const { return *m_statement; }
    SqliteStatement *operator->() const { return m_statement.get(); }

private:
    SqliteConnection &m_connection;
    QString m_sql;
    std::unique_ptr<SqliteStatement> m_statement;
};

SqliteConnection::SqliteConnection(QString path, QString name)
    : m_path(std::move(path))
    , m_name(std::move(name))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Access access, Creation creation)
{
    static std::atomic<quint64> counter = 0;
    if (creation == Creation::MustExist && !QFileInfo::exists(path))
        return fail(Error::Code::Unavailable, StorageText::tr("There is no database file %1.").arg(path));
    const QString name = u"itsm-%1"_s.arg(++counter);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(path, name));
    QSqlDatabase &database = connection->m_database;
    if (!database.isValid())
        return fail(Error::Code::Unavailable, StorageText::tr("Qt's SQLite driver is not installed."));
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count()));
    if (!database.open()) {
        const QSqlError error = database.lastError();
        return fail(sqliteError(error.nativeErrorCode().toInt(), error.databaseText()));
    }
    const QVariant handle = database.driver()->handle();
    if (handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0)
        connection->m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    if (!connection->m_handle)
        return fail(Error::Code::Internal, u"Qt's SQLite driver gives no handle"_s);
    // In place of SQLite's own waiting, which nothing interrupts.
    sqlite3_busy_handler(connection->m_handle, &SqliteConnection::onBusy, connection.get());
    ITSM_TRY(connection->configure(access));
    return connection;
}

SqliteConnection::~SqliteConnection()
{
    m_idle.clear();
    if (m_handle) {
        rollback();
        // Statistics for the planner where they are missing or stale; bounded, and not if it would have to wait for a
        // writer.
        sqlite3_busy_timeout(m_handle, 0);
        sqlite3_exec(m_handle, "PRAGMA analysis_limit = 400; PRAGMA optimize", nullptr, nullptr, nullptr);
    }
    m_handle = nullptr;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<> SqliteConnection::configure(Access access)
{
    // Nothing in the file may make the program call functions or write internal tables.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_extended_result_codes(m_handle, 1);
    QString mode;
    ITSM_TRY(query(
        u"PRAGMA journal_mode = WAL"_s, {},
        [&](const Row &row) {
            mode = row.text(0);
            return false;
        },
        Fetch::Buffered));
    if (mode != "wal"_L1)
        return fail(
            Error::Code::Unavailable,
            StorageText::tr(
                "The database file %1 cannot be written with a log beside it; is its folder on a network drive?")
                .arg(m_path));
    ITSM_TRY(executeScript(u"PRAGMA synchronous = FULL;"
                           "PRAGMA foreign_keys = ON;"
                           "PRAGMA cell_size_check = ON;"
                           "PRAGMA secure_delete = FAST;"
                           "PRAGMA temp_store = MEMORY;"
                           "PRAGMA journal_size_limit = 67108864;"
                           "PRAGMA cache_size = -8192;"_s));
    if (access != Access::Write)
        ITSM_TRY(executeScript(u"PRAGMA query_only = ON"_s));
    return {};
}

int SqliteConnection::onBusy(void *connection, int tries)
{
    auto *self = static_cast<SqliteConnection *>(connection);
    if (tries == 0)
        self->m_busySince = std::chrono::steady_clock::now();
    self->m_gaveUp = self->m_isInterrupted;
    if (self->m_gaveUp || std::chrono::steady_clock::now() - self->m_busySince > busyTimeout)
        return 0;
    std::this_thread::sleep_for(std::min(longestNap, (tries + 1) * shortestNap));
    return 1;
}

int SqliteConnection::explained(int code)
{
    return (code & 0xff) == SQLITE_BUSY && std::exchange(m_gaveUp, false) ? SQLITE_INTERRUPT : code;
}

Error SqliteConnection::lastError()
{
    Error error =
        sqliteError(explained(sqlite3_extended_errcode(m_handle)), QString::fromUtf8(sqlite3_errmsg(m_handle)));
    if (error.code == Error::Code::Corrupt)
        m_alive = false;
    return error;
}

Result<SqliteConnection::Lease> SqliteConnection::lease(const QString &sql)
{
    if (const auto it = m_idle.find(sql); it != m_idle.end()) {
        auto statement = std::move(it->second);
        m_idle.erase(it);
        return Lease(*this, sql, std::move(statement));
    }
    auto statement = SqliteStatement::prepare(m_handle, sql);
    if (!statement) {
        Error error = lastError();
        error.details.insert(u"sql"_s, sql);
        return fail(std::move(error));
    }
    return Lease(*this, sql, std::move(statement));
}

/// Runs to the end; rows that a statement returns are passed over.
Result<> SqliteConnection::run(SqliteStatement &statement, const Params &params)
{
    ITSM_TRY(statement.bind(params));
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = statement.step();
    if (code != SQLITE_DONE) {
        Error error = lastError();
        statement.reset();
        return fail(std::move(error));
    }
    statement.reset();
    return {};
}

Result<qint64> SqliteConnection::execute(const QString &sql, const Params &params)
{
    ITSM_TRY_ASSIGN(const Lease statement, lease(sql));
    ITSM_TRY(run(*statement, params));
    return qint64(sqlite3_changes(m_handle));
}

Result<> SqliteConnection::query(const QString &sql, const Params &params, const RowFunction &each, Fetch)
{
    ITSM_TRY_ASSIGN(const Lease statement, lease(sql));
    ITSM_TRY(statement->bind(params));
    for (;;) {
        const int code = statement->step();
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_ROW)
            return fail(lastError());
        if (!each(*statement))
            return {};
    }
}

Result<> SqliteConnection::executeBatch(const QString &sql, const std::vector<Params> &rows)
{
    ITSM_TRY_ASSIGN(const Lease statement, lease(sql));
    for (const Params &params : rows)
        ITSM_TRY(run(*statement, params));
    return {};
}

Result<qint64> SqliteConnection::bulkInsert(SqlConstant table, const SqlConstants &columns,
                                            const std::function<bool(Params &)> &next)
{
    const SqlConstants marks(columns.size(), u"?"_sql);
    ITSM_TRY_ASSIGN(const Lease statement,
                    lease(sqlText(u"INSERT INTO %1 (%2) VALUES (%3)"_sql,
                                  {table, SqlFragment::list(columns), SqlFragment::list(marks)})));
    qint64 count = 0;
    Params params;
    for (; next(params); ++count)
        ITSM_TRY(run(*statement, params));
    return count;
}

Result<> SqliteConnection::executeScript(const QString &script)
{
    char *message = nullptr;
    const int code = sqlite3_exec(m_handle, script.toUtf8().constData(), nullptr, nullptr, &message);
    if (code == SQLITE_OK)
        return {};
    const QString text = QString::fromUtf8(message);
    sqlite3_free(message);
    return fail(sqliteError(explained(code), text));
}

Result<> SqliteConnection::begin(Access access)
{
    Q_ASSERT(!inTransaction());
    m_isInterrupted = false;
    // IMMEDIATE: a writer that started as a reader could fail in the middle.
    return executeScript(access == Access::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
}

Result<> SqliteConnection::commit()
{
    if (!inTransaction()) // SQLite rolls back by itself after a full disk or a read error
        return fail(Error::Code::Unavailable, StorageText::tr("The database has rolled the change back."));
    auto result = executeScript(u"COMMIT"_s);
    if (!result)
        rollback();
    return result;
}

void SqliteConnection::rollback()
{
    if (inTransaction())
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteConnection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

void SqliteConnection::interrupt()
{
    m_isInterrupted = true;
    sqlite3_interrupt(m_handle);
}

Result<> SqliteConnection::quickCheck()
{
    QString verdict;
    ITSM_TRY(query(
        u"PRAGMA quick_check(1)"_s, {},
        [&](const Row &row) {
            verdict = row.text(0);
            return false;
        },
        Fetch::Buffered));
    if (verdict != "ok"_L1)
        return fail(sqliteError(SQLITE_CORRUPT, verdict));
    return {};
}

Result<> backupSqlite(SqliteConnection &source, const QString &target)
{
    if (QFileInfo::exists(target))
        return fail(Error::Code::Unavailable, StorageText::tr("The backup file %1 exists already.").arg(target));
    ITSM_TRY(createPrivateFile(target));
    sqlite3 *copy = nullptr;
    int code = sqlite3_open_v2(target.toUtf8().constData(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        if (sqlite3_backup *backup = sqlite3_backup_init(copy, "main", source.handle(), "main")) {
            sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_errcode(copy);
        }
    }
    const QString message = QString::fromUtf8(sqlite3_errmsg(copy));
    sqlite3_close(copy);
    if (code != SQLITE_OK) {
        QFile::remove(target);
        return fail(sqliteError(code, message));
    }
    return {};
}

} // namespace itsm
