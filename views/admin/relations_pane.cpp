#include "views/admin/relations_pane.h"

#include "views/admin/item_delegate.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/record_table.h"
#include "views/widgets/section_header.h"
#include "views/widgets/state_overlay.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

ColumnStarts relationColumns()
{
    return {.columns = {{.key = u"relation"_s, .width = 180},
                        {.key = u"other"_s, .width = 160, .share = 2},
                        {.key = u"type"_s, .width = 120, .share = 1},
                        {.key = u"criticality"_s, .width = 120},
                        {.key = u"open"_s, .width = 130}},
            .sorted = RelationListModel::Relation,
            .order = Qt::AscendingOrder};
}

} // namespace

RelationsPane::RelationsPane(const Clock &clock, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_model(new RelationListModel(clock, this))
    , m_header(new SectionHeader(QString(), this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_table(new RecordTable(this))
    , m_overlay(new StateOverlay(m_table, this, clock))
{
    const Theme &t = theme();
    m_table->setObjectName(u"relationTable"_s);
    m_table->horizontalHeader()->setObjectName(u"relationColumns"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    new RelationDelegate(m_table, *m_model);
    m_table->setRecords(m_model, relationColumns());
    m_add->setIcon(icon("plus"_L1));
    m_remove->setIcon(icon("delete"_L1));
    m_header->addAction(m_add);
    m_header->addAction(m_remove);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(1));
    head->addWidget(m_header);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the rows stand below those of the items
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_overlay, 1);
    connect(m_add, &QPushButton::clicked, this, [this] { m_actions.trigger(u"item.relate"_s); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_actions.trigger(u"item.unrelate"_s); });
    connect(m_table, &RecordTable::choiceChanged, this, &RelationsPane::choiceChanged);
    connect(m_table, &RecordTable::escapePressed, this, &RelationsPane::left);
    connect(m_table, &RecordTable::openWanted, this, [this](int row) {
        if (const RelationRow *relation = m_model->at(row))
            Q_EMIT itemWanted(relation->other.item.id);
    });
    connect(m_table, &RecordTable::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const QString &id : {u"item.relate"_s, u"item.unrelate"_s}) {
            if (QAction *action = m_actions.action(id))
                menu->addAction(action);
        }
        menu->popup(at);
    });
    m_table->installEventFilter(this);
    showWords();
}

bool RelationsPane::eventFilter(QObject *watched, QEvent *event)
{
    // Here Del means the relation that one stands on: that of the item is for the list above.
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_actions.trigger(u"item.unrelate"_s);
    return true;
}

void RelationsPane::setItem(const std::optional<ConfigurationItem> &item, const ItemFeed &feed)
{
    m_item = item;
    m_model->setItem(item ? item->id : CiId(), feed);
    showWords();
}

std::optional<RelationRow> RelationsPane::chosen() const
{
    const RelationRow *row = m_model->at(m_table->currentIndex().row());
    return row ? std::optional(*row) : std::nullopt;
}

void RelationsPane::followActions()
{
    for (const auto &[button, id] : {std::pair(m_add, u"item.relate"_s), std::pair(m_remove, u"item.unrelate"_s)}) {
        const QAction *action = m_actions.action(id);
        button->setEnabled(action && action->isEnabled());
        button->setToolTip(action ? action->toolTip() : QString());
    }
}

void RelationsPane::focusRows()
{
    m_table->focusRows();
}

void RelationsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showWords();
}

void RelationsPane::showWords()
{
    const QString title = m_item ? tr("Relations of %1").arg(visibleControls(m_item->name)) : tr("Relations");
    m_header->setTitle(title);
    m_header->setCount(m_item ? QLocale().toString(m_model->rowCount()) : QString());
    m_table->setAccessibleName(title);
    m_add->setText(tr("Add…"));
    m_remove->setText(tr("Remove"));
    if (!m_item)
        m_overlay->setEmpty(tr("No item is chosen"),
                            tr("Choose one above to see what it depends on and what uses it."));
    else if (m_model->rowCount() == 0)
        m_overlay->setEmpty(tr("It has no relations"), tr("Add what it depends on, runs on or connects to."));
    else
        m_overlay->setReady();
}

} // namespace itsm
