#pragma once

#include "services/desk/import.h"

#include <QHash>
#include <QSet>

namespace itsm {

/// Users and configuration items of a tenant by name, for one transaction of an import; makes those that are missing.
class ImportDirectory
{
public:
    static Result<ImportDirectory> load(Connection &c, TenantId tenant);
    /// Fills in the tenant and the ids of all that the state names.
    Result<> resolve(Connection &c, const Actor &actor, ImportedState &state);

private:
    explicit ImportDirectory(TenantId tenant)
        : m_tenant(tenant)
    {
    }
    Result<> ensureUser(Connection &c, const Actor &actor, const ImportedPerson &person);
    Result<CiId> item(Connection &c, const Actor &actor, const QString &name);

    TenantId m_tenant;
    QHash<QString, UserId> m_users; ///< by display name; of several the oldest
    QHash<QString, CiId> m_items;
    QSet<QString> m_logins;
};

} // namespace itsm
