#include "services/storage/change_feed.h"
#include "services/storage/postgres_connection.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// How PostgreSQL's transactions tell who follows the feed.
class AnnouncementsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_listener.reset(); }
    void onlyOneNotifiesAtATime();
    void whoDoesNotAnnounceNotifies();
    void nothingIsToldOfNothing();
    void whatIsTakenBackIsNotTold();
    void whoLeavesItToAnotherIsSeenSoon();
    void whoLeftItToOneThatDiesIsSeenByThePoll();

private:
    /// A transaction with a change, whose COMMIT is next.
    Result<Transaction> change(Connection &c) const;
    Result<bool> isNotified(std::chrono::milliseconds within) const
    {
        return static_cast<PostgresConnection &>(*m_listener).waitForNotification(within, -1);
    }

    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<Connection> m_first;
    std::unique_ptr<Connection> m_second;
    std::unique_ptr<Connection> m_listener;
    TestWorld m_world;
};

void AnnouncementsTest::init()
{
    ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::PostgreSql));
    ITSM_UNWRAP(m_first, m_database->connect());
    ITSM_UNWRAP(m_second, m_database->connect());
    ITSM_UNWRAP(m_listener, m_database->connect());
    ITSM_UNWRAP(m_world, makeWorld(*m_first));
    ITSM_VERIFY(m_listener->executeScript(u"LISTEN itsm_change"_s));
}

Result<Transaction> AnnouncementsTest::change(Connection &c) const
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(bindTenant(c, m_world.tenant));
    ITSM_TRY(announceLater(c));
    ITSM_TRY(c.execute(u"INSERT INTO incident_rules (tenant_id, name, rule_type) VALUES (?, 'r', 'alert')"_s,
                       {m_world.tenant.value}));
    ITSM_TRY(announceChanges(c));
    // Has been done, and is not only on its way.
    ITSM_TRY(queryOne<qint64>(c, u"SELECT 1"_s, {}, [](const Row &row) { return row.integer(0); }));
    return transaction;
}

void AnnouncementsTest::onlyOneNotifiesAtATime()
{
    ITSM_UNWRAP(Transaction first, change(*m_first));
    ITSM_UNWRAP(Transaction second, change(*m_second));
    ITSM_VERIFY(second.commit());
    ITSM_UNWRAP(const bool early, isNotified(200ms));
    QVERIFY(!early);
    ITSM_VERIFY(first.commit());
    ITSM_UNWRAP(const bool told, isNotified(5s));
    QVERIFY(told);
    // Afterwards the next one may.
    ITSM_UNWRAP(Transaction third, change(*m_second));
    ITSM_VERIFY(third.commit());
    ITSM_UNWRAP(const bool toldAgain, isNotified(5s));
    QVERIFY(toldAgain);
}

void AnnouncementsTest::whoDoesNotAnnounceNotifies()
{
    ITSM_UNWRAP(Transaction first, change(*m_first));
    ITSM_VERIFY(m_second->execute(u"INSERT INTO incident_rules (tenant_id, name, rule_type) VALUES (?, 'r', 'alert')"_s,
                                  {m_world.tenant.value}));
    ITSM_UNWRAP(const bool told, isNotified(5s));
    QVERIFY(told);
}

void AnnouncementsTest::nothingIsToldOfNothing()
{
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_first));
    ITSM_VERIFY(bindTenant(*m_first, m_world.tenant));
    ITSM_VERIFY(announceLater(*m_first));
    ITSM_VERIFY(announceChanges(*m_first));
    ITSM_VERIFY(transaction.commit());
    ITSM_UNWRAP(const bool told, isNotified(300ms));
    QVERIFY(!told);
}

void AnnouncementsTest::whatIsTakenBackIsNotTold()
{
    {
        ITSM_UNWRAP(const Transaction first, change(*m_first)); // is rolled back
    }
    ITSM_UNWRAP(const bool told, isNotified(300ms));
    QVERIFY(!told);
    ITSM_UNWRAP(Transaction second, change(*m_second));
    ITSM_VERIFY(second.commit());
    ITSM_UNWRAP(const bool toldOfAnother, isNotified(5s));
    QVERIFY(toldOfAnother);
}

/// Who followed the notification of the first looked before the second had committed.
void AnnouncementsTest::whoLeavesItToAnotherIsSeenSoon()
{
    ITSM_UNWRAP(const auto store, m_database->store());
    FeedFollower follower(store, m_world.tenant);
    QSignalSpy changed(&follower, &FeedFollower::changed);
    QSignalSpy confirmed(&follower, &FeedFollower::confirmed);
    follower.start();
    QTRY_VERIFY(!confirmed.isEmpty());
    constexpr int rounds = 5;
    int soon = 0;
    for (int round = 0; round < rounds; ++round) {
        changed.clear();
        ITSM_UNWRAP(Transaction first, change(*m_first));
        ITSM_UNWRAP(Transaction second, change(*m_second));
        ITSM_VERIFY(first.commit());
        QTRY_COMPARE(changed.size(), 1);
        for (int own = 0; own < 3; ++own) { // what this program does itself must not use up the looks
            QTest::qWait(10);
            follower.nudge();
        }
        QElapsedTimer timer;
        timer.start();
        ITSM_VERIFY(second.commit());
        QTRY_COMPARE(changed.size(), 2);
        soon += timer.elapsed() < 500 ? 1 : 0;
    }
    QVERIFY2(soon > rounds / 2, qPrintable(QString::number(soon))); // a busy machine may miss the looks, not always
}

void AnnouncementsTest::whoLeftItToOneThatDiesIsSeenByThePoll()
{
    ITSM_UNWRAP(const auto store, m_database->store());
    FeedFollower follower(store, m_world.tenant);
    QSignalSpy changed(&follower, &FeedFollower::changed);
    QSignalSpy confirmed(&follower, &FeedFollower::confirmed);
    follower.start();
    QTRY_VERIFY(!confirmed.isEmpty());
    {
        ITSM_UNWRAP(const Transaction first, change(*m_first)); // is rolled back
        ITSM_UNWRAP(Transaction second, change(*m_second));
        ITSM_VERIFY(second.commit());
    }
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 2'000);
}

ITSM_TEST(AnnouncementsTest)
#include "tst_announcements.moc"
