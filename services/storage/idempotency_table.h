#pragma once

#include "services/storage/connection.h"

#include <QJsonObject>

namespace itsm {

/// What a client calls one of its requests, so that a repetition is recognised.
struct IdempotencyKey
{
    TenantId tenant;
    UserId user; ///< a key of somebody else is another one
    QString key;
};

struct IdempotentAnswer
{
    QByteArray requestHash;
    QJsonObject answer;
};

/// Inside a transaction that writes: true if the key was free, and is now this transaction's; false if there is an
/// answer for it. Waits for a transaction of somebody else that has the key.
Result<bool> claimIdempotencyKey(Connection &c, const IdempotencyKey &key, const QByteArray &requestHash, Instant now);
Result<> storeIdempotentAnswer(Connection &c, const IdempotencyKey &key, const QJsonObject &answer);
Result<std::optional<IdempotentAnswer>> selectIdempotentAnswer(Connection &c, const IdempotencyKey &key);
/// Forgets the tenant's keys from before that time, some thousand at most. True: there are more. In a transaction that
/// writes.
Result<bool> pruneIdempotencyKeys(Connection &c, TenantId tenant, Instant before);

} // namespace itsm
