#include "services/api/handler_support.h"
#include "services/domain/json.h"
#include "services/wire/answers.h"
#include "services/wire/audit_json.h"
#include "services/wire/body_reader.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<ApiAnswer> rules(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<Rule> list, context.desk.rules(c, actor));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(list)}});
}

Result<ApiAnswer> createRule(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<NewRule>>(request.body));
    ITSM_TRY_ASSIGN(const Rule rule, context.desk.createRule(c, actor, input.value));
    return answerWith(toJson(rule), rule.version, 201);
}

Result<ApiAnswer> changeRule(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<NewRule>>(request.body));
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, input.version));
    ITSM_TRY_ASSIGN(const Rule rule,
                    context.desk.updateRule(c, actor, request.number<RuleId>(u"id"_s), input.value, version));
    return answerWith(toJson(rule), rule.version, 200);
}

Result<ApiAnswer> switchRule(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    BodyReader body(request.body);
    bool isActive = false;
    qint64 fromBody = 0;
    body.require(u"is_active"_s);
    body.flag(u"is_active"_s, isActive);
    body.integer(u"version"_s, fromBody);
    ITSM_TRY(body.finish());
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, fromBody));
    ITSM_TRY_ASSIGN(const Rule rule,
                    context.desk.setRuleActive(c, actor, request.number<RuleId>(u"id"_s), isActive, version));
    return answerWith(toJson(rule), rule.version, 200);
}

Result<ApiAnswer> removeRule(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY(context.desk.deleteRule(c, actor, request.number<RuleId>(u"id"_s)));
    return ApiAnswer();
}

Result<ApiAnswer> items(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const ItemMap map, context.desk.items(c, actor));
    return answerWith(toJson(map));
}

Result<ApiAnswer> createItem(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<NewItem>>(request.body));
    ITSM_TRY_ASSIGN(const ConfigurationItem item, context.desk.createItem(c, actor, input.value));
    return answerWith(toJson(item), item.version, 201);
}

Result<ApiAnswer> changeItem(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<NewItem>>(request.body));
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, input.version));
    ITSM_TRY_ASSIGN(const ConfigurationItem item,
                    context.desk.updateItem(c, actor, request.number<CiId>(u"id"_s), input.value, version));
    return answerWith(toJson(item), item.version, 200);
}

Result<ApiAnswer> removeItem(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY(context.desk.deleteItem(c, actor, request.number<CiId>(u"id"_s)));
    return ApiAnswer();
}

Result<ApiAnswer> addRelation(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto relation, readBody<CiRelation>(request.body));
    ITSM_TRY(context.desk.addRelation(c, actor, relation));
    return answerWith(toJson(relation), 201);
}

Result<ApiAnswer> removeRelation(const ApiContext &context, const ApiRequest &request, Connection &c,
                                 const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto relation, readBody<CiRelation>(request.body));
    ITSM_TRY(context.desk.removeRelation(c, actor, relation));
    return ApiAnswer();
}

Result<ApiAnswer> users(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<UserLoad> list, context.desk.users(c, actor));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(list)}});
}

Result<ApiAnswer> createUser(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<NewUser>>(request.body));
    ITSM_TRY_ASSIGN(const User user, context.desk.createUser(c, actor, input.value));
    return answerWith(toJson(user), user.version, 201);
}

Result<ApiAnswer> changeUser(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<NewUser>>(request.body));
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, input.version));
    ITSM_TRY_ASSIGN(const User user,
                    context.desk.updateUser(c, actor, request.number<UserId>(u"id"_s), input.value, version));
    return answerWith(toJson(user), user.version, 200);
}

/// A password for somebody else, to be changed at the next sign-in.
Result<ApiAnswer> setPassword(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    BodyReader body(request.body);
    QString password;
    body.require(u"password"_s);
    body.text(u"password"_s, password);
    ITSM_TRY(body.finish());
    ITSM_TRY(context.access.setPassword(c, actor, request.number<UserId>(u"id"_s), Secret(password),
                                        AccessDesk::PasswordUse::OneTime));
    return ApiAnswer();
}

/// From the newest back; `next` is where an older stretch begins.
Result<ApiAnswer> auditTrail(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const qint64 before, request.query.integer(u"before"_s, 0, 1, std::numeric_limits<qint64>::max()));
    ITSM_TRY_ASSIGN(const qint64 limit, request.query.integer(u"limit"_s, 50, 1, mostRows));
    ITSM_TRY_ASSIGN(const std::vector<AuditRecord> records,
                    context.desk.auditRecords(c, actor, AuditId(before), int(limit)));
    QJsonArray items;
    for (const AuditRecord &record : records)
        items.append(toJson(record));
    QJsonObject data{{u"items"_s, items}};
    if (items.size() == limit)
        data.insert(u"next"_s, records.back().id.value);
    return answerWith(data);
}

} // namespace

std::vector<Route> adminRoutes()
{
    constexpr auto read = Permission::ReadIncidents;
    constexpr auto writeRules = Permission::WriteRules;
    constexpr auto writeItems = Permission::WriteItems;
    constexpr auto writeUsers = Permission::WriteUsers;
    return {
        {.method = "GET", .path = "/api/v1/incidents/rules", .access = read, .handler = rules},
        {.method = "POST",
         .path = "/api/v1/incidents/rules",
         .access = writeRules,
         .handler = createRule,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/incidents/rules/{id}",
         .access = writeRules,
         .handler = changeRule,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/incidents/rules/{id}/active",
         .access = writeRules,
         .handler = switchRule,
         .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/incidents/rules/{id}",
         .access = writeRules,
         .handler = removeRule,
         .isRepeatable = true},
        {.method = "GET", .path = "/api/v1/configuration-items", .access = read, .handler = items},
        {.method = "POST",
         .path = "/api/v1/configuration-items",
         .access = writeItems,
         .handler = createItem,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/configuration-items/{id}",
         .access = writeItems,
         .handler = changeItem,
         .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/configuration-items/{id}",
         .access = writeItems,
         .handler = removeItem,
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/configuration-items/relations",
         .access = writeItems,
         .handler = addRelation,
         .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/configuration-items/relations",
         .access = writeItems,
         .handler = removeRelation,
         .isRepeatable = true},
        {.method = "GET", .path = "/api/v1/users", .access = read, .handler = users},
        {.method = "POST", .path = "/api/v1/users", .access = writeUsers, .handler = createUser, .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/users/{id}",
         .access = writeUsers,
         .handler = changeUser,
         .isRepeatable = true,
         .changesPeople = true},
        {.method = "PUT",
         .path = "/api/v1/users/{id}/password",
         .access = writeUsers,
         .handler = setPassword,
         .lane = WorkLane::Long,
         .bodyBytes = 16 * 1024},
        {.method = "GET",
         .path = "/api/v1/audit",
         .access = Permission::ReadAudit,
         .handler = auditTrail,
         .query = {u"before"_s, u"limit"_s}},
    };
}

} // namespace itsm
