#include "views/shell/shortcut_editor.h"

#include "views/shell/own_shortcuts.h"
#include "views/shell/settings_store.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

enum ShortcutColumn : int { NameColumn, KeysColumn, ShortcutColumnCount };
constexpr int idRole = Qt::UserRole;
constexpr int listHeight = 300;

QString textOf(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

} // namespace

ShortcutEditor::ShortcutEditor(ActionRegistry &actions, SettingsStore &settings, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_settings(settings)
    , m_list(new QTreeWidget(this))
    , m_command(new PlainLabel(this))
    , m_key(new QKeySequenceEdit(this))
    , m_set(new QPushButton(this))
    , m_none(new QPushButton(this))
    , m_standard(new QPushButton(this))
    , m_message(new PlainLabel(this))
{
    setObjectName(u"shortcutEditor"_s);
    m_list->setColumnCount(ShortcutColumnCount);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumHeight(theme().px(listHeight));
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(KeysColumn, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_command->setLook(FontRole::Section);
    m_message->setWordWrap(true);
    m_message->setLook(FontRole::Meta, ColorRole::Muted);
    for (QPushButton *button : {m_set, m_none, m_standard})
        button->setAutoDefault(false);

    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(2));
    row->addWidget(m_key, 1);
    row->addWidget(m_set);
    row->addWidget(m_none);
    row->addWidget(m_standard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().space(2));
    column->addWidget(m_list, 1);
    column->addWidget(m_command);
    column->addLayout(row);
    column->addWidget(m_message);

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::showCommand);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_key->setFocus(); });
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence &keys) {
        // A second key pressed soon is another choice: the first of two would shadow, or be shadowed.
        if (keys.count() > 1)
            m_key->setKeySequence(QKeySequence(keys[static_cast<uint>(keys.count()) - 1]));
        else
            checkKey();
    });
    connect(m_key, &QKeySequenceEdit::editingFinished, this, &ShortcutEditor::setPlaceholder);
    connect(m_set, &QPushButton::clicked, this, &ShortcutEditor::apply);
    connect(m_none, &QPushButton::clicked, this, [this] { change(QList<QKeySequence>()); });
    connect(m_standard, &QPushButton::clicked, this, [this] { change(std::nullopt); });
    // Availability changes all the time; only other keys and words are of interest here.
    connect(&m_actions, &ActionRegistry::changed, this, &ShortcutEditor::showKeys);
    fill();
    retranslate();
}

QString ShortcutEditor::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(NameColumn, idRole).toString() : QString();
}

QString ShortcutEditor::nameOf(const QString &id) const
{
    const QAction *action = m_actions.action(id);
    return action ? withoutMnemonic(action->text()) : id;
}

QString ShortcutEditor::message() const
{
    return m_message->text();
}

void ShortcutEditor::fill()
{
    const QString kept = current();
    m_list->clear();
    const QList<ActionRegistry::Group> groups = m_actions.groups();
    for (const ActionRegistry::Group &group : groups) {
        auto *heading = new QTreeWidgetItem(m_list, {group.title});
        heading->setFlags(Qt::ItemIsEnabled);
        heading->setFirstColumnSpanned(true);
        for (const QAction *action : group.actions) {
            auto *item = new QTreeWidgetItem(heading, {withoutMnemonic(action->text()), textOf(action->shortcuts())});
            item->setData(NameColumn, idRole, action->objectName());
            item->setIcon(NameColumn, action->icon());
        }
        heading->setExpanded(true);
    }
    if (!kept.isEmpty())
        select(kept);
    filter(m_typed);
    showCommand();
}

void ShortcutEditor::select(const QString &id)
{
    for (QTreeWidgetItemIterator it(m_list); *it; ++it) {
        if ((*it)->data(NameColumn, idRole).toString() == id) {
            m_list->setCurrentItem(*it);
            return;
        }
    }
}

bool ShortcutEditor::filter(const QString &typed)
{
    m_typed = typed;
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    bool isAny = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *heading = m_list->topLevelItem(i);
        bool isAnyHere = false;
        for (int j = 0; j < heading->childCount(); ++j) {
            QTreeWidgetItem *item = heading->child(j);
            const QString text =
                heading->text(NameColumn) + u'\n' + item->text(NameColumn) + u'\n' + item->text(KeysColumn);
            const bool isFound = std::ranges::all_of(
                words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
            item->setHidden(!isFound);
            isAnyHere = isAnyHere || isFound;
        }
        heading->setHidden(!isAnyHere);
        isAny = isAny || isAnyHere;
    }
    // What is changed below the list is something that is seen in it.
    if (const QTreeWidgetItem *item = m_list->currentItem(); item && item->isHidden())
        m_list->setCurrentItem(nullptr);
    return isAny;
}

void ShortcutEditor::showCommand()
{
    const QString id = current();
    m_command->setText(id.isEmpty() ? tr("Choose a command above.") : nameOf(id));
    clearKey();
    m_key->setEnabled(!id.isEmpty());
    checkKey();
}

void ShortcutEditor::showKeys()
{
    for (QTreeWidgetItemIterator it(m_list); *it; ++it) {
        const QString id = (*it)->data(NameColumn, idRole).toString();
        if (const QAction *action = id.isEmpty() ? nullptr : m_actions.action(id))
            (*it)->setText(KeysColumn, textOf(action->shortcuts()));
    }
    checkKey();
}

void ShortcutEditor::checkKey()
{
    const QString id = current();
    const QAction *action = id.isEmpty() ? nullptr : m_actions.action(id);
    const QKeySequence key = m_key->keySequence();
    m_set->setEnabled(action && !key.isEmpty());
    m_none->setEnabled(action && !action->shortcuts().isEmpty());
    m_standard->setEnabled(action && m_actions.ownShortcuts().contains(id));
    QStringList others;
    for (const QString &other : m_actions.conflicts(id, key))
        others.append(nameOf(other));
    if (!others.isEmpty())
        m_message->setText(tr("%1 belongs to “%2” now. If you set it, that command loses it.")
                               .arg(key.toString(QKeySequence::NativeText), others.join(u"”, “"_s)));
    else if (action && key.isEmpty())
        m_message->setText(tr("Press the new key in the field, then Set."));
    else
        m_message->clear();
}

void ShortcutEditor::apply()
{
    const QKeySequence key = m_key->keySequence();
    if (current().isEmpty() || key.isEmpty())
        return;
    clearKey();
    change(QList<QKeySequence>{key});
}

void ShortcutEditor::change(const std::optional<QList<QKeySequence>> &keys)
{
    // Before the button is off: the keyboard would go on to the next one, which does something else.
    m_list->setFocus();
    const QString told = setKeys(current(), keys);
    m_message->setText(told);
}

QString ShortcutEditor::setKeys(const QString &id, const std::optional<QList<QKeySequence>> &keys)
{
    auto own = m_actions.ownShortcuts();
    const QList<QKeySequence> before = m_actions.action(id)->shortcuts();
    const QList<QKeySequence> now = keys.value_or(m_actions.spec(id)->shortcuts);
    QStringList told;
    for (const QKeySequence &key : now) {
        for (const QString &other : m_actions.conflicts(id, key)) {
            QList<QKeySequence> left = own.value(other, m_actions.action(other)->shortcuts());
            left.removeAll(key);
            own.insert(other, left);
            told.append(tr("“%1” has lost the key %2.").arg(nameOf(other), key.toString(QKeySequence::NativeText)));
        }
    }
    for (const QKeySequence &key : before) {
        if (now.contains(key))
            continue;
        for (const QString &other : m_actions.heirs(id, key)) {
            const QList<QKeySequence> has = own.value(other, m_actions.action(other)->shortcuts());
            const QList<QKeySequence> standard = m_actions.spec(other)->shortcuts;
            QList<QKeySequence> all;
            std::ranges::copy_if(standard, std::back_inserter(all),
                                 [&](const QKeySequence &its) { return its == key || has.contains(its); });
            std::ranges::copy_if(has, std::back_inserter(all),
                                 [&](const QKeySequence &its) { return !standard.contains(its); });
            if (all == standard)
                own.remove(other);
            else
                own.insert(other, all);
            told.append(tr("“%1” has the key %2 again.").arg(nameOf(other), key.toString(QKeySequence::NativeText)));
        }
    }
    if (keys)
        own.insert(id, *keys);
    else
        own.remove(id);
    m_settings.setValue(QLatin1StringView(shortcutsSetting), ownShortcutsToJson(own));
    QString text = now.isEmpty() ? tr("“%1” has no key now.").arg(nameOf(id))
                                 : tr("“%1” has the key %2 now.").arg(nameOf(id), textOf(now));
    if (!told.isEmpty())
        text += u' ' + told.join(u' ');
    return text;
}

void ShortcutEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ShortcutEditor::clearKey()
{
    m_key->clear();
    setPlaceholder();
}

void ShortcutEditor::setPlaceholder()
{
    // Qt's own words come back each time; in Chinese they speak of a link on the desktop.
    m_key->findChild<QLineEdit *>()->setPlaceholderText(tr("Press the keys"));
}

void ShortcutEditor::retranslate()
{
    clearKey();
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_key->setAccessibleName(tr("New key"));
    m_set->setText(tr("Set"));
    m_none->setText(tr("No key"));
    m_standard->setText(tr("Standard key"));
    fill();
}

} // namespace itsm
