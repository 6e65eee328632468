#include "views/shell/sign_in_dialog.h"

#include "models/answer.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

SignInDialog::SignInDialog(const Profile &profile, const ServerAddress &address, SecretStore &secrets,
                           const QString &why, QWidget *parent)
    : FormDialog(parent)
    , m_profile(profile)
    , m_address(address)
    , m_why(why)
    , m_user(new QLineEdit(profile.user, this))
    , m_password(new QLineEdit(this))
    , m_new(new QLineEdit(this))
    , m_repeated(new QLineEdit(this))
    , m_keep(new QCheckBox(this))
{
    setObjectName(u"signInDialog"_s);
    for (QLineEdit *edit : {m_password, m_new, m_repeated})
        edit->setEchoMode(QLineEdit::Password);
    addField({u"username"_s}, m_user)->setRequired(true);
    addField({u"password"_s, u"current_password"_s}, m_password)->setRequired(true);
    addField({u"new_password"_s}, m_new)->setRequired(true);
    addField({u"repeated"_s}, m_repeated)->setRequired(true);
    m_keep->hide();
    addWidget(m_keep);
    askNewPassword(false);
    retranslate();
    if (!profile.user.isEmpty())
        m_password->setFocus();
    connect(this, &FormDialog::submitted, this, &SignInDialog::send);
    whenAnswered(this, secrets.place(), [this](Result<SecretPlace> where) {
        if (where)
            m_place = *where;
        m_keep->setVisible(m_place == SecretPlace::Keychain);
        m_keep->setChecked(true);
        retranslate();
    });
}

bool SignInDialog::validate()
{
    bool isGood = true;
    const auto refuse = [&](const QString &name, const QString &why) {
        setFieldError(name, why);
        isGood = false;
    };
    if (m_user->text().trimmed().isEmpty())
        refuse(u"username"_s, tr("Enter your user name."));
    if (m_password->text().isEmpty())
        refuse(u"password"_s, tr("Enter your password."));
    if (m_session && m_new->text().isEmpty())
        refuse(u"new_password"_s, tr("Choose a new password."));
    else if (m_session && m_new->text() != m_repeated->text())
        refuse(u"repeated"_s, tr("The two new passwords are not the same."));
    return isGood;
}

void SignInDialog::send()
{
    clearErrors();
    setBusy(true);
    if (m_session)
        sendNewPassword();
    else
        trySignIn(Secret(m_password->text()));
}

void SignInDialog::trySignIn(const Secret &password)
{
    const RestLogin login{.tenant = m_profile.tenant, .user = m_user->text().trimmed(), .password = password};
    whenAnswered(this, itsm::signIn(m_address, login), [this](const Result<RestSession> &session) {
        setBusy(false);
        if (session)
            take(*session);
        else if (session.error().code == Error::Code::Unauthenticated)
            refuse();
        else
            showError(session.error());
    });
}

/// In the language of this console; servers speak their own.
void SignInDialog::refuse()
{
    setFieldError(u"password"_s, tr("The user name or the password is wrong."));
    m_password->selectAll();
}

void SignInDialog::take(const RestSession &session)
{
    if (m_only.isValid() && session.actor.user != m_only) {
        showError({Error::Code::Forbidden,
                   tr("This window belongs to somebody else's work. Open the profile again to work as %1.")
                       .arg(visibleControls(session.actor.name)),
                   u"username"_s,
                   {}});
        return;
    }
    if (session.mustChangePassword) {
        m_session = session;
        askNewPassword(true);
        return;
    }
    const bool isKept = m_place == SecretPlace::Keychain && m_keep->isChecked();
    accept();
    Q_EMIT signedIn(session, isKept);
}

void SignInDialog::sendNewPassword()
{
    const Secret chosen(m_new->text());
    whenAnswered(this, changePassword(*m_session, Secret(m_password->text()), chosen),
                 [this, chosen](const Result<void> &outcome) {
                     if (!outcome) {
                         setBusy(false);
                         showError(outcome.error());
                         return;
                     }
                     // From now on it is this one that signs in, also where that fails at first.
                     m_session.reset();
                     m_password->setText(chosen.reveal());
                     m_new->clear();
                     m_repeated->clear();
                     askNewPassword(false);
                     trySignIn(chosen);
                 });
}

void SignInDialog::askNewPassword(bool isAsked)
{
    for (const QString &name : {u"new_password"_s, u"repeated"_s})
        field(name)->setVisible(isAsked);
    for (const QString &name : {u"username"_s, u"password"_s})
        field(name)->setEnabled(!isAsked);
    if (isAsked) {
        m_why = tr("Your password was chosen by somebody else. Choose one of your own.");
        m_new->setFocus();
    } else if (!m_password->text().isEmpty()) {
        m_why = tr("Your password is changed.");
    }
    retranslate();
    fitToContent();
}

void SignInDialog::retranslate()
{
    setWindowTitle(tr("Sign in at “%1”").arg(visibleControls(m_profile.name)));
    setIntro(visibleControls(m_why.isEmpty() ? m_address.text() : m_why));
    primaryButton()->setText(m_session ? tr("Change the password") : tr("Sign in"));
    field(u"username"_s)->setLabel(tr("User name"));
    field(u"password"_s)->setLabel(tr("Password"));
    field(u"new_password"_s)->setLabel(tr("New password"));
    field(u"repeated"_s)->setLabel(tr("New password, again"));
    m_keep->setText(tr("&Stay signed in: keep the session in the keychain of the desktop"));
    if (m_place == SecretPlace::Memory)
        field(u"password"_s)->setHint(tr("There is no keychain: you will be asked again at the next start."));
}

} // namespace itsm
