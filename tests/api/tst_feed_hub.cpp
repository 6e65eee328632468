#include "services/api/feed_hub.h"
#include "services/storage/tables.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// The one reader of the change feed behind all event streams.
class TestFeedHub : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<Connection> m_connection;
    TestWorld m_world;
    std::mutex m_mutex;
    std::map<quint64, std::vector<Change>> m_missed; ///< guarded by the mutex, like the next
    int m_advances = 0;
    int m_users = 0;

    FeedHub::Events events()
    {
        return {.caughtUp =
                    [this](quint64 subscriber, const std::vector<Change> &changes, const FeedCursor &) {
                        const std::lock_guard lock(m_mutex);
                        m_missed.emplace(subscriber, changes);
                    },
                .advanced =
                    [this](TenantId, const std::vector<Change> &, const FeedCursor &) {
                        const std::lock_guard lock(m_mutex);
                        ++m_advances;
                    }};
    }
    std::optional<std::vector<Change>> missedBy(quint64 subscriber)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_missed.find(subscriber);
        return found == m_missed.end() ? std::nullopt : std::optional(found->second);
    }
    int advances()
    {
        const std::lock_guard lock(m_mutex);
        return m_advances;
    }
    Result<> change()
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
        ITSM_TRY(bindTenant(*m_connection, m_world.tenant));
        User user;
        user.tenantId = m_world.tenant;
        user.login = u"user%1"_s.arg(++m_users);
        user.name = user.login;
        ITSM_TRY(insertUser(*m_connection, user));
        return transaction.commit();
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
        ITSM_UNWRAP(m_store, m_database->store());
        ITSM_UNWRAP(m_connection, m_store->connect(Connection::Access::Write));
        ITSM_UNWRAP(m_world, makeWorld(*m_connection));
        m_missed.clear();
        m_advances = 0;
    }

    void oneBadCursorHarmsNobodyElse()
    {
        FeedHub hub(m_store, events());
        hub.join(1, m_world.tenant, {});
        QTRY_VERIFY(missedBy(1));
        // What no decoder lets through; in SQLite a place that never was.
        hub.join(2, m_world.tenant, FeedCursor{.snapshot = "5:9:,,", .sequence = -1});
        QTRY_VERIFY(missedBy(2));
        QVERIFY(*missedBy(2) == std::vector<Change>{Change()});
        ITSM_VERIFY(change());
        QTRY_VERIFY(advances() > 0);
    }

    void theLastOneEndsTheReading()
    {
        FeedHub hub(m_store, events());
        hub.join(1, m_world.tenant, {});
        hub.join(2, m_world.tenant, {});
        QTRY_VERIFY(missedBy(1) && missedBy(2));
        hub.leave(1, m_world.tenant);
        ITSM_VERIFY(change());
        QTRY_VERIFY(advances() > 0);
        hub.leave(2, m_world.tenant);
        hub.join(3, TenantId(m_world.tenant.value + 1), {}); // behind the leaving
        QTRY_VERIFY(missedBy(3));
        const int before = advances();
        ITSM_VERIFY(change());
        hub.join(4, TenantId(m_world.tenant.value + 1), {});
        QTRY_VERIFY(missedBy(4));
        QCOMPARE(advances(), before);
        hub.join(5, m_world.tenant, {});
        QTRY_VERIFY(missedBy(5));
        ITSM_VERIFY(change());
        QTRY_VERIFY(advances() > before);
    }
};

ITSM_TEST(TestFeedHub)
#include "tst_feed_hub.moc"
