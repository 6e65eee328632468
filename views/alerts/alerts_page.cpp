#include "views/alerts/alerts_page.h"

#include "models/alert_feed.h"
#include "models/answer.h"
#include "services/auth/permissions.h"
#include "views/alerts/alert_commands.h"
#include "views/alerts/alert_table.h"
#include "views/widgets/actions.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/filter_line.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QPushButton>
#include <QTimeZone>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ageStep = 10s;
constexpr auto bannerTime = 8s;
constexpr std::array historyDayCounts{1, 7, 30};

const QString columnsKey = u"alerts.columns"_s;
const QString filterKey = u"alerts.filter"_s;
const QString historyKey = u"alerts.filterHistory"_s;
const QString daysKey = u"alerts.historyDays"_s;

AlertFilterTerm equalTerm(AlertField field, const QString &value)
{
    return {.field = field, .op = FilterOp::Equal, .negated = false, .values = {value}};
}

QStringList completions(AlertField field, const AlertFeed &feed)
{
    QStringList values = alertVocabulary().values(static_cast<int>(field));
    if (field == AlertField::Severity)
        std::reverse(values.begin(), values.end()); // the worst first
    const auto collect = [&](auto &&textOf) {
        QSet<QString> seen;
        for (const Alert &alert : feed.records())
            seen.insert(textOf(alert));
        seen.remove(QString());
        QStringList sorted(seen.begin(), seen.end());
        sorted.sort();
        values += sorted;
    };
    switch (field) {
    case AlertField::Name:
        collect([](const Alert &alert) { return alert.name; });
        break;
    case AlertField::Type:
        collect([](const Alert &alert) { return alert.type; });
        break;
    case AlertField::Ci:
        collect([](const Alert &alert) { return alert.ciName; });
        break;
    case AlertField::Owner:
        values << u"me"_s << u"none"_s;
        collect([](const Alert &alert) { return alert.acknowledgedByName; });
        break;
    case AlertField::Source:
        collect([](const Alert &alert) { return alert.source; });
        break;
    case AlertField::Channel:
        values << u"email"_s << u"sms"_s << u"slack"_s << u"webhook"_s;
        break;
    case AlertField::Age:
        values << u"<1h"_s << u"<24h"_s << u">24h"_s << u">7d"_s;
        break;
    default:
        break;
    }
    return values;
}

} // namespace

AlertsPage::AlertsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_actions(actions)
    , m_state(state)
    , m_feed(new AlertFeed(backend, clock, this))
    , m_model(new AlertListModel(clock, this))
    , m_title(new PlainLabel(this))
    , m_filter(new FilterLine(
          [](const QString &text) {
              const auto parsed = parseAlertFilter(text);
              return parsed ? std::nullopt : std::optional(parsed.error());
          },
          [this](const QString &text, int cursor) {
              return completeTerms(text, cursor, alertVocabulary(),
                                   [this](int field) { return completions(static_cast<AlertField>(field), *m_feed); });
          },
          this))
    , m_scope(new QToolButton(this))
    , m_acknowledge(new QPushButton(this))
    , m_resolve(new QPushButton(this))
    , m_table(new AlertTable(*m_model, this))
    , m_overlay(new StateOverlay(m_table, this, clock))
    , m_banner(new ProgressBanner(this))
    , m_footer(new PlainLabel(this))
{
    setObjectName(u"alertsPage"_s);
    const Theme &t = theme();
    m_title->setLook(FontRole::Section);
    m_footer->setLook(FontRole::Meta, ColorRole::Muted);
    m_footer->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(2));
    m_scope->setObjectName(u"alertScope"_s);
    m_scope->setIcon(icon("history"_L1));
    m_scope->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_acknowledge->setIcon(icon("acknowledge"_L1));
    m_resolve->setIcon(icon("resolve"_L1));
    m_banner->hide();

    auto *head = new QHBoxLayout;
    head->setSpacing(t.space(2));
    head->addWidget(m_title);
    head->addSpacing(t.space(2));
    head->addWidget(m_filter, 1);
    head->addWidget(m_scope);
    head->addWidget(m_acknowledge);
    head->addWidget(m_resolve);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(t.space(2));
    addCards(cards);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(t.space(2), t.space(3), t.space(2), t.space(2));
    top->setSpacing(t.space(2));
    top->addLayout(head);
    top->addLayout(cards);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_overlay, 1);
    column->addWidget(m_banner);
    column->addWidget(m_footer);
    setFocusProxy(m_table);

    addAlertCommands(actions, *this);
    connectParts();
    restoreState();
    retranslate();
}

void AlertsPage::addCards(QLayout *row)
{
    const AlertFilterTerm active = equalTerm(AlertField::Is, u"active"_s);
    m_cards = {
        {.filter = {{active}}, .mark = {}},
        {.filter = {{equalTerm(AlertField::Is, u"unacknowledged"_s)}}, .mark = {}},
        {.filter = {{active, equalTerm(AlertField::Severity, u"critical"_s)}}, .mark = markOf(Severity::Critical)},
        {.filter = {{active, equalTerm(AlertField::Severity, u"high"_s)}}, .mark = markOf(Severity::High)},
    };
    for (Card &card : m_cards) {
        card.widget = new StatCard(QString(), this);
        card.widget->setCheckable(true);
        row->addWidget(card.widget);
        connect(card.widget, &QAbstractButton::clicked, this, [this, &card] {
            // A second click takes the question away again.
            const bool isOn = m_model->filter() == card.filter;
            setFilterText(isOn ? QString() : formatFilter(card.filter));
        });
    }
}

void AlertsPage::connectParts()
{
    connect(m_filter, &FilterLine::textApplied, this,
            [this](const QString &text) { applyFilter(*parseAlertFilter(text)); });
    connect(m_filter, &FilterLine::left, this, &AlertsPage::focusList);
    connect(m_filter, &FilterLine::historyChanged, this,
            [this](const QStringList &texts) { m_state.setValue(historyKey, QJsonArray::fromStringList(texts)); });
    connect(m_scope, &QToolButton::clicked, this, &AlertsPage::showHistoryMenu);
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { m_actions.trigger(u"alert.acknowledge"_s); });
    connect(m_resolve, &QPushButton::clicked, this, [this] { m_actions.trigger(u"alert.resolve"_s); });
    connect(m_feed, &AlertFeed::recordsChanged, this, [this] {
        m_model->setRecords(m_feed->records().values());
        showState();
        showCards();
        updateActions();
        if (m_table->hasFocus() && !m_table->currentIndex().isValid())
            focusList(); // the keyboard was there before the rows
    });
    connect(m_feed, &AlertFeed::stateChanged, this, &AlertsPage::showState);
    connect(m_table, &AlertTable::openWanted, this, &AlertsPage::openChosen);
    connect(m_table, &AlertTable::escapePressed, this, [this] { m_table->clearSelection(); });
    connect(m_table, &AlertTable::choiceChanged, this, [this] {
        updateActions();
        showFooter();
    });
    connect(m_table, &AlertTable::columnStateChanged, this,
            [this] { m_state.setValue(columnsKey, m_table->columnState()); });
    connect(m_table, &AlertTable::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const char *id : {"alert.acknowledge", "alert.resolve", "alert.open", "alert.copy"})
            menu->addAction(m_actions.action(QLatin1StringView(id)));
        menu->popup(at);
    });
    connect(m_overlay, &StateOverlay::retryRequested, this, &AlertsPage::refresh);
    connect(m_overlay, &StateOverlay::actionRequested, this, [this] { setFilterText({}); });
    connect(m_banner, &ProgressBanner::dismissed, m_banner, &QWidget::hide);
    connect(&m_bannerTimer, &QTimer::timeout, m_banner, &QWidget::hide);
    m_bannerTimer.setSingleShot(true);
    connect(&m_actions, &ActionRegistry::refused, this, [this](const QWidget *owner, const QString &reason) {
        if (owner != this)
            return;
        m_banner->finish(markOf(Severity::Medium), reason);
        m_bannerTimer.start(bannerTime);
    });
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model->refreshTimes();
    });
    m_ageTimer.start(ageStep);
}

void AlertsPage::restoreState()
{
    QStringList history;
    const QJsonArray texts = m_state.value(historyKey).toArray();
    for (const auto &text : texts)
        history.append(text.toString());
    m_filter->setHistory(history);
    if (const QJsonObject columns = m_state.value(columnsKey).toObject(); !columns.isEmpty())
        m_table->setColumnState(columns);
    if (const QString text = m_state.value(filterKey).toString(); !text.isEmpty() && parseAlertFilter(text))
        m_filter->setText(text);
    setHistoryDays(m_state.value(daysKey).toInt());
}

void AlertsPage::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    TimeFormat format;
    format.locale = QLocale();
    format.zone = mode == TimeZoneMode::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    m_model->setTimeFormat(format);
    m_overlay->setTimeZoneMode(mode);
}

void AlertsPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

QString AlertsPage::filterText() const
{
    return m_filter->text();
}

void AlertsPage::setHistoryDays(int days)
{
    m_days = std::clamp(days, 0, historyDayCounts.back());
    m_state.setValue(daysKey, m_days);
    // Who never looks at the page does not pay for it.
    if (m_feed->isStarted())
        readScope();
    retranslate();
}

void AlertsPage::readScope()
{
    AlertScope scope;
    if (m_days > 0)
        scope.since = m_clock.now() - std::chrono::days(m_days);
    m_feed->setScope(scope);
}

void AlertsPage::showHistoryMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, int days) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(days == m_days);
        connect(action, &QAction::triggered, this, [this, days] { setHistoryDays(days); });
    };
    add(tr("Active alerts"), 0);
    menu->addSeparator();
    for (const int days : historyDayCounts)
        add(tr("Of the last %n days", nullptr, days), days);
    menu->popup(m_scope->mapToGlobal(QPoint(0, m_scope->height())));
}

void AlertsPage::focusList()
{
    if (m_overlay->focusAction())
        return;
    m_table->focusRows();
}

void AlertsPage::focusFilter()
{
    m_filter->focusText();
}

void AlertsPage::refresh()
{
    m_feed->refresh();
}

void AlertsPage::applyFilter(const AlertFilter &filter)
{
    m_state.setValue(filterKey, formatFilter(filter));
    m_model->setFilter(filter, m_backend.actor().user);
    showState();
    showCards();
    updateActions();
}

void AlertsPage::showState()
{
    const QString reason = m_feed->error() ? visibleControls(m_feed->error()->message) : QString();
    switch (m_feed->state()) {
    case AlertFeed::State::Loading:
        m_overlay->setLoading();
        break;
    case AlertFeed::State::Failed:
        m_overlay->setFailed(reason);
        break;
    case AlertFeed::State::Stale:
        m_overlay->setStale(reason.isEmpty() ? visibleControls(m_backend.linkState().reason) : reason,
                            m_feed->readAt());
        break;
    case AlertFeed::State::Ready:
        if (m_model->rowCount() > 0)
            m_overlay->setReady();
        else if (m_model->total() > 0)
            m_overlay->setEmpty(tr("Nothing matches the filter"), visibleControls(formatFilter(m_model->filter())),
                                tr("Clear filter"));
        else if (m_days == 0)
            m_overlay->setEmpty(tr("No active alerts"), tr("New ones appear here as soon as they are raised."));
        else
            m_overlay->setEmpty(tr("No alerts in this time"));
        break;
    }
    showFooter();
}

void AlertsPage::showCards()
{
    const FilterContext context{.now = m_clock.now(), .me = m_backend.actor().user};
    const bool isKnown = m_feed->readAt().has_value();
    for (const Card &card : m_cards) {
        const auto count = std::count_if(m_feed->records().begin(), m_feed->records().end(),
                                         [&](const Alert &alert) { return matches(card.filter, alert, context); });
        card.widget->setValue({.number = isKnown ? QLocale().toString(qlonglong{count}) : QString(),
                               .mark = count > 0 ? card.mark : Mark(),
                               .atLeast = m_feed->isCut(),
                               .stale = m_feed->state() == AlertFeed::State::Stale});
        card.widget->setChecked(m_model->filter() == card.filter);
    }
}

void AlertsPage::showFooter()
{
    QStringList facts;
    const int shown = m_model->rowCount();
    if (shown == m_model->total())
        facts.append(tr("%Ln alert(s)", nullptr, shown));
    else
        facts.append(tr("%L1 of %L2 alerts").arg(shown).arg(m_model->total()));
    const QHeaderView *header = m_table->horizontalHeader();
    const QString title = m_model->headerData(header->sortIndicatorSection(), Qt::Horizontal).toString();
    facts.append(header->sortIndicatorOrder() == Qt::AscendingOrder ? tr("sorted by %1, ascending").arg(title)
                                                                    : tr("sorted by %1, descending").arg(title));
    if (const auto selected = m_table->selectionModel()->selectedRows().size(); selected > 0)
        facts.append(tr("%Ln selected", nullptr, static_cast<int>(selected)));
    if (m_feed->isCut())
        facts.append(tr("older ones are not shown"));
    m_footer->setText(facts.join(u" · "_s));
}

QString AlertsPage::refusal(AlertStatus to) const
{
    if (!hasPermission(m_backend.actor().role, Permission::WriteAlerts))
        return tr("Your role “%1” may not change alerts.").arg(displayText(m_backend.actor().role));
    if (m_isBusy)
        return tr("A command is still running.");
    const std::vector<Alert> chosen = m_table->chosen();
    if (chosen.empty())
        return tr("Select an alert first.");
    const bool isPossible = std::any_of(chosen.begin(), chosen.end(), [to](const Alert &alert) {
        return alert.status.rank() < Token<AlertStatus>(to).rank();
    });
    if (isPossible)
        return {};
    return to == AlertStatus::Resolved ? tr("Resolved already.") : tr("Acknowledged already.");
}

void AlertsPage::updateActions()
{
    const QString acknowledge = refusal(AlertStatus::Acknowledged);
    const QString resolve = refusal(AlertStatus::Resolved);
    m_actions.setAvailable(u"alert.acknowledge"_s, acknowledge.isEmpty(), acknowledge);
    m_actions.setAvailable(u"alert.resolve"_s, resolve.isEmpty(), resolve);
    const bool hasOne = m_model->at(m_table->currentIndex().row()) != nullptr;
    m_actions.setAvailable(u"alert.open"_s, hasOne, tr("Select an alert first."));
    m_actions.setAvailable(u"alert.copy"_s, hasOne, tr("Select an alert first."));
    const auto follow = [this](QPushButton *button, const QString &id) {
        const QAction *action = m_actions.action(id);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    follow(m_acknowledge, u"alert.acknowledge"_s);
    follow(m_resolve, u"alert.resolve"_s);
}

void AlertsPage::changeChosen(AlertStatus to)
{
    std::vector<AlertId> ids;
    for (const Alert &alert : m_table->chosen()) {
        // A mixed selection means those that it can mean.
        if (alert.status.rank() < Token<AlertStatus>(to).rank())
            ids.push_back(alert.id);
    }
    if (ids.empty() || m_isBusy)
        return;
    m_isBusy = true;
    updateActions();
    whenAnswered(this, m_backend.changeAlerts(ids, to), [this, to](Result<std::vector<AlertItem>> &&result) {
        m_isBusy = false;
        onChanged(result, to);
        updateActions();
    });
}

void AlertsPage::onChanged(const Result<std::vector<AlertItem>> &result, AlertStatus to)
{
    if (!result) {
        m_bannerTimer.stop();
        m_banner->finish(markOf(Severity::Critical), visibleControls(result.error().message));
        return;
    }
    const auto failed =
        std::count_if(result->begin(), result->end(), [](const AlertItem &item) { return item.error.has_value(); });
    const auto done = static_cast<int>(result->size()) - static_cast<int>(failed);
    if (done > 0)
        Q_EMIT messageShown(to == AlertStatus::Resolved ? tr("%Ln alert(s) resolved.", nullptr, done)
                                                        : tr("%Ln alert(s) acknowledged.", nullptr, done));
    if (failed == 0)
        return;
    const auto first =
        std::find_if(result->begin(), result->end(), [](const AlertItem &item) { return item.error.has_value(); });
    m_banner->finish(markOf(Severity::High), tr("%Ln alert(s) not changed: %1", nullptr, static_cast<int>(failed))
                                                 .arg(visibleControls(first->error->message)));
    m_bannerTimer.start(bannerTime);
}

void AlertsPage::openChosen()
{
    if (const Alert *alert = m_model->at(m_table->currentIndex().row()))
        Q_EMIT incidentWanted(alert->incidentId);
}

void AlertsPage::copyChosen()
{
    const std::vector<int> rows = m_table->chosenRows();
    QApplication::clipboard()->setText(m_table->tabSeparated(rows));
    Q_EMIT messageShown(tr("%Ln alert(s) copied.", nullptr, static_cast<int>(rows.size())));
}

void AlertsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_feed->isStarted())
        readScope();
    m_model->refreshTimes();
    focusList();
}

void AlertsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AlertsPage::retranslate()
{
    setAccessibleName(tr("Alerts"));
    m_title->setText(tr("Alerts"));
    m_table->setAccessibleName(tr("Alerts"));
    m_filter->setPlaceholderText(tr("Filter: words, severity:critical, is:unacknowledged, -channel:sms …"));
    m_scope->setText(m_days == 0 ? tr("Active") : tr("%n days", "alerts of so many days", m_days));
    m_scope->setToolTip(tr("Choose active alerts or those of some days"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_resolve->setText(tr("Resolve"));
    const std::array titles{tr("Active"), tr("Unacknowledged"), tr("Critical"), tr("High")};
    for (size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i].widget->setTitle(titles[i]);
    setTimeZoneMode(m_zone);
    showState();
    showCards();
    updateActions();
}

} // namespace itsm
