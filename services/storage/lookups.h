#pragma once

#include "services/domain/filter.h"
#include "services/storage/connection.h"

#include <QStringList>

namespace itsm {

// Small reads that commands check their input with.

/// Users of the tenant by id, active or not; unknown ids are left out.
Result<std::vector<User>> selectUsersById(Connection &c, TenantId tenant, const std::vector<UserId> &ids);
/// The name of a configuration item, or nothing if the tenant has none of that id.
Result<std::optional<QString>> selectCiName(Connection &c, TenantId tenant, CiId id);

/// Configuration items of these names; where several have one, the first by id.
Result<QHash<QString, ConfigurationItem>> selectCisByName(Connection &c, TenantId tenant, const QStringList &names);

/// Active users of the role manager, by id.
Result<std::vector<UserLoad>> selectManagerLoads(Connection &c, TenantId tenant);

/// The different texts of a column of incidents that are not deleted, sorted by bytes, without the empty one; at most
/// `limit`. Skips through the index of the column, so that the cost follows the number of values, not of rows.
Result<QStringList> selectDistinctTexts(Connection &c, TenantId tenant, IncidentField field, int limit = 1'000);

/// Changes a saved view that this owner has; false if there is none.
Result<bool> updateView(Connection &c, const SavedView &view);

} // namespace itsm
