#include "models/alert_feed.h"
#include "models/alert_list_model.h"
#include "tests/models/model_tester.h"
#include "tests/support/fake/fake_backend.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <numeric>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_backend = std::make_unique<FakeBackend>(); }
    void rowsFollowFilterAndOrder();
    void rowsKeepTheirIdentity();
    void greatChangesAreDoneAtOnce();
    void groupsFoldAndStandForAll();
    void groupsKeepTheirIdentity();
    void manyGroupsAreFoundAtOnce();
    void cellsAreText();
    void feedFollowsChanges();
    void feedThatFailsKeepsWhatItHas();
    void historyHoldsResolvedOnes();

private:
    Alert add(Severity severity, const QString &name);

    std::unique_ptr<FakeBackend> m_backend;
    using Call = FakeBackend::Call;
};

namespace {

std::vector<Alert> someAlerts(QRandomGenerator &random, int count)
{
    std::vector<Alert> alerts;
    for (int i = 0; i < count; ++i) {
        Alert alert;
        alert.id = AlertId(i + 1);
        alert.severity = allSeverities[random.bounded(quint32(allSeverities.size()))];
        alert.status = allAlertStatuses[random.bounded(quint32(allAlertStatuses.size()))];
        alert.name = u"alert %1"_s.arg(random.bounded(5));
        alert.triggeredAt = instantFromMicros(qint64(random.bounded(1'000)) * 1'000'000);
        alerts.push_back(alert);
    }
    return alerts;
}

} // namespace

Alert TestAlerts::add(Severity severity, const QString &name)
{
    auto future = m_backend->createAlert({.incidentId = IncidentId(7),
                                          .type = u"threshold"_s,
                                          .name = name,
                                          .message = {},
                                          .severity = severity,
                                          .channels = {},
                                          .recipients = {},
                                          .metadata = {}});
    while (!future.isFinished())
        QTest::qWait(1);
    return *future.takeResult();
}

void TestAlerts::rowsFollowFilterAndOrder()
{
    QRandomGenerator random(3);
    AlertListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    const FilterContext context{.now = SystemClock::instance().now(), .me = {}};
    for (int round = 0; round < 60; ++round) {
        const std::vector<Alert> alerts = someAlerts(random, static_cast<int>(random.bounded(40)));
        model.setRecords(shareAll(alerts));
        const auto filter = parseAlertFilter(
            QStringList{u""_s, u"is:active"_s, u"sev:critical,high"_s, u"-name:\"alert 1\""_s}[random.bounded(4)]);
        QVERIFY(filter);
        model.setFilter(*filter, {});
        const int column = static_cast<int>(random.bounded(quint32(model.columnCount())));
        const auto order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        model.sort(column, order);

        std::vector<Alert> expected;
        std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(expected),
                     [&](const Alert &alert) { return matches(*filter, alert, context); });
        std::sort(expected.begin(), expected.end(), [&](const Alert &a, const Alert &b) {
            return lessThan(a, b, {.field = AlertListModel::fieldOf(column), .order = order});
        });
        QVERIFY(std::equal(model.rows().begin(), model.rows().end(), expected.begin(), expected.end()));
        QCOMPARE(model.total(), qsizetype(alerts.size()));
    }
}

void TestAlerts::rowsKeepTheirIdentity()
{
    AlertListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    QRandomGenerator random(5);
    std::vector<Alert> alerts = someAlerts(random, 30);
    model.setRecords(shareAll(alerts));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const int row = model.rowOf(9);
    QVERIFY(row >= 0);
    const QPersistentModelIndex nine = model.index(row, 2);
    alerts[8].severity = Severity::Info; // moves
    alerts.erase(alerts.begin());
    model.setRecords(shareAll(alerts));
    QVERIFY(nine.isValid());
    QCOMPARE(model.at(nine.row())->id, AlertId(9));
    QCOMPARE(model.at(nine.row())->severity.value(), Severity::Info);
    QCOMPARE(model.rowOf(1), -1);
    QVERIFY(resets.isEmpty());
}

void TestAlerts::greatChangesAreDoneAtOnce()
{
    QRandomGenerator random(13);
    AlertListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    int signalCount = 0;
    const auto count = [&signalCount] { ++signalCount; };
    connect(&model, &QAbstractItemModel::rowsInserted, this, count);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, count);
    connect(&model, &QAbstractItemModel::rowsMoved, this, count);
    connect(&model, &QAbstractItemModel::layoutChanged, this, count);
    std::vector<Alert> all = someAlerts(random, 1'200);
    for (int round = 0; round < 6; ++round) {
        std::vector<Alert> some;
        std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                     [&](const Alert &) { return random.bounded(3) > 0; });
        for (Alert &alert : some)
            alert.triggeredAt = instantFromMicros(qint64(random.bounded(1'000'000)));
        QHash<qint64, QPersistentModelIndex> places;
        for (int row = 0; row < model.rowCount(); row += 7)
            places.insert(model.at(row)->id.value, model.index(row, 2));
        model.setRecords(shareAll(some));
        model.sort(AlertListModel::columnOf(AlertField::Triggered), Qt::AscendingOrder);
        QCOMPARE(model.rowCount(), static_cast<int>(some.size()));
        QVERIFY(std::is_sorted(model.rows().begin(), model.rows().end(),
                               [&](const Alert &a, const Alert &b) { return lessThan(a, b, model.currentSort()); }));
        for (auto it = places.cbegin(); it != places.cend(); ++it) {
            const int row = model.rowOf(it.key());
            QCOMPARE(it.value().isValid(), row >= 0);
            if (row >= 0)
                QCOMPARE(it.value().row(), row);
        }
    }
    QVERIFY2(signalCount < 40, qPrintable(QString::number(signalCount)));
}

void TestAlerts::groupsFoldAndStandForAll()
{
    QRandomGenerator random(7);
    AlertListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    for (int round = 0; round < 80; ++round) {
        const std::vector<Alert> alerts = someAlerts(random, static_cast<int>(random.bounded(40)));
        model.setRecords(shareAll(alerts));
        model.sort(static_cast<int>(random.bounded(quint32(model.columnCount()))), Qt::AscendingOrder);
        const int column = AlertListModel::columnOf(QList{AlertField::Name, AlertField::Severity}[random.bounded(2)]);
        model.setGroupColumn(column);
        if (model.rowCount() > 0)
            model.setFolded(static_cast<int>(random.bounded(quint32(model.rowCount()))), random.bounded(2) == 1);

        std::vector<Alert> sorted = alerts;
        std::sort(sorted.begin(), sorted.end(),
                  [&](const Alert &a, const Alert &b) { return lessThan(a, b, model.currentSort()); });
        QStringList groups;
        for (const Alert &alert : sorted) {
            if (const QString name = model.text(alert, column); !groups.contains(name))
                groups.append(name);
        }
        int row = 0;
        for (const QString &name : std::as_const(groups)) {
            std::vector<Alert> members;
            std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(members),
                         [&](const Alert &alert) { return model.text(alert, column) == name; });
            const auto heading = model.index(row, 3).data(HeadingRole).value<RowHeading>();
            QCOMPARE(heading.count, static_cast<int>(members.size()));
            QVERIFY(heading.text.endsWith(name));
            QVERIFY(!model.at(row));
            const auto found = model.recordsAt({row, row});
            QVERIFY(std::equal(found.begin(), found.end(), members.begin(), members.end(),
                               [](const Alert &a, const Alert &b) { return a == b; }));
            ++row;
            if (heading.isFolded)
                continue;
            for (const Alert &alert : members) {
                QVERIFY(!model.index(row, 0).data(HeadingRole).isValid());
                QCOMPARE(*model.at(row), alert);
                QCOMPARE(model.rowOf(alert.id.value), row);
                ++row;
            }
        }
        QCOMPARE(row, model.rowCount());
        QCOMPARE(model.shown(), static_cast<int>(alerts.size()));
    }
    model.setAllFolded(true);
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(!model.at(row));
    model.setGroupColumn(-1);
    QCOMPARE(model.rowCount(), model.shown());
}

void TestAlerts::groupsKeepTheirIdentity()
{
    QRandomGenerator random(9);
    AlertListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    std::vector<Alert> alerts = someAlerts(random, 30);
    model.setRecords(shareAll(alerts));
    model.setGroupColumn(AlertListModel::columnOf(AlertField::Name));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex heading = model.index(0, 0);
    const QString text = heading.data().toString();
    const auto later = std::find_if(alerts.begin(), alerts.end(), [&](const Alert &alert) {
        return !text.endsWith(alert.name) && model.at(model.rowOf(alert.id.value));
    });
    const QPersistentModelIndex other = model.index(model.rowOf(later->id.value), 0);
    model.setFolded(0, true);
    QVERIFY(other.isValid() && model.at(other.row())->id == later->id);
    later->name = text.section(u": "_s, 1); // goes to the folded group
    model.setRecords(shareAll(alerts));
    QVERIFY(heading.isValid() && !other.isValid());
    QCOMPARE(heading.data().toString(), text);
    QVERIFY(resets.isEmpty());
}

void TestAlerts::manyGroupsAreFoundAtOnce()
{
    class CountingModel : public AlertListModel
    {
    public:
        using AlertListModel::AlertListModel;
        mutable int texts = 0;
        [[nodiscard]] QString text(const Alert &alert, int column) const override
        {
            ++texts;
            return AlertListModel::text(alert, column);
        }
    };
    CountingModel model(SystemClock::instance());
    std::vector<Alert> alerts;
    for (int i = 0; i < 5'000; ++i) {
        Alert alert;
        alert.id = AlertId(i + 1);
        alert.name = u"alert %1"_s.arg(i / 5);
        alert.status = i == 4'999 ? AlertStatus::Active : AlertStatus::Resolved;
        alerts.push_back(alert);
    }
    model.setRecords(shareAll(alerts));
    model.setGroupColumn(AlertListModel::columnOf(AlertField::Name));
    model.setAllFolded(true);
    QCOMPARE(model.rowCount(), 1'000);
    std::vector<int> rows(1'000);
    std::iota(rows.begin(), rows.end(), 0);
    model.texts = 0;
    QCOMPARE(model.recordsAt(rows).size(), size_t{5'000});
    QVERIFY(model.hasAt(rows, [](const Alert &alert) { return alert.status == AlertStatus::Active; }));
    QVERIFY(!model.hasAt(rows, [](const Alert &alert) { return alert.status == AlertStatus::Acknowledged; }));
    QCOMPARE(model.texts, 0); // the groups are known
}

void TestAlerts::cellsAreText()
{
    AlertListModel model(SystemClock::instance());
    Alert alert;
    alert.id = AlertId(1);
    alert.severity = Severity::Critical;
    alert.name = u"<b>CPU</b>"_s;
    alert.channels = {u"email"_s, u"sms"_s};
    model.setRecords(shareAll(std::vector{alert}));
    const auto cell = [&](AlertField field) { return model.index(0, AlertListModel::columnOf(field)); };
    QCOMPARE(cell(AlertField::Severity).data().toString(), u"Critical"_s);
    QCOMPARE(cell(AlertField::Channel).data().toString(), u"E-mail, SMS"_s);
    QCOMPARE(cell(AlertField::Name).data().toString(), u"<b>CPU</b>"_s);
    QCOMPARE(cell(AlertField::Name).data(Qt::ToolTipRole).toString(), u"&lt;b&gt;CPU&lt;/b&gt;"_s);
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestAlerts::feedFollowsChanges()
{
    const Alert first = add(Severity::High, u"first"_s);
    AlertFeed feed(*m_backend, SystemClock::instance());
    QCOMPARE(feed.state(), AlertFeed::State::Loading);
    feed.setSpan({});
    QTRY_COMPARE(feed.state(), AlertFeed::State::Ready);
    QCOMPARE(feed.records().size(), 1);
    const Alert second = add(Severity::Low, u"second"_s);
    QTRY_COMPARE(feed.records().size(), 2);
    QCOMPARE(feed.records().find(second.id.value).value()->name, u"second"_s);
    const int whole = m_backend->calls(Call::Alerts);
    (void)m_backend->acknowledgeAlert(first.id);
    QTRY_COMPARE(feed.records().find(first.id.value).value()->status.value(), AlertStatus::Acknowledged);
    (void)m_backend->resolveAlert(second.id);
    QTRY_VERIFY(!feed.records().contains(second.id.value)); // no longer active
    QCOMPARE(m_backend->calls(Call::Alerts), whole);        // by id, not everything
}

void TestAlerts::feedThatFailsKeepsWhatItHas()
{
    const Alert first = add(Severity::High, u"first"_s);
    AlertFeed feed(*m_backend, SystemClock::instance());
    m_backend->setFailure(Call::Alerts, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    feed.setSpan({});
    QTRY_COMPARE(feed.state(), AlertFeed::State::Failed);
    QCOMPARE(feed.error()->message, u"gone"_s);
    m_backend->setFailure(Call::Alerts, {});
    feed.refresh();
    QTRY_COMPARE(feed.state(), AlertFeed::State::Ready);
    m_backend->setFailure(Call::AlertsById, Error{Error::Code::Unavailable, u"gone again"_s, {}, {}});
    (void)m_backend->acknowledgeAlert(first.id);
    QTRY_COMPARE(feed.state(), AlertFeed::State::Stale);
    QCOMPARE(feed.records().size(), 1);
    m_backend->setFailure(Call::AlertsById, {}); // it tries again by itself
    QTRY_COMPARE_WITH_TIMEOUT(feed.records().find(first.id.value).value()->status.value(), AlertStatus::Acknowledged,
                              6'000);
    QCOMPARE(feed.state(), AlertFeed::State::Ready);
}

void TestAlerts::historyHoldsResolvedOnes()
{
    const Alert first = add(Severity::High, u"first"_s);
    AlertFeed feed(*m_backend, SystemClock::instance());
    feed.setSpan(std::chrono::hours(1'000'000));
    QTRY_COMPARE(feed.state(), AlertFeed::State::Ready);
    (void)m_backend->resolveAlert(first.id);
    QTRY_COMPARE(feed.records().find(first.id.value).value()->status.value(), AlertStatus::Resolved);
}

ITSM_TEST_IN(QGuiApplication, TestAlerts)
#include "tst_alerts.moc"
