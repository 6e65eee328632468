// The part of the form that is about an ITSM server.
#include "views/shell/profile_dialog.h"

#include "views/widgets/form_field.h"
#include "views/widgets/icons.h"

#include <QAction>
#include <QGridLayout>
#include <QLineEdit>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

QWidget *ProfileDialog::buildServer()
{
    auto *page = new QWidget(this);
    m_serverAddress->setPlaceholderText(u"https://"_s);
    QAction *choose = m_serverAuthority->addAction(icon("file"_L1, ColorRole::Muted), QLineEdit::TrailingPosition);
    choose->setObjectName(u"chooseServerAuthority"_s);
    connect(choose, &QAction::triggered, this, [this] { chooseFile(m_serverAuthority, false); });
    QGridLayout *grid = makeFieldGrid(page);
    addField({u"server"_s}, m_serverAddress, grid, 0, 0, 2);
    addField({u"serverUser"_s}, m_serverUser, grid, 1, 0);
    addField({u"serverTenant"_s}, m_serverTenant, grid, 1, 1);
    addField({u"serverAuthority"_s}, m_serverAuthority, grid, 2, 0, 2);
    return page;
}

void ProfileDialog::loadServer()
{
    m_serverAddress->setText(m_profile.server);
    m_serverUser->setText(m_profile.user);
    m_serverTenant->setText(m_profile.tenant);
    m_serverAuthority->setText(m_profile.authority);
}

void ProfileDialog::typeServer(Profile &profile) const
{
    profile.server = m_serverAddress->text().trimmed();
    profile.user = m_serverUser->text().trimmed();
    profile.tenant = m_serverTenant->text().trimmed();
    profile.authority = m_serverAuthority->text().trimmed();
}

void ProfileDialog::retranslateServer()
{
    field(u"server"_s)->setLabel(tr("Address of the server"));
    field(u"server"_s)->setRequired(true);
    field(u"server"_s)->setHint(tr("You sign in when you open the profile."));
    field(u"serverUser"_s)->setLabel(tr("User"));
    field(u"serverUser"_s)->setHint(tr("Empty: is asked for when you sign in."));
    field(u"serverTenant"_s)->setLabel(tr("Tenant"));
    field(u"serverTenant"_s)->setHint(tr("Its code. Empty: the first one."));
    field(u"serverAuthority"_s)->setLabel(tr("Certificate authority"));
    field(u"serverAuthority"_s)
        ->setHint(tr("A PEM file, where the authority of your organization is not known to this computer."));
}

} // namespace itsm
