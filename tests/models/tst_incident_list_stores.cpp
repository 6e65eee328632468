#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "services/backend/direct_backend.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTestEventLoop>
#include <ctime>
#include <random>

using namespace itsm;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// The incident list on real databases.
class TestIncidentListStores : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init();
    void cleanup();
    void showsWhatIsStored();
    void ownCommandIsShownSoon();
    void changeByAnotherProgramIsShown();
    void stormOfBulkCommands();

private:
    static constexpr int size = 3'000;

    std::unique_ptr<TempDatabase> m_database;
    Actor m_actor;
    std::unique_ptr<DirectBackend> m_backend;
    std::unique_ptr<IncidentListModel> m_model;
    std::unique_ptr<IncidentSelection> m_selection;

    Result<> makeDatabase(Dialect dialect)
    {
        ITSM_TRY_ASSIGN(m_database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(const auto store, m_database->store());
        ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(const TestWorld world, makeWorld(*connection));
        m_actor = {world.tenant, world.user, u"Tester"_s, Role::Admin, u"user"_s};
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*connection));
        ITSM_TRY(bindTenant(*connection, m_actor.tenant));
        for (int i = 0; i < size; ++i) {
            Incident incident;
            incident.tenantId = m_actor.tenant;
            incident.number = u"INC-%1"_s.arg(i, 6, 10, QChar(u'0'));
            incident.title = u"title %1"_s.arg(i);
            incident.priority = allPriorities[size_t(i) % allPriorities.size()];
            incident.createdAt = Instant{std::chrono::sys_days{std::chrono::year{2025} / 6 / 1}} + 1s * i;
            incident.detectedAt = incident.createdAt;
            incident.updatedAt = incident.createdAt;
            ITSM_TRY(insertIncident(*connection, incident));
        }
        return transaction.commit();
    }
    /// The whole list as the database holds it now.
    Result<std::vector<IncidentSummary>> stored(const IncidentQuery &query)
    {
        ITSM_TRY_ASSIGN(const auto store, m_database->store());
        ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Read));
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
        ITSM_TRY(bindTenant(*connection, m_actor.tenant));
        ITSM_TRY_ASSIGN(IncidentPage page, selectIncidents(*connection, m_actor.tenant, query, PageStart::at(0),
                                                           size * 2, {SystemClock::instance().now(), m_actor.user}));
        return std::move(page.rows);
    }
    QString difference()
    {
        const Result<std::vector<IncidentSummary>> rows = stored(m_model->query());
        if (!rows)
            return rows.error().message;
        if (m_model->rowCount() + m_model->pendingNewRows() != qint64(rows->size()))
            return u"%1 rows, %2 held, %3 stored"_s.arg(m_model->rowCount())
                .arg(m_model->pendingNewRows())
                .arg(rows->size());
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const IncidentSummary *shown = m_model->incidentAt(row);
            if (shown && !(*shown == (*rows)[size_t(m_model->databaseOffset(row))]))
                return u"row %1 shows %2"_s.arg(row).arg(shown->number);
        }
        return {};
    }
    /// The feed follows by itself; what is shown is right within a short time.
    bool becomesEqual()
    {
        return QTest::qWaitFor([this] { return m_model->isIdle() && m_selection->isIdle() && difference().isEmpty(); },
                               15'000);
    }
};

void TestIncidentListStores::init()
{
    QFETCH_GLOBAL(Dialect, dialect);
    ITSM_VERIFY(makeDatabase(dialect));
    m_backend = std::make_unique<DirectBackend>(m_database->url(), m_actor, SystemClock::instance());
    m_model = std::make_unique<IncidentListModel>(*m_backend, SystemClock::instance());
    m_selection = std::make_unique<IncidentSelection>(*m_model, *m_backend);
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->linkState().state, LinkState::State::Live, 15'000);
    m_model->setVisibleRange(0, 39);
    m_model->setQuery({});
    QVERIFY2(becomesEqual(), qPrintable(difference()));
}

void TestIncidentListStores::cleanup()
{
    m_selection.reset();
    m_model.reset();
    m_backend.reset();
    m_database.reset();
}

void TestIncidentListStores::showsWhatIsStored()
{
    for (const IncidentField field : {IncidentField::Title, IncidentField::Priority, IncidentField::Number}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_model->setQuery({parseFilter(u"-prio:low").value(), {field, order}});
            for (const int first : {0, 100, 250, 2'000, 1'900, 2'211, 0}) {
                m_model->setVisibleRange(first, first + 39);
                QVERIFY2(becomesEqual(), qPrintable(difference()));
                QVERIFY(m_model->incidentAt(first) && m_model->incidentAt(first + 38));
            }
        }
    }
}

void TestIncidentListStores::ownCommandIsShownSoon()
{
    const IncidentSummary before = *m_model->incidentAt(5);
    QElapsedTimer clock;
    clock.start();
    const auto done = m_backend->run({before.id, before.version}, Acknowledge{});
    QVERIFY(QTest::qWaitFor([&] { return m_model->incidentAt(5)->version > before.version; }, 10'000));
    qInfo("shown after %lld ms", clock.elapsed());
    QTRY_VERIFY(done.isFinished());
    QCOMPARE(m_model->incidentAt(5)->status, Token(Status::Acknowledged));
    QVERIFY2(becomesEqual(), qPrintable(difference()));
}

void TestIncidentListStores::changeByAnotherProgramIsShown()
{
    ITSM_UNWRAP(const auto other, m_database->connect());
    const IncidentId id = m_model->incidentAt(3)->id;
    ITSM_VERIFY(other->execute(u"UPDATE incidents SET title = 'from elsewhere' WHERE id = ?"_s, {id.value}));
    QTRY_COMPARE_WITH_TIMEOUT(m_model->incidentAt(3)->title, u"from elsewhere"_s, 10'000);
}

void TestIncidentListStores::stormOfBulkCommands()
{
    constexpr int atOnce = 200;
    m_model->setVisibleRange(1'000, 1'039);
    QVERIFY2(becomesEqual(), qPrintable(difference()));
    int top = 1'000;
    connect(m_model.get(), &IncidentListModel::rowsShifted, this, [&](int delta) {
        top += delta;
        m_model->setVisibleRange(top, top + 39);
    });
    m_model->setQuery({{}, {IncidentField::Priority, Qt::DescendingOrder}});
    QVERIFY2(becomesEqual(), qPrintable(difference()));
    top = 1'000;
    m_model->setVisibleRange(top, top + 39);
    QVERIFY2(becomesEqual(), qPrintable(difference()));
    m_selection->setCurrentIndex(m_model->index(top + 3, 0),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const IncidentId current = m_selection->currentId();

    ITSM_UNWRAP(const auto all, stored({}));
    std::mt19937 random(9);
    int changes = 0;
    bool isRunning = false;
    QTimer storm;
    connect(&storm, &QTimer::timeout, this, [&] {
        if (isRunning) // no more than the database takes
            return;
        std::vector<IncidentRef> refs;
        for (int i = 0; i < atOnce; ++i)
            refs.push_back({all[std::uniform_int_distribution<size_t>(0, all.size() - 1)(random)].id, 0});
        Update update;
        update.patch.title = u"changed %1"_s.arg(changes);
        if (changes / atOnce % 3 == 0)
            update.patch.priority = allPriorities[size_t(changes / atOnce) % 4];
        isRunning = true;
        whenAnswered(this, m_backend->runBulk(refs, update, nullptr), [&](const Result<BulkResult> &result) {
            isRunning = false;
            QVERIFY(result.has_value());
            changes += atOnce;
        });
    });
    const auto threadMicros = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return qint64{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000;
    };
    std::vector<qint64> busy;
    std::vector<qint64> late;
    QElapsedTimer beat;
    qint64 cpu = 0;
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    connect(&pulse, &QTimer::timeout, this, [&] {
        if (beat.isValid()) {
            busy.push_back(threadMicros() - cpu);
            late.push_back(qMax(qint64{0}, beat.nsecsElapsed() / 1'000 - 5'000));
        }
        cpu = threadMicros();
        beat.start();
    });
    QElapsedTimer clock;
    clock.start();
    storm.start(100);
    pulse.start(5);
    QTestEventLoop::instance().enterLoopMSecs(4'000);
    const double rate = changes / (double(clock.elapsed()) / 1e3);
    storm.stop();
    pulse.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning, 20'000);
    QVERIFY2(becomesEqual(), qPrintable(difference()));
    QCOMPARE(m_selection->currentId(), current);
    QVERIFY(m_selection->contains(current));
    for (int row = top; row < top + 40; ++row)
        QVERIFY(m_model->incidentAt(row));
    std::sort(busy.begin(), busy.end());
    std::sort(late.begin(), late.end());
    QVERIFY(!busy.empty());
    const double p99 = double(busy[busy.size() * 99 / 100]) / 1e3;
    qInfo("%.0f changes/s: busy %.1f ms (p99), %.1f ms (most); late on the wall by %.1f ms (p99)", rate, p99,
          double(busy.back()) / 1e3, double(late[late.size() * 99 / 100]) / 1e3);
    QVERIFY2(p99 <= 50, "the event loop was kept busy for too long");
}

ITSM_TEST(TestIncidentListStores)
#include "tst_incident_list_stores.moc"
