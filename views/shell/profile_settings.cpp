#include "views/shell/profile_settings.h"

#include "views/shell/profile_list.h"

namespace itsm {

ProfileSettings::ProfileSettings(ProfileStore &profiles, SecretStore &secrets, QWidget *parent)
    : SettingsSection("database", parent)
{
    auto *list = new ProfileList(profiles, secrets, this);
    addWhole(list);
    connect(list, &ProfileList::openWanted, this, &ProfileSettings::openWanted);
}

QString ProfileSettings::title() const
{
    return tr("Profiles");
}

QString ProfileSettings::words() const
{
    return tr("workspace database server PostgreSQL SQLite connection password TLS tenant");
}

} // namespace itsm
