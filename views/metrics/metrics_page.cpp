#include "views/metrics/metrics_page.h"

#include "models/metric_feed.h"
#include "models/metric_samples.h"
#include "views/metrics/chart_pane.h"
#include "views/metrics/metric_table.h"
#include "views/records/days_button.h"
#include "views/records/record_commands.h"
#include "views/widgets/actions.h"
#include "views/widgets/theme.h"

#include <QBoxLayout>
#include <QSplitter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString daysName = u"days"_s;
const QString chartsName = u"chartsHeight"_s;
constexpr int daysAtFirst = 30;
constexpr int smallestCharts = 200; ///< a window of 720 lines has room for it at 150 %
constexpr int chartsAtFirst = 320;
} // namespace

MetricsPage::MetricsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                         QWidget *parent)
    : RecordPage({.backend = backend, .clock = clock, .actions = actions, .state = state}, u"metrics"_s,
                 metricVocabulary(), parent)
    , m_feed(new MetricFeed(backend, clock, this))
    , m_model(new MetricListModel(clock, this))
    , m_samples(new MetricSamples(backend, this))
    , m_table(new MetricTable(*m_model, this))
    , m_days(new DaysButton({1, 7, 30, 365}, this))
    , m_charts(new ChartPane(*m_samples, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setObjectName(u"metricsPage"_s);
    head()->addWidget(m_days);
    m_charts->setMinimumHeight(theme().px(smallestCharts));
    connect(m_days, &DaysButton::daysChosen, this, &MetricsPage::setDays);
    addRecordCommands(actions, *this,
                      {.open = "metric.open",
                       .copy = "metric.copy",
                       .copyAs = "metric.copyAs",
                       .selectAll = "metric.selectAll",
                       .exportRecords = "metric.export",
                       .filter = "metric.filter",
                       .refresh = "metric.refresh",
                       .sort = "metric.sort",
                       .columns = "metric.columns"},
                      QT_TRANSLATE_NOOP("RecordActions", "Metrics"));
    build(m_feed, m_table);
    m_splitter->addWidget(tableBody());
    m_splitter->addWidget(m_charts);
    m_splitter->setChildrenCollapsible(false);
    // Both grow with the window, until somebody says how high the charts shall be.
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, remembered(chartsName).isDouble() ? 0 : 1);
    setBody(m_splitter);
    const int charts = remembered(chartsName).toInt(chartsAtFirst);
    m_splitter->setSizes({theme().px(charts), theme().px(charts)});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_splitter->setStretchFactor(1, 0);
        remember(chartsName, qRound(m_splitter->sizes().at(1) / theme().zoom()));
    });
    connect(m_table, &RecordTable::choiceChanged, this, &MetricsPage::showChosen);
    setDays(remembered(daysName).toInt(daysAtFirst));
}

void MetricsPage::setTimeZoneMode(TimeZoneMode mode)
{
    RecordPage::setTimeZoneMode(mode);
    m_charts->setTimeZoneMode(mode);
}

void MetricsPage::setDays(int days)
{
    m_days->setDays(days);
    remember(daysName, m_days->days());
    if (m_feed->isStarted())
        startReading();
}

int MetricsPage::days() const
{
    return m_days->days();
}

void MetricsPage::startReading()
{
    m_feed->setSpan(std::chrono::days(days()));
}

void MetricsPage::showRecords()
{
    m_model->setRecords(m_feed->records().values());
    showChosen();
}

/// Draws the lines of what is chosen; asked for again when newer samples came.
void MetricsPage::showChosen()
{
    const std::vector<SharedValue<MetricSummary>> chosen = m_table->chosen();
    const size_t drawn = std::min<size_t>(chosen.size(), ChartPane::mostLines);
    m_samples->choose(std::vector<MetricSummary>(chosen.begin(), chosen.begin() + static_cast<qsizetype>(drawn)),
                      m_feed->since());
    m_charts->setChosen(static_cast<int>(chosen.size()));
}

void MetricsPage::applyFilter(const std::vector<AnyFilterTerm> &terms)
{
    m_model->setFilter({.terms = termsAs<MetricField>(terms)});
}

QStringList MetricsPage::completions(int field) const
{
    const auto values = [this](auto textOf) { return different(m_feed->records(), textOf); };
    switch (static_cast<MetricField>(field)) {
    case MetricField::Name:
        return values([](const MetricSummary &series) { return series.name; });
    case MetricField::Type:
        return values([](const MetricSummary &series) { return series.type; });
    case MetricField::Unit:
        return values([](const MetricSummary &series) { return series.unit; });
    case MetricField::Age:
        return {u"<1h"_s, u"<24h"_s, u">24h"_s};
    default:
        return {};
    }
}

QString MetricsPage::countSentence(int shown, qsizetype all) const
{
    return shown == all ? tr("%Ln metric(s)", nullptr, shown) : tr("%L1 of %L2 metrics").arg(shown).arg(all);
}

QString MetricsPage::copiedSentence(int rows) const
{
    return tr("%Ln metric(s) copied.", nullptr, rows);
}

RecordPage::EmptyWords MetricsPage::emptyWords() const
{
    return {.title = tr("No metrics in this time"), .hint = tr("Samples of incidents appear here as they come in.")};
}

std::vector<const char *> MetricsPage::menuCommands() const
{
    return {"metric.open", "-", "metric.copy", "metric.copyAs", "metric.export"};
}

void MetricsPage::updateActions()
{
    const bool hasOne = m_table->currentIndex().isValid();
    actions().setAvailable(u"metric.open"_s, hasOne, tr("Select a metric first."));
    actions().setAvailable(u"metric.copy"_s, hasOne, tr("Select a metric first."));
}

void MetricsPage::open(int row)
{
    Q_EMIT incidentWanted(m_model->at(row)->incidentId);
}

void MetricsPage::retranslate()
{
    setTitle(tr("Metrics"), tr("Filter: words, type:cpu*, value:>90, incident:INC-…"));
}

} // namespace itsm
