#include "services/runtime/burst_limit.h"
#include "services/storage/change_feed.h"
#include "services/storage/postgres_connection.h"
#include "services/storage/storage_text.h"

#include <QFile>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <array>
#include <atomic>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds postgresPoll = 1s;
constexpr milliseconds sqlitePoll = 100ms;
constexpr milliseconds confirmInterval = 1s;
constexpr milliseconds emitInterval = 100ms;
constexpr int emitBurst = 4;
constexpr milliseconds firstRetry = 200ms;
constexpr milliseconds lastRetry = 5s;

/// A descriptor that poll() can wait for and other threads can signal.
class Wake
{
public:
    Wake()
        : m_fd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
    }
    ~Wake() { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(Wake)
    [[nodiscard]] int fd() const { return m_fd; }
    void signal() const
    {
        const quint64 one = 1;
        (void)!::write(m_fd, &one, sizeof one);
    }
    void clear() const
    {
        quint64 count = 0;
        (void)!::read(m_fd, &count, sizeof count);
    }
    void wait(milliseconds timeout) const
    {
        pollfd descriptor{m_fd, POLLIN, 0};
        ::poll(&descriptor, 1, int(timeout.count()));
        clear();
    }

private:
    int m_fd;
};

struct FileIdentity
{
    dev_t device = 0;
    ino_t inode = 0;
    static FileIdentity of(const QString &path)
    {
        struct stat info = {};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? FileIdentity{info.st_dev, info.st_ino}
                                                                       : FileIdentity();
    }
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

/// How the follower learns that there may be something to read.
class Signal
{
public:
    virtual ~Signal() = default;
    /// Waits for a hint, for the wake descriptor or until it is time to look anyway. False: there is certainly nothing
    /// new.
    virtual Result<bool> wait(const Wake &wake) = 0;
};

class PostgresSignal final : public Signal
{
public:
    explicit PostgresSignal(PostgresConnection &connection)
        : m_connection(connection)
    {
    }
    Result<> listen() { return m_connection.executeScript(u"LISTEN itsm_change"_s); }
    Result<bool> wait(const Wake &wake) override
    {
        ITSM_TRY(m_connection.waitForNotification(postgresPoll, wake.fd()));
        wake.clear();
        return true;
    }

private:
    PostgresConnection &m_connection;
};

class SqliteSignal final : public Signal
{
public:
    SqliteSignal(Connection &connection, QString path)
        : m_connection(connection)
        , m_path(std::move(path))
        , m_file(FileIdentity::of(m_path))
    {
    }
    Result<bool> wait(const Wake &wake) override
    {
        wake.wait(sqlitePoll);
        ITSM_TRY_ASSIGN(const auto version, queryOne<qint64>(m_connection, u"PRAGMA data_version"_s, {},
                                                             [](const Row &row) { return row.integer(0); }));
        if (FileIdentity::of(m_path) != m_file)
            return fail(Error::Code::Unavailable,
                        StorageText::tr("The database file %1 was moved or replaced.").arg(m_path));
        return std::exchange(m_version, version.value_or(0)) != version.value_or(0);
    }

private:
    Connection &m_connection;
    QString m_path;
    FileIdentity m_file;
    qint64 m_version = -1;
};

} // namespace

struct FeedFollower::Private
{
    std::shared_ptr<Store> store;
    TenantId tenant;
    std::optional<FeedCursor> cursor;
    Wake wake;
    std::atomic<bool> stopping = false;
    std::mutex mutex;
    PostgresConnection *waiting = nullptr; ///< guarded by the mutex: what stop() has to break
    bool wasLive = false;
    milliseconds retry = firstRetry;

    void setWaiting(PostgresConnection *connection);
    Result<> follow(FeedFollower &follower);
    Result<> followOn(FeedFollower &follower, Connection &connection, Signal &signal);
    void waitUntil(Clock::time_point time) const;
    void pause();
};

void FeedFollower::Private::setWaiting(PostgresConnection *connection)
{
    const std::lock_guard lock(mutex);
    waiting = connection;
    if (waiting && stopping)
        waiting->abandon();
}

/// Opens, catches up and follows until the end or an error.
Result<> FeedFollower::Private::follow(FeedFollower &follower)
{
    ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Read));
    if (store->dialect() == Dialect::PostgreSql) {
        auto &postgres = static_cast<PostgresConnection &>(*connection);
        setWaiting(&postgres);
        const auto forget = qScopeGuard([this] { setWaiting(nullptr); });
        PostgresSignal signal(postgres);
        ITSM_TRY(signal.listen()); // before the first read: what commits between the two is read then
        return followOn(follower, *connection, signal);
    }
    SqliteSignal signal(*connection, store->url().path());
    return followOn(follower, *connection, signal);
}

Result<> FeedFollower::Private::followOn(FeedFollower &follower, Connection &connection, Signal &signal)
{
    if (wasLive || !cursor) {
        ITSM_TRY_ASSIGN(cursor, feedEnd(connection, tenant));
    }
    Q_EMIT follower.stateChanged(State::Live, {});
    if (std::exchange(wasLive, true))
        Q_EMIT follower.changed({Change()});
    retry = firstRetry;
    BurstLimit limit(emitBurst, emitInterval);
    const auto now = [] { return std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch()); };
    Clock::time_point lastConfirm{};
    bool look = true;
    while (!stopping) {
        if (look) {
            waitUntil(Clock::now() + limit.wait(now()));
            ITSM_TRY_ASSIGN(const auto changes, readFeed(connection, tenant, *cursor));
            if (!changes.empty()) {
                limit.take(now());
                Q_EMIT follower.changed(changes);
            }
        }
        if (look || Clock::now() - lastConfirm >= confirmInterval) {
            lastConfirm = Clock::now();
            Q_EMIT follower.confirmed();
        }
        ITSM_TRY_ASSIGN(look, signal.wait(wake));
    }
    return {};
}

void FeedFollower::Private::waitUntil(Clock::time_point time) const
{
    while (!stopping && Clock::now() < time)
        wake.wait(std::chrono::ceil<milliseconds>(time - Clock::now()));
}

/// Back-off with jitter, so that many consoles do not come back in one moment.
void FeedFollower::Private::pause()
{
    const double jitter = 0.5 + QRandomGenerator::global()->generateDouble();
    waitUntil(Clock::now() + std::chrono::duration_cast<milliseconds>(retry * jitter));
    retry = qMin(lastRetry, retry * 2);
}

FeedFollower::FeedFollower(std::shared_ptr<Store> store, TenantId tenant, QObject *parent)
    : QThread(parent)
    , d(std::make_unique<Private>())
{
    qRegisterMetaType<std::vector<itsm::Change>>();
    qRegisterMetaType<itsm::FeedFollower::State>();
    d->store = std::move(store);
    d->tenant = tenant;
    setObjectName(u"feed"_s);
}

FeedFollower::~FeedFollower()
{
    stop();
    wait();
}

void FeedFollower::setStart(FeedCursor cursor)
{
    Q_ASSERT(!isRunning());
    d->cursor = std::move(cursor);
}

void FeedFollower::nudge()
{
    d->wake.signal();
}

void FeedFollower::stop()
{
    d->stopping = true;
    d->wake.signal();
    const std::lock_guard lock(d->mutex);
    if (d->waiting)
        d->waiting->abandon(); // the server may not answer for long
}

void FeedFollower::run()
{
    Q_EMIT stateChanged(State::Connecting, {});
    while (!d->stopping) {
        const auto result = d->follow(*this);
        if (result || d->stopping)
            return;
        Q_EMIT stateChanged(State::Lost, result.error().message);
        d->pause();
    }
}

} // namespace itsm
