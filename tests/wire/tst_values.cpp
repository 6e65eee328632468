#include "services/wire/answers.h"
#include "services/wire/envelope.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/wire/samples.h"

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(itsm::WireDialect)

class WireValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data() { dialects(); }
    void roundTrip();
    void textsAreTheObjects_data() { dialects(); }
    void textsAreTheObjects();
    void lists_data() { dialects(); }
    void lists();
    void composites_data() { dialects(); }
    void composites();
    void impactFiguresKeepTheirBasis();
    void secondDialectNames();
    void zeroTimesAndIds();
    void listShapes_data();
    void listShapes();
    void brokenRows();
    void numberedPages();

private:
    static void dialects();
};

namespace {

/// Through the whole way: envelope, text, and back.
Result<QJsonValue> travelled(const QJsonValue &data, WireDialect dialect, WireKeys keys = WireKeys::OfDialect)
{
    return readEnvelope(200, toJsonText(successEnvelope(data, dialect, keys)));
}

template <typename T>
void check(const T &value, WireDialect dialect)
{
    ITSM_UNWRAP(const QJsonValue json, travelled(toJson(value), dialect));
    ITSM_UNWRAP(const T read, fromJson<T>(json));
    if (!(read == value))
        QFAIL(toJsonText(QJsonArray{toJson(value), toJson(read)}).constData());
}

/// The text that is written straight from a row is that of its object.
template <typename T>
void checkText(const T &value, WireDialect dialect)
{
    const QByteArray text = toText(value, dialect);
    const QByteArray expected = toJsonText(inDialect(toJson(value), dialect));
    ITSM_UNWRAP(const QJsonValue written, parseJson(text));
    ITSM_UNWRAP(const QJsonValue object, parseJson(expected));
    if (written != object)
        QFAIL(QByteArray(text + "\n" + expected).constData());
}

Result<QJsonValue> fixture(const char *text)
{
    return parseJson(text);
}

} // namespace

void WireValues::dialects()
{
    QTest::addColumn<WireDialect>("dialect");
    QTest::newRow("v1") << WireDialect::V1;
    QTest::newRow("v2") << WireDialect::V2;
}

void WireValues::roundTrip()
{
    QFETCH(WireDialect, dialect);
    WireSamples samples(1);
    for (int i = 0; i < 300; ++i) {
        check(samples.summary(), dialect);
        check(samples.incident(), dialect);
        check(samples.event(), dialect);
        check(samples.activity(), dialect);
        check(samples.alert(), dialect);
        check(samples.metric(), dialect);
        check(samples.series(), dialect);
        check(samples.rule(), dialect);
        check(samples.user(), dialect);
        check(UserLoad{samples.user(), samples.number()}, dialect);
        check(samples.item(), dialect);
        check(ItemLoad{samples.item(), samples.number()}, dialect);
        check(samples.relation(), dialect);
        check(samples.view(), dialect);
        check(Tenant{samples.id<TenantId>(), samples.text(), samples.text()}, dialect);
        check(RowCount{samples.number(), samples.coin()}, dialect);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto entity :
         {Change::Entity::Incident, Change::Entity::Event, Change::Entity::Alert, Change::Entity::Metric,
          Change::Entity::Rule, Change::Entity::User, Change::Entity::Ci, Change::Entity::View}) {
        for (const auto operation : {Change::Operation::Insert, Change::Operation::Update, Change::Operation::Delete})
            check(Change{entity, operation, samples.number(), samples.coin() ? samples.number() : 0}, dialect);
    }
    check(Change{}, dialect);
}

void WireValues::textsAreTheObjects()
{
    QFETCH(WireDialect, dialect);
    WireSamples samples(4);
    for (int i = 0; i < 300; ++i) {
        checkText(samples.summary(), dialect);
        checkText(samples.incident(), dialect);
        checkText(samples.event(), dialect);
        checkText(samples.alert(), dialect);
        checkText(samples.metric(), dialect);
        if (QTest::currentTestFailed())
            return;
    }
    IncidentSummary odd = samples.summary();
    odd.priority = Token<Priority>::fromText(u"urgent"_s);
    odd.title = u"\"quotes\" \\ / \b\f\n\r\t \u0001 \u007f \u2028 数据库 \U0001F525"_s;
    odd.source = u"urgent"_s; // is no priority
    checkText(odd, dialect);
    Metric metric = samples.metric();
    for (const double value : {0.0, -0.0, 0.1, 1e300, -1e-300, 12345678901234567890.0, 3.0}) {
        metric.value = value;
        checkText(metric, dialect);
    }
}

void WireValues::lists()
{
    QFETCH(WireDialect, dialect);
    WireSamples samples(2);
    std::vector<Alert> alerts{samples.alert(), samples.alert(), samples.alert()};
    ITSM_UNWRAP(const QJsonValue json, travelled(toJsonList(alerts), dialect));
    ITSM_UNWRAP(const std::vector<Alert> read, listFromJson<Alert>(json));
    QVERIFY(read == alerts);
    ITSM_UNWRAP(const QJsonValue written, parseJson(toTextList(alerts, dialect)));
    QCOMPARE(written, inDialect(toJsonList(alerts), dialect));

    const std::vector<IncidentId> ids{samples.id<IncidentId>(), samples.id<IncidentId>()};
    ITSM_UNWRAP(const QJsonValue wireIds, travelled(idsToJson(ids), dialect));
    ITSM_UNWRAP(const std::vector<IncidentId> readIds, idsFromJson(wireIds));
    QVERIFY(readIds == ids);
}

void WireValues::composites()
{
    QFETCH(WireDialect, dialect);
    WireSamples s(3);
    const IncidentPage page{.rows = {s.summary(), s.summary()}, .offset = 400};
    ITSM_UNWRAP(const QJsonValue pageJson, readEnvelope(200, successText(toText(page, {}, dialect))));
    QVERIFY(pageJson["next"_L1].isString() && pageJson["previous"_L1].isString());
    ITSM_UNWRAP(const IncidentPage readPage, fromJson<IncidentPage>(pageJson));
    QVERIFY(readPage.rows == page.rows);
    QCOMPARE(readPage.offset, page.offset);

    const MatchedIncident match{s.summary(), true};
    ITSM_UNWRAP(const QJsonValue matchJson, travelled(toJson(match), dialect));
    ITSM_UNWRAP(const MatchedIncident readMatch, fromJson<MatchedIncident>(matchJson));
    QVERIFY(readMatch.incident == match.incident && readMatch.matches);

    const IncidentDetail detail{s.incident(), {s.event(), s.event()}, {s.alert()}, {s.metric(), s.metric()}};
    ITSM_UNWRAP(const QJsonValue detailJson, travelled(toJson(detail), dialect));
    ITSM_UNWRAP(const IncidentDetail readDetail, fromJson<IncidentDetail>(detailJson));
    QVERIFY(readDetail.incident == detail.incident && readDetail.events == detail.events &&
            readDetail.alerts == detail.alerts && readDetail.metrics == detail.metrics);

    const Directory directory{{s.user()}, {s.item(), s.item()}, s.texts(), s.texts(), s.texts(), s.texts()};
    ITSM_UNWRAP(const QJsonValue directoryJson, travelled(toJson(directory), dialect));
    ITSM_UNWRAP(const Directory readDirectory, fromJson<Directory>(directoryJson));
    QVERIFY(readDirectory.users == directory.users && readDirectory.items == directory.items &&
            readDirectory.categories == directory.categories &&
            readDirectory.subcategories == directory.subcategories && readDirectory.groups == directory.groups &&
            readDirectory.sources == directory.sources);

    check(ItemMap{{{s.item(), 3}, {s.item(), 0}}, {s.relation(), s.relation()}}, dialect);

    BulkResult bulk{.items = {}, .cancelled = true};
    for (int i = 0; i < 20; ++i)
        bulk.items.push_back({s.id<IncidentId>(), s.coin() ? std::optional(s.error()) : std::nullopt, i, s.coin()});
    ITSM_UNWRAP(const QJsonValue bulkJson, travelled(toJson(bulk), dialect));
    ITSM_UNWRAP(const BulkResult readBulk, fromJson<BulkResult>(bulkJson));
    QVERIFY(readBulk.cancelled);
    QCOMPARE(readBulk.items.size(), bulk.items.size());
    for (size_t i = 0; i < bulk.items.size(); ++i) {
        QVERIFY(readBulk.items[i].id == bulk.items[i].id);
        QVERIFY(readBulk.items[i].error == bulk.items[i].error);
        QCOMPARE(readBulk.items[i].version, bulk.items[i].version);
        QCOMPARE(readBulk.items[i].isChanged, bulk.items[i].isChanged);
    }

    const AlertItem item{s.id<AlertId>(), s.error()};
    ITSM_UNWRAP(const QJsonValue itemJson, travelled(toJson(item), dialect));
    ITSM_UNWRAP(const AlertItem readItem, fromJson<AlertItem>(itemJson));
    QVERIFY(readItem.id == item.id && readItem.error == item.error);

    ITSM_UNWRAP(const QJsonValue cutJson, travelled(toJson(AlertPage{{s.alert()}, true}), dialect));
    ITSM_UNWRAP(const AlertPage cut, fromJson<AlertPage>(cutJson));
    QVERIFY(cut.isCut && cut.alerts.size() == 1);
    ITSM_UNWRAP(const QJsonValue activityJson, travelled(toJson(ActivityRecords{{s.activity()}, false}), dialect));
    ITSM_UNWRAP(const ActivityRecords activity, fromJson<ActivityRecords>(activityJson));
    QVERIFY(!activity.isCut && activity.records.size() == 1);
    ITSM_UNWRAP(const QJsonValue metricsJson, travelled(toJson(MetricPage{{s.series()}, true}), dialect));
    ITSM_UNWRAP(const MetricPage metrics, fromJson<MetricPage>(metricsJson));
    QVERIFY(metrics.isCut && metrics.series.size() == 1);

    IncidentCounters counters{.total = 9,
                              .open = 8,
                              .openCritical = 7,
                              .openUrgent = 6,
                              .openUnassigned = 5,
                              .overdue = 4,
                              .resolved = 3,
                              .closed = 2,
                              .resolutionCount = 4,
                              .resolutionHoursSum = 10,
                              .byStatus = {{u"in_progress"_s, 3}, {u"new"_s, 5}},
                              .byCategory = {{u"网络"_s, 4}}};
    ITSM_UNWRAP(const QJsonValue countersJson, travelled(toJson(counters), dialect));
    QCOMPARE(countersJson["mttr"_L1].toDouble(), 2.5);
    ITSM_UNWRAP(const IncidentCounters readCounters, fromJson<IncidentCounters>(countersJson));
    QVERIFY(toJson(readCounters) == toJson(counters));
    QVERIFY(readCounters.byStatus == counters.byStatus && readCounters.byCategory == counters.byCategory);
}

void WireValues::impactFiguresKeepTheirBasis()
{
    WireSamples samples(4);
    for (int i = 0; i < 50; ++i) {
        const Incident incident = samples.incident();
        SampleFigures measured;
        if (samples.coin()) {
            const double value = samples.metric().value;
            measured = {.count = 1, .mean = value, .lowest = value, .highest = value, .highestCpuUsage = value};
        }
        const Instant now = incident.createdAt + std::chrono::hours(30);
        const ImpactFigures figures = impactFigures(incident, measured, now);
        for (const WireDialect dialect : {WireDialect::V1, WireDialect::V2}) {
            ITSM_UNWRAP(const QJsonValue json, travelled(toJson(figures, incident, now), dialect, WireKeys::Snake));
            QVERIFY(json["time_impact"_L1].isObject()); // the same keys in both
            ITSM_UNWRAP(const ImpactFigures read, fromJson<ImpactFigures>(json));
            QVERIFY(read == figures);
        }
    }
}

void WireValues::secondDialectNames()
{
    Incident incident;
    incident.id = IncidentId(1);
    incident.priority = Priority::Urgent;
    incident.assigneeId = UserId(3);
    incident.metadata = {{u"snake_key"_s, u"urgent"_s}, {u"priority"_s, u"urgent"_s}};
    const QJsonValue json = inDialect(toJson(incident), WireDialect::V2);
    QCOMPARE(json["priority"_L1].toString(), u"critical"_s);
    QCOMPARE(json["assigneeId"_L1].toInteger(), 3);
    QVERIFY(json["incidentNumber"_L1].isString());
    QCOMPARE(json["metadata"_L1].toObject(), incident.metadata);
    QVERIFY(json["assignee_id"_L1].isUndefined());

    Rule rule;
    rule.id = RuleId(1);
    rule.conditions = {{u"priority"_s, QJsonArray{u"urgent"_s}}};
    rule.actions = {QJsonObject{{u"notify_users"_s, QJsonArray{1}}}};
    const QJsonValue ruleJson = inDialect(toJson(rule), WireDialect::V2);
    QCOMPARE(ruleJson["ruleType"_L1].toString(), QString());
    QVERIFY(ruleJson["ruleType"_L1].isString());
    QCOMPARE(ruleJson["conditions"_L1].toObject(), rule.conditions);
    QCOMPARE(ruleJson["actions"_L1].toArray(), rule.actions);

    for (const QString &key : {u"assignee_id"_s, u"is_automated"_s, u"acknowledged_by_name"_s, u"id"_s, u"at_least"_s})
        QCOMPARE(snakeCase(camelCase(key)), key);
    QCOMPARE(fieldInDialect(u"notify_users.0"_s, WireDialect::V2), u"notifyUsers.0"_s);
    QCOMPARE(fieldInDialect(u"actions.0.notify_users"_s, WireDialect::V2), u"actions.0.notify_users"_s);
    QCOMPARE(fieldInFirst(u"resolutionSteps.0.executedAt"_s), u"resolution_steps.0.executedAt"_s);
}

/// What the original writes where there is nothing.
void WireValues::zeroTimesAndIds()
{
    ITSM_UNWRAP(const QJsonValue first,
                fixture(R"({"id":1,"title":"t","status":"new","priority":"urgent","severity":"high",
        "incident_number":"INC-202510-000001","reporter_id":1,"assignee_id":0,"configuration_item_id":0,
        "impact_analysis":null,"detected_at":"2025-10-19T08:00:00Z","resolved_at":"0001-01-01T00:00:00Z",
        "closed_at":"0001-01-01T00:00:00Z","escalated_at":"0001-01-01T00:00:00Z","metadata":null,"tenant_id":1,
        "created_at":"2025-10-19T08:00:01.123456789Z","updated_at":"2025-10-19T16:00:02+08:00"})"));
    ITSM_UNWRAP(const Incident incident, fromJson<Incident>(first));
    QVERIFY(!incident.assigneeId.isValid() && !incident.ciId.isValid());
    QVERIFY(!incident.resolvedAt && !incident.closedAt && !incident.escalatedAt);
    QVERIFY(incident.priority == Priority::Urgent);
    QCOMPARE(toRfc3339(incident.createdAt), u"2025-10-19T08:00:01.123456Z"_s);
    QCOMPARE(toRfc3339(incident.updatedAt), u"2025-10-19T08:00:02Z"_s);
    QCOMPARE(incident.version, 1);

    ITSM_UNWRAP(const QJsonValue alertJson,
                fixture(R"({"id":4,"incidentId":1,"alertType":"threshold","alertName":"CPU","message":"m",
        "severity":"critical","status":"active","channels":["email"],"recipients":null,
        "triggeredAt":"2025-10-19T08:00:00Z","acknowledgedAt":"0001-01-01T00:00:00Z",
        "resolvedAt":"0001-01-01T00:00:00Z","acknowledgedBy":0})"));
    ITSM_UNWRAP(const Alert alert, fromJson<Alert>(alertJson));
    QCOMPARE(alert.name, u"CPU"_s);
    QVERIFY(!alert.acknowledgedAt && !alert.resolvedAt && !alert.acknowledgedBy.isValid());
    QCOMPARE(alert.recipients, QStringList());

    ITSM_UNWRAP(const QJsonValue second,
                fixture(R"({"id":2,"title":"t","status":"escalated","priority":"critical","assigneeId":null,
        "relatedCIs":[{"id":7,"name":"db-01"},{"id":8,"name":"db-02"}],"version":3,"isMajorIncident":true,
        "createdAt":"2026-01-01T00:00:00Z"})"));
    ITSM_UNWRAP(const Incident other, fromJson<Incident>(second));
    QVERIFY(other.priority == Priority::Urgent);
    QCOMPARE(other.status.text(), u"escalated"_s);
    QVERIFY(other.ciId == CiId(7));
    QCOMPARE(other.ciName, u"db-01"_s);
    QCOMPARE(other.version, 3);
    QVERIFY(other.detectedAt == other.createdAt);
}

void WireValues::listShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("count");
    QTest::newRow("array") << QByteArray(R"({"code":0,"data":[{"id":1},{"id":2}]})") << 2;
    QTest::newRow("items") << QByteArray(R"({"code":0,"data":{"items":[{"id":1}],"total":1,"page":1,"pageSize":10}})")
                           << 1;
    QTest::newRow("incidents") << QByteArray(R"({"code":0,"data":{"incidents":[{"id":1}],"total":1,"totalPages":1}})")
                               << 1;
    QTest::newRow("data") << QByteArray(R"({"code":0,"data":{"data":[{"id":1}],"pagination":{"total":1}}})") << 1;
    QTest::newRow("null items") << QByteArray(R"({"code":0,"data":{"items":null,"total":0}})") << 0;
    QTest::newRow("no data") << QByteArray(R"({"code":0,"message":"success"})") << 0;
    QTest::newRow("bare array") << QByteArray(R"([{"id":1}])") << 1;
    QTest::newRow("an object of another kind") << QByteArray(R"({"code":0,"data":{"total":1}})") << -1;
    QTest::newRow("a text") << QByteArray(R"({"code":0,"data":"x"})") << -1;
}

void WireValues::listShapes()
{
    QFETCH(QByteArray, body);
    QFETCH(int, count);
    ITSM_UNWRAP(const QJsonValue data, readEnvelope(200, body));
    const auto list = listFromJson<IncidentSummary>(data);
    if (count < 0) {
        ITSM_VERIFY_ERROR(list, Error::Code::Corrupt);
        return;
    }
    ITSM_VERIFY(list);
    QCOMPARE(static_cast<int>(list->size()), count);
}

void WireValues::brokenRows()
{
    ITSM_VERIFY_ERROR(fromJson<Incident>(QJsonValue()), Error::Code::Corrupt);
    ITSM_VERIFY_ERROR(fromJson<Incident>(QJsonObject{{u"title"_s, u"t"_s}}), Error::Code::Corrupt);
    ITSM_VERIFY_ERROR(fromJson<Incident>(QJsonObject{{u"id"_s, 0}}), Error::Code::Corrupt);
    ITSM_VERIFY_ERROR(fromJson<Alert>(QJsonObject{{u"id"_s, u"1"_s}}), Error::Code::Corrupt);
    ITSM_VERIFY_ERROR(fromJson<IncidentDetail>(QJsonObject{}), Error::Code::Corrupt);
    ITSM_VERIFY_ERROR(fromJson<Directory>(QJsonArray{}), Error::Code::Corrupt);
    // Values of another type are read as absent, not as an error.
    ITSM_UNWRAP(const Incident odd, fromJson<Incident>(QJsonObject{{u"id"_s, 1}, {u"title"_s, 5}, {u"version"_s, -3}}));
    QCOMPARE(odd.title, QString());
    QCOMPARE(odd.version, 1);
    ITSM_UNWRAP(const Change change,
                fromJson<Change>(QJsonObject{{u"entity"_s, u"of_a_newer_server"_s}, {u"id"_s, 7}}));
    QVERIFY(change == Change());
}

void WireValues::numberedPages()
{
    WireSamples samples(5);
    const std::vector<IncidentSummary> rows{samples.summary()};
    const auto page = [&](const RowCount &total, WireDialect dialect) {
        return parseJson(numberedPage(rows, total, 2, 10, dialect, "incidents"_L1)).value_or(QJsonValue()).toObject();
    };
    const QJsonObject first = page({.count = 11, .atLeast = false}, WireDialect::V1);
    QCOMPARE(first,
             (QJsonObject{{u"items"_s, toJsonList(rows)}, {u"total"_s, 11}, {u"page"_s, 2}, {u"pageSize"_s, 10}}));
    const QJsonObject second = page({.count = 11, .atLeast = true}, WireDialect::V2);
    QCOMPARE(second.value("totalPages"_L1).toInteger(), 2);
    QCOMPARE(second.value("incidents"_L1), inDialect(toJsonList(rows), WireDialect::V2));
    QCOMPARE(second.value("items"_L1), second.value("incidents"_L1));
    QCOMPARE(second.value("totalIsAtLeast"_L1), QJsonValue(true));
    ITSM_UNWRAP(const QJsonValue none,
                parseJson(numberedPage(std::vector<Alert>(), {.count = 0, .atLeast = false}, 1, 10, WireDialect::V2)));
    QCOMPARE(none["totalPages"_L1].toInteger(), 1);
    QCOMPARE(none["items"_L1], QJsonValue(QJsonArray()));
}

ITSM_TEST(WireValues)
#include "tst_values.moc"
