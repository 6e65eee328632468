#include "services/storage/directory_rows.h"
#include "services/storage/json_column.h"
#include "services/storage/storage_text.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

const QString userColumns = u"id, tenant_id, login, name, email, role, is_active, version"_s;
const QString ciColumns = u"id, tenant_id, name, type, environment, criticality, metadata, version"_s;

User readUser(const Row &row)
{
    return {.id = UserId(row.integer(0)),
            .tenantId = TenantId(row.integer(1)),
            .login = row.text(2),
            .name = row.text(3),
            .email = row.text(4),
            .role = Token<Role>::fromText(row.text(5)),
            .isActive = row.boolean(6),
            .version = row.integer(7)};
}

ConfigurationItem readCi(const Row &row)
{
    return {.id = CiId(row.integer(0)),
            .tenantId = TenantId(row.integer(1)),
            .name = row.text(2),
            .type = row.text(3),
            .environment = row.text(4),
            .criticality = Token<Level>::fromText(row.text(5)),
            .metadata = jsonObject(row, 6),
            .version = row.integer(7)};
}

namespace {

/// The open incidents of a tenant, from an index that holds what they are counted by. SQLite, which knows nothing of
/// how many there are, would rather read all incidents in the right order.
QString openIncidents(Dialect dialect)
{
    return (dialect == Dialect::Sqlite ? u"incidents INDEXED BY incidents_open"_s : u"incidents"_s) +
           u" WHERE tenant_id = ? AND deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled')"_s;
}

} // namespace

Result<TenantId> insertTenant(Connection &c, const Tenant &tenant)
{
    ITSM_TRY_ASSIGN(const qint64 id,
                    insertReturningId(c, u"INSERT INTO tenants (code, name) VALUES (?, ?) RETURNING id"_s,
                                      {tenant.code, tenant.name}));
    return TenantId(id);
}

/// A console's login of the database that has no tenant sees none, and nothing of any.
static Result<> checkLoginTenant(Connection &c)
{
    ITSM_TRY_ASSIGN(const auto homeless, queryOne<QString>(c, u"SELECT session_user WHERE itsm_login_tenant() = 0"_s,
                                                           {}, [](const Row &row) { return row.text(0); }));
    if (!homeless)
        return {};
    return fail(
        Error::Code::Forbidden,
        StorageText::tr("The login “%1” of the database belongs to no tenant. Ask the administrator of the database "
                        "to run: INSERT INTO tenant_logins SELECT '%1', id FROM tenants WHERE code = 'default'")
            .arg(*homeless),
        u"login"_s);
}

Result<std::vector<Tenant>> selectTenants(Connection &c)
{
    ITSM_TRY_ASSIGN(auto tenants,
                    queryAll<Tenant>(c, u"SELECT id, code, name FROM tenants ORDER BY id"_s, {}, [](const Row &row) {
                        return Tenant{.id = TenantId(row.integer(0)), .code = row.text(1), .name = row.text(2)};
                    }));
    if (tenants.empty() && c.dialect() == Dialect::PostgreSql)
        ITSM_TRY(checkLoginTenant(c));
    return tenants;
}

Result<UserId> insertUser(Connection &c, const User &user)
{
    ITSM_TRY_ASSIGN(const qint64 id,
                    insertReturningId(
                        c,
                        u"INSERT INTO users (tenant_id, login, name, email, role, is_active) VALUES (?, ?, ?, ?, ?, ?)"
                        " RETURNING id"_s,
                        {user.tenantId.value, user.login, user.name, user.email, user.role.text(), user.isActive}));
    return UserId(id);
}

Result<bool> updateUser(Connection &c, const User &user, qint64 expectedVersion, Instant now)
{
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(u"UPDATE users SET login = ?, name = ?, email = ?, role = ?, is_active = ?, updated_at = ?,"
                  " version = version + 1 WHERE tenant_id = ? AND id = ? AND version = ?"_s,
                  {user.login, user.name, user.email, user.role.text(), user.isActive, now, user.tenantId.value,
                   user.id.value, expectedVersion}));
    return changed > 0;
}

Result<std::vector<User>> selectUsers(Connection &c, TenantId tenant)
{
    return queryAll<User>(c, u"SELECT "_s + userColumns + u" FROM users WHERE tenant_id = ? AND id > 0 ORDER BY id"_s,
                          {tenant.value}, readUser);
}

Result<std::vector<UserLoad>> selectUserLoads(Connection &c, TenantId tenant)
{
    const QString sql = u"SELECT "_s + userColumns +
                        u", coalesce(open_count, 0) FROM users LEFT JOIN"
                        " (SELECT assignee_id AS person, count(*) AS open_count FROM "_s +
                        openIncidents(c.dialect()) +
                        u" GROUP BY assignee_id) loads ON person = id WHERE tenant_id = ? AND id > 0 ORDER BY id"_s;
    return queryAll<UserLoad>(c, sql, {tenant.value, tenant.value}, [](const Row &row) {
        return UserLoad{.user = readUser(row), .openIncidents = row.integer(userColumnCount)};
    });
}

Result<CiId> insertCi(Connection &c, const ConfigurationItem &ci)
{
    ITSM_TRY_ASSIGN(
        const qint64 id,
        insertReturningId(
            c,
            u"INSERT INTO configuration_items (tenant_id, name, type, environment, criticality, metadata)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"_s,
            {ci.tenantId.value, ci.name, ci.type, ci.environment, ci.criticality.text(), jsonValue(ci.metadata)}));
    return CiId(id);
}

Result<bool> updateCi(Connection &c, const ConfigurationItem &ci, qint64 expectedVersion, Instant now)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"UPDATE configuration_items SET name = ?, type = ?, environment = ?, criticality = ?,"
                              " metadata = ?, updated_at = ?, version = version + 1"
                              " WHERE tenant_id = ? AND id = ? AND version = ?"_s,
                              {ci.name, ci.type, ci.environment, ci.criticality.text(), jsonValue(ci.metadata), now,
                               ci.tenantId.value, ci.id.value, expectedVersion}));
    return changed > 0;
}

Result<bool> deleteCi(Connection &c, TenantId tenant, CiId id)
{
    ITSM_TRY_ASSIGN(const qint64 changed, c.execute(u"DELETE FROM configuration_items WHERE tenant_id = ? AND id = ?"_s,
                                                    {tenant.value, id.value}));
    return changed > 0;
}

Result<std::optional<ConfigurationItem>> selectCi(Connection &c, TenantId tenant, CiId id)
{
    return queryOne<ConfigurationItem>(
        c, u"SELECT "_s + ciColumns + u" FROM configuration_items WHERE tenant_id = ? AND id = ?"_s,
        {tenant.value, id.value}, readCi);
}

Result<std::vector<ConfigurationItem>> selectCis(Connection &c, TenantId tenant)
{
    return queryAll<ConfigurationItem>(
        c, u"SELECT "_s + ciColumns + u" FROM configuration_items WHERE tenant_id = ? AND id > 0 ORDER BY id"_s,
        {tenant.value}, readCi);
}

Result<std::vector<ItemLoad>> selectItemLoads(Connection &c, TenantId tenant)
{
    const QString sql = u"SELECT "_s + ciColumns +
                        u", coalesce(open_count, 0) FROM configuration_items LEFT JOIN"
                        " (SELECT ci_name AS item, count(*) AS open_count FROM "_s +
                        openIncidents(c.dialect()) +
                        u" GROUP BY ci_name) loads ON item = name WHERE tenant_id = ? AND id > 0 ORDER BY id"_s;
    return queryAll<ItemLoad>(c, sql, {tenant.value, tenant.value}, [](const Row &row) {
        return ItemLoad{.item = readCi(row), .openIncidents = row.integer(ciColumnCount)};
    });
}

Result<qint64> countIncidentsOfCi(Connection &c, TenantId tenant, CiId id)
{
    // Two counts, because the index over items holds the rows that are not deleted.
    ITSM_TRY_ASSIGN(
        const auto count,
        queryOne<qint64>(c,
                         u"SELECT (SELECT count(*) FROM incidents WHERE tenant_id = ? AND configuration_item_id = ?"
                         " AND deleted_at IS NULL)"
                         " + (SELECT count(*) FROM incidents WHERE tenant_id = ? AND configuration_item_id = ?"
                         " AND deleted_at IS NOT NULL)"_s,
                         {tenant.value, id.value, tenant.value, id.value},
                         [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

Result<> insertCiRelation(Connection &c, TenantId tenant, const CiRelation &relation)
{
    ITSM_TRY(c.execute(u"INSERT INTO ci_relations (tenant_id, from_id, to_id, type) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (tenant_id, from_id, to_id, type) DO NOTHING"_s,
                       {tenant.value, relation.from.value, relation.to.value, relation.type}));
    return {};
}

Result<bool> deleteCiRelation(Connection &c, TenantId tenant, const CiRelation &relation)
{
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(u"DELETE FROM ci_relations WHERE tenant_id = ? AND from_id = ? AND to_id = ? AND type = ?"_s,
                  {tenant.value, relation.from.value, relation.to.value, relation.type}));
    return changed > 0;
}

Result<std::vector<CiRelation>> selectCiRelations(Connection &c, TenantId tenant)
{
    return queryAll<CiRelation>(
        c, u"SELECT from_id, to_id, type FROM ci_relations WHERE tenant_id = ? ORDER BY from_id, to_id, type"_s,
        {tenant.value}, [](const Row &row) {
            return CiRelation{.from = CiId(row.integer(0)), .to = CiId(row.integer(1)), .type = row.text(2)};
        });
}

Result<> lockDirectory(Connection &c, TenantId tenant)
{
    if (c.dialect() == Dialect::Sqlite)
        return {}; // a writing transaction is alone
    return c.query(u"SELECT pg_advisory_xact_lock(hashtext('itsm.directory'), ?::int)"_s, {tenant.value},
                   [](const Row &) { return true; });
}

} // namespace itsm
