#pragma once

#include "services/domain/ids.h"
#include "services/storage/connection.h"

namespace itsm {

/// Which state of a tenant's rows somebody sees, named by the newest change of it.
struct ChangeStamp
{
    QByteArray text; ///< differs for every database, and after every change of the tenant's rows
    /// No transaction is under way that could still add to this state without giving it another stamp. What is read
    /// after a settled stamp was taken may be given to everybody who finds the same stamp: it holds all that he sees,
    /// his own changes among it.
    bool isSettled = false;
};

/// Inside a transaction bound to the tenant. PostgreSQL only, where transactions commit in another order than they take
/// numbers. A stamp may come again after a day, when the feed has been pruned: remember nothing for that long.
Result<ChangeStamp> selectChangeStamp(Connection &c, TenantId tenant);

} // namespace itsm
