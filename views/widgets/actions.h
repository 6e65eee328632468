#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <vector>

class QAction;
class QShortcut;
class QWidget;

namespace itsm {

/// One command of the program as menus, toolbars, context menus and the cheat sheet show it. The texts are source
/// texts, marked with QT_TRANSLATE_NOOP in `context`; the registry translates them.
struct ActionSpec
{
    const char *id = nullptr;       ///< stable name, e.g. "incident.acknowledge"; settings and tests use it
    const char *context = nullptr;  ///< translation context of the texts below
    const char *text = nullptr;     ///< with a mnemonic; "…" at the end when a form follows
    const char *tip = nullptr;      ///< one sentence for tooltip and status bar; none: the text
    const char *category = nullptr; ///< heading in the cheat sheet, e.g. "Incident"
    const char *icon = nullptr;     ///< name in the icon set
    QList<QKeySequence> shortcuts = {};
    Qt::ShortcutContext scope = Qt::WindowShortcut; ///< WidgetWithChildrenShortcut for keys of one page
    bool needsLink = false; ///< changes data: disabled while the link is lost, which its tooltip says
    bool checkable = false;
};

/// The one place where every command stands: an id, its texts and keys, one QAction. Menus, toolbars and the cheat
/// sheet are views of it. A key whose command is off is answered with the reason. Used from the UI thread.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    explicit ActionRegistry(QObject *parent = nullptr);

    /// Registers the command and adds its action to `owner`, in whose window or under whose focus the keys work.
    /// `handler` runs in the life of `owner`. An id may be registered once.
    QAction *add(const ActionSpec &spec, QWidget *owner, std::function<void()> handler);
    /// The action of an id; null when there is none.
    [[nodiscard]] QAction *action(const QString &id) const;
    [[nodiscard]] const ActionSpec *spec(const QString &id) const;
    /// Keys that a person chose in place of the standard ones, by id, also of commands that are registered later. An
    /// empty list: no key.
    void setOwnShortcuts(const QHash<QString, QList<QKeySequence>> &keys);
    [[nodiscard]] const QHash<QString, QList<QKeySequence>> &ownShortcuts() const { return m_ownShortcuts; }
    /// Ids of the commands that answer to the key where the command `id` would.
    [[nodiscard]] QStringList conflicts(const QString &id, const QKeySequence &key) const;
    /// Ids of the commands whose standard key it is, and which have lost it to the command `id` alone.
    [[nodiscard]] QStringList heirs(const QString &id, const QKeySequence &key) const;
    /// Runs the command as its key would: one that is off answers with refused().
    void trigger(const QString &id);
    /// All actions in the order of registration.
    [[nodiscard]] QList<QAction *> actions() const;

    /// One heading of the cheat sheet.
    struct Group
    {
        QString title;
        QList<QAction *> actions;
    };
    /// All commands under their translated categories.
    [[nodiscard]] QList<Group> groups() const;

    /// What the command is called now, in place of its text; empty: its text again.
    void setName(const QString &id, const QString &name);
    /// Whether the command makes sense now, and if not, why: one sentence, already translated, shown as tooltip and
    /// told to whoever presses the key.
    void setAvailable(const QString &id, bool available, const QString &reason = {});
    /// Why the command is off now: one sentence, or nothing where none is known or it is on.
    [[nodiscard]] QString reason(const QString &id) const;
    /// While the link is lost the commands that need it are off; `reason` says so.
    void setLinkLive(bool live, const QString &reason = {});
    [[nodiscard]] bool isLinkLive() const { return m_linkLive; }

    /// Sets all texts anew after a change of the language.
    void retranslate();

Q_SIGNALS:
    /// A command was registered or its texts changed: cheat sheet and palette read again.
    void changed();
    /// A person wanted a command that is off; the reason is a sentence. `owner` is the widget that it belongs to.
    void refused(QWidget *owner, const QString &reason);

private:
    struct Entry
    {
        ActionSpec spec;
        QString id;
        QAction *action = nullptr;
        QString name;
        bool available = true;
        QString reason;
        QPointer<QShortcut> answer; ///< takes the keys while the action is off
    };
    [[nodiscard]] QString refusal(const Entry &entry) const;
    void refuse(const QString &id);
    void updateAnswer(Entry &entry);
    void update(Entry &entry);
    void setTexts(Entry &entry);
    [[nodiscard]] QList<QKeySequence> keysOf(const Entry &entry) const;

    std::vector<Entry> m_entries;
    QHash<QString, size_t> m_index;
    QHash<QString, QList<QKeySequence>> m_ownShortcuts;
    bool m_linkLive = true;
    QString m_linkReason;
};

/// A command's text without its mnemonic, which Chinese texts carry in brackets: "解决(&R)…" is "解决…"; "R&&D" is
/// "R&D".
[[nodiscard]] QString withoutMnemonic(QString text);
/// Shortcut as a person reads it in running text: "Ctrl+F", "A"; empty when the action has none.
[[nodiscard]] QString shortcutText(const QAction &action);

} // namespace itsm
