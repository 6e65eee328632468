#include "views/widgets/state_overlay.h"

#include "views/widgets/console_style.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/signs.h"
#include "views/widgets/theme_manager.h"

#include <QAbstractScrollArea>
#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Also while another window is the active one.
bool hasKeyboard(const QWidget *widget)
{
    return widget->window()->focusWidget() == widget;
}
} // namespace

/// Lies over the content: skeleton bars, or a sign with words and a button.
class StateOverlay::Panel : public QWidget
{
public:
    explicit Panel(QWidget *parent)
        : QWidget(parent)
        , title(new PlainLabel(this))
        , hint(new PlainLabel(this))
        , button(new QPushButton(this))
    {
        button->setObjectName(u"stateAction"_s);
        button->setAutoDefault(true); // Enter presses it
        title->setLook(FontRole::Section);
        title->setAlignment(Qt::AlignCenter);
        title->setWordWrap(true);
        hint->setLook(FontRole::Form, ColorRole::Muted);
        hint->setAlignment(Qt::AlignCenter);
        hint->setWordWrap(true);
        auto *column = new QVBoxLayout(this);
        const int margin = theme().space(3);
        column->setContentsMargins(margin, margin, margin, margin);
        column->setSpacing(theme().space(2));
        column->addStretch(2);
        column->addSpacing(theme().px(signSpace));
        column->addWidget(title);
        column->addWidget(hint);
        column->addSpacing(theme().space(2));
        column->addWidget(button, 0, Qt::AlignHCenter);
        column->addStretch(3);
    }

    void showSkeleton(bool on)
    {
        skeleton = on;
        title->setVisible(!on);
        hint->setVisible(!on && !hint->text().isEmpty());
        button->setVisible(!on && !button->text().isEmpty());
        update();
    }

    PlainLabel *title;
    PlainLabel *hint;
    QPushButton *button;
    Mark mark; ///< none: there is nothing
    bool skeleton = false;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme();
        QPainter p(this);
        p.fillRect(rect(), t.color(ColorRole::Surface));
        p.setRenderHint(QPainter::Antialiasing);
        if (skeleton)
            return paintBars(p);
        const int side = t.px(signSide);
        const QRect sign((width() - side) / 2, title->y() - side - t.space(3), side, side);
        if (mark.sign == Sign::None)
            nothing.paint(&p, sign);
        else
            paintSign(&p, sign, mark.sign, t.color(mark.color));
    }

private:
    static constexpr int signSide = 32;
    static constexpr int signSpace = 44;
    QIcon nothing = icon("incidents"_L1, ColorRole::Control); ///< an empty tray; the signs are those of severities

    void paintBars(QPainter &p) const
    {
        const Theme &t = theme();
        const int row = t.rowHeight();
        const int bar = t.px(8);
        p.setPen(Qt::NoPen);
        p.setBrush(t.tint(ColorRole::Text, 0.08));
        // Columns of a table to come: a short one, a middle one, a long one, two short ones.
        constexpr qreal starts[] = {0.0, 0.08, 0.22, 0.66, 0.84};
        constexpr qreal widths[] = {0.05, 0.1, 0.38, 0.12, 0.1};
        const qreal usable = width() - 2 * t.space(3);
        for (int y = 0, n = 0; y < height(); y += row, ++n) {
            for (size_t i = 0; i < std::size(starts); ++i) {
                const qreal vary = 0.7 + 0.3 * static_cast<qreal>((static_cast<size_t>(n) * 7 + i * 5) % 10) / 10;
                p.drawRoundedRect(
                    QRectF(t.space(3) + usable * starts[i], y + (row - bar) / 2.0, usable * widths[i] * vary, bar),
                    bar / 2.0, bar / 2.0);
            }
        }
    }
};

/// One line above the content that says how old it is.
class StateOverlay::Banner : public QWidget
{
public:
    explicit Banner(QWidget *parent)
        : QWidget(parent)
        , text(new PlainLabel(this))
        , retry(new QPushButton(this))
    {
        text->setLook(FontRole::Table);
        text->setElideMode(Qt::ElideRight);
        setButtonKind(retry, ButtonKind::Quiet);
        auto *row = new QHBoxLayout(this);
        const Theme &t = theme();
        row->setContentsMargins(t.space(3) + t.px(20), t.px(2), t.space(1), t.px(2));
        row->addWidget(text, 1);
        row->addWidget(retry);
    }

    PlainLabel *text;
    QPushButton *retry;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme();
        QPainter p(this);
        p.fillRect(rect(), t.tint(ColorRole::Medium, 0.1));
        paintHatch(&p, rect(), t.tint(ColorRole::Medium, 0.17));
        p.fillRect(QRect(0, height() - 1, width(), 1), t.color(ColorRole::Border));
        const int side = t.px(14);
        const Mark mark = markOf(Freshness::Stale);
        paintSign(&p, QRectF(t.space(3), (height() - side) / 2.0, side, side), mark.sign, t.color(mark.color));
    }
};

StateOverlay::StateOverlay(QWidget *content, QWidget *parent, const Clock &clock)
    : QWidget(parent)
    , m_content(content)
    , m_covered(content)
    , m_clock(clock)
    , m_panel(new Panel(this))
    , m_banner(new Banner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(content, 1);
    passFocus(this, content);
    if (const auto *area = qobject_cast<QAbstractScrollArea *>(content)) {
        m_covered = area->viewport();
        m_bar = area->horizontalScrollBarPolicy();
    }
    m_covered->installEventFilter(this);
    m_panel->hide();
    m_panel->raise();
    m_banner->hide();
    m_skeletonTimer.setSingleShot(true);
    m_skeletonTimer.setInterval(skeletonDelay);
    connect(&m_skeletonTimer, &QTimer::timeout, this, [this] {
        m_panel->showSkeleton(true);
        m_panel->show();
        placePanel();
    });
    m_ageTimer.setInterval(1000);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        refreshTexts();
        Q_EMIT ageShown();
    });
    connect(m_panel->button, &QPushButton::clicked, this, [this] {
        if (m_state == State::Failed)
            Q_EMIT retryRequested();
        else
            Q_EMIT actionRequested();
    });
    connect(m_banner->retry, &QPushButton::clicked, this, &StateOverlay::retryRequested);
}

StateOverlay::~StateOverlay() = default;

void StateOverlay::setReady()
{
    enter(State::Ready);
}

void StateOverlay::setEmpty(const QString &title, const QString &hint, const QString &actionText)
{
    m_title = title;
    m_hint = hint;
    m_actionText = actionText;
    enter(State::Empty);
    if (hasKeyboard(m_content))
        focusAction();
}

void StateOverlay::setLoading()
{
    enter(State::Loading);
}

void StateOverlay::setFailed(const QString &what, const OptionalInstant &since)
{
    m_title = what;
    m_since = since;
    enter(State::Failed);
}

void StateOverlay::setStale(const QString &why, const OptionalInstant &since, Reason reason)
{
    m_title = why;
    m_since = since;
    m_reason = reason;
    enter(State::Stale);
}

void StateOverlay::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    refreshTexts();
}

bool StateOverlay::focusAction()
{
    if (m_state != State::Empty || m_actionText.isEmpty())
        return false;
    m_panel->button->setFocus(Qt::TabFocusReason);
    showFocusRing(*this);
    return true;
}

void StateOverlay::enter(State state)
{
    const bool wasLoading = m_state == State::Loading;
    // A button that goes must not hand the keyboard on to whatever comes next.
    if (hasKeyboard(m_panel->button) && state != m_state)
        m_content->setFocus(Qt::OtherFocusReason);
    m_state = state;
    const bool covers = state == State::Empty || state == State::Failed;
    if (auto *area = qobject_cast<QAbstractScrollArea *>(m_content))
        area->setHorizontalScrollBarPolicy(covers ? Qt::ScrollBarAlwaysOff : m_bar);
    if (state == State::Loading) {
        // A panel that is up turns to bars at once; content stays until the delay is over.
        if (m_panel->isHidden() && !wasLoading)
            m_skeletonTimer.start();
        else if (!m_panel->isHidden())
            m_panel->showSkeleton(true);
    } else {
        m_skeletonTimer.stop();
    }
    m_banner->setVisible(state == State::Stale);
    if (m_since && (state == State::Failed || state == State::Stale))
        m_ageTimer.start();
    else
        m_ageTimer.stop();
    refreshTexts();
    if (covers) {
        m_panel->mark = state == State::Failed ? Mark{Sign::Octagon, ColorRole::Critical} : Mark{};
        setButtonKind(m_panel->button, state == State::Failed ? ButtonKind::Primary : ButtonKind::Normal);
        m_panel->button->setIcon(state == State::Failed ? icon("refresh"_L1, ColorRole::OnAccent) : QIcon());
        m_panel->showSkeleton(false);
        m_panel->show();
        placePanel();
    } else if (state != State::Loading) {
        m_panel->hide();
    }
}

QString StateOverlay::sinceText() const
{
    if (!m_since)
        return {};
    return tr("Since %1 (%2)", "absolute time, how long ago")
        .arg(absoluteTime(*m_since, m_zone), relativeTimeLong(*m_since, m_clock.now()));
}

QString StateOverlay::staleText() const
{
    // The age first: it must be readable however long the reason is, of which one line is enough here.
    const QString reason = m_title.section(u'\n', 0, 0);
    if (!m_since)
        return reason;
    const QString time = absoluteTime(*m_since, m_zone);
    const QString ago = relativeTimeLong(*m_since, m_clock.now());
    return m_reason == Reason::Said && !reason.isEmpty()
               ? tr("Shown as of %1 (%2). %3", "absolute time, how long ago, a sentence").arg(time, ago, reason)
               : tr("Shown as of %1 (%2).", "absolute time, how long ago").arg(time, ago);
}

void StateOverlay::refreshTexts()
{
    m_panel->title->setText(m_title);
    m_banner->retry->setText(tr("Retry"));
    if (m_state == State::Failed) {
        m_panel->hint->setText(sinceText());
        m_panel->button->setText(tr("Retry"));
    } else if (m_state == State::Empty) {
        m_panel->hint->setText(m_hint);
        m_panel->button->setText(m_actionText);
    } else if (m_state == State::Stale) {
        m_banner->text->setText(staleText());
        m_banner->text->setToolTip(plainTooltip(m_title));
    }
    setAccessibleName(m_state == State::Ready || m_state == State::Loading ? QString() : m_title);
    if (m_state == State::Loading)
        setAccessibleName(tr("Loading"));
}

void StateOverlay::placePanel()
{
    m_panel->setGeometry(QRect(m_covered->mapTo(this, QPoint()), m_covered->size()));
    m_panel->raise();
}

bool StateOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_covered && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        placePanel();
    return QWidget::eventFilter(watched, event);
}

void StateOverlay::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refreshTexts();
    QWidget::changeEvent(event);
}

} // namespace itsm
