#pragma once

#include "services/backend/backend.h"
#include "views/widgets/form_dialog.h"

class QComboBox;
class QLineEdit;

namespace itsm {

/// A new person, or one to edit. After a conflict it shows what others changed and saves on top of it.
class UserForm final : public FormDialog
{
    Q_OBJECT
public:
    /// Without a user it makes a new one.
    UserForm(Backend &backend, const std::optional<User> &user, QWidget *parent);

    [[nodiscard]] NewUser input() const;

Q_SIGNALS:
    void saved(const itsm::User &user);

protected:
    bool validate() override;
    void retranslate() override;

private:
    void send();
    void merge(const Error &conflict);

    Backend &m_backend;
    std::optional<User> m_user; ///< as the form began, or as others left it
    QLineEdit *m_name;
    QLineEdit *m_login;
    QLineEdit *m_email;
    QComboBox *m_role;
};

/// What is written of a user, for a command that changes one thing.
[[nodiscard]] NewUser inputOf(const User &user);

} // namespace itsm
