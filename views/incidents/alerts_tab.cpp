#include "views/incidents/alerts_tab.h"

#include "models/answer.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/signs.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"
#include "views/widgets/undo_time.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t pageSize = 50; ///< cards made at once
} // namespace

AlertCard::AlertCard(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_sign(new PlainLabel(this))
    , m_name(new PlainLabel(this))
    , m_status(new PlainLabel(this))
    , m_message(new PlainLabel(this))
    , m_meta(new PlainLabel(this))
    , m_problem(new PlainLabel(this))
    , m_acknowledge(new QPushButton(this))
    , m_resolve(new QPushButton(this))
    , m_undo(new QPushButton(this))
{
    setObjectName(u"alertCard"_s);
    m_name->setWordWrap(true);
    m_status->setLook(FontRole::Meta, ColorRole::Muted);
    m_message->setLook(FontRole::Table);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meta->setLook(FontRole::Meta, ColorRole::Muted);
    m_meta->setWordWrap(true);
    m_problem->setLook(FontRole::Meta, ColorRole::Critical);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_acknowledge->setObjectName(u"acknowledgeAlert"_s);
    m_resolve->setObjectName(u"resolveAlert"_s);
    m_undo->setObjectName(u"undoAlert"_s);
    m_undo->setIcon(icon("undo"_L1));
    m_undo->hide();
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { Q_EMIT acknowledgeWanted(m_alert.id); });
    connect(m_resolve, &QPushButton::clicked, this, [this] { Q_EMIT resolveWanted(m_alert.id); });
    connect(m_undo, &QPushButton::clicked, this, &AlertCard::undoWanted);

    auto *head = new QHBoxLayout;
    head->setSpacing(theme().space(2));
    head->addWidget(m_sign, 0, Qt::AlignTop);
    head->addWidget(m_name, 1);
    head->addWidget(m_status, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme().space(2));
    buttons->addWidget(m_acknowledge);
    buttons->addWidget(m_resolve);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme().space(3), theme().space(3), theme().space(3), theme().space(3));
    layout->setSpacing(theme().space(1));
    layout->addLayout(head);
    layout->addWidget(m_message);
    layout->addWidget(m_meta);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
}

void AlertCard::setAlert(const Alert &alert, TimeZoneMode zone)
{
    m_alert = alert;
    m_zone = zone;
    m_problem->hide();
    refresh();
}

void AlertCard::setEditable(bool editable)
{
    m_editable = editable;
    m_acknowledge->setEnabled(editable);
    m_resolve->setEnabled(editable);
    m_undo->setEnabled(editable);
}

void AlertCard::setUndoable(bool undoable)
{
    m_undo->setVisible(undoable);
}

void AlertCard::showError(const QString &message)
{
    m_problem->setText(message);
    m_problem->show();
}

void AlertCard::refresh()
{
    const bool resolved = m_alert.status == AlertStatus::Resolved;
    const Mark mark = resolved ? markOf(AlertStatus::Resolved) : markOf(m_alert.severity.value());
    const int size = theme().px(16);
    m_sign->setPixmap(signPixmap(mark.sign, theme().color(mark.color), size, devicePixelRatioF()));
    m_sign->setToolTip(plainTooltip(displayText(m_alert.severity)));
    m_name->setLook(FontRole::TableBold, resolved ? ColorRole::Muted : ColorRole::Text);
    m_name->setText(m_alert.name);
    m_status->setText(displayText(m_alert.status));
    m_message->setText(m_alert.message);
    m_message->setVisible(!m_alert.message.isEmpty());

    QStringList lines;
    const Instant now = m_clock.now();
    QString when = tr("Triggered %1 (%2)")
                       .arg(relativeTimeLong(m_alert.triggeredAt, now), absoluteTime(m_alert.triggeredAt, m_zone));
    lines.append(when);
    if (m_alert.acknowledgedAt) {
        const QString ago = relativeTimeLong(*m_alert.acknowledgedAt, now);
        lines.append(m_alert.acknowledgedByName.isEmpty()
                         ? tr("Acknowledged %1").arg(ago)
                         : tr("Acknowledged %1 by %2").arg(ago, m_alert.acknowledgedByName));
    }
    if (m_alert.resolvedAt)
        lines.append(tr("Resolved %1").arg(relativeTimeLong(*m_alert.resolvedAt, now)));
    if (!m_alert.channels.isEmpty() || !m_alert.recipients.isEmpty())
        lines.append(tr("To %1 by %2", "recipients and channels of an alert")
                         .arg(m_alert.recipients.isEmpty() ? tr("nobody") : m_alert.recipients.join(u", "_s),
                              m_alert.channels.isEmpty() ? tr("no channel") : m_alert.channels.join(u", "_s)));
    m_meta->setText(lines.join(u'\n'));
    m_acknowledge->setText(tr("Acknowledge"));
    m_resolve->setText(tr("Resolve"));
    m_acknowledge->setAccessibleName(tr("Acknowledge the alert %1").arg(m_alert.name));
    m_resolve->setAccessibleName(tr("Resolve the alert %1").arg(m_alert.name));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Take back what was done to the alert %1").arg(m_alert.name));
    m_acknowledge->setVisible(m_alert.status == AlertStatus::Active);
    m_resolve->setVisible(!resolved);
    setAccessibleName(m_alert.name);
}

void AlertCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_alert.id.isValid() && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange))
        refresh();
}

void AlertCard::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().color(ColorRole::Border));
    painter.setBrush(theme().color(ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme().radius(), theme().radius());
}

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

int AlertsTab::activeCount() const
{
    return static_cast<int>(std::count_if(m_alerts.begin(), m_alerts.end(),
                                          [](const Alert &alert) { return alert.status == AlertStatus::Active; }));
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

void AlertsTab::rebuild()
{
    const size_t count = std::min(m_shown, m_alerts.size());
    while (static_cast<size_t>(m_cards.size()) > count)
        delete m_cards.takeLast();
    while (static_cast<size_t>(m_cards.size()) < count) {
        auto *card = new AlertCard(m_clock, widget());
        connect(card, &AlertCard::acknowledgeWanted, this, [this](AlertId id) { run(id, false); });
        connect(card, &AlertCard::resolveWanted, this, [this](AlertId id) { run(id, true); });
        connect(card, &AlertCard::undoWanted, this, &AlertsTab::undo);
        m_list->addWidget(card);
        m_cards.append(card);
    }
    for (size_t i = 0; i < count; ++i) {
        AlertCard *card = m_cards[static_cast<qsizetype>(i)];
        card->setAlert(m_alerts[i], m_zone);
        card->setEditable(m_editable);
        card->setUndoable(m_alerts[i].id == m_undo);
    }
    m_empty->setVisible(m_alerts.empty());
    const size_t rest = m_alerts.size() - count;
    m_more->setVisible(rest > 0);
    m_more->setText(tr("%n more", nullptr, static_cast<int>(rest)));
    m_summary->setText(m_alerts.empty() ? QString() : tr("%L1 active of %L2").arg(activeCount()).arg(m_alerts.size()));
}

void AlertsTab::run(AlertId id, bool resolve)
{
    auto future = resolve ? m_backend.resolveAlert(id) : m_backend.acknowledgeAlert(id);
    whenAnswered(this, std::move(future), [this, id, resolve](Result<Alert> &&result) {
        if (result) {
            for (Alert &alert : m_alerts) {
                if (alert.id == id)
                    alert = *result;
            }
            offerUndo(id);
            const QString name = visibleControls(result->name);
            Q_EMIT done(resolve ? tr("The alert “%1” is resolved.").arg(name)
                                : tr("The alert “%1” is acknowledged.").arg(name));
            return;
        }
        for (AlertCard *card : std::as_const(m_cards)) {
            if (card->alertId() == id)
                card->showError(result.error().message);
        }
    });
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
