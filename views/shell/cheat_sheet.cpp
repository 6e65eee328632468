#include "views/shell/cheat_sheet.h"

#include "views/widgets/actions.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct FilterExample
{
    QString text;
    QString meaning;
};

std::vector<FilterExample> filterExamples()
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

/// One block: a heading and rows of key and meaning.
QWidget *block(const QString &title, const std::vector<std::pair<QString, QString>> &rows)
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, theme().space(4));
    grid->setHorizontalSpacing(theme().space(4));
    grid->setVerticalSpacing(theme().space(1));
    auto *heading = new PlainLabel(title);
    heading->setLook(FontRole::Section);
    grid->addWidget(heading, 0, 0, 1, 2);
    int line = 1;
    for (const auto &[key, meaning] : rows) {
        auto *keyLabel = new PlainLabel(key);
        keyLabel->setLook(FontRole::Digits);
        grid->addWidget(keyLabel, line, 0, Qt::AlignTop);
        auto *meaningLabel = new PlainLabel(meaning);
        meaningLabel->setWordWrap(true);
        grid->addWidget(meaningLabel, line, 1);
        ++line;
    }
    grid->setColumnMinimumWidth(0, theme().px(120));
    grid->setColumnStretch(1, 1);
    return widget;
}

} // namespace

CheatSheet::CheatSheet(const ActionRegistry &registry, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and filters"));
    resize(theme().px(960), theme().px(820));

    auto *columns = new QWidget;
    auto *row = new QHBoxLayout(columns);
    row->setSpacing(theme().space(10));
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    row->addLayout(left, 1);
    row->addLayout(right, 1);

    // Each block goes where there is less so far; the headings count as two rows.
    int leftRows = 0;
    int rightRows = 0;
    const auto place = [&](const QString &title, const std::vector<std::pair<QString, QString>> &rows) {
        int &count = leftRows <= rightRows ? leftRows : rightRows;
        (leftRows <= rightRows ? left : right)->addWidget(block(title, rows));
        count += static_cast<int>(rows.size()) + 2;
    };
    for (const ActionRegistry::Group &group : registry.groups()) {
        std::vector<std::pair<QString, QString>> rows;
        for (const QAction *action : group.actions) {
            if (const QString keys = shortcutText(*action); !keys.isEmpty())
                rows.emplace_back(keys, withoutMnemonic(action->text()));
        }
        if (!rows.empty())
            place(group.title, rows);
    }
    std::vector<std::pair<QString, QString>> rows;
    for (const FilterExample &example : filterExamples())
        rows.emplace_back(example.text, example.meaning);
    place(tr("Filter language"), rows);
    left->addStretch();
    right->addStretch();

    auto *scroll = new QScrollArea;
    scroll->setWidget(columns);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
}

} // namespace itsm
