#include "views/admin/items_page.h"

#include "models/answer.h"
#include "services/domain/filter.h"
#include "views/admin/item_commands.h"
#include "views/admin/item_delegate.h"
#include "views/admin/item_form.h"
#include "views/admin/relation_form.h"
#include "views/admin/relations_pane.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/record_table.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString itemsSplitter = u"splitter"_s;

ColumnStarts itemColumns()
{
    return {.columns = {{.key = u"name"_s, .width = 220, .share = 3},
                        {.key = u"type"_s, .width = 120, .share = 1},
                        {.key = u"environment"_s, .width = 120, .share = 1},
                        {.key = u"criticality"_s, .width = 120},
                        {.key = u"open"_s, .width = 130},
                        {.key = u"outgoing"_s, .width = 110},
                        {.key = u"incoming"_s, .width = 110}},
            .sorted = ItemListModel::Name,
            .order = Qt::AscendingOrder};
}

RecordTable *makeTable(ItemListModel *model, QWidget *parent)
{
    auto *table = new RecordTable(parent);
    table->setObjectName(u"itemTable"_s);
    table->horizontalHeader()->setObjectName(u"itemColumns"_s);
    new ItemDelegate(table, *model);
    table->setRecords(model, itemColumns());
    return table;
}

} // namespace

ItemsPage::ItemsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state, QWidget *parent)
    : RecordPage({backend, clock, actions, state}, u"items"_s, itemVocabulary(), parent)
    , m_feed(new ItemFeed(backend, clock, this))
    , m_model(new ItemListModel(clock, this))
    , m_relations(new RelationsPane(clock, actions, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_new(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_incidents(new QPushButton(this))
{
    setObjectName(u"itemsPage"_s);
    m_new->setIcon(icon("plus"_L1));
    m_edit->setIcon(icon("edit"_L1));
    m_incidents->setIcon(icon("incidents"_L1));
    for (QPushButton *button : {m_new, m_edit, m_incidents})
        head()->addWidget(button);
    connect(m_new, &QPushButton::clicked, this, [this] { this->actions().trigger(u"item.new"_s); });
    connect(m_edit, &QPushButton::clicked, this, [this] { this->actions().trigger(u"item.edit"_s); });
    connect(m_incidents, &QPushButton::clicked, this, [this] { this->actions().trigger(u"item.incidents"_s); });
    addItemCommands(actions, *this);
    build(m_feed, makeTable(m_model, this));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(tableBody());
    m_splitter->addWidget(m_relations);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->restoreState(QByteArray::fromBase64(remembered(itemsSplitter).toString().toLatin1()));
    setBody(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { remember(itemsSplitter, QString::fromLatin1(m_splitter->saveState().toBase64())); });
    connect(recordTable(), &RecordTable::choiceChanged, this, &ItemsPage::showRelations);
    connect(m_relations, &RelationsPane::itemWanted, this, &ItemsPage::goTo);
    connect(m_relations, &RelationsPane::choiceChanged, this, [this] { updateActions(); });
    connect(m_relations, &RelationsPane::left, this, [this] { focusList(); });
}

const ItemRow *ItemsPage::current() const
{
    return m_model->at(recordTable()->currentIndex().row());
}

void ItemsPage::showRecords()
{
    m_model->setRecords(m_feed->records().values());
    if (m_wanted.isValid() && m_feed->records().contains(m_wanted.value))
        goTo(std::exchange(m_wanted, {}));
    showRelations();
}

void ItemsPage::applyFilter(const std::vector<AnyFilterTerm> &terms)
{
    m_model->setFilter(terms);
    showRelations();
}

void ItemsPage::showRelations()
{
    const ItemRow *row = current();
    m_relations->setItem(row ? std::optional(row->item) : std::nullopt, *m_feed);
    updateActions();
}

/// An item that the filter hides is shown by taking the filter away.
void ItemsPage::goTo(CiId id)
{
    if (m_model->rowOf(id.value) < 0 && m_feed->records().contains(id.value))
        setFilterText({});
    if (const int row = m_model->rowOf(id.value); row >= 0)
        recordTable()->goToRow(row);
}

QStringList ItemsPage::completions(int field) const
{
    const auto texts = [this](auto textOf) { return different(m_feed->records(), textOf); };
    switch (static_cast<ItemField>(field)) {
    case ItemField::Name:
        return texts([](const ItemRow &row) { return row.item.name; });
    case ItemField::Type:
        return texts([](const ItemRow &row) { return row.item.type; });
    case ItemField::Environment:
        return texts([](const ItemRow &row) { return row.item.environment; });
    case ItemField::Open:
        return {u">0"_s};
    default:
        return itemVocabulary().values(field);
    }
}

void ItemsPage::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
    m_relations->model()->setTimeFormat(format);
}

QString ItemsPage::countSentence(int shown, qsizetype all) const
{
    return shown == all ? tr("%Ln configuration item(s)", nullptr, shown)
                        : tr("%L1 of %L2 configuration items").arg(shown).arg(all);
}

QString ItemsPage::copiedSentence(int rows) const
{
    return tr("%Ln configuration item(s) copied.", nullptr, rows);
}

RecordPage::EmptyWords ItemsPage::emptyWords() const
{
    return {.title = tr("No configuration items"),
            .hint = tr("Services, servers, databases and networks that incidents are about. Make one with New.")};
}

QString ItemsPage::refusal() const
{
    if (hasPermission(backend().actor().role, Permission::WriteItems))
        return {};
    return tr("Your role “%1” may not change configuration items.").arg(displayText(backend().actor().role));
}

void ItemsPage::updateActions()
{
    const auto set = [this](const QString &id, const QString &reason) {
        actions().setAvailable(id, reason.isEmpty(), reason);
    };
    const QString noItem = current() ? QString() : tr("Choose a configuration item first.");
    const QString may = refusal();
    const QString mayOne = may.isEmpty() ? noItem : may;
    set(u"item.new"_s, may);
    set(u"item.edit"_s, mayOne);
    set(u"item.delete"_s, mayOne);
    set(u"item.relate"_s, mayOne);
    set(u"item.unrelate"_s, mayOne.isEmpty() && !m_relations->chosen() ? tr("Choose a relation below first.") : mayOne);
    set(u"item.relations"_s, noItem);
    set(u"item.incidents"_s, noItem);
    set(u"item.copy"_s, noItem);
    m_relations->followActions();
    for (const auto &[button, id] : {std::pair(m_new, u"item.new"_s), std::pair(m_edit, u"item.edit"_s),
                                     std::pair(m_incidents, u"item.incidents"_s)}) {
        const QAction *action = actions().action(id);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    }
}

void ItemsPage::open(int)
{
    actions().trigger(u"item.incidents"_s);
}

std::vector<const char *> ItemsPage::menuCommands() const
{
    return {"item.incidents", "item.edit",   "-", "item.relate", "item.relations", "-",
            "item.copy",      "item.copyAs", "-", "item.delete"};
}

void ItemsPage::makeItem()
{
    auto *form = new ItemForm(
        backend(), std::nullopt,
        {completions(static_cast<int>(ItemField::Type)), completions(static_cast<int>(ItemField::Environment))}, this);
    connect(form, &ItemForm::saved, this, [this](const ConfigurationItem &item) {
        m_wanted = item.id;
        Q_EMIT messageShown(tr("%1 was made.").arg(visibleControls(item.name)));
    });
    form->open();
}

void ItemsPage::editItem()
{
    const ItemRow *row = current();
    if (!row)
        return;
    auto *form = new ItemForm(
        backend(), row->item,
        {completions(static_cast<int>(ItemField::Type)), completions(static_cast<int>(ItemField::Environment))}, this);
    connect(form, &ItemForm::saved, this, [this](const ConfigurationItem &item) {
        Q_EMIT messageShown(tr("%1 was saved.").arg(visibleControls(item.name)));
    });
    form->open();
}

void ItemsPage::deleteItem()
{
    const ItemRow *row = current();
    if (!row)
        return;
    const int relations = row->outgoing + row->incoming;
    showPlainMessage(this,
                     {.icon = QMessageBox::Warning,
                      .title = tr("Delete configuration item"),
                      .text = tr("Delete “%1”?").arg(row->item.name),
                      .detail = relations > 0
                                    ? tr("%n relation(s) go with it. This cannot be undone.", nullptr, relations)
                                    : tr("This cannot be undone."),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = tr("Delete"),
                      .destructive = true},
                     [this, item = row->item](QMessageBox::StandardButton button) {
                         if (button == QMessageBox::Ok)
                             reallyDelete(item);
                     });
}

void ItemsPage::reallyDelete(const ConfigurationItem &item)
{
    whenAnswered(this, backend().deleteItem(item.id), [this, name = item.name](Result<> &&result) {
        if (result)
            Q_EMIT messageShown(tr("%1 was deleted.").arg(visibleControls(name)));
        else
            tellError(result.error());
    });
}

void ItemsPage::addRelation()
{
    const ItemRow *row = current();
    if (!row)
        return;
    QList<PickBox::Choice> others;
    for (const auto &other : m_feed->records()) {
        if (other->item.id != row->item.id)
            others.append({other->item.id.value, visibleControls(other->item.name), visibleControls(other->item.type)});
    }
    std::sort(others.begin(), others.end(), [](const PickBox::Choice &a, const PickBox::Choice &b) {
        return a.label.localeAwareCompare(b.label) < 0;
    });
    auto *form = new RelationForm(backend(), row->item, others, this);
    connect(form, &RelationForm::added, this, [this] { Q_EMIT messageShown(tr("The relation was added.")); });
    form->open();
}

void ItemsPage::removeRelation()
{
    const std::optional<RelationRow> chosen = m_relations->chosen();
    const ItemRow *row = current();
    if (!chosen || !row)
        return;
    showPlainMessage(this,
                     {.icon = QMessageBox::Question,
                      .title = tr("Remove relation"),
                      .text = tr("“%1” %2 “%3”: remove this relation?", "e.g. “web” depends on “db”")
                                  .arg(row->item.name, relationLabel(chosen->relation.type, chosen->isOutgoing),
                                       chosen->other.item.name),
                      .detail = tr("Both items stay."),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = tr("Remove"),
                      .destructive = true},
                     [this, relation = chosen->relation](QMessageBox::StandardButton button) {
                         if (button != QMessageBox::Ok)
                             return;
                         whenAnswered(this, backend().removeRelation(relation), [this](Result<> &&result) {
                             if (result)
                                 Q_EMIT messageShown(tr("The relation was removed."));
                             else
                                 tellError(result.error());
                         });
                     });
}

void ItemsPage::focusRelations()
{
    m_relations->focusRows();
}

void ItemsPage::showIncidents()
{
    const ItemRow *row = current();
    if (!row)
        return;
    Q_EMIT filterWanted(formatFilter(
        {{{.field = IncidentField::Ci, .op = FilterOp::Equal, .negated = false, .values = {row->item.name}}}}));
}

void ItemsPage::showEvent(QShowEvent *event)
{
    RecordPage::showEvent(event);
    m_feed->counts().setWatched(true);
}

void ItemsPage::hideEvent(QHideEvent *event)
{
    RecordPage::hideEvent(event);
    m_feed->counts().setWatched(false);
}

void ItemsPage::retranslate()
{
    setTitle(tr("Configuration items"), tr("Filter: words, type:database, criticality:high,critical, is:affected …"));
    m_new->setText(tr("New"));
    m_edit->setText(tr("Edit"));
    m_incidents->setText(tr("Incidents"));
}

} // namespace itsm
