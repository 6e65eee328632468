#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <future>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// A storm of alerts beside people who work.
class TestIntakeStorm : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;

    [[nodiscard]] Result<SourceWithSecret> addSource(const QJsonObject &mapping = {}) const
    {
        NewSource input;
        input.name = u"prometheus"_s;
        input.mapping = mapping;
        return m_world.desk.addSource(m_world.c(), m_world.admin, input);
    }
    [[nodiscard]] SignalBatch storm(int count) const
    {
        SignalBatch batch;
        for (int i = 0; i < count; ++i) {
            Signal signal;
            signal.fingerprint = u"fp"_s + QString::number(i);
            signal.name = u"DiskFull"_s;
            signal.labels = {{u"alertname"_s, u"DiskFull"_s}, {u"severity"_s, u"critical"_s}};
            signal.startsAt = m_world.clock.now() - 60s;
            batch.alerts.push_back(signal);
        }
        return batch;
    }

private Q_SLOTS:
    /// More alerts than are written together: each has its incident, and no number is taken for nothing.
    void aStormInPieces_data() { addDialectRows(); }
    void aStormInPieces()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
        ITSM_UNWRAP(const SourceWithSecret made, addSource());
        constexpr int count = 10'500;
        ITSM_UNWRAP(const IntakeReport report, m_world.desk.ingest(m_world.c(), made.source, storm(count)));
        QCOMPARE(report.opened, count);
        QCOMPARE(report.alerts, count);
        QCOMPARE(m_world.number(u"SELECT count(DISTINCT incident_number) FROM incidents WHERE tenant_id = ?"_s), count);
        QCOMPARE(m_world.number(u"SELECT max(last) FROM number_counters WHERE tenant_id = ?"_s), count);
        ITSM_UNWRAP(const IntakeReport again, m_world.desk.ingest(m_world.c(), made.source, storm(count)));
        QCOMPARE(again.repeated, count);
        QCOMPARE(again.opened, 0);
    }

    /// A storm of one group of the sender is one incident with a few records of activity, not thousands.
    void aStormOfOneGroup_data() { addDialectRows(); }
    void aStormOfOneGroup()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
        ITSM_UNWRAP(const SourceWithSecret made, addSource());
        constexpr int count = 10'500;
        SignalBatch batch = storm(count);
        for (Signal &signal : batch.alerts)
            signal.groupedBy = {u"alertname"_s};
        ITSM_UNWRAP(const IntakeReport report, m_world.desk.ingest(m_world.c(), made.source, batch));
        QCOMPARE(report.opened, 1);
        QCOMPARE(report.alerts, count);
        QVERIFY(m_world.eventCount() < 10);
        QCOMPARE(m_world.number(u"SELECT max(last) FROM number_counters WHERE tenant_id = ?"_s), 1);
        const IncidentId id(m_world.number(u"SELECT max(id) FROM incidents WHERE tenant_id = ?"_s));
        ITSM_UNWRAP(const IncidentDetail detail, m_world.desk.detail(m_world.c(), m_world.agent, id));
        QCOMPARE(detail.alerts.size(), size_t{mostAlertsOfIncident});
        for (Signal &signal : batch.alerts)
            signal.state = Signal::State::Resolved;
        ITSM_UNWRAP(const IntakeReport ended, m_world.desk.ingest(m_world.c(), made.source, batch));
        QCOMPARE(ended.ended, count);
        QCOMPARE(ended.resolved, 1);
    }

    /// The plans that a connection made while the tables were empty, those of foreign keys too, must not last: with
    /// them each alert of a first storm would read all that came before it.
    void theFirstStormIsPlannedForItsSize()
    {
        ITSM_VERIFY(m_world.reset(Dialect::PostgreSql));
        ITSM_UNWRAP(const SourceWithSecret made, addSource());
        ITSM_UNWRAP(const IntakeReport first, m_world.desk.ingest(m_world.c(), made.source, storm(10)));
        QCOMPARE(first.opened, 10);
        constexpr int count = 20'000;
        ITSM_UNWRAP(const IntakeReport report, m_world.desk.ingest(m_world.c(), made.source, storm(count)));
        QCOMPARE(report.opened, count - 10);
        ITSM_VERIFY(m_world.c().executeScript(u"SELECT pg_stat_force_next_flush()"_s));
        const auto read = queryAll<QString>(
            m_world.c(),
            u"SELECT relname || '.' || indexrelname || ': ' || idx_tup_read FROM pg_stat_user_indexes"
            " WHERE relname IN ('incidents', 'incident_alerts', 'alert_signals') AND idx_tup_read > 500000"_s,
            {}, [](const Row &row) { return row.text(0); });
        ITSM_VERIFY(read);
        QVERIFY2(read->empty(), qPrintable(QStringList(read->begin(), read->end()).join(u", ")));
    }

    /// An incident whose alerts all end in a message in which another one begins stays as it is, however many they are.
    void anIncidentGoesOnInTheNextPiece_data() { addDialectRows(); }
    void anIncidentGoesOnInTheNextPiece()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
        ITSM_UNWRAP(const SourceWithSecret made, addSource({{u"group_by"_s, QJsonArray{u"alertname"_s}}}));
        constexpr int count = 5'000;
        ITSM_UNWRAP(const IntakeReport first, m_world.desk.ingest(m_world.c(), made.source, storm(count)));
        QCOMPARE(first.opened, 1);
        SignalBatch batch = storm(count + 1);
        for (int i = 0; i < count; ++i)
            batch.alerts[size_t(i)].state = Signal::State::Resolved;
        ITSM_UNWRAP(const IntakeReport report, m_world.desk.ingest(m_world.c(), made.source, batch));
        QCOMPARE(report.ended, count);
        QCOMPARE(report.alerts, 1);
        QCOMPARE(report.resolved, 0);
        QCOMPARE(report.reopened, 0);
        QCOMPARE(report.opened, 0);
    }

    /// The numbers of a storm are taken before its transaction, not kept from others until its end.
    void othersGetNumbersMeanwhile_data()
    {
        QTest::addColumn<bool>("isOneGroup");
        QTest::newRow("an incident each") << false;
        QTest::newRow("one incident") << true;
    }
    void othersGetNumbersMeanwhile()
    {
        QFETCH(bool, isOneGroup);
        ITSM_VERIFY(m_world.reset(Dialect::PostgreSql));
        ITSM_UNWRAP(const SourceWithSecret made, addSource());
        constexpr int count = 200;
        SignalBatch batch = storm(count);
        for (Signal &signal : batch.alerts) {
            if (isOneGroup)
                signal.groupedBy = {u"alertname"_s};
        }
        const qint64 opened = isOneGroup ? 1 : count;
        ITSM_UNWRAP(const auto owner, m_world.database->connect());
        std::future<Result<IntakeReport>> report;
        {
            // Holds the storm up between its incidents and its alerts.
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*owner));
            ITSM_VERIFY(owner->executeScript(u"LOCK TABLE incident_alerts IN SHARE MODE"_s));
            report = std::async(std::launch::async, [&]() -> Result<IntakeReport> {
                ITSM_TRY_ASSIGN(const auto c, m_world.store->connect(Connection::Access::Write));
                return m_world.desk.ingest(*c, made.source, batch);
            });
            const auto isHeldUp = [&] {
                const auto waiting = queryOne<qint64>(
                    *owner,
                    u"SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'incident_alerts'::regclass"_s, {},
                    [](const Row &row) { return row.integer(0); });
                return waiting && waiting->value_or(0) > 0;
            };
            QTRY_VERIFY_WITH_TIMEOUT(isHeldUp(), 7'000);
            QElapsedTimer timer;
            timer.start();
            const Incident incident = m_world.make();
            QVERIFY(incident.id.isValid());
            QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()).constData());
            ITSM_VERIFY(transaction.commit());
        }
        ITSM_UNWRAP(const IntakeReport taken, report.get());
        QCOMPARE(taken.opened, opened);
        QCOMPARE(m_world.number(u"SELECT count(DISTINCT incident_number) FROM incidents WHERE tenant_id = ?"_s),
                 opened + 1);
    }
};

ITSM_TEST(TestIntakeStorm)
#include "tst_intake_storm.moc"
