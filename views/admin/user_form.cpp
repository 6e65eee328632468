#include "views/admin/user_form.h"

#include "models/answer.h"
#include "views/admin/form_merge.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int maxUserName = 100;
constexpr int maxAddress = 320;
} // namespace

NewUser inputOf(const User &user)
{
    return {.login = user.login,
            .name = user.name,
            .email = user.email,
            .role = user.role.value(),
            .isActive = user.isActive};
}

UserForm::UserForm(Backend &backend, const std::optional<User> &user, QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_user(user)
    , m_name(new QLineEdit(this))
    , m_login(new QLineEdit(this))
    , m_email(new QLineEdit(this))
    , m_role(new QComboBox(this))
{
    setObjectName(user ? u"editUser"_s : u"newUser"_s);
    setMinimumWidth(theme().px(520));
    m_name->setMaxLength(maxUserName);
    m_login->setMaxLength(maxUserName);
    m_email->setMaxLength(maxAddress);
    addField({u"name"_s}, m_name)->setRequired(true);
    addField({u"login"_s}, m_login)->setRequired(true);
    addField({u"email"_s}, m_email);
    addField({u"role"_s, u"is_active"_s}, m_role)->setRequired(true);
    const User shown = user.value_or(User());
    m_name->setText(shown.name);
    m_login->setText(shown.login);
    m_email->setText(shown.email);
    for (const Role role : allRoles)
        m_role->addItem(displayText(role), static_cast<int>(role));
    m_role->setCurrentIndex(m_role->findData(static_cast<int>(shown.role.value())));
    connect(this, &FormDialog::submitted, this, &UserForm::send);
}

NewUser UserForm::input() const
{
    return {.login = m_login->text().trimmed(),
            .name = m_name->text().trimmed(),
            .email = m_email->text().trimmed(),
            .role = m_role->currentData().isValid() ? static_cast<Role>(m_role->currentData().toInt()) : Role::Unknown,
            .isActive = !m_user || m_user->isActive};
}

bool UserForm::validate()
{
    const NewUser user = input();
    if (user.name.isEmpty())
        setFieldError(u"name"_s, tr("Write the name that others see."));
    if (user.login.isEmpty())
        setFieldError(u"login"_s, tr("Write the name that the person signs in with."));
    if (user.role == Role::Unknown)
        setFieldError(u"role"_s, tr("Choose a role."));
    return !user.name.isEmpty() && !user.login.isEmpty() && user.role != Role::Unknown;
}

void UserForm::send()
{
    const auto future =
        m_user ? m_backend.updateUser(m_user->id, input(), m_user->version) : m_backend.createUser(input());
    whenAnswered(this, future, [this](Result<User> &&result) {
        if (result) {
            Q_EMIT saved(*result);
            accept();
        } else if (result.error().code == Error::Code::Conflict) {
            merge(result.error());
        } else {
            showError(result.error());
        }
    });
}

void UserForm::merge(const Error &conflict)
{
    User &base = *m_user;
    const QJsonObject theirs = conflict.details.value(u"theirs"_s).toObject();
    const NewUser mine = input();
    const auto text = [&](const QString &name, const QString &key, const QString &now, QString &before,
                          QLineEdit *edit) {
        const QString other = theirs.value(key).toString();
        mergeField(field(name), now, before, other, other, [edit](const QString &value) { edit->setText(value); });
        before = other;
    };
    text(u"name"_s, u"name"_s, mine.name, base.name, m_name);
    text(u"login"_s, u"username"_s, mine.login, base.login, m_login);
    text(u"email"_s, u"email"_s, mine.email, base.email, m_email);
    const auto role = Token<Role>::fromText(theirs.value(u"role"_s).toString());
    mergeField(field(u"role"_s), Token<Role>(mine.role), base.role, role, displayText(role),
               [this](const Token<Role> &value) {
                   m_role->setCurrentIndex(m_role->findData(static_cast<int>(value.value())));
               });
    base.role = role;
    base.isActive = theirs.value(u"is_active"_s).toBool();
    base.version = conflict.details.value(u"server_version"_s).toInteger();
    showError({.code = Error::Code::Conflict, .message = mergeSentence(conflict.message), .field = {}, .details = {}});
}

void UserForm::retranslate()
{
    setWindowTitle(m_user ? tr("Edit user") : tr("New user"));
    primaryButton()->setText(m_user ? tr("Save") : tr("Create"));
    field(u"name"_s)->setLabel(tr("Full name"));
    field(u"login"_s)->setLabel(tr("Login"));
    field(u"login"_s)->setHint(tr("The name in the operating system or database."));
    field(u"role"_s)->setLabel(tr("Role"));
    field(u"email"_s)->setLabel(tr("E-mail"));
    for (int i = 0; i < m_role->count(); ++i)
        m_role->setItemText(i, displayText(static_cast<Role>(m_role->itemData(i).toInt())));
}

} // namespace itsm
