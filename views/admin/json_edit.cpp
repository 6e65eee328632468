#include "views/admin/json_edit.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/theme_manager.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QToolTip>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

class JsonEdit::Highlighter : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        static const QRegularExpression tokens(
            uR"(("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b)"_s);
        const Theme &t = theme();
        auto matches = tokens.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            if (match.hasCaptured(1)) {
                const bool isKey = match.capturedLength(2) > 0;
                setFormat(static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)),
                          t.color(isKey ? ColorRole::Accent : ColorRole::Ok));
            } else {
                setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                          t.color(ColorRole::High));
            }
        }
    }
};

namespace {

/// Which lines belong to the longest common subsequence with the other text: these are in both, in the same order.
std::vector<bool> sharedLines(const QStringList &lines, const QStringList &other)
{
    const auto rows = size_t(lines.size());
    const auto columns = size_t(other.size());
    std::vector<std::vector<int>> longest(rows + 1, std::vector<int>(columns + 1)); // from here to both ends
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;)
            longest[i][j] = lines[qsizetype(i)] == other[qsizetype(j)] ? longest[i + 1][j + 1] + 1
                                                                       : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
    std::vector<bool> shared(rows);
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (lines[qsizetype(i)] == other[qsizetype(j)]) {
            shared[i++] = true;
            ++j;
        } else if (longest[i + 1][j] >= longest[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return shared;
}

} // namespace

JsonEdit::JsonEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new Highlighter(document()))
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    applyLook();
    if (ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, &JsonEdit::applyLook);
}

void JsonEdit::applyLook()
{
    const Theme &t = theme();
    QFont font = t.font(FontRole::Table);
    QStringList families = fontFamilies();
    QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    // A name such as "Monospace" stands for "no font was chosen".
    if (!QFontDatabase::hasFamily(fixed) || !QFontDatabase::isFixedPitch(fixed))
        fixed = u"Noto Sans Mono CJK SC"_s;
    families.prepend(fixed);
    font.setFamilies(families);
    if (font != this->font())
        setFont(font);
    m_highlighter->rehighlight();
    underline();
}

void JsonEdit::setMistakes(std::vector<Mistake> mistakes)
{
    m_mistakes = std::move(mistakes);
    underline();
}

int JsonEdit::markDifferences(const QString &other)
{
    const std::vector<bool> shared = sharedLines(toPlainText().split(u'\n'), other.split(u'\n'));
    m_differences.clear();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!shared[size_t(block.blockNumber())])
            m_differences.append({block.position(), block.length() - 1});
    }
    underline();
    return static_cast<int>(m_differences.size());
}

void JsonEdit::clearDifferences()
{
    m_differences.clear();
    underline();
}

void JsonEdit::showFirstDifference()
{
    if (m_differences.isEmpty())
        return;
    const QTextBlock block = document()->findBlock(static_cast<int>(m_differences.constFirst().position));
    verticalScrollBar()->setValue(block.firstLineNumber() - 1);
}

void JsonEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    // Mistakes are listed below, which takes room away: the place that is worked at stays in sight.
    if (hasFocus() && !isReadOnly())
        ensureCursorVisible();
}

void JsonEdit::underline()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const TextPlace &difference : std::as_const(m_differences)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        // All of the line, also where it is broken into several.
        selection.cursor.setPosition(static_cast<int>(difference.position));
        selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.format.setBackground(theme().tint(ColorRole::Accent, 0.16));
        selections.append(selection);
    }
    const auto last = static_cast<qsizetype>(document()->characterCount()) - 1;
    for (const Mistake &mistake : m_mistakes) {
        QTextEdit::ExtraSelection selection;
        // At the end of a line or of the text there is nothing to underline: the character before it shows the place.
        qsizetype begin = qMin(mistake.place.position, last);
        const qsizetype end = qMin(begin + mistake.place.length, last);
        if (begin == end && begin > 0)
            --begin;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(static_cast<int>(begin));
        selection.cursor.setPosition(static_cast<int>(end), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(theme().color(ColorRole::Critical));
        selection.format.setBackground(theme().tint(ColorRole::Critical, 0.12));
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void JsonEdit::goTo(const TextPlace &place)
{
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(qMin<qsizetype>(place.position, document()->characterCount() - 1)));
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus(Qt::OtherFocusReason);
}

void JsonEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && !isReadOnly()) {
        const QString line = textCursor().block().text().left(textCursor().positionInBlock());
        const auto text = std::find_if(line.begin(), line.end(), [](QChar c) { return !c.isSpace(); });
        const bool opens = line.trimmed().endsWith(u'{') || line.trimmed().endsWith(u'[');
        insertPlainText(u'\n' + line.left(text - line.begin()) + (opens ? u"    "_s : QString()));
        ensureCursorVisible();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool JsonEdit::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int at = cursorForPosition(help->pos()).position();
    QStringList messages;
    for (const Mistake &mistake : m_mistakes) {
        if (at >= mistake.place.position && at <= mistake.place.position + mistake.place.length)
            messages.append(visibleControls(mistake.message).toHtmlEscaped());
    }
    QToolTip::showText(help->globalPos(), messages.join(u"<br>"_s), viewport());
    return true;
}

} // namespace itsm
