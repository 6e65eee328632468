#include "services/desk/audit.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/domain/json.h"
#include "services/rules/rule_definition.h"
#include "services/storage/lookups.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

AuditObject objectOf(const Rule &rule)
{
    return {.type = "rule", .id = rule.id.value, .name = rule.name};
}

Error noSuchRule(RuleId id)
{
    return {Error::Code::NotFound,
            QCoreApplication::translate("Desk", "There is no such rule."),
            {},
            {{u"id"_s, id.value}}};
}

void fill(Rule &rule, const NewRule &input)
{
    rule.name = input.name;
    rule.description = input.description;
    rule.type = input.type;
    rule.conditions = input.conditions;
    rule.actions = input.actions;
    rule.priority = input.priority;
    rule.isActive = input.isActive;
    rule.metadata = input.metadata;
}

/// People whom actions name, with the field that names them.
std::vector<std::pair<UserId, QString>> namedUsers(const RuleDefinition &definition)
{
    std::vector<std::pair<UserId, QString>> named;
    for (size_t i = 0; i < definition.actions.size(); ++i) {
        const QString path = u"actions."_s + QString::number(i);
        if (const auto *assign = std::get_if<AssignAction>(&definition.actions[i]))
            named.emplace_back(assign->assignee, path + u".assignee_id");
        if (const auto *escalate = std::get_if<EscalateAction>(&definition.actions[i])) {
            for (const UserId id : escalate->notifyUsers)
                named.emplace_back(id, path + u".notify_users");
        }
    }
    return named;
}

/// A rule that could never do its work is refused when it is written, not when it is needed.
Result<> checkRule(Connection &c, const Rule &rule)
{
    ITSM_TRY_ASSIGN(const RuleDefinition definition, validateRule(rule));
    const auto named = namedUsers(definition);
    if (named.empty())
        return {};
    std::vector<UserId> ids;
    ids.reserve(named.size());
    for (const auto &[id, field] : named)
        ids.push_back(id);
    ITSM_TRY_ASSIGN(const std::vector<User> users, selectUsersById(c, rule.tenantId, ids));
    for (const auto &[id, field] : named) {
        const auto user = std::ranges::find(users, id, &User::id);
        if (user == users.end() || !user->isActive)
            return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "There is no such active person."),
                        field, {{u"id"_s, id.value}});
    }
    return {};
}

Result<Rule> readRule(Connection &c, TenantId tenant, RuleId id)
{
    ITSM_TRY_ASSIGN(std::optional<Rule> rule, selectRule(c, tenant, id));
    if (!rule)
        return fail(noSuchRule(id));
    return std::move(*rule);
}

Error conflict(const Rule &theirs, const Rule &mine, qint64 version)
{
    return versionConflict(
        QCoreApplication::translate("Desk", "Somebody else changed the rule “%1” meanwhile.").arg(theirs.name), version,
        theirs.version, toJson(mine), toJson(theirs));
}

} // namespace

Result<Rule> ServiceDesk::createRule(Connection &c, const Actor &actor, const NewRule &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteRules));
    ITSM_TRY_ASSIGN(const NewRule checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Rule> {
        Rule rule;
        fill(rule, checked);
        rule.tenantId = actor.tenant;
        rule.createdAt = m_clock.now();
        rule.updatedAt = rule.createdAt;
        ITSM_TRY(checkRule(c, rule));
        ITSM_TRY_ASSIGN(rule.id, insertRule(c, rule));
        ITSM_TRY(audit(c, actor, rule.createdAt, auditaction::ruleCreated, objectOf(rule), toJson(rule)));
        return rule;
    });
}

Result<Rule> ServiceDesk::updateRule(Connection &c, const Actor &actor, RuleId id, const NewRule &input,
                                     qint64 version) const
{
    ITSM_TRY(authorize(actor, Permission::WriteRules));
    ITSM_TRY_ASSIGN(const NewRule checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Rule> {
        ITSM_TRY_ASSIGN(const Rule stored, readRule(c, actor.tenant, id));
        Rule rule = stored;
        fill(rule, checked);
        if (rule == stored)
            return stored;
        ITSM_TRY(checkRule(c, rule));
        rule.updatedAt = m_clock.now();
        if (version != 0 && version != stored.version)
            return fail(conflict(stored, rule, version));
        ITSM_TRY_ASSIGN(const bool isWritten, itsm::updateRule(c, rule, stored.version));
        if (!isWritten)
            return fail(transientError());
        rule.version = stored.version + 1;
        ITSM_TRY(audit(c, actor, rule.updatedAt, auditaction::ruleUpdated, objectOf(rule),
                       changesBetween(toJson(stored), toJson(rule))));
        return rule;
    });
}

Result<Rule> ServiceDesk::setRuleActive(Connection &c, const Actor &actor, RuleId id, bool isActive,
                                        qint64 version) const
{
    ITSM_TRY(authorize(actor, Permission::WriteRules));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Rule> {
        ITSM_TRY_ASSIGN(const Rule stored, readRule(c, actor.tenant, id));
        if (stored.isActive == isActive)
            return stored;
        Rule rule = stored;
        rule.isActive = isActive;
        // Switching off is always possible: also a rule that has become wrong, and whatever others did to it.
        if (isActive) {
            if (version != 0 && version != stored.version)
                return fail(conflict(stored, rule, version));
            ITSM_TRY(checkRule(c, rule));
        }
        rule.updatedAt = m_clock.now();
        ITSM_TRY_ASSIGN(const bool isWritten, itsm::updateRule(c, rule, stored.version));
        if (!isWritten)
            return fail(transientError());
        rule.version = stored.version + 1;
        ITSM_TRY(audit(c, actor, rule.updatedAt, auditaction::ruleUpdated, objectOf(rule),
                       changesBetween(toJson(stored), toJson(rule))));
        return rule;
    });
}

Result<> ServiceDesk::deleteRule(Connection &c, const Actor &actor, RuleId id) const
{
    ITSM_TRY(authorize(actor, Permission::WriteRules));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const Rule stored, readRule(c, actor.tenant, id));
        ITSM_TRY_ASSIGN(const bool isDeleted, itsm::deleteRule(c, actor.tenant, id));
        if (!isDeleted)
            return fail(noSuchRule(id));
        return audit(c, actor, m_clock.now(), auditaction::ruleDeleted, objectOf(stored), toJson(stored));
    });
}

Result<std::vector<Rule>> ServiceDesk::rules(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, Connection::Access::Read,
                         [&]() -> Result<std::vector<Rule>> { return selectRules(c, actor.tenant); });
}

} // namespace itsm
