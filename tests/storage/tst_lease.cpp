#include "services/storage/lease.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// What one server at a time should do.
class TestLease : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<Connection> m_connection;

    bool hold(const QString &holder, std::chrono::milliseconds life = 60s)
    {
        const auto held = holdLease(*m_connection, u"work"_s, holder, life);
        return held && *held;
    }

private Q_SLOTS:
    void init()
    {
        ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(m_store, m_database->store());
        ITSM_UNWRAP(m_connection, m_store->connect(Connection::Access::Write));
    }

    void oneHoldsIt()
    {
        QVERIFY(hold(u"a"_s));
        QVERIFY(!hold(u"b"_s));
        QVERIFY(hold(u"a"_s));
        ITSM_VERIFY(releaseLease(*m_connection, u"work"_s, u"b"_s));
        QVERIFY(!hold(u"b"_s));
        ITSM_VERIFY(releaseLease(*m_connection, u"work"_s, u"a"_s));
        QVERIFY(hold(u"b"_s));
        ITSM_UNWRAP(const bool isOther, holdLease(*m_connection, u"other work"_s, u"a"_s, 60s));
        QVERIFY(isOther);
    }

    void whoDoesNotRenewItLosesIt()
    {
        QVERIFY(hold(u"a"_s, 50ms));
        QTRY_VERIFY(hold(u"b"_s));
        QVERIFY(!hold(u"a"_s));
    }

    void manyWantIt()
    {
        std::atomic<int> holders = 0;
        std::vector<std::thread> threads;
        for (int n = 0; n < 6; ++n) {
            threads.emplace_back([&, n] {
                const auto c = m_store->connect(Connection::Access::Write);
                for (int i = 0; c && i < 20; ++i) {
                    const auto held = holdLease(**c, u"wanted %1"_s.arg(i), QString::number(n), 60s);
                    holders += held && *held;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(holders, 20);
    }

    /// One server on one file has nobody to ask.
    void aFileHasOneServer()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const bool isHeld, holdLease(*c, u"work"_s, u"a"_s, 60s));
        QVERIFY(isHeld);
        ITSM_VERIFY(releaseLease(*c, u"work"_s, u"a"_s));
    }
};

ITSM_TEST(TestLease)
#include "tst_lease.moc"
