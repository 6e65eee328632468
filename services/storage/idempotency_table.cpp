#include "services/storage/idempotency_table.h"

#include "services/storage/json_column.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 prunedKeys = 2'000;

} // namespace

Result<bool> claimIdempotencyKey(Connection &c, const IdempotencyKey &key, const QByteArray &requestHash, Instant now)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"INSERT INTO idempotent_requests (tenant_id, user_id, key, request_hash, created_at)"
                              " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                              {key.tenant.value, key.user.value, key.key, QString::fromLatin1(requestHash), now}));
    return changed > 0;
}

Result<> storeIdempotentAnswer(Connection &c, const IdempotencyKey &key, const QJsonObject &answer)
{
    ITSM_TRY(c.execute(u"UPDATE idempotent_requests SET answer = ? WHERE tenant_id = ? AND user_id = ? AND key = ?"_s,
                       {jsonValue(answer), key.tenant.value, key.user.value, key.key}));
    return {};
}

Result<std::optional<IdempotentAnswer>> selectIdempotentAnswer(Connection &c, const IdempotencyKey &key)
{
    return queryOne<IdempotentAnswer>(
        c,
        u"SELECT request_hash, answer FROM idempotent_requests"
        " WHERE tenant_id = ? AND user_id = ? AND key = ? AND answer IS NOT NULL"_s,
        {key.tenant.value, key.user.value, key.key},
        [](const Row &row) { return IdempotentAnswer{.requestHash = row.bytes(0), .answer = jsonObject(row, 1)}; });
}

Result<bool> pruneIdempotencyKeys(Connection &c, TenantId tenant, Instant before)
{
    ITSM_TRY_ASSIGN(
        const qint64 pruned,
        c.execute(
            u"DELETE FROM idempotent_requests WHERE tenant_id = ? AND (user_id, key) IN"
            " (SELECT user_id, key FROM idempotent_requests WHERE tenant_id = ? AND created_at < ? ORDER BY created_at LIMIT ?)"_s,
            {tenant.value, tenant.value, before, prunedKeys}));
    return pruned == prunedKeys;
}

} // namespace itsm
