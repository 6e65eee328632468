#include "services/domain/json_text.h"
#include "services/rules/rule_definition.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

class RuleDefinitionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void productExamples_data();
    void productExamples();
    void productExampleInDetail();
    void productActions();
    void readsLists();
    void refuses_data();
    void refuses();
    void reportsEveryMistake();
    void matchesConditions_data();
    void matchesConditions();
    void timeConditions_data();
    void timeConditions();
    void absentTimeNeverHolds();
    void unknownTokensMatchNoList();
    void everyActionHasItsName();
};

namespace {

constexpr Instant now{sys_days{year{2026} / 1 / 31} + 12h};

QJsonObject json(const QByteArray &text)
{
    const Result<QJsonValue> value = parseJson(text);
    if (!value)
        qFatal("%s", qPrintable(value.error().message));
    return value->toObject();
}

Rule ruleOf(const QJsonObject &object)
{
    Rule rule;
    rule.name = object.value(u"name"_s).toString();
    rule.description = object.value(u"description"_s).toString();
    rule.type = object.value(u"rule_type"_s).toString();
    rule.conditions = object.value(u"conditions"_s).toObject();
    rule.actions = object.value(u"actions"_s).toArray();
    rule.priority = Token<Priority>::fromText(object.value(u"priority"_s).toString(u"medium"_s));
    return rule;
}

Rule ruleWith(const QByteArray &conditions, const QByteArray &actions)
{
    const QByteArray text =
        R"({"name":"n","rule_type":"alert","conditions":)" + conditions + R"(,"actions":)" + actions + "}"_ba;
    return ruleOf(json(text));
}

const QByteArray someAction = R"([{"type":"change_status","status":"closed"}])"_ba;
const QByteArray someCondition = R"({"status":"new"})"_ba;

RuleDefinition definitionOf(const QByteArray &conditions)
{
    const auto definition = readRule(ruleWith(conditions, someAction));
    if (!definition)
        qFatal("%s: %s", conditions.constData(), qPrintable(definition.error().front().message));
    return *definition;
}

const QByteArray escalationExample = R"({
    "name": "高优先级事件自动升级",
    "description": "当事件优先级为high或urgent时，自动升级到下一级别",
    "rule_type": "escalation",
    "conditions": {"priority": ["high", "urgent"], "status": "new"},
    "actions": [
        {"type": "escalate", "level": 1, "message": "事件优先级较高，已自动升级"},
        {"type": "notify", "channels": ["email", "sms"], "recipients": ["manager@company.com"]}
    ],
    "priority": "high",
    "is_active": true
})"_ba;

const QByteArray alertExample = R"({
    "name": "长时间未处理事件告警",
    "rule_type": "alert",
    "conditions": {
        "status": "in_progress",
        "time": {"field": "created_at", "operator": ">", "duration": "24h"}
    },
    "actions": [
        {"type": "notify", "channels": ["email", "slack"], "recipients": ["team@company.com"],
         "message": "事件长时间未处理，需要关注"}
    ],
    "priority": "medium"
})"_ba;

const QByteArray assignmentExample = R"({
    "name": "严重事件自动分配",
    "rule_type": "assignment",
    "conditions": {"severity": "critical", "status": "new"},
    "actions": [{"type": "assign", "assignee_id": 1, "message": "严重事件已自动分配给高级工程师"}],
    "priority": "high"
})"_ba;

} // namespace

void RuleDefinitionTest::productExamples_data()
{
    QTest::addColumn<QJsonObject>("rule");
    QTest::newRow("escalation") << json(escalationExample);
    QTest::newRow("alert") << json(alertExample);
    QTest::newRow("assignment") << json(assignmentExample);
    const auto condition = [](const char *name, const QByteArray &conditions) {
        const QByteArray text =
            R"({"name":"n","rule_type":"alert","conditions":)" + conditions + R"(,"actions":)" + someAction + "}"_ba;
        QTest::newRow(name) << json(text);
    };
    condition("priority condition", R"({"priority": ["high", "urgent"]})"_ba);
    condition("severity condition", R"({"severity": ["critical", "high"]})"_ba);
    condition("status condition", R"({"status": ["new", "in_progress"]})"_ba);
    condition("time condition", R"({"time": {"field": "created_at", "operator": ">", "duration": "24h"}})"_ba);
    condition("category condition", R"({"category": ["performance", "security"]})"_ba);
}

void RuleDefinitionTest::productExamples()
{
    QFETCH(QJsonObject, rule);
    const auto definition = readRule(ruleOf(rule));
    QVERIFY2(definition.has_value(), definition ? "" : qPrintable(definition.error().front().message));
    QVERIFY(validateRule(ruleOf(rule)).has_value());
}

void RuleDefinitionTest::productExampleInDetail()
{
    const auto definition = readRule(ruleOf(json(escalationExample)));
    QVERIFY(definition.has_value());
    QCOMPARE(definition->type, RuleType::Escalation);
    QCOMPARE(definition->conditions.priorities, (QList{Priority::High, Priority::Urgent}));
    QCOMPARE(definition->conditions.statuses, QList{Status::New});
    QCOMPARE(definition->actions.size(), size_t{2});
    const auto &escalate = std::get<EscalateAction>(definition->actions[0]);
    QCOMPARE(escalate.level, 1);
    QCOMPARE(escalate.reason, u"事件优先级较高，已自动升级"_s);
    QVERIFY(!escalate.autoAssign);
    const auto &notify = std::get<NotifyAction>(definition->actions[1]);
    QCOMPARE(notify.channels, (QStringList{u"email"_s, u"sms"_s}));
    QCOMPARE(notify.recipients, QStringList{u"manager@company.com"_s});
    QCOMPARE(notify.severity, Severity::Medium);

    const auto alert = readRule(ruleOf(json(alertExample)));
    QVERIFY(alert.has_value());
    const TimeCondition expected{TimeCondition::Field::CreatedAt, TimeCondition::Operator::Greater, 24h};
    QCOMPARE(alert->conditions.time, std::optional(expected));
}

void RuleDefinitionTest::productActions()
{
    const Rule rule = ruleWith(someCondition, R"([
        {"type": "escalate", "level": 1, "reason": "自动升级", "notify_users": [1, 2, 3], "auto_assign": true},
        {"type": "notify", "channels": ["email", "sms", "slack"], "recipients": ["manager@company.com"],
         "message": "事件需要关注", "severity": "high"},
        {"type": "assign", "assignee_id": 123, "reason": "自动分配"},
        {"type": "change_status", "status": "in_progress", "reason": "自动状态变更"},
        {"type": "collect_metric", "metric_type": "response_time", "metric_name": "平均响应时间",
         "metric_value": 2.5, "unit": "秒", "tags": {"environment": "production"}}
    ])"_ba);
    const auto definition = readRule(rule);
    QVERIFY2(definition.has_value(), definition ? "" : qPrintable(definition.error().front().message));
    const std::vector<RuleAction> expected{
        EscalateAction{
            .level = 1, .reason = u"自动升级"_s, .notifyUsers = {UserId(1), UserId(2), UserId(3)}, .autoAssign = true},
        NotifyAction{.channels = {u"email"_s, u"sms"_s, u"slack"_s},
                     .recipients = {u"manager@company.com"_s},
                     .message = u"事件需要关注"_s,
                     .severity = Severity::High},
        AssignAction{.assignee = UserId(123), .reason = u"自动分配"_s},
        ChangeStatusAction{.status = Status::InProgress, .reason = u"自动状态变更"_s},
        CollectMetricAction{.type = u"response_time"_s,
                            .name = u"平均响应时间"_s,
                            .value = 2.5,
                            .unit = u"秒"_s,
                            .tags = {{u"environment"_s, u"production"_s}}},
    };
    QVERIFY(definition->actions == expected);
}

void RuleDefinitionTest::readsLists()
{
    const RuleDefinition one = definitionOf(R"({"priority":"high","category":"network"})"_ba);
    const RuleDefinition list = definitionOf(R"({"priority":["high"],"category":["network"]})"_ba);
    QVERIFY(one == list);
    QCOMPARE(definitionOf(R"({"priority":["high","high","critical"]})"_ba).conditions.priorities,
             (QList{Priority::High, Priority::Urgent}));
    const auto action = readRule(ruleWith(someCondition,
                                          R"([{"type":"notify","channels":"email","recipients":"a@b.c"},
            {"type":"escalate","level":2.0,"reason":"r","notify_users":7}])"_ba));
    QVERIFY(action.has_value());
    QCOMPARE(std::get<NotifyAction>(action->actions[0]).recipients, QStringList{u"a@b.c"_s});
    QCOMPARE(std::get<EscalateAction>(action->actions[1]).notifyUsers, QList{UserId(7)});
    QCOMPARE(std::get<EscalateAction>(action->actions[1]).level, 2);
}

void RuleDefinitionTest::refuses_data()
{
    QTest::addColumn<QByteArray>("conditions");
    QTest::addColumn<QByteArray>("actions");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("says");
    const auto condition = [](const char *name, const QByteArray &text, const QString &field, const QString &says) {
        QTest::newRow(name) << text << someAction << field << says;
    };
    const auto action = [](const char *name, const QByteArray &text, const QString &field, const QString &says) {
        QTest::newRow(name) << someCondition << text << field << says;
    };
    condition("no condition", "{}"_ba, u"conditions"_s, u"at least one condition"_s);
    condition("unknown condition", R"({"status":"new","source":"user"})"_ba, u"conditions.source"_s,
              u"\"source\" is not known here. Known are: priority, severity, status, category, time."_s);
    condition("unknown status", R"({"status":["new","triaged"]})"_ba, u"conditions.status"_s, u"\"triaged\""_s);
    condition("unknown priority", R"({"priority":"asap"})"_ba, u"conditions.priority"_s, u"\"asap\""_s);
    condition("number as severity", R"({"severity":3})"_ba, u"conditions.severity"_s, u"\"3\""_s);
    condition("null as status", R"({"status":null})"_ba, u"conditions.status"_s, u"null"_s);
    condition("empty list", R"({"status":[]})"_ba, u"conditions.status"_s, u"empty"_s);
    condition("list in a list", R"({"category":[["a"]]})"_ba, u"conditions.category"_s, u"not a text"_s);
    condition("blank category", R"({"category":" "})"_ba, u"conditions.category"_s, u"not a text"_s);
    condition("time is no object", R"({"time":"24h"})"_ba, u"conditions.time"_s, u"not an object"_s);
    condition("time without field", R"({"time":{"operator":">","duration":"1h"}})"_ba, u"conditions.time.field"_s,
              u"missing"_s);
    condition("time of another field", R"({"time":{"field":"closed_at","operator":">","duration":"1h"}})"_ba,
              u"conditions.time.field"_s, u"created_at, detected_at, resolved_at"_s);
    condition("unknown operator", R"({"time":{"field":"created_at","operator":"!=","duration":"1h"}})"_ba,
              u"conditions.time.operator"_s, u"\"!=\""_s);
    condition("unknown duration", R"({"time":{"field":"created_at","operator":">","duration":"1 day"}})"_ba,
              u"conditions.time.duration"_s, u"\"1 day\" is not a duration"_s);
    condition("negative duration", R"({"time":{"field":"created_at","operator":">","duration":"-1h"}})"_ba,
              u"conditions.time.duration"_s, u"not a duration"_s);
    condition("duration as a number", R"({"time":{"field":"created_at","operator":">","duration":24}})"_ba,
              u"conditions.time.duration"_s, u"not a text"_s);
    condition("unknown key of time", R"({"time":{"field":"created_at","operator":">","duration":"1h","zone":"x"}})"_ba,
              u"conditions.time.zone"_s, u"not known"_s);
    action("no action", "[]"_ba, u"actions"_s, u"at least one action"_s);
    action("action is no object", R"(["notify"])"_ba, u"actions.0"_s, u"not an object"_s);
    action("no type", R"([{"level":1}])"_ba, u"actions.0.type"_s, u"missing"_s);
    action("unknown type", R"([{"type":"reboot"}])"_ba, u"actions.0.type"_s, u"\"reboot\""_s);
    action("no level", R"([{"type":"escalate","reason":"r"}])"_ba, u"actions.0.level"_s, u"missing"_s);
    action("level 0", R"([{"type":"escalate","reason":"r","level":0}])"_ba, u"actions.0.level"_s, u"from 1 to 5"_s);
    action("level 6", R"([{"type":"escalate","reason":"r","level":6}])"_ba, u"actions.0.level"_s, u"from 1 to 5"_s);
    action("half a level", R"([{"type":"escalate","reason":"r","level":1.5}])"_ba, u"actions.0.level"_s,
           u"1.5 is not a whole number"_s);
    action("level as text", R"([{"type":"escalate","reason":"r","level":"1"}])"_ba, u"actions.0.level"_s,
           u"whole number"_s);
    action("no reason", R"([{"type":"escalate","level":1}])"_ba, u"actions.0.reason"_s, u"missing"_s);
    action("blank reason", R"([{"type":"escalate","level":1,"reason":" "}])"_ba, u"actions.0.reason"_s, u"empty"_s);
    action("blank message as the reason", R"([{"type":"escalate","level":1,"message":" "}])"_ba, u"actions.0.message"_s,
           u"empty"_s);
    action("reason and message", R"([{"type":"escalate","level":1,"reason":"a","message":"b"}])"_ba,
           u"actions.0.message"_s, u"one of them"_s);
    action("user 0", R"([{"type":"escalate","level":1,"reason":"r","notify_users":[0]}])"_ba,
           u"actions.0.notify_users"_s, u"whole number from 1"_s);
    action("auto_assign as a number", R"([{"type":"escalate","level":1,"reason":"r","auto_assign":1}])"_ba,
           u"actions.0.auto_assign"_s, u"neither true nor false"_s);
    action("key of another action", R"([{"type":"escalate","level":1,"reason":"r","status":"new"}])"_ba,
           u"actions.0.status"_s, u"not known"_s);
    action("no channels", R"([{"type":"notify","recipients":["a"]}])"_ba, u"actions.0.channels"_s, u"missing"_s);
    action("unknown channel", R"([{"type":"notify","channels":["pager"]}])"_ba, u"actions.0.channels"_s,
           u"\"pager\""_s);
    action("mail to nobody", R"([{"type":"notify","channels":["email"]}])"_ba, u"actions.0.recipients"_s, u"missing"_s);
    action("unknown severity", R"([{"type":"notify","channels":["slack"],"severity":"bad"}])"_ba,
           u"actions.0.severity"_s, u"\"bad\""_s);
    action("no assignee", R"([{"type":"assign"}])"_ba, u"actions.0.assignee_id"_s, u"missing"_s);
    action("assignee as text", R"([{"type":"assign","assignee_id":"1"}])"_ba, u"actions.0.assignee_id"_s,
           u"whole number"_s);
    action("unknown new status", R"([{"type":"change_status","status":"done"}])"_ba, u"actions.0.status"_s,
           u"\"done\""_s);
    action("no new status", R"([{"type":"change_status"}])"_ba, u"actions.0.status"_s, u"missing"_s);
    action("no metric value", R"([{"type":"collect_metric","metric_type":"a","metric_name":"b"}])"_ba,
           u"actions.0.metric_value"_s, u"missing"_s);
    action("metric value as text",
           R"([{"type":"collect_metric","metric_type":"a","metric_name":"b","metric_value":"1"}])"_ba,
           u"actions.0.metric_value"_s, u"not a number"_s);
    action("tag as a number",
           R"([{"type":"collect_metric","metric_type":"a","metric_name":"b","metric_value":1,"tags":{"k":1}}])"_ba,
           u"actions.0.tags.k"_s, u"not a text"_s);
    action("mistake in the second action", R"([{"type":"assign","assignee_id":1},{"type":"assign"}])"_ba,
           u"actions.1.assignee_id"_s, u"missing"_s);
}

void RuleDefinitionTest::refuses()
{
    QFETCH(QByteArray, conditions);
    QFETCH(QByteArray, actions);
    QFETCH(QString, field);
    QFETCH(QString, says);
    const auto definition = readRule(ruleWith(conditions, actions));
    QVERIFY(!definition);
    QCOMPARE(definition.error().size(), size_t{1});
    QCOMPARE(definition.error().front().field, field);
    QVERIFY2(definition.error().front().message.contains(says), qPrintable(definition.error().front().message));
}

void RuleDefinitionTest::reportsEveryMistake()
{
    Rule rule = ruleWith(R"({"status":"gone","zone":1})"_ba, R"([{"type":"assign"},{"type":"x"}])"_ba);
    rule.name = u" "_s;
    rule.type = u"magic"_s;
    rule.priority = Token<Priority>::fromText(u"asap"_s);
    const Result<RuleDefinition> definition = validateRule(rule);
    QVERIFY(!definition);
    QCOMPARE(definition.error().code, Error::Code::Invalid);
    QCOMPARE(definition.error().field, u"name"_s);
    QStringList fields;
    const QJsonArray errors = definition.error().details.value(u"errors"_s).toArray();
    for (const QJsonValue &error : errors)
        fields.append(error.toObject().value(u"field"_s).toString());
    QCOMPARE(fields, (QStringList{u"name"_s, u"rule_type"_s, u"priority"_s, u"conditions.status"_s,
                                  u"conditions.zone"_s, u"actions.0.assignee_id"_s, u"actions.1.type"_s}));
    rule.name = QString(256, u'x');
    QCOMPARE(validateRule(rule).error().field, u"name"_s);
}

void RuleDefinitionTest::matchesConditions_data()
{
    QTest::addColumn<QByteArray>("conditions");
    QTest::addColumn<bool>("expected");
    const auto row = [](const QByteArray &conditions, bool expected) {
        QTest::newRow(conditions.constData()) << conditions << expected;
    };
    row(R"({"priority":["high","urgent"]})"_ba, true);
    row(R"({"priority":["low"]})"_ba, false);
    row(R"({"priority":"high","status":"new"})"_ba, true);
    row(R"({"priority":"high","status":"closed"})"_ba, false);
    row(R"({"severity":"critical"})"_ba, true);
    row(R"({"category":["network","database"]})"_ba, true);
    row(R"({"category":"Database"})"_ba, false);
    row(R"({"status":"new","time":{"field":"created_at","operator":">","duration":"1h"}})"_ba, true);
    row(R"({"status":"new","time":{"field":"created_at","operator":">","duration":"3h"}})"_ba, false);
}

void RuleDefinitionTest::matchesConditions()
{
    QFETCH(QByteArray, conditions);
    IncidentSummary incident;
    incident.priority = Priority::High;
    incident.severity = Severity::Critical;
    incident.category = u"database"_s;
    incident.createdAt = now - 2h;
    QTEST(matchesRule(definitionOf(conditions), incident, now), "expected");
}

void RuleDefinitionTest::timeConditions_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<qint64>("us");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char16_t *op, microseconds age, bool expected) {
        const QString name = QString::fromUtf16(op) + u' ' + QString::number(age.count());
        QTest::newRow(qPrintable(name)) << QString::fromUtf16(op) << qint64{age.count()} << expected;
    };
    row(u">", 24h, false);
    row(u">", 24h + 1us, true);
    row(u">=", 24h, true);
    row(u">=", 24h - 1us, false);
    row(u"<", 24h, false);
    row(u"<", 24h - 1us, true);
    row(u"<=", 24h, true);
    row(u"<=", 24h + 1us, false);
    row(u"==", 24h, true);
    row(u"==", 24h + 999'999us, true);
    row(u"==", 24h + 1s, false);
    row(u"==", 24h - 1us, false);
    row(u"<", -5min, true);
}

void RuleDefinitionTest::timeConditions()
{
    QFETCH(QString, op);
    QFETCH(qint64, us);
    for (const QString &field : {u"created_at"_s, u"detected_at"_s, u"resolved_at"_s}) {
        Rule rule = ruleWith(someCondition, someAction);
        rule.conditions = {
            {u"time"_s, QJsonObject{{u"field"_s, field}, {u"operator"_s, op}, {u"duration"_s, u"1d"_s}}}};
        const auto definition = readRule(rule);
        QVERIFY(definition.has_value());
        IncidentSummary incident;
        const Instant then = now - microseconds{us};
        (field == "created_at"_L1 ? incident.createdAt : incident.detectedAt) = then;
        if (field == "resolved_at"_L1)
            incident.resolvedAt = then;
        QTEST(matchesRule(*definition, incident, now), "expected");
    }
}

void RuleDefinitionTest::absentTimeNeverHolds()
{
    for (const QByteArray &op : {"<"_ba, "<="_ba, "=="_ba, ">="_ba, ">"_ba}) {
        const RuleDefinition rule =
            definitionOf(R"({"time":{"field":"resolved_at","operator":")" + op + R"(","duration":"1h"}})"_ba);
        QVERIFY(!matchesRule(rule, IncidentSummary(), now));
    }
}

void RuleDefinitionTest::unknownTokensMatchNoList()
{
    IncidentSummary incident;
    incident.status = Token<Status>::fromText(u"triaged");
    const RuleDefinition every = definitionOf(
        R"({"status":["new","acknowledged","assigned","in_progress","on_hold","resolved","closed","cancelled"]})"_ba);
    QVERIFY(!matchesRule(every, incident, now));
}

void RuleDefinitionTest::everyActionHasItsName()
{
    QCOMPARE(actionName(EscalateAction{}), "escalate"_L1);
    QCOMPARE(actionName(NotifyAction{}), "notify"_L1);
    QCOMPARE(actionName(AssignAction{}), "assign"_L1);
    QCOMPARE(actionName(ChangeStatusAction{}), "change_status"_L1);
    QCOMPARE(actionName(CollectMetricAction{}), "collect_metric"_L1);
}

ITSM_TEST(RuleDefinitionTest)
#include "tst_rule_definition.moc"
