#include "views/alerts/alerts_page.h"

#include "models/alert_feed.h"
#include "models/answer.h"
#include "services/auth/permissions.h"
#include "views/alerts/alert_commands.h"
#include "views/alerts/alert_table.h"
#include "views/records/days_button.h"
#include "views/records/group_button.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"
#include "views/widgets/undo_time.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString daysName = u"historyDays"_s;
const QString groupName = u"group"_s;

AlertFilterTerm equalTerm(AlertField field, const QString &value)
{
    return {.field = field, .op = FilterOp::Equal, .negated = false, .values = {value}};
}

/// The first thing that was not done, and how many there are.
struct Failures
{
    int count = 0;
    QString reason;
};
Failures failuresOf(const std::vector<AlertItem> &items)
{
    Failures failures;
    for (const AlertItem &item : items) {
        if (item.error && failures.count++ == 0)
            failures.reason = visibleControls(item.error->message);
    }
    return failures;
}

} // namespace

AlertsPage::AlertsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state, QWidget *parent)
    : RecordPage({.backend = backend, .clock = clock, .actions = actions, .state = state}, u"alerts"_s,
                 alertVocabulary(), parent)
    , m_feed(new AlertFeed(backend, clock, this))
    , m_model(new AlertListModel(clock, this))
    , m_table(new AlertTable(*m_model, this))
    , m_days(new DaysButton({1, 7, 30}, this))
    , m_group(new GroupButton(this))
    , m_acknowledge(new QPushButton(this))
    , m_resolve(new QPushButton(this))
{
    setObjectName(u"alertsPage"_s);
    m_acknowledge->setIcon(icon("acknowledge"_L1));
    m_resolve->setIcon(icon("resolve"_L1));
    head()->addWidget(m_group);
    head()->addWidget(m_days);
    head()->addWidget(m_acknowledge);
    head()->addWidget(m_resolve);
    addCards();
    connect(m_group, &GroupButton::keyChosen, this, &AlertsPage::setGroup);
    connect(m_group, &GroupButton::foldAllWanted, this, [this](bool isFolded) {
        m_model->setAllFolded(isFolded);
        keepCurrentRow();
    });
    connect(m_table, &RecordTable::foldWanted, m_model, &AlertListModel::setFolded);
    connect(m_days, &DaysButton::daysChosen, this, &AlertsPage::setHistoryDays);
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { this->actions().trigger(u"alert.acknowledge"_s); });
    connect(m_resolve, &QPushButton::clicked, this, [this] { this->actions().trigger(u"alert.resolve"_s); });
    m_undoTimer.setSingleShot(true);
    connect(&m_undoTimer, &QTimer::timeout, this, [this] { offerUndo({}); });
    addAlertCommands(actions, *this);
    build(m_feed, m_table);
    setGroup(remembered(groupName).toString());
    setHistoryDays(remembered(daysName).toInt());
}

void AlertsPage::addCards()
{
    const AlertFilterTerm active = equalTerm(AlertField::Is, u"active"_s);
    m_cards = {
        {.filter = {{active}}, .mark = {}},
        {.filter = {{equalTerm(AlertField::Is, u"unacknowledged"_s)}}, .mark = {}},
        {.filter = {{active, equalTerm(AlertField::Severity, u"critical"_s)}}, .mark = markOf(Severity::Critical)},
        {.filter = {{active, equalTerm(AlertField::Severity, u"high"_s)}}, .mark = markOf(Severity::High)},
    };
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(2));
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
    top()->addLayout(row);
}

void AlertsPage::setHistoryDays(int days)
{
    m_days->setDays(days);
    remember(daysName, m_days->days());
    // Who never looks at the page does not pay for it.
    if (m_feed->isStarted())
        startReading();
    retranslate();
}

int AlertsPage::historyDays() const
{
    return m_days->days();
}

void AlertsPage::startReading()
{
    AlertScope scope;
    if (historyDays() > 0)
        scope.since = clock().now() - std::chrono::days(historyDays());
    m_feed->setScope(scope);
}

void AlertsPage::showHistoryMenu()
{
    m_days->openMenu();
}

void AlertsPage::setGroup(const QString &key)
{
    m_group->setKey(key);
    remember(groupName, m_group->key());
    m_model->setGroupColumn(m_table->columns()->columnOf(m_group->key()));
    keepCurrentRow();
}

/// The row that the keyboard was on may have been folded away.
void AlertsPage::keepCurrentRow()
{
    if (isVisible() && !m_table->currentIndex().isValid())
        m_table->goToRow(0, false);
}

void AlertsPage::showGroupMenu()
{
    m_group->openMenu();
}

void AlertsPage::showRecords()
{
    m_model->setRecords(m_feed->records().values());
}

void AlertsPage::applyFilter(const std::vector<AnyFilterTerm> &terms)
{
    m_model->setFilter({.terms = termsAs<AlertField>(terms)}, backend().actor().user);
}

QStringList AlertsPage::completions(int field) const
{
    QStringList values = alertVocabulary().values(field);
    const auto add = [&](auto textOf) { values += different(m_feed->records(), textOf); };
    switch (static_cast<AlertField>(field)) {
    case AlertField::Severity:
        std::reverse(values.begin(), values.end()); // the worst first
        break;
    case AlertField::Name:
        add([](const Alert &alert) { return alert.name; });
        break;
    case AlertField::Type:
        add([](const Alert &alert) { return alert.type; });
        break;
    case AlertField::Ci:
        add([](const Alert &alert) { return alert.ciName; });
        break;
    case AlertField::Owner:
        values << u"me"_s << u"none"_s;
        add([](const Alert &alert) { return alert.acknowledgedByName; });
        break;
    case AlertField::Source:
        add([](const Alert &alert) { return alert.source; });
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

void AlertsPage::showSummary()
{
    const FilterContext context{.now = clock().now(), .me = backend().actor().user};
    const bool isKnown = m_feed->readAt().has_value();
    for (const Card &card : m_cards) {
        const auto count = std::count_if(m_feed->records().begin(), m_feed->records().end(),
                                         [&](const Alert &alert) { return matches(card.filter, alert, context); });
        card.widget->setValue({.number = isKnown ? QLocale().toString(qlonglong{count}) : QString(),
                               .mark = count > 0 ? card.mark : Mark(),
                               .atLeast = m_feed->isCut(),
                               .stale = m_feed->state() == ListFeed::State::Stale});
        card.widget->setChecked(m_model->filter() == card.filter);
    }
}

QString AlertsPage::countSentence(int shown, qsizetype all) const
{
    return shown == all ? tr("%Ln alert(s)", nullptr, shown) : tr("%L1 of %L2 alerts").arg(shown).arg(all);
}

QString AlertsPage::copiedSentence(int rows) const
{
    return tr("%Ln alert(s) copied.", nullptr, rows);
}

RecordPage::EmptyWords AlertsPage::emptyWords() const
{
    if (historyDays() > 0)
        return {.title = tr("No alerts in this time"), .hint = {}};
    return {.title = tr("No active alerts"), .hint = tr("New ones appear here as soon as they are raised.")};
}

std::vector<const char *> AlertsPage::menuCommands() const
{
    return {"alert.acknowledge", "alert.resolve", "alert.undo",  "alert.open",
            "alert.copy",        "alert.copyAs",  "alert.export"};
}

QString AlertsPage::refusal(AlertStatus to) const
{
    if (!hasPermission(backend().actor().role, Permission::WriteAlerts))
        return tr("Your role “%1” may not change alerts.").arg(displayText(backend().actor().role));
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
    actions().setAvailable(u"alert.acknowledge"_s, acknowledge.isEmpty(), acknowledge);
    actions().setAvailable(u"alert.resolve"_s, resolve.isEmpty(), resolve);
    actions().setAvailable(u"alert.undo"_s, !m_undo.empty() && !m_isBusy,
                           m_isBusy ? tr("A command is still running.") : tr("There is nothing to take back."));
    const bool hasOne = m_table->currentIndex().isValid();
    actions().setAvailable(u"alert.open"_s, hasOne, tr("Select an alert first."));
    actions().setAvailable(u"alert.copy"_s, hasOne, tr("Select an alert first."));
    const auto follow = [this](QPushButton *button, const QString &id) {
        const QAction *action = actions().action(id);
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
    whenAnswered(this, backend().changeAlerts(ids, to), [this, to](Result<std::vector<AlertItem>> &&result) {
        m_isBusy = false;
        onChanged(result, to);
        updateActions();
    });
}

void AlertsPage::onChanged(const Result<std::vector<AlertItem>> &result, AlertStatus to)
{
    if (!result) {
        tell(markOf(Severity::Critical), visibleControls(result.error().message));
        return;
    }
    const Failures failures = failuresOf(*result);
    std::vector<AlertId> done;
    for (const AlertItem &item : *result) {
        if (!item.error)
            done.push_back(item.id);
    }
    if (!done.empty()) {
        const auto count = static_cast<int>(done.size());
        const QString text = to == AlertStatus::Resolved ? tr("%Ln alert(s) resolved.", nullptr, count)
                                                         : tr("%Ln alert(s) acknowledged.", nullptr, count);
        const QAction *undo = actions().action(u"alert.undo"_s);
        Q_EMIT messageShown(
            tr("%1 Undo: %2", "what was done, and the key that takes it back").arg(text, shortcutText(*undo)));
        offerUndo(std::move(done));
    }
    if (failures.count > 0)
        tell(markOf(Severity::High), tr("%Ln alert(s) not changed: %1", nullptr, failures.count).arg(failures.reason));
}

void AlertsPage::offerUndo(std::vector<AlertId> ids)
{
    m_undo = std::move(ids);
    if (m_undo.empty())
        m_undoTimer.stop();
    else
        m_undoTimer.start(undoTime);
    updateActions();
}

void AlertsPage::undo()
{
    if (m_undo.empty() || m_isBusy)
        return;
    m_isBusy = true;
    const std::vector<AlertId> ids = m_undo;
    offerUndo({});
    whenAnswered(this, backend().takeBackAlerts(ids), [this, ids](Result<std::vector<AlertItem>> &&result) {
        m_isBusy = false;
        if (!result && result.error().isRetryable())
            offerUndo(ids); // the offer was not taken; whether it is still time is for the desk to say
        onTakenBack(result);
        updateActions();
    });
}

void AlertsPage::onTakenBack(const Result<std::vector<AlertItem>> &result)
{
    if (!result) {
        tell(markOf(Severity::Critical), visibleControls(result.error().message));
        return;
    }
    const Failures failures = failuresOf(*result);
    if (const int done = static_cast<int>(result->size()) - failures.count; done > 0)
        Q_EMIT messageShown(tr("%Ln change(s) taken back.", nullptr, done));
    if (failures.count > 0)
        tell(markOf(Severity::High),
             tr("%Ln change(s) not taken back: %1", nullptr, failures.count).arg(failures.reason));
}

void AlertsPage::open(int row)
{
    if (const Alert *alert = m_model->at(row)) {
        Q_EMIT incidentWanted(alert->incidentId);
    } else {
        const auto heading = m_table->model()->index(row, 0).data(HeadingRole).value<RowHeading>();
        m_model->setFolded(row, !heading.isFolded);
    }
}

void AlertsPage::retranslate()
{
    setTitle(tr("Alerts"), tr("Filter: words, severity:critical, is:unacknowledged, -channel:sms …"));
    const auto choice = [](AlertField field, const QString &words) {
        return GroupButton::Choice{.key = alertVocabulary().field(static_cast<int>(field)).name, .words = words};
    };
    m_group->setChoices({choice(AlertField::Source, tr("By source")), choice(AlertField::Incident, tr("By incident")),
                         choice(AlertField::Ci, tr("By configuration item")),
                         choice(AlertField::Severity, tr("By severity"))});
    m_days->setZeroWords(tr("Active"), tr("Active alerts"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_resolve->setText(tr("Resolve"));
    const std::array titles{tr("Active"), tr("Unacknowledged"), tr("Critical"), tr("High")};
    for (size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i].widget->setTitle(titles[i]);
}

} // namespace itsm
