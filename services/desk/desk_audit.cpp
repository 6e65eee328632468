#include "services/desk/desk.h"
#include "services/desk/transaction.h"

namespace itsm {

Result<std::vector<AuditRecord>> ServiceDesk::auditRecords(Connection &c, const Actor &actor, AuditId before,
                                                           int limit) const
{
    ITSM_TRY(authorize(actor, Permission::ReadAudit));
    return inTransaction(c, actor, Connection::Access::Read,
                         [&] { return selectAudit(c, actor.tenant, before, limit); });
}

Result<AuditProof> ServiceDesk::proveAudit(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadAudit));
    return inTransaction(c, actor, Connection::Access::Read, [&] { return verifyAudit(c, actor.tenant); });
}

} // namespace itsm
