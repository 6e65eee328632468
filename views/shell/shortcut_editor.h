#pragma once

#include "views/widgets/actions.h"

#include <QWidget>
#include <optional>

class QKeySequenceEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace itsm {

class PlainLabel;
class SettingsStore;

/// The keys of all commands, and a place to give one another key. A key that another command has in the same place is
/// taken from it, after saying so.
class ShortcutEditor : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive it. What is changed is in force at once and kept in the settings.
    ShortcutEditor(ActionRegistry &actions, SettingsStore &settings, QWidget *parent = nullptr);

    /// Shows the commands whose name, heading or key has the words; false: none.
    bool filter(const QString &typed);
    void select(const QString &id);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] QKeySequenceEdit *keyEdit() const { return m_key; }
    [[nodiscard]] QString message() const;
    /// Gives the selected command the key that was pressed.
    void apply();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void showCommand();
    void showKeys();
    void checkKey();
    /// For the chosen command; says below the list what has become of it.
    void change(const std::optional<QList<QKeySequence>> &keys);
    /// Nothing: the standard keys. Who has one of them in the same place loses it, and whose standard key becomes free
    /// has it again. Returns what has happened, in sentences.
    [[nodiscard]] QString setKeys(const QString &id, const std::optional<QList<QKeySequence>> &keys);
    [[nodiscard]] QString current() const;
    [[nodiscard]] QString nameOf(const QString &id) const;
    void clearKey();
    void setPlaceholder();
    void retranslate();

    ActionRegistry &m_actions;
    SettingsStore &m_settings;
    QTreeWidget *m_list;
    PlainLabel *m_command;
    QKeySequenceEdit *m_key;
    QPushButton *m_set;
    QPushButton *m_none;
    QPushButton *m_standard;
    PlainLabel *m_message;
    QString m_typed;
};

} // namespace itsm
