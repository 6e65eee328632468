#include "views/records/record_page.h"

#include "models/link_reason.h"
#include "models/list_feed.h"
#include "services/transfer/table_text.h"
#include "views/records/record_copy.h"
#include "views/records/record_export.h"
#include "views/widgets/actions.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/filter_line.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/new_rows_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/record_table.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QPainter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ageStep = 10s;
constexpr auto bannerTime = 8s;
const QString columnsName = u"columns"_s;
const QString filterName = u"filter"_s;
const QString historyName = u"filterHistory"_s;

} // namespace

RecordPage::RecordPage(const RecordPageParts &parts, const QString &key, const FilterVocabulary &vocabulary,
                       QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_key(key)
    , m_vocabulary(vocabulary)
    , m_title(new PlainLabel(this))
    , m_filter(new FilterLine(
          [this](const QString &text) {
              const auto parsed = parseTerms(text, m_vocabulary);
              return parsed ? std::nullopt : std::optional(parsed.error());
          },
          [this](const QString &text, int cursor) {
              return completeTerms(text, cursor, m_vocabulary, [this](int field) { return completions(field); });
          },
          this))
    , m_banner(new ProgressBanner(this))
    , m_exportBanner(new ProgressBanner(this))
    , m_footer(new PlainLabel(this))
    , m_head(new QHBoxLayout)
    , m_top(new QVBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    const Theme &t = theme();
    m_title->setLook(FontRole::Section);
    m_footer->setLook(FontRole::Meta, ColorRole::Muted);
    m_footer->setObjectName(u"listFooter"_s);
    m_footer->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(2));
    m_banner->hide();
    m_exportBanner->setObjectName(u"exportBanner"_s);
    m_exportBanner->hide();
    m_head->setSpacing(t.space(2));
    m_head->addWidget(m_title);
    m_head->addSpacing(t.space(2));
    m_head->addWidget(m_filter, 1);
    m_top->setContentsMargins(t.space(2), t.space(3), t.space(2), t.space(2));
    m_top->setSpacing(t.space(2));
    m_top->addLayout(m_head);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addLayout(m_top);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_exportBanner);
    m_column->addWidget(m_footer);
}

void RecordPage::build(ListFeed *feed, RecordTable *table)
{
    m_feed = feed;
    m_table = table;
    m_overlay = new StateOverlay(table, this, m_parts.clock);
    m_newRows = new NewRowsBar(*table, m_overlay);
    m_export = new RecordExport(
        {.table = *table, .clock = m_parts.clock, .state = m_parts.state, .banner = *m_exportBanner}, this);
    setBody(m_overlay);
    passFocus(this, table);
    connectParts();
    restoreState();
    retranslateAll();
}

QWidget *RecordPage::tableBody() const
{
    return m_overlay;
}

void RecordPage::setBody(QWidget *body)
{
    m_column->insertWidget(1, body, 1);
}

void RecordPage::connectParts()
{
    connect(m_filter, &FilterLine::textApplied, this, &RecordPage::takeFilter);
    connect(m_filter, &FilterLine::left, this, &RecordPage::focusList);
    connect(m_filter, &FilterLine::historyChanged, this,
            [this](const QStringList &texts) { remember(historyName, QJsonArray::fromStringList(texts)); });
    connect(m_feed, &ListFeed::recordsChanged, this, [this] {
        m_table->changeInPlace([this] { showRecords(); });
        showState();
        if (m_table->hasFocus() && !m_table->currentIndex().isValid())
            focusList(); // the keyboard was there before the rows
    });
    connect(m_feed, &ListFeed::stateChanged, this, &RecordPage::showState);
    connect(&backend(), &Backend::linkStateChanged, this, &RecordPage::showState);
    connect(m_table, &RecordTable::openWanted, this, &RecordPage::open);
    connect(m_table, &RecordTable::escapePressed, this, [this] { m_table->clearSelection(); });
    connect(m_table, &RecordTable::choiceChanged, this, [this] {
        updateActions();
        showFooter();
    });
    connect(m_table, &RecordTable::columnStateChanged, this, [this] {
        remember(columnsName, m_table->columnState());
        showFooter();
    });
    connect(m_table, &RecordTable::rowsAboveChanged, m_newRows, &NewRowsBar::setCount);
    connect(m_newRows, &QPushButton::clicked, m_table, [this] {
        m_table->scrollToTop();
        m_table->focusRows(); // the bar hides, and had the keyboard
    });
    connect(m_table, &RecordTable::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const char *id : menuCommands()) {
            if (*id == '-')
                menu->addSeparator();
            else
                menu->addAction(m_parts.actions.action(QLatin1StringView(id)));
        }
        menu->popup(at);
    });
    connect(m_overlay, &StateOverlay::retryRequested, this, &RecordPage::refresh);
    connect(m_overlay, &StateOverlay::actionRequested, this, [this] { setFilterText({}); });
    connect(m_banner, &ProgressBanner::dismissed, m_banner, &QWidget::hide);
    connect(&m_bannerTimer, &QTimer::timeout, m_banner, &QWidget::hide);
    m_bannerTimer.setSingleShot(true);
    connect(&m_parts.actions, &ActionRegistry::refused, this, [this](const QWidget *owner, const QString &reason) {
        if (owner == this || isAncestorOf(owner))
            tell(markOf(Severity::Medium), reason);
    });
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_table->changeInPlace([this] { refreshTimes(); });
    });
    m_ageTimer.start(ageStep);
}

QJsonValue RecordPage::remembered(const QString &name) const
{
    return m_parts.state.value(m_key + u'.' + name);
}

void RecordPage::remember(const QString &name, const QJsonValue &value)
{
    m_parts.state.setValue(m_key + u'.' + name, value);
}

void RecordPage::restoreState()
{
    QStringList history;
    const QJsonArray texts = remembered(historyName).toArray();
    for (const auto &text : texts)
        history.append(text.toString());
    m_filter->setHistory(history);
    if (const QJsonObject columns = remembered(columnsName).toObject(); !columns.isEmpty())
        m_table->setColumnState(columns);
    if (const QString text = remembered(filterName).toString(); !text.isEmpty() && parseTerms(text, m_vocabulary))
        m_filter->setText(text);
}

void RecordPage::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    setTimeFormat(timeFormatFor(mode));
    m_overlay->setTimeZoneMode(mode);
}

void RecordPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

QString RecordPage::filterText() const
{
    return m_filter->text();
}

void RecordPage::takeFilter(const QString &text)
{
    m_terms = *parseTerms(text, m_vocabulary);
    remember(filterName, formatTerms(m_terms, m_vocabulary));
    applyFilter(m_terms);
    m_table->forgetRowsAbove();
    showState();
}

void RecordPage::focusList()
{
    if (!m_overlay->focusAction())
        m_table->focusRows();
}

void RecordPage::focusFilter()
{
    m_filter->focusText();
}

void RecordPage::refresh()
{
    m_feed->refresh();
}

void RecordPage::openCurrent()
{
    if (m_table->currentIndex().isValid())
        open(m_table->currentIndex().row());
}

/// The chosen records; headings of groups are none.
std::vector<int> RecordPage::rowsToCopy() const
{
    std::vector<int> rows = m_table->chosenRows();
    std::erase_if(rows, [this](int row) { return m_table->model()->index(row, 0).data(HeadingRole).isValid(); });
    return rows;
}

void RecordPage::putOnClipboard(const QString &text, size_t rows)
{
    QApplication::clipboard()->setText(text);
    Q_EMIT messageShown(copiedSentence(static_cast<int>(rows)));
}

void RecordPage::copyChosen()
{
    const std::vector<int> rows = rowsToCopy();
    if (rows.empty())
        tell(markOf(Severity::Medium), tr("Select a row first."));
    else
        putOnClipboard(copiedTable(*m_table, rows, TableFormat::Tsv), rows.size());
}

void RecordPage::showCopyMenu()
{
    const std::vector<int> rows = rowsToCopy();
    if (rows.empty())
        return tell(markOf(Severity::Medium), tr("Select a row first."));
    // While the menu is open the rows may move.
    std::vector<QPersistentModelIndex> chosen;
    chosen.reserve(rows.size());
    for (const int row : rows)
        chosen.emplace_back(m_table->model()->index(row, 0));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"copyMenu"_s);
    const auto add = [&](const QString &words, std::optional<TableFormat> format) {
        connect(menu->addAction(words), &QAction::triggered, this, [this, chosen, format] {
            std::vector<int> rowsNow;
            for (const QPersistentModelIndex &index : chosen) {
                if (index.isValid())
                    rowsNow.push_back(index.row());
            }
            if (rowsNow.empty())
                return; // all of them have gone meanwhile
            putOnClipboard(format ? copiedTable(*m_table, rowsNow, *format) : copiedJson(*m_table, rowsNow),
                           rowsNow.size());
        });
    };
    add(tr("Copy as &text"), TableFormat::Text);
    add(tr("Copy for &spreadsheets (TSV)"), TableFormat::Tsv);
    add(tr("Copy as &CSV"), TableFormat::Csv);
    add(tr("Copy as &JSON"), {});
    add(tr("Copy as &Markdown"), TableFormat::Markdown);
    const QRect row = m_table->visualRect(m_table->currentIndex());
    menu->popup(m_table->viewport()->mapToGlobal(row.isValid() ? row.bottomLeft() : QPoint()));
    menu->setActiveAction(menu->actions().constFirst());
}

void RecordPage::exportRecords()
{
    if (m_export->isRunning())
        return tell(markOf(Severity::Medium), ExportRun::busyWords());
    const bool hasSelection = m_table->selectionModel()->hasSelection();
    m_export->ask({.words = {.fileName = m_key,
                             .title = [this] { return exportTitle(); },
                             .rows = [this] { return m_title->fullText(); }},
                   .all = snapshot(),
                   .chosen = hasSelection ? snapshotOf(m_table->chosenRows()) : RecordSnapshot(),
                   .filter = formatTerms(m_terms, m_vocabulary),
                   .zone = m_zone});
}

int RecordPage::shown() const
{
    return m_table->model()->rowCount();
}

void RecordPage::showState()
{
    const QString reason = m_feed->error() ? visibleControls(m_feed->error()->message) : QString();
    switch (m_feed->state()) {
    case ListFeed::State::Loading:
        m_overlay->setLoading();
        break;
    case ListFeed::State::Failed:
        m_overlay->setFailed(reason, m_feed->failedAt());
        break;
    case ListFeed::State::Stale:
        m_overlay->setStale(reason.isEmpty() ? visibleControls(backend().linkState().reason) : reason,
                            m_feed->knownUntil(),
                            isReasonOfLink(backend().linkState(), m_feed->error()) ? StateOverlay::Reason::SaidElsewhere
                                                                                   : StateOverlay::Reason::Said);
        break;
    case ListFeed::State::Ready:
        if (m_table->model()->rowCount() > 0) {
            m_overlay->setReady();
        } else if (total() > 0) {
            m_overlay->setEmpty(tr("Nothing matches the filter"), visibleControls(formatTerms(m_terms, m_vocabulary)),
                                tr("Clear filter"));
        } else {
            const EmptyWords words = emptyWords();
            m_overlay->setEmpty(words.title, words.hint);
        }
        break;
    }
    m_newRows->putInPlace();
    showSummary();
    updateActions();
    showFooter();
}

void RecordPage::showFooter()
{
    QStringList facts;
    // Before the first answer nobody knows how many there are; of none the list itself says it.
    const bool isKnown = m_feed->state() == ListFeed::State::Ready || m_feed->state() == ListFeed::State::Stale;
    if (isKnown && total() > 0)
        facts.append(countSentence(shown(), total()));
    if (!isKnown || shown() > 0) {
        const QHeaderView *header = m_table->horizontalHeader();
        const QString column = m_table->model()->headerData(header->sortIndicatorSection(), Qt::Horizontal).toString();
        facts.append(header->sortIndicatorOrder() == Qt::AscendingOrder ? tr("sorted by %1, ascending").arg(column)
                                                                        : tr("sorted by %1, descending").arg(column));
    }
    if (const auto selected = m_table->selectionModel()->selectedRows().size(); selected > 0)
        facts.append(tr("%Ln selected", nullptr, static_cast<int>(selected)));
    if (m_feed->isCut())
        facts.append(tr("older ones are not shown"));
    m_footer->setText(facts.join(u" · "_s));
}

void RecordPage::tellError(const Error &error)
{
    tell(markOf(Severity::High), visibleControls(error.message));
}

void RecordPage::tell(const Mark &mark, const QString &sentence)
{
    m_banner->finish(mark, sentence);
    if (mark == markOf(Severity::Critical))
        m_bannerTimer.stop();
    else
        m_bannerTimer.start(bannerTime);
}

void RecordPage::setTitle(const QString &title, const QString &placeholder)
{
    setAccessibleName(title);
    m_title->setText(title);
    m_table->setAccessibleName(title);
    m_filter->setPlaceholderText(placeholder);
}

void RecordPage::paintEvent(QPaintEvent *event)
{
    Page::paintEvent(event);
    // The rows end above the footer, as those of the incidents do.
    QPainter(this).fillRect(QRect(0, m_footer->y(), width(), 1), theme().color(ColorRole::Border));
}

void RecordPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_feed->isStarted())
        startReading();
    refreshTimes();
    focusList();
}

void RecordPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_table)
        retranslateAll();
}

void RecordPage::retranslateAll()
{
    retranslate();
    setTimeZoneMode(m_zone);
    showState();
}

} // namespace itsm
