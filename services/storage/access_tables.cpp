#include "services/storage/access_tables.h"

#include "services/storage/directory_rows.h"
#include "services/storage/json_column.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Columns of a table that stands beside `users`, behind those of the user.
constexpr int behindUser = userColumnCount;

Credential readCredential(const Row &row)
{
    return {.user = readUser(row), .passwordHash = row.text(behindUser), .oneTimeUntil = row.instant(behindUser + 1)};
}

const QString &credentialsWhere()
{
    static const QString sql =
        u"SELECT "_s + userColumns + u", password_hash, one_time_until FROM users WHERE tenant_id = ? AND "_s;
    return sql;
}

} // namespace

Result<std::optional<Credential>> selectCredential(Connection &c, TenantId tenant, const QString &login)
{
    return queryOne<Credential>(c, credentialsWhere() + u"login = ? AND id > 0"_s, {tenant.value, login},
                                readCredential);
}

Result<std::optional<Credential>> selectCredential(Connection &c, TenantId tenant, UserId user)
{
    return queryOne<Credential>(c, credentialsWhere() + u"id = ?"_s, {tenant.value, user.value}, readCredential);
}

Result<bool> updatePassword(Connection &c, TenantId tenant, UserId user, const QString &hash,
                            OptionalInstant oneTimeUntil, Instant now)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"UPDATE users SET password_hash = ?, one_time_until = ?, password_changed_at = ?"
                              " WHERE tenant_id = ? AND id = ?"_s,
                              {hash, nullable(oneTimeUntil), now, tenant.value, user.value}));
    return changed > 0;
}

Result<> updatePasswordHash(Connection &c, TenantId tenant, UserId user, const QString &from, const QString &to)
{
    ITSM_TRY(c.execute(u"UPDATE users SET password_hash = ? WHERE tenant_id = ? AND id = ? AND password_hash = ?"_s,
                       {to, tenant.value, user.value, from}));
    return {};
}

Result<std::vector<Credential>> selectAdministrators(Connection &c, TenantId tenant)
{
    return queryAll<Credential>(c, credentialsWhere() + u"role = 'admin' AND is_active = ? AND id > 0 ORDER BY id"_s,
                                {tenant.value, true}, readCredential);
}

Result<> insertSession(Connection &c, const Session &session)
{
    ITSM_TRY(c.execute(u"INSERT INTO user_sessions (tenant_id, id, user_id, generation, address, created_at,"
                       " refreshed_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                       {session.tenantId.value, session.id, session.userId.value, session.generation, session.address,
                        session.createdAt, session.refreshedAt, session.expiresAt}));
    return {};
}

Result<std::optional<SessionState>> selectSession(Connection &c, TenantId tenant, const QString &id)
{
    const QString sql =
        u"SELECT u.id, u.tenant_id, u.login, u.name, u.email, u.role, u.is_active, u.version,"
        " u.one_time_until, s.generation, s.address, s.created_at, s.refreshed_at, s.expires_at,"
        " s.revoked_at, s.used_generation FROM user_sessions s JOIN users u ON u.tenant_id = s.tenant_id AND u.id ="
        " s.user_id WHERE s.tenant_id = ? AND s.id = ?"_s;
    return queryOne<SessionState>(c, sql, {tenant.value, id}, [&](const Row &row) {
        const User user = readUser(row);
        return SessionState{.session = {.tenantId = tenant,
                                        .id = id,
                                        .userId = user.id,
                                        .generation = row.integer(behindUser + 1),
                                        .usedGeneration = row.integer(behindUser + 7),
                                        .address = row.text(behindUser + 2),
                                        .createdAt = row.instant(behindUser + 3).value_or(Instant{}),
                                        .refreshedAt = row.instant(behindUser + 4).value_or(Instant{}),
                                        .expiresAt = row.instant(behindUser + 5).value_or(Instant{}),
                                        .revokedAt = row.instant(behindUser + 6)},
                            .user = user,
                            .mustChangePassword = !row.isNull(behindUser)};
    });
}

Result<bool> advanceSession(Connection &c, TenantId tenant, const QString &id, qint64 generation, Instant now,
                            Instant expires)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"UPDATE user_sessions SET generation = generation + 1, refreshed_at = ?, expires_at = ?"
                              " WHERE tenant_id = ? AND id = ? AND generation = ? AND revoked_at IS NULL"
                              " AND expires_at > ?"_s,
                              {now, expires, tenant.value, id, generation, now}));
    return changed > 0;
}

Result<> markSessionUsed(Connection &c, TenantId tenant, const QString &id, qint64 generation)
{
    ITSM_TRY(c.execute(u"UPDATE user_sessions SET used_generation = ? WHERE tenant_id = ? AND id = ?"
                       " AND used_generation < ?"_s,
                       {generation, tenant.value, id, generation}));
    return {};
}

Result<bool> revokeSession(Connection &c, TenantId tenant, const QString &id, Instant now)
{
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(u"UPDATE user_sessions SET revoked_at = ? WHERE tenant_id = ? AND id = ? AND revoked_at IS NULL"_s,
                  {now, tenant.value, id}));
    return changed > 0;
}

Result<> revokeSessionsOf(Connection &c, TenantId tenant, UserId user, Instant now, const QString &except)
{
    ITSM_TRY(c.execute(u"UPDATE user_sessions SET revoked_at = ? WHERE tenant_id = ? AND user_id = ? AND id <> ?"
                       " AND revoked_at IS NULL"_s,
                       {now, tenant.value, user.value, except}));
    return {};
}

Result<qint64> deleteSessions(Connection &c, TenantId tenant, Instant before)
{
    return c.execute(u"DELETE FROM user_sessions WHERE tenant_id = ? AND expires_at < ?"_s, {tenant.value, before});
}

} // namespace itsm
