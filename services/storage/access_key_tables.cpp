#include "services/storage/access_tables.h"
#include "services/storage/directory_rows.h"
#include "services/storage/json_column.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The owner's columns come first, the token's behind them.
const QString &tokensWhere()
{
    static const QString sql =
        u"SELECT u.id, u.tenant_id, u.login, u.name, u.email, u.role, u.is_active, u.version, t.id, t.name, t.scope,"
        " t.created_at, t.expires_at, t.last_used_at, t.revoked_at FROM api_tokens t"
        " JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.user_id WHERE t.tenant_id = ?"_s;
    return sql;
}

ApiTokenState readToken(const Row &row)
{
    const User user = readUser(row);
    constexpr int first = userColumnCount;
    return {.token = {.id = ApiTokenId(row.integer(first)),
                      .tenantId = user.tenantId,
                      .ownerId = user.id,
                      .ownerLogin = user.login,
                      .name = row.text(first + 1),
                      .scope = row.text(first + 2),
                      .createdAt = row.instant(first + 3).value_or(Instant{}),
                      .expiresAt = row.instant(first + 4),
                      .lastUsedAt = row.instant(first + 5),
                      .revokedAt = row.instant(first + 6)},
            .user = user};
}

} // namespace

Result<ApiTokenId> insertApiToken(Connection &c, const ApiToken &token, const QString &hash)
{
    ITSM_TRY_ASSIGN(
        const qint64 id,
        insertReturningId(c,
                          u"INSERT INTO api_tokens (tenant_id, user_id, name, scope, token_hash, created_at,"
                          " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
                          {token.tenantId.value, token.ownerId.value, token.name, token.scope, hash, token.createdAt,
                           nullable(token.expiresAt)}));
    return ApiTokenId(id);
}

Result<std::optional<ApiTokenState>> selectApiToken(Connection &c, TenantId tenant, const QString &hash)
{
    return queryOne<ApiTokenState>(c, tokensWhere() + u" AND t.token_hash = ?"_s, {tenant.value, hash}, readToken);
}

Result<std::vector<ApiToken>> selectApiTokens(Connection &c, TenantId tenant)
{
    return queryAll<ApiToken>(c, tokensWhere() + u" ORDER BY t.id"_s, {tenant.value},
                              [](const Row &row) { return readToken(row).token; });
}

Result<> touchApiToken(Connection &c, TenantId tenant, ApiTokenId id, Instant now)
{
    ITSM_TRY(c.execute(u"UPDATE api_tokens SET last_used_at = ? WHERE tenant_id = ? AND id = ?"_s,
                       {now, tenant.value, id.value}));
    return {};
}

Result<bool> revokeApiToken(Connection &c, TenantId tenant, ApiTokenId id, Instant now)
{
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(u"UPDATE api_tokens SET revoked_at = ? WHERE tenant_id = ? AND id = ? AND revoked_at IS NULL"_s,
                  {now, tenant.value, id.value}));
    return changed > 0;
}

Result<> insertSigningKey(Connection &c, const StoredKey &key)
{
    ITSM_TRY(c.execute(u"INSERT INTO signing_keys (id, purpose, secret, created_at) VALUES (?, ?, ?, ?)"_s,
                       {key.id, key.purpose, key.secret, key.createdAt}));
    return {};
}

Result<std::vector<StoredKey>> selectSigningKeys(Connection &c)
{
    return queryAll<StoredKey>(c, u"SELECT id, purpose, secret, created_at FROM signing_keys ORDER BY created_at, id"_s,
                               {}, [](const Row &row) {
                                   return StoredKey{.id = row.text(0),
                                                    .purpose = row.text(1),
                                                    .secret = row.text(2),
                                                    .createdAt = row.instant(3).value_or(Instant{})};
                               });
}

Result<> deleteSigningKey(Connection &c, const QString &id)
{
    ITSM_TRY(c.execute(u"DELETE FROM signing_keys WHERE id = ?"_s, {id}));
    return {};
}

Result<> lockSigningKeys(Connection &c)
{
    if (c.dialect() == Dialect::Sqlite)
        return {}; // a writing transaction is alone
    return c.query(u"SELECT pg_advisory_xact_lock(hashtext('itsm.signing_keys'))"_s, {},
                   [](const Row &) { return true; });
}

} // namespace itsm
