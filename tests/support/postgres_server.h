#pragma once

#include "services/domain/result.h"

#include <QProcess>
#include <QString>
#include <memory>

namespace itsm {

/// A throw-away PostgreSQL cluster in a temporary folder, reached through a socket in it. The server dies with the
/// process that started it, however that ends. As root it runs as the user postgres, because PostgreSQL refuses root.
/// Where ITSM_TEST_CLUSTER names a folder, the first program of a run leaves a cluster there and the others copy it.
class PostgresServer
{
public:
    /// Makes a cluster and starts it (about two seconds; half of one where it is copied).
    static Result<std::unique_ptr<PostgresServer>> create();
    /// A cluster that is kept in `folder` from run to run, made if it is missing, started with settings such as
    /// "shared_buffers=512MB".
    static Result<std::unique_ptr<PostgresServer>> keptIn(const QString &folder, const QStringList &settings);
    /// A copy of a running cluster, which follows it by streaming replication under the name "standby" and can only be
    /// read until it is promoted.
    static Result<std::unique_ptr<PostgresServer>> standbyOf(const PostgresServer &primary);
    Result<> promote();
    Result<> createDatabase(const QString &name);
    /// The cluster of this test program, made at the first call and ended with the program. Owned by the thread of the
    /// first call.
    static Result<PostgresServer *> shared();
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    /// A libpq URI of a database on it.
    [[nodiscard]] QString url(const QString &database, const QString &user = QStringLiteral("postgres")) const;
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QString logFile() const;
    /// The end of the log.
    [[nodiscard]] QString lastWords() const;
    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Starts it again after stop(), with further settings such as "fsync=off".
    Result<> start(const QStringList &settings = {});
    /// Ends it as a crash would (pg_ctl stop -m immediate) or in an orderly way, and waits for the end.
    enum class Stop : quint8 { Immediate, Fast };
    void stop(Stop how);

private:
    explicit PostgresServer(QString folder);
    static Result<std::unique_ptr<PostgresServer>> inNewFolder();
    Result<> makeFolder() const;
    Result<> makeCluster();
    Result<> initialize();
    Result<> runProgram(const QString &program, const QStringList &arguments);
    void startProgram(QProcess &process, const QString &program, const QStringList &arguments);

    QString m_folder;
    QString m_binaries;
    bool m_isKept = false;
    QProcess m_process;
};

} // namespace itsm
