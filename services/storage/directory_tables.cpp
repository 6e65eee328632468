#include "services/storage/json_column.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<TenantId> insertTenant(Connection &c, const Tenant &tenant)
{
    ITSM_TRY_ASSIGN(const qint64 id,
                    insertReturningId(c, u"INSERT INTO tenants (code, name) VALUES (?, ?) RETURNING id"_s,
                                      {tenant.code, tenant.name}));
    return TenantId(id);
}

Result<std::vector<Tenant>> selectTenants(Connection &c)
{
    return queryAll<Tenant>(c, u"SELECT id, code, name FROM tenants ORDER BY id"_s, {}, [](const Row &row) {
        return Tenant{.id = TenantId(row.integer(0)), .code = row.text(1), .name = row.text(2)};
    });
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

Result<std::vector<User>> selectUsers(Connection &c, TenantId tenant)
{
    return queryAll<User>(
        c,
        u"SELECT id, tenant_id, login, name, email, role, is_active FROM users WHERE tenant_id = ? AND id > 0 ORDER BY id"_s,
        {tenant.value}, [](const Row &row) {
            return User{.id = UserId(row.integer(0)),
                        .tenantId = TenantId(row.integer(1)),
                        .login = row.text(2),
                        .name = row.text(3),
                        .email = row.text(4),
                        .role = Token<Role>::fromText(row.text(5)),
                        .isActive = row.boolean(6)};
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

Result<std::vector<ConfigurationItem>> selectCis(Connection &c, TenantId tenant)
{
    return queryAll<ConfigurationItem>(
        c,
        u"SELECT id, tenant_id, name, type, environment, criticality, metadata FROM configuration_items WHERE tenant_id = ? AND id > 0 ORDER BY id"_s,
        {tenant.value}, [](const Row &row) {
            return ConfigurationItem{.id = CiId(row.integer(0)),
                                     .tenantId = TenantId(row.integer(1)),
                                     .name = row.text(2),
                                     .type = row.text(3),
                                     .environment = row.text(4),
                                     .criticality = Token<Level>::fromText(row.text(5)),
                                     .metadata = jsonObject(row, 6)};
        });
}

Result<> insertCiRelation(Connection &c, TenantId tenant, const CiRelation &relation)
{
    ITSM_TRY(c.execute(u"INSERT INTO ci_relations (tenant_id, from_id, to_id, type) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (tenant_id, from_id, to_id, type) DO NOTHING"_s,
                       {tenant.value, relation.from.value, relation.to.value, relation.type}));
    return {};
}

Result<std::vector<CiRelation>> selectCiRelations(Connection &c, TenantId tenant)
{
    return queryAll<CiRelation>(
        c, u"SELECT from_id, to_id, type FROM ci_relations WHERE tenant_id = ? ORDER BY from_id, to_id, type"_s,
        {tenant.value}, [](const Row &row) {
            return CiRelation{.from = CiId(row.integer(0)), .to = CiId(row.integer(1)), .type = row.text(2)};
        });
}

} // namespace itsm
