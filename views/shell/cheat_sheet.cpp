#include "views/shell/cheat_sheet.h"

#include "views/widgets/actions.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/screen_room.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

using Rows = std::vector<std::pair<QString, QString>>; ///< a key or a text, and what it means

QString keys(const char *combination)
{
    return QKeySequence(QString::fromLatin1(combination)).toString(QKeySequence::NativeText);
}

/// Keys that the list and the pane know without being commands.
Rows listKeys()
{
    return {
        {u"↑  ↓"_s, CheatSheet::tr("Row above, row below")},
        {keys("Shift+A").chopped(1) + u"↑  ↓"_s, CheatSheet::tr("Select a range of rows")},
        {keys("Ctrl+A").chopped(1) + u"↑  ↓"_s, CheatSheet::tr("Move without selecting")},
        {u"←  →"_s, CheatSheet::tr("Fold or unfold the group")},
        {keys("Enter"), CheatSheet::tr("Open the incident in the pane")},
        {keys("Menu") + u"  "_s + keys("Shift+F10"), CheatSheet::tr("What can be done with the row")},
        {keys("/") + u"  ↓"_s, CheatSheet::tr("Earlier filters")},
        {keys("Esc"), CheatSheet::tr("Back to the list; one row instead of several; close the pane")},
    };
}

Rows formKeys()
{
    return {
        {keys("Enter"), CheatSheet::tr("The main button of the form")},
        {keys("Ctrl+Enter"), CheatSheet::tr("The same, from a text of several lines")},
        {keys("Esc"), CheatSheet::tr("Leave the form")},
    };
}

Rows filterExamples()
{
    return {
        {u"支付  disk"_s, CheatSheet::tr("both words in title, description or number")},
        {u"\"disk full\""_s, CheatSheet::tr("one text with a space")},
        {u"status:new,assigned"_s, CheatSheet::tr("one of several values")},
        {u"-category:network"_s, CheatSheet::tr("not this")},
        {u"owner:me   owner:none"_s, CheatSheet::tr("assigned to me; to nobody")},
        {u"is:open   is:overdue"_s, CheatSheet::tr("still to be done; past its time")},
        {u"age:>24h   level:>=2"_s, CheatSheet::tr("older than a day; escalated twice or more")},
        {u"created:2026-01-01..2026-01-31"_s, CheatSheet::tr("a range of dates")},
    };
}

/// One half of the sheet: blocks below each other, each a heading with rows of key and meaning.
class SheetColumn
{
public:
    SheetColumn()
        : m_grid(new QGridLayout)
    {
        m_grid->setHorizontalSpacing(theme().space(4));
        m_grid->setVerticalSpacing(theme().px(2));
        m_grid->setColumnStretch(1, 1);
    }

    [[nodiscard]] int lines() const { return m_line; }
    [[nodiscard]] int keyWidth() const { return m_keyWidth; }
    void setKeyWidth(int width) { m_grid->setColumnMinimumWidth(0, width); }

    void add(const QString &title, const Rows &rows)
    {
        if (m_line > 0)
            m_grid->setRowMinimumHeight(m_line++, theme().space(3));
        auto *heading = new PlainLabel(title);
        heading->setLook(FontRole::Section);
        m_grid->addWidget(heading, m_line++, 0, 1, 2);
        for (const auto &[key, meaning] : rows) {
            auto *keyLabel = new PlainLabel(key);
            keyLabel->setLook(FontRole::Digits);
            m_keyWidth = std::max(m_keyWidth, keyLabel->sizeHint().width());
            m_grid->addWidget(keyLabel, m_line, 0);
            m_grid->addWidget(new PlainLabel(meaning), m_line, 1);
            ++m_line;
        }
    }

    /// The layout, with what room is left below the last block.
    QLayout *finish()
    {
        m_grid->setRowStretch(m_line, 1);
        return m_grid;
    }

private:
    QGridLayout *m_grid;
    int m_line = 0;
    int m_keyWidth = theme().px(130);
};

} // namespace

CheatSheet::CheatSheet(const ActionRegistry &registry, QWidget *parent)
    : QDialog(parent)
    , m_scroll(new QScrollArea)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and filters"));
    auto *columns = new QWidget;
    auto *row = new QHBoxLayout(columns);
    row->setSpacing(theme().space(10));
    SheetColumn left;
    SheetColumn right;
    // Each block goes where there is less so far.
    const auto place = [&](const QString &title, const Rows &rows) {
        (left.lines() <= right.lines() ? left : right).add(title, rows);
    };
    for (const ActionRegistry::Group &group : registry.groups()) {
        Rows rows;
        for (const QAction *action : group.actions) {
            if (const QString shortcut = shortcutText(*action); !shortcut.isEmpty() && action->isVisible())
                rows.emplace_back(shortcut, withoutMnemonic(action->text()));
        }
        if (!rows.empty())
            place(group.title, rows);
    }
    place(tr("Filter language"), filterExamples());
    place(tr("In the list"), listKeys());
    place(tr("In forms"), formKeys());
    // The same in both halves.
    const int keyWidth = std::max(left.keyWidth(), right.keyWidth());
    left.setKeyWidth(keyWidth);
    right.setKeyWidth(keyWidth);
    row->addLayout(left.finish(), 1);
    row->addLayout(right.finish(), 1);

    m_scroll->setWidget(columns);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buttons);
    // As large as the words, if there is room.
    const QSize room = parent ? parent->window()->size() * 9 / 10 : QSize(960, 700);
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const QMargins edges = layout->contentsMargins();
    const QSize around(bar + edges.left() + edges.right(),
                       buttons->sizeHint().height() + layout->spacing() + edges.top() + edges.bottom());
    resize((columns->sizeHint() + around).boundedTo(room));
    new ScreenBound(this);
}

void CheatSheet::keyPressEvent(QKeyEvent *event)
{
    // A scroll area knows the keys of lines and pages only.
    if (event->key() == Qt::Key_Home)
        m_scroll->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
    else if (event->key() == Qt::Key_End)
        m_scroll->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    else
        QDialog::keyPressEvent(event);
}

} // namespace itsm
