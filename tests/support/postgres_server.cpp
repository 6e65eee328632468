#include "tests/support/postgres_server.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QThread>
#include <csignal>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int initTimeoutMs = 60'000;
constexpr int startTimeoutMs = 30'000;
constexpr int againTimeoutMs = 10'000; ///< so long one that ends at once is started again
constexpr int stopTimeoutMs = 30'000;
const QString folderPrefix = u"itsm-pg-"_s;

/// The newest server that is installed.
QString findBinaries()
{
    const QDir root(u"/usr/lib/postgresql"_s);
    QString best;
    int bestVersion = 0;
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = root.filePath(name) + u"/bin"_s;
        if (name.toInt() > bestVersion && QFileInfo::exists(folder + u"/initdb"_s)) {
            bestVersion = name.toInt();
            best = folder;
        }
    }
    return best;
}

/// Removes what test programs left that were killed.
void removeStaleFolders()
{
    QDir temporary = QDir::temp();
    for (const QString &name : temporary.entryList({folderPrefix + u'*'}, QDir::Dirs)) {
        const int pid = name.section(u'-', 2, 2).toInt();
        if (pid > 0 && ::kill(pid, 0) != 0 && errno == ESRCH)
            QDir(temporary.filePath(name)).removeRecursively();
    }
}

/// With owners and modes.
Result<> copyFolder(const QString &from, const QString &to)
{
    if (QProcess::execute(u"cp"_s, {u"-a"_s, from, to}) != 0)
        return fail(Error::Code::Unavailable, u"cannot copy %1 to %2"_s.arg(from, to));
    return {};
}

} // namespace

PostgresServer::PostgresServer(QString folder)
    : m_folder(std::move(folder))
    , m_binaries(findBinaries())
{
}

PostgresServer::~PostgresServer()
{
    stop(m_isKept ? Stop::Fast : Stop::Immediate);
    if (!m_isKept)
        QDir(m_folder).removeRecursively();
}

Result<std::unique_ptr<PostgresServer>> PostgresServer::inNewFolder()
{
    static int count = 0;
    removeStaleFolders();
    const QString folder = QDir::temp().filePath(
        u"%1%2-%3"_s.arg(folderPrefix, QString::number(QCoreApplication::applicationPid()), QString::number(++count)));
    std::unique_ptr<PostgresServer> server(new PostgresServer(folder));
    if (server->m_binaries.isEmpty())
        return fail(Error::Code::Unavailable, u"no PostgreSQL server is installed: apt install postgresql"_s);
    return server;
}

Result<std::unique_ptr<PostgresServer>> PostgresServer::create()
{
    ITSM_TRY_ASSIGN(auto server, inNewFolder());
    ITSM_TRY(server->initialize());
    ITSM_TRY(server->start());
    return server;
}

Result<std::unique_ptr<PostgresServer>> PostgresServer::standbyOf(const PostgresServer &primary)
{
    ITSM_TRY_ASSIGN(auto server, inNewFolder());
    ITSM_TRY(server->makeFolder());
    ITSM_TRY(server->runProgram(u"pg_basebackup"_s,
                                {u"-D"_s, server->m_folder + u"/data"_s, u"-R"_s, u"-X"_s, u"stream"_s, u"-c"_s,
                                 u"fast"_s, u"--no-sync"_s, u"-d"_s,
                                 u"host=%1 user=postgres application_name=standby"_s.arg(primary.m_folder)}));
    ITSM_TRY(server->start());
    return server;
}

Result<> PostgresServer::promote()
{
    return runProgram(u"pg_ctl"_s, {u"promote"_s, u"-w"_s, u"-D"_s, m_folder + u"/data"_s});
}

Result<> PostgresServer::createDatabase(const QString &name)
{
    return runProgram(u"createdb"_s, {u"-h"_s, m_folder, u"-U"_s, u"postgres"_s, name});
}

Result<std::unique_ptr<PostgresServer>> PostgresServer::keptIn(const QString &folder, const QStringList &settings)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer(folder));
    server->m_isKept = true;
    if (server->m_binaries.isEmpty())
        return fail(Error::Code::Unavailable, u"no PostgreSQL server is installed: apt install postgresql"_s);
    if (!QFileInfo::exists(folder + u"/data"_s))
        ITSM_TRY(server->initialize());
    ITSM_TRY(server->start(settings));
    return server;
}

Result<PostgresServer *> PostgresServer::shared()
{
    static std::unique_ptr<PostgresServer> server;
    if (!server) {
        ITSM_TRY_ASSIGN(server, create());
        // Before the application goes, while processes can still be waited for.
        qAddPostRoutine([] { server.reset(); });
    }
    return server.get();
}

void PostgresServer::startProgram(QProcess &process, const QString &program, const QStringList &arguments)
{
    uid_t user = 0;
    gid_t group = 0;
    if (::geteuid() == 0) {
        if (const passwd *entry = ::getpwnam("postgres")) {
            user = entry->pw_uid;
            group = entry->pw_gid;
        }
    }
    process.setChildProcessModifier([user, group, parent = ::getpid()] {
        if (user != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(group) != 0 || ::setuid(user) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // after the change of user, which would clear it
        if (::getppid() != parent)
            ::_exit(126);
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(logFile(), QIODevice::Append);
    process.start(m_binaries + u'/' + program, arguments);
}

Result<> PostgresServer::makeFolder() const
{
    QDir().mkpath(m_folder);
    if (::geteuid() == 0) {
        const passwd *entry = ::getpwnam("postgres");
        if (!entry || ::chown(QFile::encodeName(m_folder).constData(), entry->pw_uid, entry->pw_gid) != 0)
            return fail(Error::Code::Unavailable, u"there is no user postgres to run the server as"_s);
    }
    return {};
}

Result<> PostgresServer::runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    startProgram(process, program, arguments);
    if (!process.waitForFinished(initTimeoutMs) || process.exitCode() != 0)
        return fail(Error::Code::Unavailable, u"%1 failed, see %2"_s.arg(program, logFile()));
    return {};
}

Result<> PostgresServer::makeCluster()
{
    return runProgram(u"initdb"_s,
                      {u"-D"_s, m_folder + u"/data"_s, u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s,
                       u"--locale=C.UTF-8"_s, u"--data-checksums"_s, u"--no-sync"_s, u"--no-instructions"_s});
}

Result<> PostgresServer::initialize()
{
    ITSM_TRY(makeFolder());
    const QString common = qEnvironmentVariable("ITSM_TEST_CLUSTER");
    if (common.isEmpty())
        return makeCluster();
    QLockFile lock(common + u".lock"_s);
    if (!lock.tryLock(initTimeoutMs))
        return fail(Error::Code::Unavailable, u"cannot lock "_s + lock.fileName());
    if (QFileInfo::exists(common)) {
        lock.unlock();
        return copyFolder(common, m_folder + u"/data"_s);
    }
    ITSM_TRY(makeCluster());
    ITSM_TRY(copyFolder(m_folder + u"/data"_s, common + u".new"_s));
    if (!QDir().rename(common + u".new"_s, common))
        return fail(Error::Code::Unavailable, u"cannot make "_s + common);
    return {};
}

Result<> PostgresServer::start(const QStringList &settings)
{
    QStringList arguments{u"-D"_s, m_folder + u"/data"_s,     u"-k"_s, m_folder,
                          u"-c"_s, u"listen_addresses="_s,    u"-c"_s, u"shared_buffers=64MB"_s,
                          u"-c"_s, u"max_wal_size=256MB"_s,   u"-c"_s, u"log_min_messages=warning"_s,
                          u"-c"_s, u"logging_collector=off"_s};
    for (const QString &setting : settings)
        arguments += {u"-c"_s, setting};
    const QByteArray target = url(u"postgres"_s).toUtf8();
    QElapsedTimer timer;
    timer.start();
    startProgram(m_process, u"postgres"_s, arguments);
    while (PQping(target.constData()) != PQPING_OK) {
        const bool hasEnded = m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning;
        if (timer.elapsed() > (hasEnded ? againTimeoutMs : startTimeoutMs))
            return fail(Error::Code::Unavailable, u"PostgreSQL does not start: "_s + lastWords());
        // Processes of a server that was killed hold its memory for a moment, and the next one refuses to start.
        if (hasEnded) {
            QThread::msleep(200);
            startProgram(m_process, u"postgres"_s, arguments);
        }
    }
    return {};
}

void PostgresServer::stop(Stop how)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), how == Stop::Immediate ? SIGQUIT : SIGINT);
    if (!m_process.waitForFinished(stopTimeoutMs)) {
        m_process.kill();
        m_process.waitForFinished(stopTimeoutMs);
    }
}

QString PostgresServer::url(const QString &database, const QString &user) const
{
    return u"postgresql://%1@/%2?host=%3"_s.arg(user, database, m_folder);
}

QString PostgresServer::lastWords() const
{
    QFile log(logFile());
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(1'000)) : logFile();
}

QString PostgresServer::logFile() const
{
    return m_folder + u"/log"_s;
}

} // namespace itsm
