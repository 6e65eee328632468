#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

namespace {

/// Passes everything on and keeps the last query, so that its plan can be asked for.
class WatchedConnection : public Connection
{
public:
    explicit WatchedConnection(Connection &inner)
        : m_inner(inner)
    {
    }
    [[nodiscard]] Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> execute(const QString &sql, const Params &params) override { return m_inner.execute(sql, params); }
    Result<> query(const QString &sql, const Params &params, const RowFunction &each, Fetch fetch) override
    {
        m_sql = sql;
        m_params = params;
        return m_inner.query(sql, params, each, fetch);
    }
    Result<> executeBatch(const QString &sql, const std::vector<Params> &rows) override
    {
        return m_inner.executeBatch(sql, rows);
    }
    Result<qint64> bulkInsert(SqlConstant table, const SqlConstants &columns,
                              const std::function<bool(Params &)> &next) override
    {
        return m_inner.bulkInsert(table, columns, next);
    }
    Result<> executeScript(const QString &script) override { return m_inner.executeScript(script); }
    Result<> begin(Access access) override { return m_inner.begin(access); }
    Result<> commit() override { return m_inner.commit(); }
    void rollback() override { m_inner.rollback(); }
    [[nodiscard]] bool inTransaction() const override { return m_inner.inTransaction(); }
    [[nodiscard]] bool isAlive() const override { return m_inner.isAlive(); }
    void interrupt() override { m_inner.interrupt(); }

    /// How the last query is run, with nothing but indexes to choose from.
    Result<QString> plan()
    {
        const bool isSqlite = dialect() == Dialect::Sqlite;
        if (!isSqlite)
            ITSM_TRY(m_inner.executeScript(u"SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off"_s));
        QString text;
        ITSM_TRY(m_inner.query((isSqlite ? u"EXPLAIN QUERY PLAN "_s : u"EXPLAIN "_s) + m_sql, m_params,
                               [&](const Row &row) {
                                   text += row.text(isSqlite ? 3 : 0) + u'\n';
                                   return true;
                               },
                               Fetch::Buffered));
        return text;
    }

private:
    Connection &m_inner;
    QString m_sql;
    Params m_params;
};

} // namespace

/// The lists over all incidents: activity and metrics.
class TestListsOfAllIncidents : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    Result<Metric> add(const Incident &incident, const QString &name, double value, Instant at)
    {
        return m_world.desk.addMetric(m_world.c(), m_world.agent,
                                      {.incidentId = incident.id,
                                       .type = u"performance"_s,
                                       .name = name,
                                       .value = value,
                                       .unit = u"%"_s,
                                       .measuredAt = at,
                                       .tags = {}});
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void activityOfAllIncidents()
    {
        DeskWorld &w = m_world;
        const Instant begin = w.clock.now();
        const Incident first = w.make(u"第一个"_s);
        w.clock.advance(1min);
        const Incident second = w.make(u"second"_s);
        w.clock.advance(1min);
        ITSM_VERIFY(w.desk.run(w.c(), w.manager, {first.id, first.version}, Assign{w.agent.user, u"knows it"_s}));
        ITSM_UNWRAP(const ActivityRecords all, w.desk.activity(w.c(), w.viewer, begin));
        QVERIFY(!all.isCut);
        QCOMPARE(all.records.size(), size_t{3});
        const Activity &latest = all.records.front();
        QCOMPARE(latest.type, QString::fromLatin1(eventtype::assignment));
        QCOMPARE(latest.incidentNumber, first.number);
        QCOMPARE(latest.incidentTitle, u"第一个"_s);
        QCOMPARE(latest.userName, w.manager.name);
        QCOMPARE(latest.source, u"user"_s);
        QVERIFY(changedFields(latest).contains(u"assignee"_s));
        QCOMPARE(all.records[1].incidentNumber, second.number);
        // The record is the one that the incident shows.
        QCOMPARE(static_cast<const IncidentEvent &>(latest), w.events(first.id).front());

        ITSM_UNWRAP(const ActivityRecords later, w.desk.activity(w.c(), w.viewer, begin + 90s));
        QCOMPARE(later.records.size(), size_t{1});
        ITSM_UNWRAP(const auto some, w.desk.activityById(w.c(), w.viewer, {latest.id, EventId(987'654)}));
        QCOMPARE(some.size(), size_t{1});
        QCOMPARE(some.front(), latest);
        ITSM_UNWRAP(const ActivityRecords foreign, w.desk.activity(w.c(), w.foreigner, begin));
        QVERIFY(foreign.records.empty());
        ITSM_UNWRAP(const auto stolen, w.desk.activityById(w.c(), w.foreigner, {latest.id}));
        QVERIFY(stolen.empty());
    }

    void activityIsCut()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        std::vector<IncidentEvent> events;
        for (int i = 0; i < mostListedActivity; ++i) {
            IncidentEvent event;
            event.incidentId = incident.id;
            event.tenantId = w.tenant;
            event.type = QString::fromLatin1(eventtype::comment);
            event.name = u"Comment added"_s;
            event.occurredAt = w.clock.now() + std::chrono::seconds(i + 1);
            events.push_back(event);
        }
        ITSM_VERIFY(w.inTenant([&] { return insertEvents(w.c(), events); }));
        ITSM_UNWRAP(const ActivityRecords all, w.desk.activity(w.c(), w.viewer, w.clock.now() - 1h));
        QVERIFY(all.isCut);
        QCOMPARE(all.records.size(), size_t{mostListedActivity});
        QCOMPARE(all.records.front().occurredAt, events.back().occurredAt);
        QCOMPARE(all.records.back().occurredAt, events.front().occurredAt); // the creation is the one too many
    }

    void metricsOfAllIncidents()
    {
        DeskWorld &w = m_world;
        const Instant begin = w.clock.now();
        const Incident first = w.make();
        const Incident second = w.make();
        ITSM_VERIFY(add(first, u"cpu"_s, 10, begin + 1min));
        ITSM_UNWRAP(const Metric latest, add(first, u"cpu"_s, 30, begin + 3min));
        ITSM_VERIFY(add(first, u"cpu"_s, 20, begin + 2min)); // came late
        ITSM_VERIFY(add(first, u"内存"_s, 5.5, begin + 4min));
        ITSM_VERIFY(add(second, u"cpu"_s, 77, begin + 5min));
        ITSM_UNWRAP(const MetricPage all, w.desk.metrics(w.c(), w.viewer, begin));
        QVERIFY(!all.isCut);
        QCOMPARE(all.series.size(), size_t{3});
        QCOMPARE(all.series[0].incidentNumber, second.number);
        QCOMPARE(all.series[1].name, u"内存"_s);
        QCOMPARE(all.series[1].value, 5.5);
        QCOMPARE(all.series[2], (MetricSummary{.latest = latest.id,
                                               .incidentId = first.id,
                                               .incidentNumber = first.number,
                                               .incidentTitle = first.title,
                                               .type = u"performance"_s,
                                               .name = u"cpu"_s,
                                               .value = 30,
                                               .unit = u"%"_s,
                                               .measuredAt = begin + 3min,
                                               .points = 3}));

        ITSM_UNWRAP(const MetricPage later, w.desk.metrics(w.c(), w.viewer, begin + 150s));
        QCOMPARE(later.series.size(), size_t{3});
        QCOMPARE(later.series[2].points, qint64{1});
        ITSM_UNWRAP(const auto some, w.desk.metricsOf(w.c(), w.viewer, begin, {first.id}));
        QCOMPARE(some, (std::vector{all.series[1], all.series[2]}));
        ITSM_UNWRAP(const MetricPage foreign, w.desk.metrics(w.c(), w.foreigner, begin));
        QVERIFY(foreign.series.empty());

        const SampleScope scope{first.id, u"performance"_s, u"cpu"_s, begin + 90s};
        ITSM_UNWRAP(const auto samples, w.desk.samples(w.c(), w.viewer, scope));
        QCOMPARE(samples.size(), size_t{2});
        QCOMPARE(samples[0].value, 20.0);
        QCOMPARE(samples[1].value, 30.0);
        ITSM_UNWRAP(const auto stolen, w.desk.samples(w.c(), w.foreigner, scope));
        QVERIFY(stolen.empty());
    }

    void samplesAreCut()
    {
        DeskWorld &w = m_world;
        const Instant begin = w.clock.now();
        const Incident incident = w.make();
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY(add(incident, u"cpu"_s, i, begin + std::chrono::minutes(i)));
        ITSM_VERIFY(add(incident, u"memory"_s, 1, begin - 1min));
        const auto inTenant = [&](auto read) { return w.inTenant(read); };
        ITSM_UNWRAP(const auto newest,
                    inTenant([&] { return selectMetricSummaries(w.c(), w.tenant, begin - 1h, 5, 100); }));
        QCOMPARE(newest.size(), size_t{1}); // the sixth sample is not looked at
        QCOMPARE(newest.front().points, qint64{5});
        ITSM_UNWRAP(const auto first,
                    inTenant([&] { return selectMetricSummaries(w.c(), w.tenant, begin - 1h, 100, 1); }));
        QCOMPARE(first.size(), size_t{1});
        QCOMPARE(first.front().name, u"cpu"_s);
        ITSM_UNWRAP(const auto samples, inTenant([&] {
                        return selectMetricsOf(w.c(), w.tenant, incident.id, u"performance"_s, u"cpu"_s, begin - 1h, 2);
                    }));
        QCOMPARE(samples.size(), size_t{2});
        QCOMPARE(samples.front().value, 3.0); // the newest two
    }

    void indexesServe_data()
    {
        QTest::addColumn<int>("list");
        QTest::addColumn<QString>("index");
        QTest::newRow("activity") << 0 << u"incident_events_by_time"_s;
        QTest::newRow("metrics") << 1 << u"incident_metrics_by_time"_s;
        QTest::newRow("metrics of some") << 2 << u"incident_metrics_of_incident"_s;
        QTest::newRow("samples") << 3 << u"incident_metrics_"_s; // either will do in an empty table
    }
    void indexesServe()
    {
        QFETCH(int, list);
        QFETCH(QString, index);
        DeskWorld &w = m_world;
        const Instant since = w.clock.now() - 1h;
        WatchedConnection c(w.c());
        ITSM_UNWRAP(const QString plan, w.inTenant([&]() -> Result<QString> {
            switch (list) {
            case 0:
                ITSM_TRY(selectActivity(c, w.tenant, since, 100));
                break;
            case 1:
                ITSM_TRY(selectMetricSummaries(c, w.tenant, since, 100, 100));
                break;
            case 2:
                ITSM_TRY(selectMetricSummaries(c, w.tenant, since, {IncidentId(1)}, 100));
                break;
            default:
                ITSM_TRY(selectMetricsOf(c, w.tenant, IncidentId(1), u"a"_s, u"b"_s, since, 100));
                break;
            }
            return c.plan();
        }));
        QVERIFY2(plan.contains(index), qPrintable(plan));
        // The newest ones are found by walking the index, not by sorting the table.
        if (list == 0 || list == 3)
            QVERIFY2(!plan.contains(u"Sort"_s) && !plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
    }
};

ITSM_TEST(TestListsOfAllIncidents)
#include "tst_lists_of_all_incidents.moc"
