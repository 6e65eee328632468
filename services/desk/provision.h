#pragma once

#include "services/auth/permissions.h"
#include "services/domain/incident.h"
#include "services/storage/connection.h"

#include <vector>

namespace itsm {

/// What to do about a tenant that is not there.
enum class MissingTenant : quint8 { Refuse, Create };

/// The tenant of a code; an empty code means the only one, or the first by id, or "default" where there is none.
/// NotFound names the code.
Result<Tenant> findTenant(Connection &c, const QString &code, MissingTenant missing);

/// The people and the inventory of a tenant, to be made at once.
struct Inventory
{
    struct Relation
    {
        size_t from; ///< indexes of `items`
        size_t to;
        QString type;
    };
    std::vector<User> users;
    std::vector<ConfigurationItem> items;
    std::vector<Relation> relations;
};
/// Makes all of it in one transaction and fills in tenant and ids. Needs the permissions to write users and items.
Result<> createInventory(Connection &c, const Actor &actor, Inventory &inventory);

/// Writes many samples of metrics in one transaction; tenants are filled in, values must be finite. Returns how many.
/// No activity records: samples that come in masses are not news of an incident.
Result<qint64> loadMetrics(Connection &c, const Actor &actor, const std::vector<Metric> &metrics);

} // namespace itsm
