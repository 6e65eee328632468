#include "views/incidents/metrics_tab.h"

#include "models/labels.h"
#include "services/desk/desk.h"
#include "views/charts/metric_panel.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t mostCharts = 24;
constexpr int panelHeight = 460; ///< at most: a flat line is no easier to read
} // namespace

/// All samples, newest first.
class MetricsTab::SampleModel : public QAbstractTableModel
{
public:
    enum Column { Time, Name, Value, Unit, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Samples come at the end, so that the newest stand first. With `isSame` they are later ones of the same incident:
    /// those that were there stay the same rows.
    void setSamples(const std::vector<Metric> &metrics, bool isSame)
    {
        // The oldest may have been left out meanwhile.
        const auto first = metrics.empty() ? m_metrics.end() : std::ranges::find(m_metrics, metrics.front());
        const auto kept = static_cast<int>(m_metrics.end() - first);
        const int gone = rowCount() - kept;
        const int come = static_cast<int>(metrics.size()) - kept;
        if (!isSame || kept == 0 || come < 0 || !std::equal(first, m_metrics.end(), metrics.begin())) {
            beginResetModel();
            m_metrics = metrics;
            endResetModel();
            return;
        }
        if (gone > 0) {
            beginRemoveRows({}, kept, rowCount() - 1);
            m_metrics.erase(m_metrics.begin(), first);
            endRemoveRows();
        }
        if (come > 0) {
            beginInsertRows({}, 0, come - 1);
            m_metrics = metrics;
            endInsertRows();
        }
    }
    void setZone(TimeZoneMode zone)
    {
        m_zone = zone;
        if (!m_metrics.empty())
            Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_metrics.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        if (role == Qt::TextAlignmentRole && index.column() == Value)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == Qt::FontRole && (index.column() == Value || index.column() == Time))
            return theme().font(itsm::FontRole::Digits);
        if (role != Qt::DisplayRole)
            return {};
        const Metric &metric = m_metrics[m_metrics.size() - 1 - static_cast<size_t>(index.row())];
        switch (index.column()) {
        case Time:
            return absoluteTime(metric.measuredAt, m_zone);
        case Name:
            return visibleControls(metric.name.isEmpty() ? metric.type : metric.name);
        case Value:
            return numberText(metric.value);
        default:
            return visibleControls(metric.unit);
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Value)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case Time:
            return MetricsTab::tr("Time");
        case Name:
            return MetricsTab::tr("Metric");
        case Value:
            return MetricsTab::tr("Value");
        default:
            return MetricsTab::tr("Unit");
        }
    }

private:
    std::vector<Metric> m_metrics;
    TimeZoneMode m_zone = TimeZoneMode::Local;
};

MetricsTab::MetricsTab(QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel(this))
    , m_charts(new QPushButton(this))
    , m_tableButton(new QPushButton(this))
    , m_choice(new QButtonGroup(this))
    , m_empty(new PlainLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_samples(new SampleModel(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"metricsTab"_s);
    m_summary->setLook(FontRole::Meta, ColorRole::Muted);
    m_empty->setLook(FontRole::Form, ColorRole::Muted);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_charts->setCheckable(true);
    m_tableButton->setCheckable(true);
    m_charts->setChecked(true);
    m_choice->addButton(m_charts);
    m_choice->addButton(m_tableButton);
    connect(m_choice, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *, bool on) {
        if (on)
            rebuild();
    });

    m_table->setModel(m_samples);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(theme().rowHeight());
    m_table->verticalHeader()->setDefaultSectionSize(theme().rowHeight());
    m_table->horizontalHeader()->setSectionResizeMode(SampleModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->resizeSection(SampleModel::Time, theme().px(190));
    m_table->horizontalHeader()->resizeSection(SampleModel::Value, theme().px(80));
    m_table->horizontalHeader()->resizeSection(SampleModel::Unit, theme().px(70));

    auto *page = new QWidget(m_scroll);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(theme().space(4), theme().space(2), theme().space(4), theme().space(4));
    m_column->setSpacing(theme().space(5));
    m_more = new PlainLabel(page);
    m_more->setLook(FontRole::Meta, ColorRole::Muted);
    m_more->hide();
    m_column->addWidget(m_more);
    m_column->addStretch();
    m_scroll->setWidget(page);
    // The pane paints the surface; a role of our own would change the colour of texts too.
    page->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme().space(4), theme().space(3), theme().space(4), theme().space(1));
    head->setSpacing(theme().space(1));
    head->addWidget(m_summary, 1);
    head->addWidget(m_charts);
    head->addWidget(m_tableButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_table, 1);
    retranslate();
    rebuild();
}

MetricsTab::~MetricsTab() = default;

bool MetricsTab::showsTable() const
{
    return m_tableButton->isChecked();
}

void MetricsTab::setShowsTable(bool table)
{
    (table ? m_tableButton : m_charts)->setChecked(true);
}

void MetricsTab::setMetrics(IncidentId incident, const std::vector<Metric> &metrics)
{
    if (m_incident == incident && m_metrics == metrics)
        return;
    m_isOther = m_isOther || m_incident != incident;
    m_incident = incident;
    m_metrics = metrics;
    // Lines cost time; they are drawn when somebody looks.
    if (isVisible())
        rebuild();
    else
        m_dirty = true;
}

void MetricsTab::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_samples->setZone(mode);
    rebuild();
}

void MetricsTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        rebuild();
}

void MetricsTab::rebuild()
{
    m_dirty = false;
    const std::vector<MetricSeries> series = metricSeries(m_metrics);
    m_empty->setVisible(m_metrics.empty());
    m_scroll->setVisible(!m_metrics.empty() && !showsTable());
    m_table->setVisible(!m_metrics.empty() && showsTable());
    m_charts->setVisible(!m_metrics.empty());
    m_tableButton->setVisible(!m_metrics.empty());
    showSummary(series.size());
    if (showsTable()) {
        const bool isScrolled = m_table->verticalScrollBar()->value() > 0;
        const QPersistentModelIndex top = m_table->indexAt({0, 0});
        m_samples->setSamples(m_metrics, !std::exchange(m_isOther, false));
        if (isScrolled && top.isValid())
            m_table->scrollTo(top, QAbstractItemView::PositionAtTop); // newer ones come above what is being read
        return;
    }
    const size_t count = std::min(series.size(), mostCharts);
    while (static_cast<size_t>(m_panels.size()) > count)
        delete m_panels.takeLast();
    while (static_cast<size_t>(m_panels.size()) < count) {
        auto *panel = new MetricPanel(m_scroll->widget());
        panel->setMaximumHeight(theme().px(panelHeight));
        m_column->insertWidget(static_cast<int>(m_panels.size()), panel, 1); // before the empty room below them
        m_panels.append(panel);
    }
    for (size_t i = 0; i < count; ++i)
        m_panels[static_cast<qsizetype>(i)]->setSeries(series[i], m_zone);
    const auto rest = static_cast<int>(series.size() - count);
    m_more->setVisible(rest > 0);
    m_more->setText(tr("%n more series: see the table", nullptr, rest));
}

void MetricsTab::showSummary(size_t series)
{
    // There may be older ones that were not read.
    const bool isCut = m_metrics.size() >= size_t{mostSamples};
    const QString words = isCut ? tr("The newest %L1 samples, in %L2 series") : tr("%L1 samples in %L2 series");
    m_summary->setText(m_metrics.empty() ? QString() : words.arg(m_metrics.size()).arg(series));
}

void MetricsTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MetricsTab::retranslate()
{
    setAccessibleName(tr("Metrics"));
    m_charts->setText(tr("Charts"));
    m_tableButton->setText(tr("Table"));
    m_empty->setText(tr("No metrics were recorded for this incident"));
    m_table->setAccessibleName(tr("Samples, newest first"));
    rebuild();
}

} // namespace itsm
