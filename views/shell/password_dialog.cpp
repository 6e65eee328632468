#include "views/shell/password_dialog.h"

#include "models/answer.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

PasswordDialog::PasswordDialog(const Profile &profile, SecretStore &secrets, const QString &why, QWidget *parent)
    : FormDialog(parent)
    , m_profile(profile)
    , m_secrets(secrets)
    , m_password(new QLineEdit(this))
    , m_keep(new QCheckBox(this))
{
    setObjectName(u"passwordDialog"_s);
    setIntro(visibleControls(why));
    m_password->setEchoMode(QLineEdit::Password);
    addField({u"password"_s}, m_password);
    m_keep->hide();
    addWidget(m_keep);
    retranslate();
    connect(this, &FormDialog::submitted, this, &PasswordDialog::take);
    whenAnswered(this, m_secrets.place(), [this](Result<SecretPlace> where) {
        if (where)
            m_place = *where;
        m_keep->setVisible(m_place == SecretPlace::Keychain);
        m_keep->setChecked(true);
        retranslate();
    });
}

void PasswordDialog::take()
{
    const Secret password(m_password->text());
    if (m_keep->isVisibleTo(this) && m_keep->isChecked())
        m_secrets.write(m_profile.secretKey(), password);
    accept();
    Q_EMIT entered(password);
}

void PasswordDialog::retranslate()
{
    setWindowTitle(tr("Password of “%1”").arg(visibleControls(m_profile.name)));
    primaryButton()->setText(tr("Open the profile"));
    field(u"password"_s)->setLabel(tr("Password"));
    m_keep->setText(tr("&Keep it in the keychain of the desktop"));
    if (m_place == SecretPlace::Memory)
        field(u"password"_s)->setHint(tr("There is no keychain: it is forgotten when the console ends."));
}

} // namespace itsm
