#pragma once

#include "services/secrets/secret_store.h"
#include "views/shell/profile.h"
#include "views/widgets/form_dialog.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace itsm {

class ConnectionTest;
class ProfileStore;

/// The form of a profile: where the data are, and for a database who may see them on the way. Passwords go to the
/// keychain; the form says when there is none. At a server one signs in when the profile is opened.
class ProfileDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// Edits `profile`, or makes it where the store has none of its id.
    ProfileDialog(ProfileStore &profiles, SecretStore &secrets, const Profile &profile, QWidget *parent);

    [[nodiscard]] ConnectionTest *test() const { return m_test; }

Q_SIGNALS:
    void saved(const QString &id);

protected:
    bool validate() override;
    void retranslate() override;

private:
    QWidget *buildLocal();
    QWidget *buildDatabase();
    QWidget *buildServer();
    [[nodiscard]] Profile::Kind kind() const;
    void load();
    void loadServer();
    void typeServer(Profile &profile) const;
    void retranslateServer();
    void showKind();
    void takeAddressApart(const QString &text);
    void chooseFile(QLineEdit *into, bool mayBeNew);
    [[nodiscard]] Profile typed() const;
    /// The kept password, if it is for the same server and user.
    [[nodiscard]] Secret keptFor(const Profile &profile) const;
    [[nodiscard]] QString hintOf(TlsMode mode) const;
    void showHints();
    void runTest();
    void save();

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    Profile m_profile;
    Secret m_kept; ///< the password that is kept for the profile so far
    std::optional<SecretPlace> m_place;

    QLineEdit *m_name;
    QComboBox *m_kind;
    QWidget *m_local = nullptr;
    QLineEdit *m_file;
    QWidget *m_databaseServer = nullptr;
    QLineEdit *m_address;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_tenant;
    QComboBox *m_tls;
    QLineEdit *m_authority;
    QWidget *m_server = nullptr;
    QLineEdit *m_serverAddress;
    QLineEdit *m_serverUser;
    QLineEdit *m_serverTenant;
    QLineEdit *m_serverAuthority;
    ConnectionTest *m_test;
};

} // namespace itsm
