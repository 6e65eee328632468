#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;

namespace itsm {

class ProfileStore;
class SecretStore;
struct Profile;

/// The profiles to choose from, and the buttons that make, change and forget them.
class ProfileList : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    ProfileList(ProfileStore &profiles, SecretStore &secrets, QWidget *parent = nullptr);

    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QString currentId() const;
    void setCurrentId(const QString &id);
    /// The form of a new profile.
    void add();
    void editCurrent();

Q_SIGNALS:
    void openWanted(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void edit(const Profile &profile);
    void duplicate();
    void remove();
    void retranslate();

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_open;
};

} // namespace itsm
