#include "views/alerts/alerts_page.h"

#include "models/alert_feed.h"
#include "views/alerts/alert_commands.h"
#include "views/alerts/alert_table.h"
#include "views/records/days_button.h"
#include "views/records/group_button.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/theme.h"

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
    m_feed->setSpan(historyDays() > 0 ? std::optional<std::chrono::hours>(std::chrono::days(historyDays()))
                                      : std::nullopt);
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
    const bool isKnown = m_feed->knownUntil().has_value();
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
    return {.title = tr("No unresolved alerts"), .hint = tr("New ones appear here as soon as they are raised.")};
}

std::vector<const char *> AlertsPage::menuCommands() const
{
    return {"alert.acknowledge", "alert.resolve", "alert.undo",  "-", "alert.open", "-",
            "alert.copy",        "alert.copyAs",  "alert.export"};
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
    m_days->setZeroWords(tr("Unresolved"), tr("Unresolved alerts"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_resolve->setText(tr("Resolve"));
    const std::array titles{tr("Unresolved"), tr("Unacknowledged"), tr("Critical"), tr("High")};
    for (size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i].widget->setTitle(titles[i]);
}

} // namespace itsm
