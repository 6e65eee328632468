#include "services/domain/json_text.h"
#include "services/wire/bodies.h"
#include "services/wire/command_body.h"
#include "services/wire/dialect.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/wire/samples.h"

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class WireBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void commandsRoundTrip();
    void serverOwnedFieldsAreRefused_data();
    void serverOwnedFieldsAreRefused();
    void mistakesNameTheField_data();
    void mistakesNameTheField();
    void nullAndEmptyAreAbsent();
    void secondDialect();
    void updates();
    void examplesOfTheSpecification();
    void references();
};

namespace {

/// As a client of either dialect writes it.
QJsonValue camel(const QJsonObject &body)
{
    return inDialect(body, WireDialect::V2);
}

/// Comparing by what is written: the requests have no operator==.
template <typename T>
void check(const T &value)
{
    const QJsonObject body = toBody(value);
    ITSM_UNWRAP(const T snake, readBody<T>(body));
    QCOMPARE(toBody(snake), body);
    ITSM_UNWRAP(const T second, readBody<T>(camel(body)));
    QCOMPARE(toBody(second), body);
}

template <typename T>
Result<> outcome(const QJsonValue &json)
{
    ITSM_TRY(readBody<T>(json));
    return {};
}

using Read = Result<> (*)(const QJsonValue &);

Result<> command(const QJsonValue &json)
{
    ITSM_TRY(readCommand(json));
    return {};
}

Result<> update(const QJsonValue &json)
{
    ITSM_TRY(readIncidentUpdate(json));
    return {};
}

} // namespace

Q_DECLARE_METATYPE(Read)

void WireBodies::roundTrip()
{
    WireSamples s(5);
    for (int i = 0; i < 300; ++i) {
        check(s.newIncident());
        NewAlert alert{.incidentId = s.id<IncidentId>(),
                       .type = s.text(),
                       .name = s.text(),
                       .message = s.text(),
                       .severity = s.one(allSeverities),
                       .channels = s.texts(),
                       .recipients = s.texts(),
                       .metadata = s.json()};
        check(alert);
        check(NewMetric{.incidentId = s.id<IncidentId>(),
                        .type = s.text(),
                        .name = s.text(),
                        .value = s.real(),
                        .unit = s.text(),
                        .measuredAt = s.timeOrNone(),
                        .tags = s.json()});
        check(Versioned<NewRule>{{.name = s.text(),
                                  .description = s.text(),
                                  .type = s.text(),
                                  .conditions = s.json(),
                                  .actions = {s.json()},
                                  .priority = s.one(allPriorities),
                                  .isActive = s.coin(),
                                  .metadata = s.json()},
                                 s.coin() ? s.number() : 0});
        const auto level = s.coin() ? std::optional(s.one(allLevels)) : std::nullopt;
        check(Versioned<NewItem>{{s.text(), s.text(), s.text(), level}, s.number()});
        check(Versioned<NewUser>{{s.text(), s.text(), s.text(), s.one(allRoles), s.coin()}, 0});
        check(s.relation());
        SavedView view = s.view();
        view.id = s.idOrNone<ViewId>();
        check(view);
        if (QTest::currentTestFailed())
            return;
    }
    // Values, not only that what is written is read alike.
    NewIncident input = s.newIncident();
    input.priority = Priority::Urgent;
    ITSM_UNWRAP(const NewIncident read, readBody<NewIncident>(camel(toBody(input))));
    QVERIFY(read.priority == input.priority && read.detectedAt == input.detectedAt && read.ciId == input.ciId);
    QCOMPARE(read.metadata, input.metadata);
}

void WireBodies::commandsRoundTrip()
{
    WireSamples samples(6);
    for (int i = 0; i < 200; ++i) {
        for (const IncidentCommand &command : samples.commands()) {
            const QJsonObject json = commandToJson(command);
            ITSM_UNWRAP(const CommandBody snake, readCommand(json));
            QCOMPARE(snake.command.index(), command.index());
            QCOMPARE(commandToJson(snake.command), json);
            ITSM_UNWRAP(const CommandBody second, readCommand(camel(json)));
            QCOMPARE(commandToJson(second.command), json);
            QJsonObject bare = json;
            bare.remove(u"type"_s);
            bare.insert(u"version"_s, 7);
            ITSM_UNWRAP(const CommandBody byPath, readCommand(commandType(command), bare));
            QCOMPARE(commandToJson(byPath.command), json);
            QCOMPARE(byPath.version, 7);
        }
    }
    ITSM_UNWRAP(const CommandBody empty, readCommand(u"acknowledge"_s, QJsonValue()));
    QVERIFY(std::holds_alternative<Acknowledge>(empty.command));
    ITSM_VERIFY_ERROR(readCommand(u"explode"_s, QJsonObject()), Error::Code::NotFound);
    ITSM_VERIFY_ERROR(readCommand(u"close"_s, QJsonObject{{u"type"_s, u"resolve"_s}}), Error::Code::Invalid);
}

void WireBodies::serverOwnedFieldsAreRefused_data()
{
    QTest::addColumn<Read>("read");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QStringList>("fields");
    const QStringList rows{u"tenant_id"_s, u"created_at"_s, u"updated_at"_s, u"no_such_field"_s, u"is_automated"_s};
    QTest::newRow("incident") << Read(outcome<NewIncident>) << QJsonObject{{u"title"_s, u"t"_s}}
                              << rows + QStringList{u"id"_s,         u"incident_number"_s, u"reporter_id"_s,
                                                    u"version"_s,    u"status"_s,          u"escalation_level"_s,
                                                    u"deleted_at"_s, u"resolved_at"_s,     u"assignee_name"_s};
    QTest::newRow("update") << Read(update) << QJsonObject{{u"title"_s, u"t"_s}}
                            << rows + QStringList{u"id"_s,         u"incident_number"_s,  u"reporter_id"_s,
                                                  u"deleted_at"_s, u"escalation_level"_s, u"acknowledged_at"_s};
    QTest::newRow("alert") << Read(outcome<NewAlert>) << QJsonObject{{u"incident_id"_s, 1}}
                           << rows + QStringList{u"id"_s, u"status"_s, u"acknowledged_by"_s, u"triggered_at"_s};
    QTest::newRow("metric") << Read(outcome<NewMetric>) << QJsonObject{{u"incident_id"_s, 1}, {u"metric_value"_s, 0}}
                            << rows;
    QTest::newRow("rule") << Read(outcome<Versioned<NewRule>>) << QJsonObject{}
                          << rows + QStringList{u"id"_s, u"execution_count"_s, u"last_executed_at"_s};
    QTest::newRow("item") << Read(outcome<Versioned<NewItem>>) << QJsonObject{} << rows;
    QTest::newRow("user") << Read(outcome<Versioned<NewUser>>) << QJsonObject{}
                          << rows + QStringList{u"id"_s, u"password_hash"_s};
    QTest::newRow("view") << Read(outcome<SavedView>) << QJsonObject{} << rows + QStringList{u"owner_id"_s};
    QTest::newRow("relation") << Read(outcome<CiRelation>) << QJsonObject{{u"from_id"_s, 1}, {u"to_id"_s, 2}} << rows;
    QTest::newRow("command") << Read(command) << QJsonObject{{u"type"_s, u"acknowledge"_s}}
                             << rows + QStringList{u"acknowledged_at"_s, u"user_id"_s, u"incident_id"_s};
}

void WireBodies::serverOwnedFieldsAreRefused()
{
    QFETCH(Read, read);
    QFETCH(QJsonObject, body);
    QFETCH(QStringList, fields);
    ITSM_VERIFY(read(body));
    for (const QString &field : fields) {
        for (const QString &spelling : {field, camelCase(field)}) {
            QJsonObject bad = body;
            bad.insert(spelling, 1);
            const Result<> result = read(bad);
            QVERIFY2(!result, qPrintable(spelling));
            QVERIFY(result.error().code == Error::Code::Invalid);
            QCOMPARE(result.error().field, field);
            QVERIFY(result.error().message.contains(spelling));
        }
    }
}

void WireBodies::mistakesNameTheField_data()
{
    QTest::addColumn<Read>("read");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, Read read, const char *body, const QString &field) {
        QTest::newRow(name) << read << QByteArray(body) << field;
    };
    const Read incident = outcome<NewIncident>;
    row("no object", incident, "[]", {});
    row("text", incident, R"({"title":5})", u"title"_s);
    row("enum", incident, R"({"priority":"huge"})", u"priority"_s);
    row("enum of the wrong type", incident, R"({"severity":["high"]})", u"severity"_s);
    row("time", incident, R"({"detectedAt":"yesterday"})", u"detected_at"_s);
    row("zero time", incident, R"({"detected_at":"0001-01-01T00:00:00Z"})", u"detected_at"_s);
    row("id", incident, R"({"assignee_id":"7"})", u"assignee_id"_s);
    row("negative id", incident, R"({"assignee_id":-7})", u"assignee_id"_s);
    row("broken id", incident, R"({"assignee_id":7.5})", u"assignee_id"_s);
    row("object", incident, R"({"metadata":[1]})", u"metadata"_s);
    row("two spellings", incident, R"({"assignee_id":1,"assigneeId":1})", u"assignee_id"_s);
    row("two items", incident, R"({"title":"t","configurationItemIds":[1,2]})", u"configuration_item_ids"_s);
    row("kind", incident, R"({"title":"t","type":"holiday"})", u"type"_s);
    row("alert without incident", outcome<NewAlert>, R"({"alert_name":"a"})", u"incident_id"_s);
    row("channels", outcome<NewAlert>, R"({"incident_id":1,"channels":["email",2]})", u"channels.1"_s);
    row("metric without value", outcome<NewMetric>, R"({"incident_id":1})", u"metric_value"_s);
    row("metric as text", outcome<NewMetric>, R"({"incident_id":1,"metric_value":"5"})", u"metric_value"_s);
    row("report without end", outcome<ServiceDesk::ReportRequest>, R"({"start_time":"2026-01-01T00:00:00Z"})",
        u"end_time"_s);
    row("report with an empty time", outcome<ServiceDesk::ReportRequest>,
        R"({"start_time":"","end_time":"2026-01-01T00:00:00Z"})", u"start_time"_s);
    row("flag", outcome<Versioned<NewRule>>, R"({"is_active":"yes"})", u"is_active"_s);
    row("list", outcome<Versioned<NewRule>>, R"({"actions":{}})", u"actions"_s);
    row("version", outcome<Versioned<NewItem>>, R"({"version":"3"})", u"version"_s);
    row("role", outcome<Versioned<NewUser>>, R"({"role":"super_admin"})", u"role"_s);
    row("no type", command, "{}", u"type"_s);
    row("unknown type", command, R"({"type":"explode"})", u"type"_s);
    row("assign without person", command, R"({"type":"assign"})", u"assignee_id"_s);
    row("status missing", command, R"({"type":"status"})", u"status"_s);
    row("status unknown", command, R"({"type":"status","status":"triaged"})", u"status"_s);
    row("no level", command, R"({"type":"escalate","reason":"r"})", u"escalation_level"_s);
    row("level out of range", command, R"({"type":"escalate","level":2147483648})", u"escalation_level"_s);
    row("two levels", command, R"({"type":"escalate","level":1,"escalationLevel":1})", u"escalation_level"_s);
    row("people", command, R"({"type":"escalate","level":1,"notify_users":[1,0]})", u"notify_users.1"_s);
    row("mentions", command, R"({"type":"comments","content":"c","mentions":[4]})", u"mentions"_s);
    row("two notes", update, R"({"note":"a","resolution":"b"})", u"note"_s);
}

void WireBodies::mistakesNameTheField()
{
    QFETCH(Read, read);
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    ITSM_UNWRAP(const QJsonValue json, parseJson(body));
    const Result<> result = read(json);
    ITSM_VERIFY_ERROR(result, Error::Code::Invalid);
    QCOMPARE(result.error().field, field);
    QVERIFY(!result.error().message.isEmpty());
}

void WireBodies::nullAndEmptyAreAbsent()
{
    ITSM_UNWRAP(const QJsonValue json,
                parseJson(R"({"title":"t","description":null,"priority":"","severity":null,"impact":"",
        "assignee_id":null,"configuration_item_id":0,"impact_analysis":null,"metadata":null,"detected_at":null})"));
    ITSM_UNWRAP(const NewIncident input, readBody<NewIncident>(json));
    QVERIFY(!input.priority && input.severity == Severity::Medium && input.impact == Level::Medium);
    QVERIFY(!input.assigneeId.isValid() && !input.ciId.isValid() && !input.detectedAt);
    QCOMPARE(input.source, u"manual"_s);

    ITSM_UNWRAP(const QJsonValue item, parseJson(R"({"name":"n","criticality":null})"));
    ITSM_UNWRAP(const Versioned<NewItem> newItem, readBody<Versioned<NewItem>>(item));
    QVERIFY(!newItem.value.criticality); // an item that is there keeps its own

    ITSM_UNWRAP(const QJsonValue body,
                parseJson(R"({"title":null,"metadata":null,"root_cause":null,"configuration_item_id":null})"));
    ITSM_UNWRAP(const IncidentUpdate patch, readIncidentUpdate(body));
    QVERIFY(!patch.patch.title && !patch.patch.metadata);
    QVERIFY(patch.patch.rootCause && patch.patch.rootCause->isNull()); // JSON has a null of its own
    QVERIFY(patch.patch.ciId && !patch.patch.ciId->isValid());
    ITSM_UNWRAP(const CommandBody nobody, readCommand(u"assign"_s, QJsonObject{{u"assignee_id"_s, QJsonValue::Null}}));
    QVERIFY(!std::get<Assign>(nobody.command).assigneeId.isValid());
}

void WireBodies::secondDialect()
{
    ITSM_UNWRAP(const QJsonValue json,
                parseJson(R"({"title":"t","type":"alert","priority":"critical","configurationItemIds":[9],
        "assigneeId":3,"detectedAt":"2026-01-01T00:00:00Z"})"));
    ITSM_UNWRAP(const NewIncident input, readBody<NewIncident>(json));
    QVERIFY(input.priority == Priority::Urgent && input.ciId == CiId(9) && input.assigneeId == UserId(3));
    QCOMPARE(input.metadata, (QJsonObject{{u"type"_s, u"alert"_s}}));

    ITSM_UNWRAP(const QJsonValue close, parseJson(R"({"closeNotes":"done"})"));
    ITSM_UNWRAP(const CommandBody closed, readCommand(u"close"_s, close));
    QCOMPARE(std::get<Close>(closed.command).notes, u"done"_s);
    ITSM_UNWRAP(const QJsonValue comment,
                parseJson(R"({"content":"c","isInternal":true,"mentions":[],"attachments":[]})"));
    ITSM_UNWRAP(const CommandBody said, readCommand(u"comments"_s, comment));
    QCOMPARE(std::get<Comment>(said.command).text, u"c"_s);
    QVERIFY(std::get<Comment>(said.command).isInternal);
    ITSM_UNWRAP(const QJsonValue escalate, parseJson(R"({"incidentId":7,"level":2,"message":"m","autoAssign":true})"));
    ITSM_UNWRAP(const CommandBody escalated, readCommand(u"escalate"_s, escalate));
    QVERIFY(escalated.incident == IncidentId(7));
    QCOMPARE(std::get<Escalate>(escalated.command).reason, u"m"_s);
}

void WireBodies::updates()
{
    ITSM_UNWRAP(
        const QJsonValue json,
        parseJson(R"({"status":"resolved","assigneeId":123,"priority":"urgent","resolution":"r","version":4})"));
    ITSM_UNWRAP(const IncidentUpdate update, readIncidentUpdate(json));
    QCOMPARE(update.version, 4);
    const std::vector<IncidentCommand> commands = update.commands();
    QCOMPARE(commands.size(), size_t{3});
    QVERIFY(std::get<Update>(commands[0]).patch.priority == Priority::Urgent);
    QVERIFY(std::get<Assign>(commands[1]).assigneeId == UserId(123));
    QVERIFY(std::get<Transition>(commands[2]).to == Status::Resolved);
    QCOMPARE(std::get<Transition>(commands[2]).note, u"r"_s);

    ITSM_UNWRAP(const IncidentUpdate forced, readIncidentUpdate(QJsonObject{{u"force"_s, true}, {u"version"_s, 4}}));
    QCOMPARE(forced.version, 0);
    QVERIFY(forced.commands().empty());
}

/// The bodies of seed.md, as they stand there.
void WireBodies::examplesOfTheSpecification()
{
    const auto read = [](const char *text) { return parseJson(text).value_or(QJsonValue()); };
    ITSM_VERIFY(readBody<NewIncident>(read(R"({"title":"服务器CPU使用率过高",
        "description":"生产环境Web服务器CPU使用率持续超过90%","priority":"high","severity":"high",
        "category":"performance","subcategory":"cpu","source":"monitoring"})")));
    ITSM_VERIFY(readIncidentUpdate(read(R"({"status":"in_progress","assignee_id":123,"priority":"urgent"})")));
    ITSM_UNWRAP(const CommandBody escalation,
                readCommand(u"escalate"_s, read(R"({"incident_id":123,"escalation_level":1,
        "reason":"事件处理时间过长","notify_users":[1,2,3],"auto_assign":true})")));
    QVERIFY(escalation.incident == IncidentId(123));
    QCOMPARE(std::get<Escalate>(escalation.command).notifyUsers.size(), size_t{3});
    ITSM_UNWRAP(const ServiceDesk::ReportRequest report,
                readBody<ServiceDesk::ReportRequest>(read(R"({"start_time":"2024-01-01T00:00:00Z",
        "end_time":"2024-01-31T23:59:59Z","category":"performance"})")));
    QCOMPARE(report.category.value_or(QString()), u"performance"_s);
    QCOMPARE(toRfc3339(report.to), u"2024-01-31T23:59:59Z"_s);
    ITSM_VERIFY(readBody<NewAlert>(read(R"({"incident_id":123,"alert_type":"escalation",
        "alert_name":"事件升级告警","message":"事件已升级到下一级别","severity":"high","channels":["email","sms"],
        "recipients":["manager@company.com"]})")));
}

void WireBodies::references()
{
    const QJsonArray list{toJson(IncidentRef{IncidentId(3), 4}), QJsonObject{{u"id"_s, 5}}};
    ITSM_UNWRAP(const std::vector<IncidentRef> refs, readRefs(list, u"incidents"_s));
    QCOMPARE(refs.size(), size_t{2});
    QVERIFY(refs[0].id == IncidentId(3) && refs[0].version == 4 && refs[1].version == 0);
    const auto bad = readRefs(QJsonArray{QJsonObject{{u"id"_s, 5}}, QJsonObject{{u"version"_s, 5}}}, u"incidents"_s);
    ITSM_VERIFY_ERROR(bad, Error::Code::Invalid);
    QCOMPARE(bad.error().field, u"incidents.1.id"_s);
    ITSM_VERIFY_ERROR(readRefs(QJsonObject(), u"incidents"_s), Error::Code::Invalid);
}

ITSM_TEST(WireBodies)
#include "tst_bodies.moc"
