#include "models/metric_feed.h"
#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/charts/metric_chart.h"
#include "views/charts/metric_panel.h"
#include "views/metrics/chart_pane.h"
#include "views/metrics/metric_table.h"
#include "views/metrics/metrics_page.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/state_overlay.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QValueAxis>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestMetricsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneRowForEachSeries();
    void linesOfTheChosen();
    void lineFollowsNewSamples();
    void moreThanAreDrawnIsSaid();
    void samplesThatWereLeftOutAreSaid();
    void filters();
    void enterOpensTheIncident();
    void copiesRowsAsText();
    void samplesThatCannotBeRead();
    void chartsGrowWithTheWindow();
    void emptyAndFailed();

private:
    void add(const QString &name, double value, std::chrono::seconds ago);
    void makePage();
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QStringList drawn() const;
    [[nodiscard]] bool isSaid(const QString &words) const;

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    MemoryState m_state;
    std::unique_ptr<MetricsPage> m_page;
    IncidentId m_incident;
    using Call = FakeBackend::Call;
};

void TestMetricsPage::add(const QString &name, double value, std::chrono::seconds ago)
{
    Metric metric;
    metric.incidentId = m_incident;
    metric.type = u"performance"_s;
    metric.name = name;
    metric.value = value;
    metric.unit = u"%"_s;
    metric.measuredAt = SystemClock::instance().now() - ago;
    m_backend->addMetric(metric);
}

void TestMetricsPage::makePage()
{
    m_page.reset();
    m_actions = std::make_unique<ActionRegistry>();
    m_page = std::make_unique<MetricsPage>(*m_backend, SystemClock::instance(), *m_actions, m_state);
    m_page->resize(1400, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->feed()->state() != ListFeed::State::Loading);
}

QStringList TestMetricsPage::names() const
{
    QStringList found;
    for (const MetricSummary &series : m_page->model()->rows())
        found.append(series.name);
    return found;
}

/// The names above the lines that are shown.
QStringList TestMetricsPage::drawn() const
{
    QStringList found;
    for (const MetricPanel *panel : m_page->findChildren<MetricPanel *>()) {
        if (panel->isVisible())
            found.append(panel->findChild<PlainLabel *>()->fullText().section(u" – INC-202601-000007"_s, 0, 0));
    }
    return found;
}

bool TestMetricsPage::isSaid(const QString &words) const
{
    const auto labels = m_page->findChild<ChartPane *>()->findChildren<PlainLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const PlainLabel *label) {
        return label->isVisible() && label->fullText().contains(words);
    });
}

void TestMetricsPage::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_state.values = {};
    Incident incident;
    incident.number = u"INC-202601-000007"_s;
    incident.title = u"Disk full"_s;
    m_incident = m_backend->insert(incident);
    add(u"cpu"_s, 10, 3h);
    add(u"cpu"_s, 20, 1h);
    add(u"memory"_s, 55.5, 2h);
    add(u"disk"_s, 99, 3h);
    makePage();
}

void TestMetricsPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_backend.reset();
}

void TestMetricsPage::oneRowForEachSeries()
{
    const QAbstractItemModelTester check(m_page->model());
    QCOMPARE(names(), QStringList({u"cpu"_s, u"memory"_s, u"disk"_s})); // the latest first
    QTRY_VERIFY(m_page->table()->hasFocus());
    QCOMPARE(m_page->model()->text(*m_page->model()->at(0), MetricListModel::columnOf(MetricField::Last)), u"20 %"_s);
}

void TestMetricsPage::linesOfTheChosen()
{
    QTRY_COMPARE(drawn(), QStringList{u"cpu"_s}); // of the current row
    QTest::keyClick(m_page->table(), Qt::Key_Down);
    QTRY_COMPARE(drawn(), QStringList{u"memory"_s});
    QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(drawn(), QStringList({u"memory"_s, u"disk"_s}));
}

void TestMetricsPage::lineFollowsNewSamples()
{
    QTRY_COMPARE(drawn(), QStringList{u"cpu"_s});
    const auto value = [this] {
        return m_page->findChild<MetricPanel *>()->findChildren<PlainLabel *>().at(1)->fullText();
    };
    QVERIFY(value().startsWith(u"20 %"_s));
    add(u"cpu"_s, 42, 0s);
    QTRY_VERIFY(value().startsWith(u"42 %"_s));
}

void TestMetricsPage::moreThanAreDrawnIsSaid()
{
    add(u"load"_s, 1, 4h);
    QTRY_COMPARE(names().size(), 4);
    m_page->table()->selectAll();
    QTRY_COMPARE(drawn().size(), qsizetype{ChartPane::mostLines});
    QTRY_VERIFY(isSaid(u"1 more selected metric(s) are not drawn."_s));
}

void TestMetricsPage::samplesThatWereLeftOutAreSaid()
{
    QTRY_COMPARE(drawn(), QStringList{u"cpu"_s});
    QVERIFY(!isSaid(u"Only the newest"_s));
    for (int i = 0; i < mostSamples; ++i)
        add(u"cpu"_s, i % 97, 30min);
    QTRY_VERIFY(isSaid(u"Only the newest 100,000 samples of a metric are drawn."_s));
}

void TestMetricsPage::filters()
{
    m_page->setFilterText(u"value:>50"_s);
    QCOMPARE(names(), QStringList({u"memory"_s, u"disk"_s}));
    m_page->setFilterText(u"full -name:disk"_s);
    QCOMPARE(names(), QStringList({u"cpu"_s, u"memory"_s}));
}

void TestMetricsPage::enterOpensTheIncident()
{
    QSignalSpy wanted(m_page.get(), &MetricsPage::incidentWanted);
    QTest::keyClick(m_page->table(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<IncidentId>(), m_incident);
}

void TestMetricsPage::copiesRowsAsText()
{
    m_page->table()->selectRow(1);
    m_actions->trigger(u"metric.copy"_s);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(u"Metric\tType\tLatest value\tIncident\t"_s));
    QVERIFY(lines[1].startsWith(u"memory\tperformance\t55.50 %\tINC-202601-000007\tDisk full\t1\t"_s));
}

void TestMetricsPage::samplesThatCannotBeRead()
{
    QTRY_COMPARE(drawn(), QStringList{u"cpu"_s});
    m_backend->setFailure(Call::Samples, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    QTest::keyClick(m_page->table(), Qt::Key_Down);
    QTRY_VERIFY(isSaid(u"The samples could not be read: gone"_s));
    QVERIFY(drawn().isEmpty());
    m_backend->setFailure(Call::Samples, {});
    QTRY_COMPARE_WITH_TIMEOUT(drawn(), QStringList{u"memory"_s}, 6'000);
    QVERIFY(!isSaid(u"gone"_s));
}

void TestMetricsPage::chartsGrowWithTheWindow()
{
    const auto height = [this] { return m_page->findChild<ChartPane *>()->height(); };
    const auto lines = [this] {
        const auto *chart = m_page->findChild<MetricChart *>();
        return chart ? static_cast<QValueAxis *>(chart->chart()->axes(Qt::Vertical).constFirst())->tickCount() : 0;
    };
    QTRY_VERIFY(lines() > 0);
    const int few = lines();
    m_page->resize(1400, 2000);
    QTRY_VERIFY(height() > 800);
    QTRY_VERIFY2(lines() > few, qPrintable(QString::number(lines())));
    // What somebody chose stays as high as it is.
    m_state.values.insert(u"metrics.chartsHeight"_s, 300);
    makePage();
    QTRY_COMPARE(height(), 300);
    m_page->resize(1400, 2000);
    QTest::qWait(50);
    QCOMPARE(height(), 300);
}

void TestMetricsPage::emptyAndFailed()
{
    const auto *overlay = m_page->findChild<StateOverlay *>();
    m_page->setFilterText(u"name:nothing"_s);
    QCOMPARE(overlay->state(), StateOverlay::State::Empty);
    QTRY_COMPARE(m_page->findChild<ChartPane *>()->findChild<StateOverlay *>()->state(), StateOverlay::State::Empty);
    QVERIFY(drawn().isEmpty());
    m_page->setFilterText({});
    QCOMPARE(overlay->state(), StateOverlay::State::Ready);
    m_backend->setFailure(Call::Metrics, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    m_page->refresh();
    QTRY_COMPARE(overlay->state(), StateOverlay::State::Stale);
    const auto footer = [this] { return m_page->findChild<PlainLabel *>(u"listFooter"_s)->fullText(); };
    QVERIFY(footer().contains(u"metric(s)"_s));
    makePage();
    QTRY_COMPARE(m_page->findChild<StateOverlay *>()->state(), StateOverlay::State::Failed);
    QVERIFY(footer().startsWith(u"sorted by"_s)); // nobody knows how many there are
}

ITSM_TEST_IN(QApplication, TestMetricsPage)
#include "tst_metrics_page.moc"
