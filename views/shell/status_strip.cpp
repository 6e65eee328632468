#include "views/shell/status_strip.h"

#include "views/widgets/freshness_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int messageMs = 6'000;
} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QFrame(parent)
    , m_freshness(new FreshnessBar)
    , m_reason(new PlainLabel)
    , m_message(new PlainLabel)
    , m_engine(new PlainLabel)
    , m_zone(new QToolButton)
    , m_signIn(new QToolButton)
{
    const Theme &t = theme();
    setFixedHeight(t.px(32));
    m_reason->setLook(FontRole::Meta, ColorRole::Critical);
    m_reason->setElideMode(Qt::ElideRight);
    m_reason->hide();
    m_message->setObjectName(u"statusMessage"_s);
    m_message->setLook(FontRole::Meta);
    m_message->setElideMode(Qt::ElideRight);
    m_message->hide();
    m_messageTimer.setSingleShot(true);
    m_messageTimer.setInterval(messageMs);
    connect(&m_messageTimer, &QTimer::timeout, this, &StatusStrip::clearMessage);
    m_engine->setLook(FontRole::Meta, ColorRole::Muted);
    m_zone->setAutoRaise(true);
    m_zone->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_zone->setFont(t.font(FontRole::MetaDigits));
    m_signIn->setObjectName(u"signInAgain"_s);
    m_signIn->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_signIn->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(3), 0, t.space(3), 0);
    row->setSpacing(t.space(4));
    row->addWidget(m_freshness);
    row->addWidget(m_signIn);
    row->addWidget(m_reason, 1);
    row->addWidget(m_message, 1);
    row->addStretch(); // where neither has anything to say
    row->addWidget(m_zone);
    row->addWidget(m_engine);
    retranslate();
}

void StatusStrip::clearLink()
{
    m_freshness->removeItem(u"store"_s);
    m_reason->hide();
}

void StatusStrip::setLinkState(const LinkState &state)
{
    m_link = state;
    Freshness freshness = Freshness::Unknown;
    if (state.state == LinkState::State::Live)
        freshness = Freshness::Ok;
    else if (state.state == LinkState::State::Lost)
        freshness = Freshness::Lost;
    m_freshness->setItem(u"store"_s, state.source, freshness, state.freshAt);
    const bool lost = state.state == LinkState::State::Lost;
    m_reason->setText(lost ? state.reason.section(u'\n', 0, 0) : QString());
    m_reason->setVisible(lost);
    m_reason->setToolTip(lost ? plainTooltip(state.reason) : QString());
}

void StatusStrip::showMessage(const QString &text)
{
    m_message->setText(text);
    m_message->show();
    m_messageTimer.start();
}

void StatusStrip::withdrawMessage(const QString &text)
{
    if (m_message->fullText() == text)
        clearMessage();
}

void StatusStrip::clearMessage()
{
    m_messageTimer.stop();
    m_message->setText({});
    m_message->hide(); // the reason has all the room
}

void StatusStrip::setZoneAction(QAction *action)
{
    connect(m_zone, &QToolButton::clicked, action, &QAction::trigger);
    m_zone->setToolTip(action->toolTip());
    connect(action, &QAction::changed, m_zone, [this, action] { m_zone->setToolTip(action->toolTip()); });
}

void StatusStrip::setSignInAction(QAction *action)
{
    m_signIn->setDefaultAction(action);
    const auto follow = [this, action] { m_signIn->setVisible(action->isEnabled()); };
    connect(action, &QAction::changed, m_signIn, follow);
    follow();
}

void StatusStrip::setZone(TimeZoneMode mode)
{
    m_mode = mode;
    retranslate();
}

void StatusStrip::retranslate()
{
    const QString zone = zoneName(SystemClock::instance().now(), m_mode);
    m_zone->setText(m_mode == TimeZoneMode::Utc ? zone : tr("%1 local", "time zone").arg(zone));
    m_zone->setAccessibleName(tr("Time zone: %1").arg(zone));
    m_engine->setText(tr("Engine: not in this console"));
    m_engine->setToolTip(
        tr("Rules, escalation and notification run in the server. This console only writes what they act on."));
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(ColorRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), theme().color(ColorRole::Border));
}

} // namespace itsm
