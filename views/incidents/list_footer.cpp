#include "views/incidents/list_footer.h"

#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int widestJump = 220;
constexpr int narrowestJump = 110; ///< beside the pane in a small window
} // namespace

std::optional<JumpTarget> parseJump(const QString &text)
{
    QString word = text.trimmed();
    if (word.isEmpty())
        return {};
    JumpTarget target;
    if (word.endsWith(u'%') || word.endsWith(u'％')) {
        bool ok = false;
        const QString number = word.chopped(1).trimmed();
        double percent = QLocale().toDouble(number, &ok);
        if (!ok)
            percent = number.toDouble(&ok);
        if (ok) {
            target.kind = JumpTarget::Kind::Percent;
            target.percent = std::clamp(percent, 0.0, 100.0);
            return target;
        }
    }
    // Grouped as it is shown, or plain.
    bool ok = false;
    qint64 row = QLocale().toLongLong(word, &ok);
    if (!ok)
        row = word.toLongLong(&ok);
    if (ok) {
        target.row = std::max<qint64>(1, row);
        return target;
    }
    target.kind = JumpTarget::Kind::Number;
    target.number = word;
    return target;
}

ListFooter::ListFooter(QWidget *parent)
    : QWidget(parent)
    , m_text(new PlainLabel(this))
    , m_clear(new QPushButton(this))
    , m_problem(new PlainLabel(this))
    , m_jump(new QLineEdit(this))
{
    setObjectName(u"listFooter"_s);
    m_text->setLook(FontRole::MetaDigits, ColorRole::Muted);
    m_text->setObjectName(u"listPosition"_s);
    m_problem->setLook(FontRole::Meta, ColorRole::Critical);
    m_clear->setObjectName(u"clearSelection"_s);
    setButtonKind(m_clear, ButtonKind::Quiet);
    m_clear->hide();
    m_jump->setObjectName(u"jump"_s);
    m_text->setElideMode(Qt::ElideRight);
    m_text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // what clears the selection stands beside
    m_jump->setFixedWidth(theme().px(widestJump));
    m_jump->installEventFilter(this);
    connect(m_clear, &QPushButton::clicked, this, &ListFooter::clearSelectionWanted);
    connect(m_jump, &QLineEdit::textEdited, this, [this] { setJumpProblem(QString()); });
    connect(m_jump, &QLineEdit::returnPressed, this, [this] {
        if (const auto target = parseJump(m_jump->text()))
            Q_EMIT jumpWanted(*target);
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme().space(2), theme().space(1), theme().space(2), theme().space(1));
    row->setSpacing(theme().space(3));
    row->addWidget(m_text);
    row->addWidget(m_clear);
    row->addStretch();
    row->addWidget(m_problem);
    row->addWidget(m_jump);
    retranslate();
}

void ListFooter::setContent(const Content &content)
{
    if (m_content == content)
        return;
    m_content = content;
    retranslate();
}

void ListFooter::setLow(bool isLow)
{
    if (std::exchange(m_isLow, isLow) != isLow)
        showJump();
}

int ListFooter::heightOf(bool isLow) const
{
    const QMargins margins = layout()->contentsMargins();
    const int content = isLow ? m_text->sizeHint().height() : m_jump->sizeHint().height();
    return content + margins.top() + margins.bottom();
}

void ListFooter::showJump()
{
    m_jump->setVisible(!m_isLow || m_jump->hasFocus() || !m_problem->fullText().isEmpty());
}

void ListFooter::focusJump()
{
    m_jump->show();
    m_jump->setFocus(Qt::ShortcutFocusReason);
    m_jump->selectAll();
}

void ListFooter::clearJump()
{
    m_jump->clear();
    setJumpProblem(QString());
}

void ListFooter::setJumpProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    setInvalid(m_jump, !problem.isEmpty());
    showJump();
}

bool ListFooter::eventFilter(QObject *watched, QEvent *event)
{
    // Not within the event: the keyboard would go on from a widget that is gone.
    if (watched == m_jump && event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &ListFooter::showJump, Qt::QueuedConnection);
    if (watched == m_jump && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        clearJump();
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ListFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_jump->setFixedWidth(std::clamp(width() / 3, theme().px(narrowestJump), theme().px(widestJump)));
}

void ListFooter::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), theme().color(ColorRole::Border));
}

void ListFooter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ListFooter::retranslate()
{
    const QLocale locale;
    const Content &c = m_content;
    QStringList parts;
    if (c.first > 0) {
        const QString rows =
            c.isExact ? tr("%1–%2", "first and last row").arg(locale.toString(c.first), locale.toString(c.last))
                      : tr("about %1–%2", "first and last row").arg(locale.toString(c.first), locale.toString(c.last));
        parts.append(c.isAtLeast ? tr("%1 of at least %2", "rows and total").arg(rows, locale.toString(c.total))
                                 : tr("%1 of %2", "rows and total").arg(rows, locale.toString(c.total)));
    }
    // Of no rows the list itself says why there are none.
    if (c.first > 0 && !c.sortColumn.isEmpty()) {
        parts.append(c.order == Qt::AscendingOrder ? tr("sorted by %1, ascending").arg(c.sortColumn)
                                                   : tr("sorted by %1, descending").arg(c.sortColumn));
    }
    if (c.selected > 0)
        parts.append(tr("%L1 selected").arg(c.selected));
    m_text->setText(parts.join(u" · "_s));
    m_clear->setText(tr("Clear selection"));
    m_clear->setVisible(c.selected > 1);
    m_jump->setPlaceholderText(tr("Go to row, 50 % or number"));
    m_jump->setAccessibleName(tr("Go to a row, a percentage or an incident number"));
}

} // namespace itsm
