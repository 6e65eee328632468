#include "views/widgets/filter_edit.h"

#include "views/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStringListModel>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

FilterEdit::FilterEdit(Complete complete, QWidget *parent)
    : QLineEdit(parent)
    , m_complete(std::move(complete))
    , m_completer(new QCompleter(this))
    , m_proposals(new QStringListModel(this))
{
    m_completer->setModel(m_proposals);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(12);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::insertProposal);
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::updateCompletion);
    m_completer->popup()->installEventFilter(this);
    // The window system may tell that the proposals became active when they are gone already; they would then give the
    // keyboard back to the line, from wherever it is by then. Keys reach the line through the completer.
    m_completer->popup()->setFocusProxy(nullptr);
}

void FilterEdit::setErrorRange(const std::optional<FilterError> &error)
{
    m_error = error;
    update();
}

bool FilterEdit::isCompleting() const
{
    return m_completer->popup()->isVisible();
}

bool FilterEdit::event(QEvent *event)
{
    // Tab takes a proposal; QWidget would go to the next control before any key reaches us.
    if (event->type() == QEvent::KeyPress && isCompleting() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return event->isAccepted();
    }
    return QLineEdit::event(event);
}

bool FilterEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        Q_EMIT completingChanged(event->type() == QEvent::Show);
    return QLineEdit::eventFilter(watched, event);
}

void FilterEdit::updateCompletion()
{
    const FilterCompletion completion = m_complete(text(), cursorPosition());
    if (completion.proposals.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_replaceStart = completion.start;
    m_replaceLength = completion.length;
    m_proposals->setStringList(completion.proposals);
    QAbstractItemView *popup = m_completer->popup();
    const int x = cursorRect().left();
    const int width = popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width() + 24;
    m_completer->complete(QRect(std::min(x, this->width() - 80), 0, std::max(width, 160), height()));
}

void FilterEdit::insertProposal(const QString &proposal)
{
    const QString before = text().left(m_replaceStart);
    const QString after = text().mid(m_replaceStart + m_replaceLength);
    const bool isField = proposal.endsWith(u':');
    // A finished value is followed by a blank, so that the next word can be typed at once.
    const QString gap = isField || after.startsWith(u' ') || after.startsWith(u',') ? QString() : u" "_s;
    const QString whole = before + proposal + gap + after;
    const auto cursor = static_cast<int>(before.size() + proposal.size() + gap.size());
    setText(whole);
    setCursorPosition(cursor);
    Q_EMIT textEdited(whole);
}

/// As typed; where that is wrong in the word to which there is but one proposal, as proposed.
void FilterEdit::acceptText()
{
    const QStringList proposals = isCompleting() ? m_proposals->stringList() : QStringList();
    m_completer->popup()->hide();
    Q_EMIT accepted();
    if (proposals.size() != 1 || !m_error || m_error->position != m_replaceStart)
        return;
    insertProposal(proposals.constFirst());
    m_completer->popup()->hide();
    Q_EMIT accepted();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    // Not the current index: the popup gives itself one when it gets the focus, and Enter would then put a proposal in
    // place of the word that was typed.
    const bool choosing = isCompleting() && m_completer->popup()->selectionModel()->hasSelection();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (choosing) {
            event->ignore(); // the completer takes the proposal
            return;
        }
        acceptText();
        return;
    case Qt::Key_Tab:
        if (isCompleting()) {
            if (choosing) {
                event->ignore();
            } else {
                const QString first = m_proposals->stringList().value(0);
                m_completer->popup()->hide();
                insertProposal(first);
            }
            return;
        }
        break;
    case Qt::Key_Escape:
        if (isCompleting()) {
            event->ignore();
            return;
        }
        Q_EMIT left();
        return;
    case Qt::Key_Down:
        // Selected as a whole, as it is when the keyboard comes here, it is as good as gone.
        if (!isCompleting() && selectedText() == text()) {
            Q_EMIT historyWanted();
            return;
        }
        if (!isCompleting()) {
            updateCompletion();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_error || text().isEmpty())
        return;
    // The line edit scrolls sideways by itself; where its text begins follows from where the cursor stands.
    const QFontMetrics metrics = fontMetrics();
    const QRect cursor = cursorRect();
    const int origin = cursor.center().x() - metrics.horizontalAdvance(text().left(cursorPosition()));
    const int from = std::clamp(m_error->position, 0, static_cast<int>(text().size()));
    const int to = std::clamp(m_error->position + std::max(m_error->length, 1), from, static_cast<int>(text().size()));
    const int left = origin + metrics.horizontalAdvance(text().left(from));
    int right = origin + metrics.horizontalAdvance(text().left(to));
    right = std::max(right, left + metrics.averageCharWidth());

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(contentsRect().adjusted(4, 0, -4, 0));
    painter.setPen(QPen(theme().color(ColorRole::Critical), 1.2));
    const qreal y = rect().center().y() + metrics.height() / 2.0 - 1.0;
    QPainterPath wave(QPointF(left, y));
    bool up = true;
    for (int x = left + 2; x <= right; x += 2) {
        wave.lineTo(x, up ? y - 2.0 : y);
        up = !up;
    }
    painter.drawPath(wave);
}

} // namespace itsm
