#pragma once

#include "services/storage/sqlite_statement.h"

#include <QSqlDatabase>
#include <atomic>
#include <chrono>
#include <unordered_map>

struct sqlite3;

namespace itsm {

/// The SQLite driver: Qt's QSQLITE opens the file, statements run by SQLite's own handle. WAL with synchronous=FULL,
/// the only setting that keeps acknowledged rows through a power cut.
class SqliteConnection final : public Connection
{
public:
    enum class Creation : quint8 { MustExist, Create };

    /// Opens and configures; does not look at the schema.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Access access,
                                                          Creation creation = Creation::MustExist);
    ~SqliteConnection() override;
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    [[nodiscard]] Dialect dialect() const override { return Dialect::Sqlite; }
    Result<qint64> execute(const QString &sql, const Params &params) override;
    Result<> query(const QString &sql, const Params &params, const RowFunction &each, Fetch fetch) override;
    Result<> executeBatch(const QString &sql, const std::vector<Params> &rows) override;
    Result<qint64> bulkInsert(SqlConstant table, const SqlConstants &columns,
                              const std::function<bool(Params &)> &next) override;
    Result<> executeScript(const QString &script) override;
    Result<> begin(Access access) override;
    Result<> commit() override;
    void rollback() override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] bool isAlive() const override { return m_alive; }
    void interrupt() override;

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Reads the whole file and looks for damage: about 0.7 s for a gigabyte in the cache. Error::Corrupt.
    Result<> quickCheck();

private:
    class Lease;

    SqliteConnection(QString path, QString name);
    Result<> configure(Access access);
    Result<Lease> lease(const QString &sql);
    Result<> run(SqliteStatement &statement, const Params &params);
    Error lastError();
    static int onBusy(void *connection, int tries);
    /// The code that says why: a wait for other writers that interrupt() broke is no busy database.
    int explained(int code);

    QString m_path;
    QString m_name; ///< of the connection within QSqlDatabase
    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<QString, std::unique_ptr<SqliteStatement>> m_idle; ///< prepared statements that do not run
    bool m_alive = true;
    std::atomic<bool> m_isInterrupted = false; ///< since the transaction began
    std::chrono::steady_clock::time_point m_busySince;
    bool m_gaveUp = false; ///< the last wait was broken by interrupt()
};

/// Copies the database with SQLite's backup API to a new file, which must not exist.
Result<> backupSqlite(SqliteConnection &source, const QString &target);

} // namespace itsm
