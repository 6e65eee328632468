#include "views/incidents/alert_card.h"

#include "models/labels.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/signs.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

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
    if (!(m_alert == alert))
        m_problem->hide();
    m_alert = alert;
    m_zone = zone;
    refresh();
}

QWidget *AlertCard::tabAfter(QWidget *previous)
{
    QWidget::setTabOrder(previous, m_acknowledge);
    QWidget::setTabOrder(m_acknowledge, m_resolve);
    QWidget::setTabOrder(m_resolve, m_undo);
    return m_undo;
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

bool AlertCard::focusUndo()
{
    if (m_undo->isHidden())
        return false;
    m_undo->setFocus(Qt::OtherFocusReason);
    return true;
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
    const QString name = alertNameLabel(m_alert);
    m_name->setText(name);
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
                              m_alert.channels.isEmpty() ? tr("no channel") : channelsLabel(m_alert.channels)));
    m_meta->setText(lines.join(u'\n'));
    m_acknowledge->setText(tr("Acknowledge"));
    m_resolve->setText(tr("Resolve"));
    m_acknowledge->setAccessibleName(tr("Acknowledge the alert %1").arg(name));
    m_resolve->setAccessibleName(tr("Resolve the alert %1").arg(name));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Take back what was done to the alert %1").arg(name));
    m_acknowledge->setVisible(m_alert.status == AlertStatus::Active);
    m_resolve->setVisible(!resolved);
    setAccessibleName(name);
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

} // namespace itsm
