#include "services/storage/feed_signal.h"

#include "services/storage/postgres_connection.h"
#include "services/storage/storage_text.h"

#include <QFile>
#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds postgresPoll = 1s;
/// After a notification: a transaction that left it to another one may commit shortly after that.
constexpr std::array<milliseconds, 2> laterLooks{120ms, 370ms};
constexpr milliseconds sqlitePoll = 100ms;

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

class PostgresSignal final : public FeedSignal
{
public:
    explicit PostgresSignal(PostgresConnection &connection)
        : m_connection(connection)
    {
    }
    Result<> begin() override { return m_connection.executeScript(u"LISTEN itsm_change"_s); }
    Result<bool> wait(const FeedWake &wake) override
    {
        const auto isLookLeft = [this] { return m_looks < laterLooks.size(); };
        const auto untilLook = [this] { return m_notifiedAt + laterLooks[m_looks] - Steady::now(); };
        const auto timeout = isLookLeft() ? std::chrono::ceil<milliseconds>(untilLook()) : postgresPoll;
        ITSM_TRY_ASSIGN(const bool isNotified,
                        m_connection.waitForNotification(std::max(timeout, milliseconds::zero()), wake.fd()));
        wake.clear();
        if (isNotified) {
            m_notifiedAt = Steady::now();
            m_looks = 0;
        }
        while (isLookLeft() && untilLook() <= Steady::duration::zero()) // woken for another reason, it is still to come
            ++m_looks;
        return true;
    }
    void abandon() override { m_connection.abandon(); }

private:
    PostgresConnection &m_connection;
    Steady::time_point m_notifiedAt;
    size_t m_looks = laterLooks.size(); ///< that are over since then
};

class SqliteSignal final : public FeedSignal
{
public:
    SqliteSignal(Connection &connection, QString path)
        : m_connection(connection)
        , m_path(std::move(path))
        , m_file(FileIdentity::of(m_path))
    {
    }
    Result<> begin() override { return {}; }
    Result<bool> wait(const FeedWake &wake) override
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

FeedWake::FeedWake()
    : m_fd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
}

FeedWake::~FeedWake()
{
    ::close(m_fd);
}

void FeedWake::signal() const
{
    const quint64 one = 1;
    (void)!::write(m_fd, &one, sizeof one);
}

void FeedWake::clear() const
{
    quint64 count = 0;
    (void)!::read(m_fd, &count, sizeof count);
}

void FeedWake::wait(milliseconds timeout) const
{
    pollfd descriptor{m_fd, POLLIN, 0};
    ::poll(&descriptor, 1, int(timeout.count()));
    clear();
}

std::unique_ptr<FeedSignal> FeedSignal::on(const Store &store, Connection &connection)
{
    if (store.dialect() == Dialect::PostgreSql)
        return std::make_unique<PostgresSignal>(static_cast<PostgresConnection &>(connection));
    return std::make_unique<SqliteSignal>(connection, store.url().path());
}

} // namespace itsm
