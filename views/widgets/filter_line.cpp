#include "views/widgets/filter_line.h"

#include "views/widgets/console_style.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype historySize = 20;
constexpr auto typingPause = 250ms;
constexpr int smallestText = 130;

/// What is wrong with the text, in words, floating under the line so that nothing below moves.
class ErrorBubble : public PlainLabel
{
public:
    explicit ErrorBubble(QWidget *parent)
        : PlainLabel(parent)
    {
        setObjectName(u"filterError"_s);
        setWordWrap(true);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setContentsMargins(8, 6, 8, 6);
        setAutoFillBackground(true);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme().color(ColorRole::Critical));
        painter.setBrush(theme().color(ColorRole::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        PlainLabel::paintEvent(event);
    }
};

} // namespace

FilterLine::FilterLine(Check check, const Complete &complete, QWidget *parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_edit(new FilterEdit(complete, this))
    , m_searchAction(m_edit->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_clearAction(m_edit->addAction(QIcon(), QLineEdit::TrailingPosition))
    , m_historyAction(m_edit->addAction(QIcon(), QLineEdit::TrailingPosition))
{
    m_edit->setObjectName(u"filterText"_s);
    m_edit->setMinimumWidth(smallestText);
    m_edit->installEventFilter(this);
    m_clearAction->setVisible(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit);
    setFocusProxy(m_edit);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(typingPause);
    connect(&m_debounce, &QTimer::timeout, this, &FilterLine::apply);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_debounce.start(); });
    connect(m_edit, &QLineEdit::textChanged, this,
            [this](const QString &now) { m_clearAction->setVisible(!now.isEmpty()); });
    connect(m_edit, &FilterEdit::accepted, this, [this] {
        apply();
        if (!m_edit->error()) {
            remember();
            Q_EMIT left();
        }
    });
    connect(m_edit, &FilterEdit::left, this, &FilterLine::leave);
    // What is wrong is said after the proposals: both want the place below the line.
    connect(m_edit, &FilterEdit::completingChanged, this, [this](bool completing) {
        if (!completing)
            showBubble();
        else if (m_bubble)
            m_bubble->hide();
    });
    connect(m_edit, &FilterEdit::historyWanted, this, &FilterLine::showHistory);
    connect(m_clearAction, &QAction::triggered, this, [this] {
        setText(QString());
        m_edit->setFocus();
    });
    connect(m_historyAction, &QAction::triggered, this, &FilterLine::showHistory);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (!m_edit->error() && !m_debounce.isActive())
            remember();
    });
    m_searchAction->setIcon(icon("search"_L1));
    m_clearAction->setIcon(icon("close"_L1));
    m_historyAction->setIcon(icon("history"_L1));
    retranslate();
}

FilterLine::~FilterLine()
{
    m_edit->disconnect(this); // losing the focus at the end is no editing
    delete m_bubble;
}

QString FilterLine::text() const
{
    return m_edit->text();
}

void FilterLine::setText(const QString &text)
{
    m_debounce.stop();
    if (m_edit->text() != text)
        m_edit->setText(text);
    apply();
}

void FilterLine::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void FilterLine::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterLine::setHistory(const QStringList &texts)
{
    m_history = texts.mid(0, historySize);
}

void FilterLine::apply()
{
    m_debounce.stop();
    const std::optional<FilterError> error = m_check(m_edit->text());
    showError(error);
    if (error)
        return;
    m_applied = m_edit->text();
    Q_EMIT textApplied(m_applied);
}

void FilterLine::leave()
{
    apply();
    if (m_edit->error()) {
        m_edit->selectAll();
        m_edit->insert(m_applied); // what was typed can be brought back by Undo
        apply();
    }
    Q_EMIT left();
}

void FilterLine::showError(const std::optional<FilterError> &error)
{
    m_edit->setErrorRange(error);
    setInvalid(m_edit, error.has_value());
    m_edit->setAccessibleDescription(error ? error->message : QString());
    updateToolTip();
    if (!error) {
        delete m_bubble;
        return;
    }
    if (!m_bubble) {
        m_bubble = new ErrorBubble(window());
        m_isLeft = false;
        window()->installEventFilter(this);
    }
    m_bubble->setText(error->message);
    placeBubble();
    m_bubble->raise();
}

void FilterLine::placeBubble()
{
    if (!m_bubble)
        return;
    m_bubble->setFixedWidth(std::min(m_edit->width(), 560));
    m_bubble->adjustSize();
    m_bubble->move(m_edit->mapTo(window(), QPoint(0, m_edit->height() + 4)));
    showBubble();
}

/// It hangs over what is below, where somebody else works who has left the line.
void FilterLine::showBubble()
{
    if (m_bubble)
        m_bubble->setVisible(isVisible() && !m_isLeft && !m_edit->isCompleting());
}

void FilterLine::remember()
{
    const QString now = m_edit->text().simplified();
    if (now.isEmpty() || m_edit->error() || (!m_history.isEmpty() && m_history.constFirst() == now))
        return;
    m_history.removeAll(now);
    m_history.prepend(now);
    m_history = m_history.mid(0, historySize);
    Q_EMIT historyChanged(m_history);
}

void FilterLine::showHistory()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_history.isEmpty())
        menu->addAction(tr("No earlier filters"))->setEnabled(false);
    for (const QString &text : std::as_const(m_history)) {
        connect(menu->addAction(menuText(text)), &QAction::triggered, this, [this, text] {
            setText(text);
            m_edit->setFocus();
        });
    }
    menu->setMinimumWidth(std::min(m_edit->width(), 480));
    menu->popup(m_edit->mapToGlobal(QPoint(0, m_edit->height())));
}

void FilterLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeBubble();
}

void FilterLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    placeBubble();
}

void FilterLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_bubble)
        m_bubble->hide(); // a child of the window, which would show it over another page
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize)
        placeBubble();
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_isLeft = event->type() == QEvent::FocusOut;
        showBubble();
    }
    return QWidget::eventFilter(watched, event);
}

void FilterLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_edit->error())
            apply(); // the message changes its language
    }
}

/// Says what is wrong to the mouse as well, while the keyboard is elsewhere and the bubble is gone.
void FilterLine::updateToolTip()
{
    m_edit->setToolTip(m_edit->error()
                           ? plainTooltip(m_edit->error()->message)
                           : tr("Words search the texts. field:value narrows down; a leading minus excludes."));
}

void FilterLine::retranslate()
{
    m_edit->setAccessibleName(tr("Filter"));
    updateToolTip();
    // What their buttons are called; a tool tip is no name.
    m_searchAction->setText(tr("Filter"));
    m_clearAction->setText(tr("Clear the filter"));
    m_historyAction->setText(tr("Earlier filters"));
}

} // namespace itsm
