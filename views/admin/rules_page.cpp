#include "views/admin/rules_page.h"

#include "models/answer.h"
#include "views/admin/json_edit.h"
#include "views/admin/rule_commands.h"
#include "views/admin/rule_delegate.h"
#include "views/admin/rule_editor.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/record_table.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/token_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QPushButton>
#include <QSplitter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString draftsName = u"drafts"_s;
const QString rulesSplitter = u"splitter"_s;

ColumnStarts ruleColumns()
{
    return {.columns = {{.key = u"enabled"_s, .width = 70},
                        {.key = u"priority"_s, .width = 110},
                        {.key = u"name"_s, .width = 160, .share = 1},
                        {.key = u"type"_s, .width = 120},
                        {.key = u"runs"_s, .width = 80},
                        {.key = u"lastRun"_s, .width = 100},
                        {.key = u"changed"_s, .width = 150, .isShown = false}},
            // The order in which they apply.
            .sorted = RuleListModel::Priority,
            .order = Qt::DescendingOrder};
}

RecordTable *makeTable(RuleListModel *model, QWidget *parent)
{
    auto *table = new RecordTable(parent);
    table->setObjectName(u"ruleTable"_s);
    table->horizontalHeader()->setObjectName(u"ruleColumns"_s);
    new RuleDelegate(table, *model);
    table->setRecords(model, ruleColumns());
    return table;
}

/// A rule to begin with: right in every part, and small enough to be changed.
Rule firstDraft(const QString &name, const QString &reason)
{
    Rule rule;
    rule.name = name;
    rule.type = u"escalation"_s;
    rule.conditions = {{u"priority"_s, QJsonArray{u"urgent"_s}}, {u"status"_s, QJsonArray{u"new"_s}}};
    rule.actions = {QJsonObject{{u"type"_s, u"escalate"_s}, {u"level"_s, 1}, {u"reason"_s, reason}}};
    return rule;
}

} // namespace

RulesPage::RulesPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state, QWidget *parent)
    : RecordPage({backend, clock, actions, state}, u"rules"_s, ruleVocabulary(), parent)
    , m_feed(new RuleFeed(backend, clock, this))
    , m_model(new RuleListModel(clock, this))
    , m_editor(new RuleEditor(backend, clock, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_new(new QPushButton(this))
    , m_switch(new QPushButton(this))
{
    setObjectName(u"rulesPage"_s);
    m_new->setIcon(icon("plus"_L1));
    head()->addWidget(m_new);
    head()->addWidget(m_switch);
    connect(m_new, &QPushButton::clicked, this, [this] { this->actions().trigger(u"rule.new"_s); });
    connect(m_switch, &QPushButton::clicked, this, [this] { this->actions().trigger(u"rule.switch"_s); });
    RecordTable *table = makeTable(m_model, this);
    addRuleCommands(actions, *this, table);
    build(m_feed, table);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(tableBody());
    m_splitter->addWidget(m_editor);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->restoreState(QByteArray::fromBase64(remembered(rulesSplitter).toString().toLatin1()));
    setBody(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { remember(rulesSplitter, QString::fromLatin1(m_splitter->saveState().toBase64())); });
    connect(recordTable(), &RecordTable::choiceChanged, this, &RulesPage::showCurrent);
    if (const QJsonObject draft = remembered(draftsName).toObject(); !draft.isEmpty() && refusal().isEmpty())
        m_editor->resume(draft);
    connect(m_editor, &RuleEditor::changed, this, [this] {
        updateActions();
        keepDraft();
    });
    connect(m_editor, &RuleEditor::left, this, [this] { focusList(); });
    connect(m_editor, &RuleEditor::saved, this, [this](const Rule &rule) {
        m_wanted = rule.id;
        Q_EMIT messageShown(rule.isActive ? tr("The rule was saved.") : tr("The rule was saved; it is switched off."));
    });
}

RulesPage::~RulesPage()
{
    keepDraft();
}

void RulesPage::focusList()
{
    if (m_editor->isEditing())
        m_editor->text()->setFocus(Qt::OtherFocusReason);
    else
        RecordPage::focusList();
}

void RulesPage::keepDraft()
{
    if (refusal().isEmpty())
        remember(draftsName, m_editor->draft());
}

void RulesPage::discardUnsaved()
{
    m_editor->discard();
}

const Rule *RulesPage::current() const
{
    return m_model->at(recordTable()->currentIndex().row());
}

void RulesPage::showRecords()
{
    m_model->setRecords(m_feed->records().values());
    if (m_wanted.isValid() && m_feed->records().contains(m_wanted.value)) {
        if (m_model->rowOf(m_wanted.value) < 0)
            setFilterText({});
        recordTable()->goToRow(m_model->rowOf(std::exchange(m_wanted, {}).value));
    }
    showCurrent();
}

void RulesPage::applyFilter(const std::vector<AnyFilterTerm> &terms)
{
    m_model->setFilter(terms);
    showCurrent();
}

void RulesPage::showCurrent()
{
    const Rule *rule = current();
    m_editor->showRule(rule ? std::optional(*rule) : std::nullopt);
    updateActions();
}

QStringList RulesPage::completions(int field) const
{
    switch (static_cast<RuleField>(field)) {
    case RuleField::Name:
        return different(m_feed->records(), [](const Rule &rule) { return rule.name; });
    case RuleField::Type:
        return {u"escalation"_s, u"alert"_s, u"assignment"_s};
    case RuleField::Runs:
        return {u"0"_s, u">0"_s};
    default:
        return ruleVocabulary().values(field);
    }
}

QString RulesPage::countSentence(int shown, qsizetype all) const
{
    return shown == all ? tr("%Ln rule(s)", nullptr, shown) : tr("%L1 of %L2 rules").arg(shown).arg(all);
}

QString RulesPage::copiedSentence(int rows) const
{
    return tr("%Ln rule(s) copied.", nullptr, rows);
}

RecordPage::EmptyWords RulesPage::emptyWords() const
{
    return {.title = tr("No rules"), .hint = tr("Rules escalate, notify or assign by themselves. Make one with New.")};
}

QString RulesPage::unsaved() const
{
    if (!m_editor->isModified())
        return {};
    return tr("What you have written in the rule “%1” is not saved.").arg(m_editor->ruleName());
}

QString RulesPage::refusal() const
{
    if (hasPermission(backend().actor().role, Permission::WriteRules))
        return {};
    return tr("Your role “%1” may not change rules.").arg(displayText(backend().actor().role));
}

void RulesPage::updateActions()
{
    const auto set = [this](const QString &id, const QString &reason) {
        actions().setAvailable(id, reason.isEmpty(), reason);
    };
    const Rule *rule = current();
    const QString none = rule ? QString() : tr("Choose a rule first.");
    const QString may = refusal();
    const QString mayOne = may.isEmpty() ? none : may;
    const bool isEditing = m_editor->isEditing();
    const QString written = isEditing ? tr("Save or cancel what you are writing first.") : QString();
    set(u"rule.new"_s, may.isEmpty() ? written : may);
    set(u"rule.duplicate"_s, mayOne.isEmpty() ? written : mayOne);
    set(u"rule.edit"_s, isEditing ? QString() : mayOne);
    set(u"rule.save"_s, isEditing ? QString() : tr("Nothing is being written."));
    set(u"rule.nextMistake"_s, m_editor->text()->mistakes().empty() ? tr("There is no mistake.") : QString());
    set(u"rule.switch"_s, mayOne);
    set(u"rule.delete"_s, mayOne);
    set(u"rule.copy"_s, none);
    m_editor->setRefusal(may);
    const bool isActive = !rule || rule->isActive;
    m_switch->setText(isActive ? tr("Switch off") : tr("Switch on"));
    m_switch->setIcon(icon(isActive ? "pause"_L1 : "play"_L1));
    for (const auto &[button, id] : {std::pair(m_new, u"rule.new"_s), std::pair(m_switch, u"rule.switch"_s)}) {
        const QAction *action = actions().action(id);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    }
}

void RulesPage::open(int)
{
    actions().trigger(u"rule.edit"_s);
}

std::vector<const char *> RulesPage::menuCommands() const
{
    return {"rule.switch", "rule.edit", "rule.duplicate", "-", "rule.copy", "rule.copyAs", "-", "rule.delete"};
}

void RulesPage::makeRule()
{
    m_editor->startNew(firstDraft(tr("New rule"), tr("Nobody has looked at it yet")));
}

void RulesPage::duplicateRule()
{
    const Rule *rule = current();
    if (!rule)
        return;
    Rule draft = *rule;
    draft.name = tr("%1 (copy)", "name of a duplicated rule").arg(rule->name);
    m_editor->startNew(draft);
}

void RulesPage::editRule()
{
    m_editor->edit();
}

void RulesPage::saveRule()
{
    m_editor->save();
}

void RulesPage::goToNextMistake()
{
    m_editor->goToNextMistake();
}

void RulesPage::switchRule()
{
    if (const Rule *rule = current())
        setActive(*rule, !rule->isActive);
}

void RulesPage::setActive(const Rule &rule, bool isActive)
{
    whenAnswered(this, backend().setRuleActive(rule.id, isActive, rule.version), [this](Result<Rule> &&result) {
        if (!result)
            return tellError(result.error());
        const QString name = visibleControls(result->name);
        Q_EMIT messageShown(result->isActive ? tr("“%1” is on.").arg(name) : tr("“%1” is off.").arg(name));
    });
}

void RulesPage::deleteRule()
{
    const Rule *rule = current();
    if (!rule)
        return;
    showPlainMessage(
        this,
        {.icon = QMessageBox::Warning,
         .title = tr("Delete rule"),
         .text = tr("Delete the rule “%1”?").arg(rule->name),
         .detail = tr("Its counters go with it. This cannot be undone; a rule that is switched off rests as well."),
         .buttons = QMessageBox::Ok | QMessageBox::Cancel,
         .acceptButton = QMessageBox::Ok,
         .acceptText = tr("Delete"),
         .destructive = true},
        [this, id = rule->id](QMessageBox::StandardButton button) {
            if (button != QMessageBox::Ok)
                return;
            whenAnswered(this, backend().deleteRule(id), [this](Result<> &&result) {
                if (result)
                    Q_EMIT messageShown(tr("The rule was deleted."));
                else
                    tellError(result.error());
            });
        });
}

void RulesPage::retranslate()
{
    setTitle(tr("Rules"), tr("Filter: words, is:enabled, type:escalation, runs:>0 …"));
    m_new->setText(tr("New"));
}

} // namespace itsm
