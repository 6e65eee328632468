#pragma once

#include <QDialog>
#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace itsm {

class ActionRegistry;
class PlainLabel;
class Preferences;
class ProfileStore;
class SecretStore;
class SettingsSection;

/// All settings, by parts, found by typing. What is changed is in force at once; there is nothing to confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    /// All outlive it. Deletes itself when it is closed.
    SettingsDialog(Preferences &preferences, ProfileStore &profiles, SecretStore &secrets, ActionRegistry &actions,
                   QWidget *parent);

    [[nodiscard]] QLineEdit *searchEdit() const { return m_search; }
    [[nodiscard]] QListWidget *parts() const { return m_parts; }
    [[nodiscard]] const std::vector<SettingsSection *> &sections() const { return m_sections; }

Q_SIGNALS:
    void profileWanted(const QString &id);
    void sheetWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addSection(SettingsSection *section);
    void search();
    void retranslate();

    QLineEdit *m_search;
    QListWidget *m_parts;
    QStackedWidget *m_stack;
    PlainLabel *m_nothing;
    QPushButton *m_close;
    std::vector<SettingsSection *> m_sections;
};

} // namespace itsm
