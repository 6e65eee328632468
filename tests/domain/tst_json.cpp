#include "services/domain/json.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeIncident();
    void absentValuesAreLeftOut();
    void keysOfTheApi_data();
    void keysOfTheApi();
    void unknownTokensKeepTheirText();
    void largeIdsAreExact();
};

namespace {

constexpr Instant noon{sys_days{year{2026} / 1 / 2} + hours{12}};

Incident wholeSample()
{
    Incident i;
    i.id = IncidentId(5);
    i.tenantId = TenantId(2);
    i.number = u"INC-202601-000005"_s;
    i.title = u"网络"_s;
    i.assigneeId = UserId(3);
    i.assigneeName = u"Li"_s;
    i.ciId = CiId(4);
    i.ciName = u"db-01"_s;
    i.assignmentGroup = u"NOC"_s;
    i.detectedAt = i.createdAt = i.updatedAt = noon;
    i.acknowledgedAt = i.resolvedAt = i.closedAt = i.escalatedAt = i.deletedAt = noon;
    i.reporterId = UserId(6);
    i.reporterName = u"Wang"_s;
    i.metadata = {{u"k"_s, 1}};
    return i;
}

QStringList keys(const char16_t *text)
{
    return QString::fromUtf16(text).split(u' ');
}

} // namespace

void JsonTest::wholeIncident()
{
    const QJsonObject json = toJson(wholeSample());
    QStringList expected = keys(
        u"id title description status priority severity incident_number reporter_id assignee_id configuration_item_id "
        u"category subcategory impact_analysis root_cause resolution_steps detected_at resolved_at closed_at "
        u"escalated_at "
        u"escalation_level is_automated source metadata tenant_id created_at updated_at "
        u"assignee_name reporter_name configuration_item_name assignment_group impact urgency acknowledged_at "
        u"deleted_at "
        u"version");
    expected.sort();
    QCOMPARE(json.keys(), expected);
    QCOMPARE(json.value(u"id"_s).toInteger(), 5);
    QCOMPARE(json.value(u"status"_s).toString(), u"new"_s);
    QCOMPARE(json.value(u"resolved_at"_s).toString(), u"2026-01-02T12:00:00Z"_s);
    QVERIFY(json.value(u"impact_analysis"_s).isNull());
}

void JsonTest::absentValuesAreLeftOut()
{
    const QJsonObject json = toJson(Incident());
    for (const QString &key :
         keys(u"id tenant_id assignee_id assignee_name reporter_id configuration_item_id resolved_at closed_at "
              u"escalated_at acknowledged_at deleted_at"))
        QVERIFY2(!json.contains(key), qPrintable(key));
    QVERIFY(!toJson(Alert()).contains(u"acknowledged_at"_s));
    QVERIFY(!toJson(IncidentEvent()).contains(u"user_id"_s));
    QVERIFY(!toJson(Rule()).contains(u"last_executed_at"_s));
}

void JsonTest::keysOfTheApi_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QStringList>("expected");
    IncidentEvent event;
    event.id = EventId(1);
    event.incidentId = IncidentId(1);
    event.userId = UserId(1);
    event.tenantId = TenantId(1);
    QTest::newRow("event") << toJson(event)
                           << keys(u"id incident_id event_type event_name description status severity data "
                                   u"occurred_at user_id source metadata tenant_id");
    Alert alert;
    alert.id = AlertId(1);
    alert.incidentId = IncidentId(1);
    alert.acknowledgedAt = alert.resolvedAt = noon;
    alert.acknowledgedBy = UserId(1);
    alert.ciName = u"db-01"_s;
    alert.source = u"monitoring"_s;
    alert.tenantId = TenantId(1);
    QTest::newRow("alert") << toJson(alert)
                           << keys(u"id incident_id alert_type alert_name message severity status channels recipients "
                                   u"triggered_at resolved_at acknowledged_at acknowledged_by metadata tenant_id "
                                   u"configuration_item_name source");
    Metric metric;
    metric.id = MetricId(1);
    metric.incidentId = IncidentId(1);
    metric.tenantId = TenantId(1);
    QTest::newRow("metric")
        << toJson(metric)
        << keys(u"id incident_id metric_type metric_name metric_value unit measured_at tags metadata "
                u"tenant_id");
    Rule rule;
    rule.id = RuleId(1);
    rule.lastExecutedAt = noon;
    rule.tenantId = TenantId(1);
    QTest::newRow("rule") << toJson(rule)
                          << keys(u"id name description rule_type conditions actions priority is_active metadata "
                                  u"execution_count last_executed_at tenant_id created_at updated_at version");
    QTest::newRow("tenant") << toJson(Tenant{TenantId(1), u"a"_s, u"A"_s}) << keys(u"id code name");
    QTest::newRow("user") << toJson(User{}) << keys(u"username name email role is_active version");
    QTest::newRow("item") << toJson(ConfigurationItem{}) << keys(u"name type environment criticality metadata version");
    QTest::newRow("relation") << toJson(CiRelation{CiId(1), CiId(2), u"runs_on"_s}) << keys(u"from_id to_id type");
    QTest::newRow("view") << toJson(SavedView{}) << keys(u"name filter settings is_shared");
}

void JsonTest::keysOfTheApi()
{
    QFETCH(QJsonObject, json);
    QFETCH(QStringList, expected);
    expected.sort();
    QCOMPARE(json.keys(), expected);
}

void JsonTest::unknownTokensKeepTheirText()
{
    Incident i;
    i.status = Token<Status>::fromText(u"triaged");
    QCOMPARE(toJson(i).value(u"status"_s).toString(), u"triaged"_s);
}

void JsonTest::largeIdsAreExact()
{
    Incident i;
    i.id = IncidentId(9007199254740993);
    QVERIFY(toJsonText(toJson(i)).contains("\"id\":9007199254740993"));
}

ITSM_TEST(JsonTest)
#include "tst_json.moc"
