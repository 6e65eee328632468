#pragma once

#include "services/backend/rest_session.h"
#include "services/secrets/secret_store.h"
#include "views/shell/profile.h"
#include "views/widgets/form_dialog.h"

class QCheckBox;
class QLineEdit;

namespace itsm {

/// Signs somebody in at a server. A password that must be changed is changed here as well.
class SignInDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// `why` says what makes this necessary; it may be empty.
    SignInDialog(const Profile &profile, const ServerAddress &address, SecretStore &secrets, const QString &why,
                 QWidget *parent);

    /// Nobody else may sign in.
    void setUser(UserId user) { m_only = user; }

Q_SIGNALS:
    /// `isKept`: the person wants to stay signed in, and there is a keychain for it.
    void signedIn(const itsm::RestSession &session, bool isKept);

protected:
    bool validate() override;
    void retranslate() override;
    [[nodiscard]] bool mayLeaveWhileBusy() const override { return true; }

private:
    void send();
    void trySignIn(const Secret &password);
    void take(const RestSession &session);
    void refuse();
    void sendNewPassword();
    /// Shows the fields for a new password, or hides them.
    void askNewPassword(bool isAsked);

    Profile m_profile;
    ServerAddress m_address;
    QString m_why;
    UserId m_only;
    std::optional<RestSession> m_session; ///< whose password must be changed
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_new;
    QLineEdit *m_repeated;
    QCheckBox *m_keep;
    std::optional<SecretPlace> m_place;
};

} // namespace itsm
