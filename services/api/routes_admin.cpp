#include "services/api/handler_support.h"
#include "services/domain/json.h"
#include "services/wire/answers.h"
#include "services/wire/audit_json.h"
#include "services/wire/body_reader.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

// What is done in the same way to everything that has a version: `create`, `update` and `erase` are those of the desk.

template <typename Input, auto create>
Result<ApiAnswer> createOne(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<Input>>(request.body));
    ITSM_TRY_ASSIGN(const auto made, (context.desk.*create)(c, actor, input.value));
    return answerWith(toJson(made), made.version, 201);
}

template <typename Input, typename Id, auto update>
Result<ApiAnswer> changeOne(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<Versioned<Input>>(request.body));
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, input.version));
    ITSM_TRY_ASSIGN(const auto changed,
                    (context.desk.*update)(c, actor, request.number<Id>(u"id"_s), input.value, version));
    return answerWith(toJson(changed), changed.version, 200);
}

template <typename Id, auto erase>
Result<ApiAnswer> removeOne(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY(readNothing(request));
    ITSM_TRY((context.desk.*erase)(c, actor, request.number<Id>(u"id"_s)));
    return ApiAnswer();
}

Result<ApiAnswer> rules(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const std::vector<Rule> list, context.desk.rules(c, actor));
    return answerWith(QJsonObject{{u"items"_s, toJsonList(list)}});
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

Result<ApiAnswer> items(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const ItemMap map, context.desk.items(c, actor));
    return answerWith(toJson(map));
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
         .handler = createOne<NewRule, &ServiceDesk::createRule>,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/incidents/rules/{id}",
         .access = writeRules,
         .handler = changeOne<NewRule, RuleId, &ServiceDesk::updateRule>,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/incidents/rules/{id}/active",
         .access = writeRules,
         .handler = switchRule,
         .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/incidents/rules/{id}",
         .access = writeRules,
         .handler = removeOne<RuleId, &ServiceDesk::deleteRule>,
         .isRepeatable = true},
        {.method = "GET", .path = "/api/v1/configuration-items", .access = read, .handler = items},
        {.method = "POST",
         .path = "/api/v1/configuration-items",
         .access = writeItems,
         .handler = createOne<NewItem, &ServiceDesk::createItem>,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/configuration-items/{id}",
         .access = writeItems,
         .handler = changeOne<NewItem, CiId, &ServiceDesk::updateItem>,
         .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/configuration-items/{id}",
         .access = writeItems,
         .handler = removeOne<CiId, &ServiceDesk::deleteItem>,
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
        {.method = "POST",
         .path = "/api/v1/users",
         .access = writeUsers,
         .handler = createOne<NewUser, &ServiceDesk::createUser>,
         .isRepeatable = true},
        {.method = "PUT",
         .path = "/api/v1/users/{id}",
         .access = writeUsers,
         .handler = changeOne<NewUser, UserId, &ServiceDesk::updateUser>,
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
