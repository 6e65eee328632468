#include "views/widgets/actions.h"

#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"

#include <QAction>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QShortcut>
#include <QWidget>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

ActionRegistry::ActionRegistry(QObject *parent)
    : QObject(parent)
{
}

QAction *ActionRegistry::add(const ActionSpec &spec, QWidget *owner, std::function<void()> handler)
{
    const QString id = QString::fromLatin1(spec.id);
    Q_ASSERT(!m_index.contains(id));
    auto *action = new QAction(owner);
    action->setObjectName(id);
    action->setShortcutContext(spec.scope);
    action->setCheckable(spec.checkable);
    action->setAutoRepeat(false); // a key held for a moment too long must not do it thirty times
    // Shortcuts are shown in the tooltip and the menu; context menus show them too, which some styles leave out.
    action->setShortcutVisibleInContextMenu(true);
    owner->addAction(action);
    connect(action, &QAction::triggered, owner, [handler = std::move(handler)] { handler(); });
    connect(action, &QObject::destroyed, this, [this, id] {
        const auto it = m_index.constFind(id);
        if (it == m_index.constEnd())
            return;
        m_entries.erase(m_entries.begin() + static_cast<ptrdiff_t>(*it));
        m_index.clear();
        for (size_t i = 0; i < m_entries.size(); ++i)
            m_index.insert(m_entries[i].id, i);
        Q_EMIT changed();
    });
    m_index.insert(id, m_entries.size());
    m_entries.push_back(
        {.spec = spec, .id = id, .action = action, .name = {}, .available = true, .reason = {}, .answer = {}});
    if (spec.icon)
        action->setIcon(icon(QLatin1StringView(spec.icon)));
    action->setShortcuts(keysOf(m_entries.back()));
    setTexts(m_entries.back());
    update(m_entries.back());
    Q_EMIT changed();
    return action;
}

QList<QKeySequence> ActionRegistry::keysOf(const Entry &entry) const
{
    return m_ownShortcuts.value(entry.id, entry.spec.shortcuts);
}

void ActionRegistry::setOwnShortcuts(const QHash<QString, QList<QKeySequence>> &keys)
{
    m_ownShortcuts = keys;
    for (Entry &entry : m_entries) {
        if (entry.action->shortcuts() == keysOf(entry))
            continue;
        entry.action->setShortcuts(keysOf(entry));
        delete entry.answer;
        update(entry);
    }
    Q_EMIT changed();
}

QStringList ActionRegistry::conflicts(const QString &id, const QKeySequence &key) const
{
    const auto at = m_index.constFind(id);
    if (at == m_index.constEnd() || key.isEmpty())
        return {};
    const Entry &wanted = m_entries[*at];
    QStringList found;
    for (const Entry &entry : m_entries) {
        // Keys of two pages never meet; those of the window are heard on all of them, those of a page in its parts.
        const auto *here = qobject_cast<QWidget *>(entry.action->parent());
        const auto *there = qobject_cast<QWidget *>(wanted.action->parent());
        const bool doMeet = entry.spec.scope == Qt::WindowShortcut || wanted.spec.scope == Qt::WindowShortcut ||
                            here == there || here->isAncestorOf(there) || there->isAncestorOf(here);
        if (entry.id != id && doMeet && entry.action->shortcuts().contains(key))
            found.append(entry.id);
    }
    return found;
}

QStringList ActionRegistry::heirs(const QString &id, const QKeySequence &key) const
{
    QStringList found;
    for (const Entry &entry : m_entries) {
        if (entry.id != id && entry.spec.shortcuts.contains(key) && !entry.action->shortcuts().contains(key) &&
            conflicts(entry.id, key) == QStringList{id})
            found.append(entry.id);
    }
    return found;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.constEnd() ? nullptr : m_entries[*it].action;
}

const ActionSpec *ActionRegistry::spec(const QString &id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.constEnd() ? nullptr : &m_entries[*it].spec;
}

void ActionRegistry::trigger(const QString &id)
{
    QAction *wanted = action(id);
    if (wanted && wanted->isEnabled())
        wanted->trigger();
    else if (wanted)
        refuse(id);
}

QString ActionRegistry::refusal(const Entry &entry) const
{
    const bool offline = entry.spec.needsLink && !m_linkLive;
    // Who lacks the right need not wait for the link.
    return offline && entry.available ? m_linkReason : entry.reason;
}

void ActionRegistry::refuse(const QString &id)
{
    const auto it = m_index.constFind(id);
    if (it == m_index.constEnd())
        return;
    const Entry &entry = m_entries[*it];
    if (const QString reason = refusal(entry); !reason.isEmpty())
        Q_EMIT refused(qobject_cast<QWidget *>(entry.action->parent()), reason);
}

QList<QAction *> ActionRegistry::actions() const
{
    QList<QAction *> all;
    for (const Entry &entry : m_entries) {
        if (entry.action)
            all.append(entry.action);
    }
    return all;
}

QList<ActionRegistry::Group> ActionRegistry::groups() const
{
    QList<Group> groups;
    for (const Entry &entry : m_entries) {
        if (!entry.action || !entry.spec.category)
            continue;
        const QString title = QCoreApplication::translate(entry.spec.context, entry.spec.category);
        auto it = std::find_if(groups.begin(), groups.end(), [&](const Group &group) { return group.title == title; });
        if (it == groups.end()) {
            groups.append(Group{title, {}});
            it = groups.end() - 1;
        }
        it->actions.append(entry.action);
    }
    return groups;
}

void ActionRegistry::setAvailable(const QString &id, bool available, const QString &reason)
{
    const auto it = m_index.constFind(id);
    if (it == m_index.constEnd())
        return;
    Entry &entry = m_entries[*it];
    if (entry.available == available && entry.reason == reason)
        return;
    entry.available = available;
    entry.reason = reason;
    update(entry);
}

void ActionRegistry::setName(const QString &id, const QString &name)
{
    const auto it = m_index.constFind(id);
    if (it == m_index.constEnd() || m_entries[*it].name == name)
        return;
    Entry &entry = m_entries[*it];
    entry.name = name;
    if (!entry.action)
        return;
    setTexts(entry);
    update(entry);
    Q_EMIT changed();
}

QString ActionRegistry::reason(const QString &id) const
{
    const auto it = m_index.constFind(id);
    if (it == m_index.constEnd() || m_entries[*it].action->isEnabled())
        return {};
    return refusal(m_entries[*it]);
}

void ActionRegistry::setLinkLive(bool live, const QString &reason)
{
    if (m_linkLive == live && m_linkReason == reason)
        return;
    m_linkLive = live;
    m_linkReason = reason;
    for (Entry &entry : m_entries) {
        if (entry.spec.needsLink && entry.action)
            update(entry);
    }
}

void ActionRegistry::retranslate()
{
    for (Entry &entry : m_entries) {
        if (entry.action) {
            setTexts(entry);
            update(entry);
        }
    }
    Q_EMIT changed();
}

void ActionRegistry::setTexts(Entry &entry)
{
    QString name = visibleControls(entry.name);
    entry.action->setText(name.isEmpty() ? QCoreApplication::translate(entry.spec.context, entry.spec.text)
                                         : name.replace(u'&', "&&"_L1));
}

void ActionRegistry::update(Entry &entry)
{
    const bool offline = entry.spec.needsLink && !m_linkLive;
    entry.action->setEnabled(entry.available && !offline);
    updateAnswer(entry);
    QString tip = entry.spec.tip ? QCoreApplication::translate(entry.spec.context, entry.spec.tip)
                                 : withoutMnemonic(entry.action->text());
    entry.action->setStatusTip(tip);
    if (const QString keys = shortcutText(*entry.action); !keys.isEmpty())
        tip =
            QCoreApplication::translate("ActionRegistry", "%1 (%2)", "tooltip of a command and its key").arg(tip, keys);
    if (const QString reason = refusal(entry); !entry.action->isEnabled() && !reason.isEmpty())
        tip += u'\n' + reason;
    entry.action->setToolTip(plainTooltip(tip)); // reasons may carry text of a server
}

void ActionRegistry::updateAnswer(Entry &entry)
{
    const bool isOff = !entry.action->isEnabled();
    if (isOff && !entry.answer && !entry.action->shortcuts().isEmpty()) {
        // The keys of an action that is off are free for it.
        entry.answer = new QShortcut(qobject_cast<QWidget *>(entry.action->parent()));
        entry.answer->setKeys(entry.action->shortcuts());
        entry.answer->setContext(entry.spec.scope);
        entry.answer->setAutoRepeat(false);
        connect(entry.answer, &QShortcut::activated, this, [this, id = entry.id] { refuse(id); });
    }
    if (entry.answer)
        entry.answer->setEnabled(isOff);
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression mnemonic(u"\\(&[^&]\\)|&(&?)"_s);
    return text.replace(mnemonic, u"\\1"_s);
}

QString shortcutText(const QAction &action)
{
    const QKeySequence keys = action.shortcut();
    // As it is printed on the key. Qt says "Return", and "Enter" for that of the number pad only.
    if (keys.count() == 1 && keys[0].key() == Qt::Key_Return)
        return QKeySequence(QKeyCombination(keys[0].keyboardModifiers(), Qt::Key_Enter))
            .toString(QKeySequence::NativeText);
    return keys.toString(QKeySequence::NativeText);
}

} // namespace itsm
