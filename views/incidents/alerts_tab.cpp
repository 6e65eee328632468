#include "views/incidents/alerts_tab.h"

#include "models/answer.h"
#include "views/incidents/alert_card.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"
#include "views/widgets/undo_time.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t pageSize = 50; ///< cards made at once
} // namespace

AlertsTab::AlertsTab(Backend &backend, const Clock &clock, QWidget *parent)
    : QScrollArea(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_list(new QVBoxLayout)
{
    setObjectName(u"alertsTab"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(this);
    m_summary = new PlainLabel(page);
    m_summary->setLook(FontRole::Meta, ColorRole::Muted);
    m_empty = new PlainLabel(page);
    m_empty->setLook(FontRole::Form, ColorRole::Muted);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(0, theme().space(8), 0, theme().space(8));
    m_new = new QPushButton(page);
    m_new->setIcon(icon("plus"_L1));
    m_new->setObjectName(u"newAlert"_s);
    m_more = new QPushButton(page);
    m_more->hide();
    connect(m_new, &QPushButton::clicked, this, &AlertsTab::newAlertWanted);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_shown += pageSize;
        rebuild();
    });
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_new);
    m_list->setSpacing(theme().space(2));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme().space(4), theme().space(3), theme().space(4), theme().space(4));
    layout->setSpacing(theme().space(3));
    layout->addLayout(head);
    layout->addWidget(m_empty);
    layout->addLayout(m_list);
    layout->addWidget(m_more);
    layout->addStretch();
    setWidget(page);
    // The pane paints the surface; a role of our own would change the colour of texts too.
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    m_shown = pageSize;
    m_undoTimer.setSingleShot(true);
    connect(&m_undoTimer, &QTimer::timeout, this, &AlertsTab::forgetUndo);
    retranslate();
}

void AlertsTab::setAlerts(IncidentId incident, const std::vector<Alert> &alerts)
{
    if (m_incident != incident)
        m_shown = pageSize;
    m_incident = incident;
    m_alerts = alerts;
    // What needs somebody comes first.
    std::stable_sort(m_alerts.begin(), m_alerts.end(), [](const Alert &a, const Alert &b) {
        if (a.status.rank() != b.status.rank())
            return a.status.rank() < b.status.rank();
        return a.triggeredAt > b.triggeredAt;
    });
    rebuild();
}

int AlertsTab::unresolvedCount() const
{
    return static_cast<int>(std::count_if(m_alerts.begin(), m_alerts.end(),
                                          [](const Alert &alert) { return alert.status != AlertStatus::Resolved; }));
}

void AlertsTab::setEditable(bool editable)
{
    m_editable = editable;
    m_new->setEnabled(editable);
    for (AlertCard *card : std::as_const(m_cards))
        card->setEditable(editable);
}

void AlertsTab::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    rebuild();
}

void AlertsTab::refreshTimes()
{
    if (isVisible())
        rebuild();
}

/// The pointer or the keyboard is at a card: what is pressed next must be what it was aimed at.
bool AlertsTab::isInUse() const
{
    const QWidget *focus = QApplication::focusWidget();
    return std::any_of(m_cards.begin(), m_cards.end(),
                       [focus](const AlertCard *card) { return card->underMouse() || card->isAncestorOf(focus); });
}

/// The alerts in the order of their cards: what needs somebody first, but cards in use stay where they are.
std::vector<const Alert *> AlertsTab::order() const
{
    const size_t count = std::min(m_shown, m_alerts.size());
    std::vector<const Alert *> shown;
    if (isInUse()) {
        for (const AlertCard *card : m_cards) {
            const auto alert = std::ranges::find(m_alerts, card->alertId(), &Alert::id);
            if (alert != m_alerts.end())
                shown.push_back(&*alert);
        }
    }
    for (const Alert &alert : m_alerts) {
        if (shown.size() >= count)
            break;
        if (std::ranges::find(shown, &alert) == shown.end())
            shown.push_back(&alert);
    }
    return shown;
}

void AlertsTab::rebuild()
{
    const QPointer<QWidget> had = QApplication::focusWidget();
    // A card stays with its alert.
    QHash<AlertId, AlertCard *> known;
    for (AlertCard *card : std::as_const(m_cards))
        known.insert(card->alertId(), card);
    const std::vector<const Alert *> shown = order();
    m_cards.clear();
    QWidget *last = m_new;
    for (const Alert *alert : shown) {
        AlertCard *card = known.take(alert->id);
        if (!card) {
            card = new AlertCard(m_clock, widget());
            connect(card, &AlertCard::acknowledgeWanted, this, [this](AlertId id) { run(id, false); });
            connect(card, &AlertCard::resolveWanted, this, [this](AlertId id) { run(id, true); });
            connect(card, &AlertCard::undoWanted, this, &AlertsTab::undo);
        }
        const auto place = static_cast<int>(m_cards.size());
        if (m_list->indexOf(card) != place) {
            m_list->removeWidget(card);
            m_list->insertWidget(place, card);
        }
        card->setAlert(*alert, m_zone);
        card->setEditable(m_editable);
        card->setUndoable(alert->id == m_undo);
        last = card->tabAfter(last);
        m_cards.append(card);
    }
    for (AlertCard *gone : std::as_const(known)) {
        gone->hide();
        gone->deleteLater(); // it may be the one whose button brought us here
    }
    // A button that went takes the keyboard to the next one, which does something else: a second press must not.
    if (had && !had->isVisibleTo(this) && isAncestorOf(had)) {
        const auto card = std::ranges::find_if(m_cards, [&](const AlertCard *each) { return each->isAncestorOf(had); });
        if (card == m_cards.end() || !(*card)->focusUndo())
            setFocus(Qt::OtherFocusReason);
    }
    m_empty->setVisible(m_alerts.empty());
    const size_t rest = m_alerts.size() - shown.size();
    m_more->setVisible(rest > 0);
    m_more->setText(tr("%n more", nullptr, static_cast<int>(rest)));
    const QString words = isCut() ? tr("The first %L2 alerts, %L1 of them unresolved") : tr("%L1 unresolved of %L2");
    m_summary->setText(m_alerts.empty() ? QString() : words.arg(unresolvedCount()).arg(m_alerts.size()));
}

void AlertsTab::run(AlertId id, bool resolve)
{
    auto future = resolve ? m_backend.resolveAlert(id) : m_backend.acknowledgeAlert(id);
    const auto meant = std::ranges::find(m_alerts, id, &Alert::id);
    const QString name = meant == m_alerts.end() ? QString() : visibleControls(meant->name);
    whenAnswered(this, std::move(future), [this, id, resolve, name](Result<Alert> &&result) {
        if (result) {
            for (Alert &alert : m_alerts) {
                if (alert.id == id)
                    alert = *result;
            }
            offerUndo(id);
            Q_EMIT done(resolve ? tr("The alert “%1” is resolved.").arg(name)
                                : tr("The alert “%1” is acknowledged.").arg(name));
        } else {
            tellFailure(id, name, result.error());
        }
    });
}

void AlertsTab::tellFailure(AlertId id, const QString &name, const Error &error)
{
    const auto card = std::ranges::find(m_cards, id, &AlertCard::alertId);
    if (card != m_cards.end())
        (*card)->showError(error.message);
    if (card != m_cards.end() && (*card)->isVisible())
        return;
    Error told = error;
    told.message = tr("The alert “%1” was not changed: %2", "name of an alert, why").arg(name, error.message);
    Q_EMIT failedUnseen(told);
}

void AlertsTab::offerUndo(AlertId id)
{
    m_undo = id;
    if (m_undo.isValid())
        m_undoTimer.start(undoTime);
    else
        m_undoTimer.stop();
    rebuild();
    Q_EMIT undoChanged();
}

void AlertsTab::undo()
{
    if (!m_undo.isValid())
        return;
    const AlertId id = m_undo;
    offerUndo({});
    whenAnswered(this, m_backend.takeBackAlerts({id}), [this, id](Result<std::vector<AlertItem>> &&items) {
        if (!items) {
            // The offer was not taken; whether it is still time is for the desk to say.
            if (items.error().isRetryable() && !m_undo.isValid())
                offerUndo(id);
            Q_EMIT undoFailed(items.error());
        } else if (!items->empty() && items->front().error) {
            Q_EMIT undoFailed(*items->front().error);
        } else {
            Q_EMIT done(tr("The change of the alert is taken back."));
        }
    });
}

void AlertsTab::leaveEvent(QEvent *event)
{
    QScrollArea::leaveEvent(event);
    rebuild();
}

void AlertsTab::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AlertsTab::retranslate()
{
    setAccessibleName(tr("Alerts"));
    m_new->setText(tr("New alert"));
    m_empty->setText(tr("No alerts for this incident"));
    rebuild();
}

} // namespace itsm
