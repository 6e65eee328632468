#include "views/incidents/list_pane.h"

#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "models/link_reason.h"
#include "views/incidents/filter_text.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/list_footer.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/incident_delegate.h"
#include "views/widgets/new_rows_bar.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ListPaneText
{
    Q_DECLARE_TR_FUNCTIONS(itsm::ListPane)
};

/// "12 resolved. 890 closed.": where the incidents are when none is open.
QString finishedWords(const std::optional<IncidentCounters> &counters)
{
    if (!counters)
        return ListPaneText::tr("Resolved, closed and cancelled ones are not shown.");
    const auto cancelled = counters->total - counters->open - counters->resolved - counters->closed;
    QStringList sentences;
    if (counters->resolved > 0)
        sentences.append(ListPaneText::tr("%Ln resolved.", nullptr, static_cast<int>(counters->resolved)));
    if (counters->closed > 0)
        sentences.append(ListPaneText::tr("%Ln closed.", nullptr, static_cast<int>(counters->closed)));
    if (cancelled > 0)
        sentences.append(ListPaneText::tr("%Ln cancelled.", nullptr, static_cast<int>(cancelled)));
    QString words;
    for (const QString &sentence : std::as_const(sentences))
        words = words.isEmpty() ? sentence : ListPaneText::tr("%1 %2", "a sentence after others").arg(words, sentence);
    return words;
}

} // namespace

ListPane::ListPane(Backend &backend, IncidentListModel &list, IncidentSelection &selection, const Clock &clock,
                   QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_list(list)
    , m_selection(selection)
    , m_table(new IncidentTable(this))
    , m_delegate(new IncidentDelegate(m_table, clock))
    , m_overlay(new StateOverlay(m_table, this, clock))
    , m_newRows(new NewRowsBar(*m_table, m_overlay))
    , m_footer(new ListFooter(this))
    , m_column(new QVBoxLayout(this))
{
    m_table->setList(&m_list);
    m_table->setSelectionModel(&m_selection);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_overlay, 1);
    m_column->addWidget(m_footer);
    passFocus(this, m_table);
    connectParts();
    showState();
    showPending(m_list.pendingNewRows());
}

void ListPane::connectParts()
{
    connect(&m_list, &IncidentListModel::stateChanged, this, &ListPane::showState);
    connect(&m_backend, &Backend::linkStateChanged, this, &ListPane::showState);
    connect(&m_list, &IncidentListModel::totalChanged, this, &ListPane::showFooter);
    connect(&m_list, &IncidentListModel::queryChanged, this, &ListPane::showFooter);
    connect(&m_list, &IncidentListModel::pendingNewRowsChanged, this, &ListPane::showPending);
    connect(&m_list, &QAbstractItemModel::modelReset, this, &ListPane::showFooter);
    // Where they are many, the row that one stood on goes and comes back far below, and the table goes after it.
    connect(&m_list, &IncidentListModel::settled, this, [this] {
        if (m_isGoingUp && !m_list.isReleasing()) {
            m_isGoingUp = false;
            m_table->scrollToTop();
        }
        if (m_wantsCurrent && m_table->hasFocus())
            ensureCurrent();
    });
    connect(m_table, &IncidentTable::visibleRangeChanged, this, &ListPane::showFooter);
    connect(m_table, &IncidentTable::escapePressed, this, [this] {
        if (m_selection.count() > 1)
            selectCurrentOnly();
        else
            Q_EMIT left();
    });
    connect(&m_selection, &IncidentSelection::idsChanged, this, &ListPane::showFooter);
    connect(m_footer, &ListFooter::jumpWanted, this, &ListPane::jump);
    connect(m_footer, &ListFooter::left, this, &ListPane::focusRows);
    connect(m_footer, &ListFooter::clearSelectionWanted, this, [this] {
        selectCurrentOnly();
        focusRows();
    });
    connect(m_newRows, &QPushButton::clicked, this, [this] {
        showPendingRows();
        focusRows();
    });
    connect(m_overlay, &StateOverlay::ageShown, this, &ListPane::ageShown);
    connect(m_overlay, &StateOverlay::retryRequested, &m_list, &IncidentListModel::retry);
    connect(m_overlay, &StateOverlay::actionRequested, this, [this] {
        if (hasNothing())
            Q_EMIT newIncidentWanted();
        else
            Q_EMIT clearFilterWanted();
    });
}

void ListPane::selectCurrentOnly()
{
    const IncidentId current = m_selection.currentId();
    m_selection.setIds(current.isValid() ? QSet<IncidentId>{current} : QSet<IncidentId>{});
}

void ListPane::addNotice(QWidget *notice)
{
    m_column->insertWidget(m_column->indexOf(m_footer), notice);
}

void ListPane::setFilter(const IncidentFilter &filter, const QString &asTyped)
{
    m_filter = filter;
    m_filterText = asTyped;
    showState();
}

void ListPane::setCounters(const std::optional<IncidentCounters> &counters)
{
    m_counters = counters;
    if (m_list.state() == IncidentListModel::State::Empty)
        showState();
}

void ListPane::setTimeZoneMode(TimeZoneMode mode)
{
    m_delegate->setTimeZoneMode(mode);
    m_overlay->setTimeZoneMode(mode);
}

void ListPane::focusRows()
{
    if (m_overlay->focusAction())
        return;
    m_table->setFocus(Qt::OtherFocusReason);
    // While another list is being read, the rows are still those of the one before.
    m_wantsCurrent = m_list.state() == IncidentListModel::State::Loading;
    if (!m_wantsCurrent)
        ensureCurrent();
}

void ListPane::ensureCurrent()
{
    m_wantsCurrent = false;
    if (!m_table->currentIndex().isValid() && m_list.rowCount() > 0)
        m_table->goToRow(0, false);
}

void ListPane::setLowFooter(bool isLow)
{
    m_footer->setLow(isLow);
}

int ListPane::heightWithoutRows(bool hasLowFooter) const
{
    return m_table->horizontalHeader()->sizeHint().height() + m_footer->heightOf(hasLowFooter);
}

void ListPane::focusJump()
{
    m_footer->focusJump();
}

void ListPane::showPendingRows()
{
    if (m_backend.linkState().state == LinkState::State::Lost)
        return; // nobody can say where they belong
    m_list.showPendingRows();
    m_table->scrollToTop();
    m_isGoingUp = m_list.isReleasing();
}

void ListPane::refreshTimes()
{
    m_table->viewport()->update();
}

void ListPane::showState()
{
    const QString reason = m_list.error() ? visibleControls(m_list.error()->message) : QString();
    switch (m_list.state()) {
    case IncidentListModel::State::Loading:
        m_overlay->setLoading();
        break;
    case IncidentListModel::State::Empty:
        showEmpty();
        break;
    case IncidentListModel::State::Ready:
        m_overlay->setReady();
        break;
    case IncidentListModel::State::Stale:
        m_overlay->setStale(reason, m_list.since(),
                            isReasonOfLink(m_backend.linkState(), m_list.error()) ? StateOverlay::Reason::SaidElsewhere
                                                                                  : StateOverlay::Reason::Said);
        break;
    case IncidentListModel::State::Failed:
        m_overlay->setFailed(reason, m_list.since());
        break;
    }
    m_newRows->setEnabled(m_backend.linkState().state != LinkState::State::Lost);
    showFooter();
    m_newRows->putInPlace();
}

void ListPane::showEmpty()
{
    if (hasNothing()) {
        const bool mayWrite = hasPermission(m_backend.actor().role, Permission::WriteIncidents);
        m_overlay->setEmpty(tr("No incidents"), tr("New ones appear here as soon as they are reported."),
                            mayWrite ? tr("New incident") : QString());
    } else if (m_filter.terms == std::vector{equalTerm(IncidentField::Is, u"open"_s)}) {
        m_overlay->setEmpty(tr("No open incidents"), finishedWords(m_counters), tr("Show all incidents"));
    } else {
        m_overlay->setEmpty(tr("Nothing matches the filter"), visibleControls(m_filterText), tr("Clear filter"));
    }
}

bool ListPane::hasNothing() const
{
    return m_filter.isEmpty() || (m_counters && m_counters->total == 0);
}

void ListPane::showFooter()
{
    ListFooter::Content content;
    const int first = m_table->firstVisibleRow();
    if (first >= 0 && m_list.rowCount() > 0) {
        content.first = m_list.databaseOffset(first) + 1;
        content.last = m_list.databaseOffset(m_table->lastReadableRow()) + 1;
    }
    content.total = m_list.rowCount() + m_list.pendingNewRows();
    content.isAtLeast = m_list.isTotalAtLeast();
    content.isExact = m_list.isPositionExact();
    const QHeaderView *header = m_table->horizontalHeader();
    content.sortColumn = columnTitle(static_cast<IncidentColumn>(header->sortIndicatorSection()));
    content.order = header->sortIndicatorOrder();
    content.selected = m_selection.count();
    m_footer->setContent(content);
}

void ListPane::showPending(qint64 count)
{
    m_newRows->setCount(count);
    showFooter();
}

void ListPane::jump(const JumpTarget &target)
{
    const qint64 held = m_list.pendingNewRows();
    const qint64 rows = m_list.rowCount();
    if (target.kind != JumpTarget::Kind::Number) {
        if (rows == 0)
            return;
        const qint64 row =
            target.kind == JumpTarget::Kind::Row
                ? target.row - 1 - held
                : static_cast<qint64>(std::llround(static_cast<double>(rows - 1) * target.percent / 100.0));
        m_table->goToRow(static_cast<int>(std::clamp<qint64>(row, 0, rows - 1)));
        m_footer->clearJump();
        focusRows();
        return;
    }
    const quint64 number = ++m_jumpNumber;
    whenAnswered(this, m_backend.findByNumber(target.number),
                 [this, number, text = target.number](Result<IncidentId> &&id) {
                     if (number != m_jumpNumber)
                         return;
                     if (!id) {
                         m_footer->setJumpProblem(id.error().code == Error::Code::NotFound
                                                      ? tr("There is no incident %1").arg(visibleControls(text))
                                                      : visibleControls(id.error().message));
                         return;
                     }
                     m_footer->clearJump();
                     if (const int row = m_list.rowOf(*id); row >= 0)
                         m_table->goToRow(row);
                     Q_EMIT openWanted(*id);
                     focusRows();
                 });
}

void ListPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

} // namespace itsm
