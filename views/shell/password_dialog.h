#pragma once

#include "services/secrets/secret_store.h"
#include "views/shell/profile.h"
#include "views/widgets/form_dialog.h"

class QCheckBox;
class QLineEdit;

namespace itsm {

/// Asks for the password of a profile, when none is kept or the server does not take it.
class PasswordDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// `why` is what the server said.
    PasswordDialog(const Profile &profile, SecretStore &secrets, const QString &why, QWidget *parent);

Q_SIGNALS:
    /// It is kept where the person wants that, and to be used now.
    void entered(const itsm::Secret &password);

protected:
    void retranslate() override;

private:
    void take();

    Profile m_profile;
    SecretStore &m_secrets;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    std::optional<SecretPlace> m_place;
};

} // namespace itsm
