#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/storage/connection.h"

#include <QJsonObject>

namespace itsm {

/// What somebody did beside the work on incidents, which has activity records.
struct AuditRecord
{
    AuditId id;
    TenantId tenantId;
    Instant occurredAt{};
    UserId userId; ///< invalid: the program itself
    QString userName;
    QString source;     ///< Actor::source
    QString action;     ///< "user_created", …
    QString objectType; ///< "user", "rule", …
    qint64 objectId = 0;
    QString objectName;
    QJsonObject data; ///< what changed: {"field":{"from":…,"to":…}}, or other facts
    friend bool operator==(const AuditRecord &, const AuditRecord &) = default;
};

/// Adds a record to the tenant's chain: its hash covers the record and the hash before it. Others who append wait until
/// the transaction ends, so it should be the last thing in it. The id of `record` is ignored.
Result<> appendAudit(Connection &c, const AuditRecord &record);

/// Newest first: those before this one, or the newest of all.
Result<std::vector<AuditRecord>> selectAudit(Connection &c, TenantId tenant, AuditId before, int limit);

/// What reading the whole chain says.
struct AuditProof
{
    qint64 records = 0;
    AuditId firstBroken; ///< the first record that is not what was written, or before which one is missing
    QString lastHash;    ///< written down elsewhere, it proves later that the end was not cut off
};
Result<AuditProof> verifyAudit(Connection &c, TenantId tenant);

} // namespace itsm
