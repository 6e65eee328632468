#include "services/storage/json_column.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString selectRuleSql = u"SELECT id, name, description, rule_type, conditions, actions, priority, is_active, "
                              u"execution_count, last_executed_at, metadata,"
                              " tenant_id, created_at, updated_at, version FROM incident_rules WHERE tenant_id = ?"_s;

Rule readRule(const Row &row)
{
    Rule rule;
    int at = 0;
    rule.id = RuleId(row.integer(at++));
    rule.name = row.text(at++);
    rule.description = row.text(at++);
    rule.type = row.text(at++);
    rule.conditions = jsonObject(row, at++);
    rule.actions = jsonArray(row, at++);
    rule.priority = Token<Priority>::fromText(row.text(at++));
    rule.isActive = row.boolean(at++);
    rule.executionCount = row.integer(at++);
    rule.lastExecutedAt = row.instant(at++);
    rule.metadata = jsonObject(row, at++);
    rule.tenantId = TenantId(row.integer(at++));
    rule.createdAt = row.instant(at++).value_or(Instant());
    rule.updatedAt = row.instant(at++).value_or(Instant());
    rule.version = row.integer(at++);
    return rule;
}

/// The JSON of a rule as the row has it, where the rule says the same: this program may not read all of it.
struct RuleJson
{
    Value conditions;
    Value actions;
    Value metadata;
};

Result<std::optional<RuleJson>> jsonToWrite(Connection &c, const Rule &rule)
{
    const auto kept = [](const Row &row, int column, const auto &read, const auto &now) {
        return read == now && !row.isNull(column) ? Value(row.bytes(column)) : jsonValue(now);
    };
    return queryOne<RuleJson>(
        c, u"SELECT conditions, actions, metadata FROM incident_rules WHERE tenant_id = ? AND id = ?"_s,
        {rule.tenantId.value, rule.id.value}, [&](const Row &row) {
            return RuleJson{.conditions = kept(row, 0, jsonObject(row, 0), rule.conditions),
                            .actions = kept(row, 1, jsonArray(row, 1), rule.actions),
                            .metadata = kept(row, 2, jsonObject(row, 2), rule.metadata)};
        });
}

} // namespace

Result<RuleId> insertRule(Connection &c, const Rule &rule)
{
    ITSM_TRY_ASSIGN(
        const qint64 id,
        insertReturningId(
            c,
            u"INSERT INTO incident_rules (name, description, rule_type, conditions, actions, priority, is_active,"
            " execution_count, last_executed_at, metadata, tenant_id, created_at, updated_at, version)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
            {rule.name, nullable(rule.description), rule.type, jsonValue(rule.conditions), jsonValue(rule.actions),
             rule.priority.text(), rule.isActive, rule.executionCount, nullable(rule.lastExecutedAt),
             jsonValue(rule.metadata), rule.tenantId.value, rule.createdAt, rule.updatedAt, rule.version}));
    return RuleId(id);
}

Result<bool> updateRule(Connection &c, const Rule &rule, qint64 expectedVersion)
{
    ITSM_TRY_ASSIGN(const std::optional<RuleJson> json, jsonToWrite(c, rule));
    if (!json)
        return false;
    // How often a rule ran is the engine's to count, not an editor's to set back.
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(u"UPDATE incident_rules SET name = ?, description = ?, rule_type = ?, conditions = ?, actions = ?,"
                  " priority = ?, is_active = ?, metadata = ?, updated_at = ?, version = version + 1"
                  " WHERE tenant_id = ? AND id = ? AND version = ?"_s,
                  {rule.name, nullable(rule.description), rule.type, json->conditions, json->actions,
                   rule.priority.text(), rule.isActive, json->metadata, rule.updatedAt, rule.tenantId.value,
                   rule.id.value, expectedVersion}));
    return changed > 0;
}

Result<bool> deleteRule(Connection &c, TenantId tenant, RuleId id)
{
    ITSM_TRY_ASSIGN(const qint64 changed, c.execute(u"DELETE FROM incident_rules WHERE tenant_id = ? AND id = ?"_s,
                                                    {tenant.value, id.value}));
    return changed > 0;
}

Result<std::optional<Rule>> selectRule(Connection &c, TenantId tenant, RuleId id)
{
    return queryOne<Rule>(c, selectRuleSql + u" AND id = ?"_s, {tenant.value, id.value}, readRule);
}

Result<std::vector<Rule>> selectRules(Connection &c, TenantId tenant)
{
    return queryAll<Rule>(c, selectRuleSql + u" ORDER BY id"_s, {tenant.value}, readRule);
}

} // namespace itsm
