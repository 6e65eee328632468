#include "services/storage/tables.h"

#include "services/storage/counters.h"
#include "services/storage/idempotency_table.h"
#include "services/storage/incident_table.h"
#include "services/storage/migrations.h"
#include "services/storage/store.h"
#include "tests/storage/query_number.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <thread>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

const Instant noon = instantFromMicros(1'767'268'800'123'456);

QString text(Connection &c, const QString &sql)
{
    const auto value = queryOne<QString>(c, sql, {}, [](const Row &row) { return row.text(0); });
    return value ? value->value_or(u"none"_s) : QString::fromUtf8(describe(value.error()));
}

Result<IncidentId> addIncident(Connection &c, const TestWorld &world, const QString &incidentNumber)
{
    ITSM_TRY_ASSIGN(
        const auto id,
        queryOne<qint64>(
            c,
            u"INSERT INTO incidents (tenant_id, incident_number, title, description, assignee_id, reporter_id,"
            " configuration_item_id, search_revision) VALUES (?, ?, 'title', 'text', ?, ?, ?, 1) RETURNING id"_s,
            {world.tenant.value, incidentNumber, world.user.value, world.user.value, world.ci.value},
            [](const Row &row) { return row.integer(0); }));
    return IncidentId(id.value_or(0));
}

/// The counters as they are and as they should be, one line for each kind that is not zero.
Result<std::pair<std::vector<QString>, std::vector<QString>>> counters(Connection &c)
{
    const bool postgres = c.dialect() == Dialect::PostgreSql;
    const QString key = u"tenant_id, status, priority, severity, category, source, assigned"_s;
    const QString line =
        postgres
            ? u"concat_ws('|', tenant_id, status, priority, severity, category, source, assigned::int, sum(n), sum(resolution_n), sum(resolution_us))"_s
            : u"tenant_id || '|' || status || '|' || priority || '|' || severity || '|' || category || '|' || source "
              u"|| '|' || assigned || '|' ||"
              " sum(n) || '|' || sum(resolution_n) || '|' || sum(resolution_us)"_s;
    const QString kept =
        postgres ? u"(TABLE incident_counts UNION ALL TABLE incident_count_deltas) k"_s : u"incident_counts k"_s;
    const QString span = postgres ? u"greatest((extract(epoch FROM resolved_at - created_at) * 1000000)::bigint, 0)"_s
                                  : u"max(resolved_at - created_at, 0)"_s;
    const QString actual =
        u"(SELECT tenant_id, status, priority, severity, coalesce(category, '') AS category, coalesce(source, '') AS "
        u"source,"
        " assignee_id IS NOT NULL AS assigned, 1 AS n,"
        " CASE WHEN resolved_at IS NULL OR status NOT IN ('resolved', 'closed') THEN 0 ELSE 1 END AS resolution_n,"
        " CASE WHEN resolved_at IS NULL OR status NOT IN ('resolved', 'closed') THEN 0 ELSE %1 END AS resolution_us"
        " FROM incidents WHERE deleted_at IS NULL) k"_s.arg(span);
    const auto lines = [&](const QString &from) {
        return queryAll<QString>(
            c,
            u"SELECT %1 FROM %2 GROUP BY %3 HAVING sum(n) <> 0 OR sum(resolution_us) <> 0 ORDER BY 1"_s.arg(line, from,
                                                                                                            key),
            {}, [](const Row &row) { return row.text(0); });
    };
    ITSM_TRY_ASSIGN(auto is, lines(kept));
    ITSM_TRY_ASSIGN(auto shouldBe, lines(actual));
    return std::pair(std::move(is), std::move(shouldBe));
}

/// How many lines of incident_counts added up differ from those of incident_count_sums.
Result<qint64> wrongSums(Connection &c)
{
    ITSM_TRY_ASSIGN(
        const auto wrong,
        queryOne<qint64>(
            c,
            u"SELECT count(*) FROM (SELECT tenant_id, status, severity, category, sum(n) AS n,"
            " sum(CASE WHEN priority IN ('urgent', 'critical') THEN n ELSE 0 END) AS urgent_n,"
            " sum(CASE WHEN assigned THEN 0 ELSE n END) AS unassigned_n, sum(resolution_n) AS resolution_n,"
            " sum(resolution_us) AS resolution_us FROM incident_counts GROUP BY tenant_id, status, severity, category) "
            "k"
            " FULL JOIN incident_count_sums s ON s.tenant_id = k.tenant_id AND s.status = k.status"
            " AND s.severity = k.severity AND s.category = k.category"
            " WHERE coalesce(k.n, 0) <> coalesce(s.n, 0) OR coalesce(k.urgent_n, 0) <> coalesce(s.urgent_n, 0)"
            " OR coalesce(k.unassigned_n, 0) <> coalesce(s.unassigned_n, 0)"
            " OR coalesce(k.resolution_n, 0) <> coalesce(s.resolution_n, 0)"
            " OR coalesce(k.resolution_us, 0) <> coalesce(s.resolution_us, 0)"_s,
            {}, [](const Row &row) { return row.integer(0); }));
    return wrong.value_or(-1);
}

/// One random change by plain SQL, as the program or a person makes it.
QString randomStatement(QRandomGenerator &random, const TestWorld &world, int serial)
{
    const auto pick = [&](const QStringList &list) { return list.at(random.bounded(int(list.size()))); };
    const QString status = pick({u"'new'"_s, u"'resolved'"_s, u"'odd'"_s});
    const QString category = pick({u"NULL"_s, u"''"_s, u"'network'"_s});
    const QString assignee = pick({u"NULL"_s, QString::number(world.user.value)});
    const QString some = u"tenant_id = %1 AND id % 7 = %2"_s.arg(world.tenant.value).arg(random.bounded(7));
    switch (random.bounded(8)) {
    case 0:
    case 1:
    case 2:
        return u"INSERT INTO incidents (tenant_id, incident_number, title, status, category, assignee_id) VALUES (%1, 'N-%2', 't', %3, %4, %5)"_s
            .arg(QString::number(world.tenant.value), QString::number(serial), status, category, assignee);
    case 3:
        return u"UPDATE incidents SET status = %1, category = %2 WHERE %3"_s.arg(status, category, some);
    case 4:
        return u"UPDATE incidents SET assignee_id = %1, priority = 'urgent' WHERE %2"_s.arg(assignee, some);
    case 5:
        return u"UPDATE incidents SET resolved_at = CASE WHEN resolved_at IS NULL THEN created_at ELSE NULL END WHERE "_s +
               some;
    case 6:
        return u"UPDATE incidents SET deleted_at = CASE WHEN deleted_at IS NULL THEN created_at ELSE NULL END WHERE "_s +
               some;
    default:
        return u"DELETE FROM incidents WHERE id % 23 = "_s + QString::number(random.bounded(23));
    }
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Other programs write JSON of other shapes, and numbers of more digits than this one reads.
    void jsonThatWasNotChangedStaysAsItIs_data() { addDialectRows(); }
    void jsonThatWasNotChangedStaysAsItIs()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(const IncidentId id, addIncident(*c, world, u"INC-1"_s));
        const auto run = [&](const QString &sql) { return c->execute(sql).has_value(); };
        QVERIFY(run(u"UPDATE incidents SET metadata = '[1, 2]', root_cause = '{\"n\": 1.23456789012345678901}'"_s));
        QVERIFY(run(
            u"INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, severity, status, channels,"
            " recipients, metadata, tenant_id, triggered_at) SELECT id, 'escalation', 'a', '', 'high', 'active',"
            " '{\"email\": true}', '[\"a\", {\"b\": 1}]', '\"x\"', tenant_id, created_at FROM incidents"_s));
        QVERIFY(run(u"INSERT INTO incident_rules (name, rule_type, conditions, actions, metadata, priority, is_active,"
                    " execution_count, tenant_id, created_at, updated_at) SELECT 'r', 'escalation', '[1]',"
                    " '{\"type\": \"escalate\"}', '[]', 'high', true, 0, tenant_id, created_at, created_at"
                    " FROM incidents"_s));
        const auto stored = [&] {
            return u"%1 %2 %3"_s.arg(
                text(*c, u"SELECT CAST(metadata AS text) || CAST(root_cause AS text) FROM incidents"_s),
                text(*c, u"SELECT CAST(channels AS text) || CAST(recipients AS text) || CAST(metadata AS text)"
                         " FROM incident_alerts"_s),
                text(*c, u"SELECT CAST(conditions AS text) || CAST(actions AS text) || CAST(metadata AS text)"
                         " FROM incident_rules"_s));
        };
        const QString before = stored();
        QVERIFY2(before.contains("1.23456789012345678901"_L1) && before.contains("escalate"_L1), qPrintable(before));

        ITSM_UNWRAP(auto incident, selectIncident(*c, world.tenant, id));
        incident->title = u"another title"_s;
        ITSM_UNWRAP(const bool isWritten, updateIncident(*c, *incident, incident->version));
        QVERIFY(isWritten);
        ITSM_UNWRAP(auto alerts, selectAlerts(*c, world.tenant, id, 100));
        alerts.front().status = AlertStatus::Resolved;
        ITSM_VERIFY(updateAlertState(*c, alerts.front()));
        ITSM_UNWRAP(auto rules, selectRules(*c, world.tenant));
        rules.front().isActive = false;
        ITSM_UNWRAP(const bool isSwitched, updateRule(*c, rules.front(), rules.front().version));
        QVERIFY(isSwitched);
        QCOMPARE(stored(), before);

        // What is changed is written.
        ITSM_UNWRAP(incident, selectIncident(*c, world.tenant, id));
        incident->metadata = {{u"a"_s, 1}};
        ITSM_VERIFY(updateIncident(*c, *incident, incident->version));
        ITSM_UNWRAP(incident, selectIncident(*c, world.tenant, id));
        QCOMPARE(incident->metadata, (QJsonObject{{u"a"_s, 1}}));
        QVERIFY(stored().contains("1.23456789012345678901"_L1));
    }

    void oldRequestsAreForgotten_data() { addDialectRows(); }
    void oldRequestsAreForgotten()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
        for (int i = 0; i < 4'510; ++i) {
            const IdempotencyKey key{.tenant = world.tenant, .user = world.user, .key = QString::number(i)};
            ITSM_UNWRAP(const bool isNew,
                        claimIdempotencyKey(*c, key, "hash", i < 4'500 ? noon : noon + std::chrono::hours(1)));
            QVERIFY(isNew);
        }
        int pieces = 0;
        for (bool isMore = true; isMore; ++pieces) {
            ITSM_UNWRAP(const bool more, pruneIdempotencyKeys(*c, world.tenant, noon + std::chrono::minutes(1)));
            isMore = more;
        }
        ITSM_VERIFY(transaction.commit());
        QCOMPARE(pieces, 3);
        QCOMPARE(number(*c, u"SELECT count(*) FROM idempotent_requests"_s), 10);
    }
    void recordsSurvive_data() { addDialectRows(); }
    void recordsSurvive()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(const IncidentId incident, addIncident(*c, world, u"INC-1"_s));

        IncidentEvent event{.id = {},
                            .incidentId = incident,
                            .type = QString::fromLatin1(eventtype::comment),
                            .name = u"用户评论"_s,
                            .description = u"第一行\nsecond “line”"_s,
                            .status = u"active"_s,
                            .severity = Token<Severity>::fromText(u"odd"_s),
                            .data = {{u"status"_s, QJsonObject{{u"from"_s, u"new"_s}, {u"to"_s, QJsonValue::Null}}}},
                            .occurredAt = noon,
                            .userId = world.user,
                            .userName = u"李伟"_s,
                            .source = u"user"_s,
                            .metadata = {{u"n"_s, 1.5}},
                            .tenantId = world.tenant};
        ITSM_UNWRAP(event.id, insertEvent(*c, event));
        IncidentEvent earlier = event;
        earlier.occurredAt = noon - std::chrono::microseconds(1);
        earlier.userId = {};
        earlier.data = {};
        ITSM_VERIFY(insertEvents(*c, {earlier}));
        ITSM_UNWRAP(const auto events, selectEvents(*c, world.tenant, incident, 1'000));
        QCOMPARE(events.size(), size_t(2));
        QVERIFY(events[0] == event);
        earlier.id = events[1].id;
        QVERIFY(events[1] == earlier);
        ITSM_UNWRAP(const auto newest, selectEvents(*c, world.tenant, incident, 1));
        QCOMPARE(newest.size(), size_t(1));

        Alert alert{.id = {},
                    .incidentId = incident,
                    .incidentNumber = u"INC-1"_s,
                    .ciName = u"web-01"_s,
                    .source = u"manual"_s,
                    .type = u"escalation"_s,
                    .name = u"事件升级告警"_s,
                    .message = u"事件已升级到下一级别"_s,
                    .severity = Severity::High,
                    .channels = {u"email"_s, u"sms"_s},
                    .recipients = {u"manager@company.com"_s},
                    .triggeredAt = noon,
                    .acknowledgedAt = {},
                    .resolvedAt = {},
                    .acknowledgedBy = {},
                    .acknowledgedByName = {},
                    .metadata = {{u"a"_s, u"b"_s}},
                    .tenantId = world.tenant};
        ITSM_UNWRAP(alert.id, insertAlert(*c, alert));
        ITSM_UNWRAP(const auto active, selectActiveAlerts(*c, world.tenant, 0, 10));
        QVERIFY(active == std::vector<Alert>{alert});
        alert.status = AlertStatus::Resolved;
        alert.acknowledgedAt = noon;
        alert.resolvedAt = noon;
        alert.acknowledgedBy = world.user;
        alert.acknowledgedByName = u"李伟"_s;
        ITSM_UNWRAP(const bool updated, updateAlertState(*c, alert));
        QVERIFY(updated);
        ITSM_UNWRAP(const auto read, selectAlert(*c, world.tenant, alert.id));
        QVERIFY(read == alert);
        ITSM_UNWRAP(const auto ofIncident, selectAlerts(*c, world.tenant, incident, 100));
        QVERIFY(ofIncident == std::vector<Alert>{alert});
        ITSM_UNWRAP(const qint64 activeCount, countActiveAlerts(*c, world.tenant));
        QCOMPARE(activeCount, 0);
        ITSM_UNWRAP(const auto foreign, selectAlert(*c, TenantId(world.tenant.value + 1), alert.id));
        QVERIFY(!foreign);

        Metric metric{.id = {},
                      .incidentId = incident,
                      .type = u"response_time"_s,
                      .name = u"平均响应时间"_s,
                      .value = -2.5e-7,
                      .unit = u"秒"_s,
                      .measuredAt = noon,
                      .tags = {{u"environment"_s, u"production"_s}},
                      .metadata = {},
                      .tenantId = world.tenant};
        ITSM_UNWRAP(metric.id, insertMetric(*c, metric));
        ITSM_UNWRAP(const auto metrics, selectMetrics(*c, world.tenant, incident));
        QVERIFY(metrics == std::vector<Metric>{metric});

        // Of many samples the newest, in their order; the sums are those of all, however large they are.
        Metric later = metric;
        later.type = u"cpu_usage_percent"_s;
        later.value = 1.7e308;
        later.measuredAt = noon + std::chrono::hours(1);
        ITSM_UNWRAP(later.id, insertMetric(*c, later));
        Metric last = later;
        last.measuredAt = noon + std::chrono::hours(2);
        ITSM_UNWRAP(last.id, insertMetric(*c, last));
        ITSM_UNWRAP(const auto newestTwo, selectMetrics(*c, world.tenant, incident, 2));
        QVERIFY(newestTwo == (std::vector<Metric>{later, last}));
        ITSM_UNWRAP(const MetricSums sums, selectMetricSums(*c, world.tenant, incident));
        QCOMPARE(sums.count, 3);
        QVERIFY(qFuzzyCompare(sums.mean, 1.7e308 / 3 * 2));
        QCOMPARE(sums.lowest, metric.value);
        QCOMPARE(sums.highest, 1.7e308);
        QCOMPARE(sums.highestCpuUsage, 1.7e308);
        QCOMPARE(sums.highestMemoryUsage, 0.0);
        ITSM_UNWRAP(const MetricSums none, selectMetricSums(*c, world.tenant, IncidentId(incident.value + 1)));
        QCOMPARE(none.count, 0);
        if (dialect == Dialect::PostgreSql) { // as an adopted database may hold them
            ITSM_VERIFY(c->execute(u"INSERT INTO incident_metrics (tenant_id, incident_id, metric_type, metric_name,"
                                   " metric_value, measured_at) SELECT ?, ?, 'x', 'x', v, now()"
                                   " FROM unnest('{NaN,Infinity,-Infinity}'::double precision[]) AS v"_s,
                                   {world.tenant.value, incident.value}));
            ITSM_UNWRAP(const auto numbers, selectMetrics(*c, world.tenant, incident));
            QCOMPARE(numbers.size(), 3U);
            ITSM_UNWRAP(const MetricSums finite, selectMetricSums(*c, world.tenant, incident));
            QCOMPARE(finite.count, 3);
            QVERIFY(qIsFinite(finite.mean));
        }

        Rule rule{.id = {},
                  .name = u"高优先级事件自动升级"_s,
                  .description = u"d"_s,
                  .type = u"escalation"_s,
                  .conditions = {{u"priority"_s, QJsonArray{u"high"_s, u"urgent"_s}}, {u"status"_s, u"new"_s}},
                  .actions = {QJsonObject{{u"type"_s, u"escalate"_s}, {u"level"_s, 1}}},
                  .priority = Priority::High,
                  .executionCount = 3,
                  .lastExecutedAt = noon,
                  .metadata = {},
                  .tenantId = world.tenant,
                  .createdAt = noon,
                  .updatedAt = noon};
        ITSM_UNWRAP(rule.id, insertRule(*c, rule));
        ITSM_UNWRAP(const auto rules, selectRules(*c, world.tenant));
        QVERIFY(rules == std::vector<Rule>{rule});
        rule.isActive = false;
        ITSM_UNWRAP(const bool stale, updateRule(*c, rule, 7));
        QVERIFY(!stale);
        ITSM_UNWRAP(const bool current, updateRule(*c, rule, 1));
        QVERIFY(current);
        rule.version = 2;
        ITSM_UNWRAP(const auto changedRule, selectRule(*c, world.tenant, rule.id));
        QVERIFY(changedRule == rule);
        ITSM_UNWRAP(const bool removed, deleteRule(*c, world.tenant, rule.id));
        QVERIFY(removed);
    }

    void directoryAndDesk_data() { addDialectRows(); }
    void directoryAndDesk()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(const auto users, selectUsers(*c, world.tenant));
        QCOMPARE(users.size(), size_t(1));
        QCOMPARE(users[0].name, u"李伟"_s);
        ITSM_VERIFY_ERROR(insertUser(*c, users[0]), Error::Code::Conflict); // the login is taken
        ITSM_UNWRAP(const auto cis, selectCis(*c, world.tenant));
        QCOMPARE(cis.size(), size_t(1));
        ConfigurationItem ci{.id = {},
                             .tenantId = world.tenant,
                             .name = u"db-01"_s,
                             .type = u"database"_s,
                             .environment = u"production"_s,
                             .criticality = Level::Critical,
                             .metadata = {{u"ip"_s, u"10.0.0.1"_s}}};
        ITSM_UNWRAP(ci.id, insertCi(*c, ci));
        ci.environment = u"staging"_s;
        ITSM_UNWRAP(const bool isStale, updateCi(*c, ci, 7, Instant()));
        QVERIFY(!isStale);
        ITSM_UNWRAP(const bool isWritten, updateCi(*c, ci, 1, Instant()));
        QVERIFY(isWritten);
        ci.version = 2;
        ITSM_UNWRAP(const auto changedCi, selectCi(*c, world.tenant, ci.id));
        QVERIFY(changedCi == ci);
        User user = users[0];
        user.role = Role::Manager;
        ITSM_UNWRAP(const bool userWritten, updateUser(*c, user, user.version, Instant()));
        QVERIFY(userWritten);
        ++user.version;
        ITSM_UNWRAP(const auto changedUsers, selectUsers(*c, world.tenant));
        QVERIFY(changedUsers == std::vector<User>{user});
        // An edit by hand is a change as well, for the optimistic lock.
        ITSM_VERIFY(c->execute(u"UPDATE users SET email = 'hand@example.com' WHERE id = ?"_s, {user.id.value}));
        ITSM_VERIFY(c->execute(u"UPDATE configuration_items SET environment = 'hand' WHERE id = ?"_s, {ci.id.value}));
        ITSM_UNWRAP(const auto handUsers, selectUsers(*c, world.tenant));
        QCOMPARE(handUsers[0].version, user.version + 1);
        ITSM_UNWRAP(const auto handCi, selectCi(*c, world.tenant, ci.id));
        QCOMPARE(handCi->version, 3);

        const CiRelation relation{.from = world.ci, .to = ci.id, .type = u"depends_on"_s};
        ITSM_VERIFY(insertCiRelation(*c, world.tenant, relation));
        ITSM_VERIFY(insertCiRelation(*c, world.tenant, relation)); // once is enough
        ITSM_UNWRAP(const auto relations, selectCiRelations(*c, world.tenant));
        QVERIFY(relations == std::vector<CiRelation>{relation});

        SavedView mine{.id = {},
                       .tenantId = world.tenant,
                       .ownerId = world.user,
                       .name = u"mine"_s,
                       .filter = u"status:new"_s,
                       .settings = {{u"columns"_s, QJsonArray{u"title"_s}}},
                       .isShared = false};
        ITSM_UNWRAP(mine.id, insertView(*c, mine));
        SavedView shared = mine;
        shared.ownerId = {};
        shared.isShared = true;
        ITSM_UNWRAP(shared.id, insertView(*c, shared));
        ITSM_VERIFY_ERROR(insertView(*c, mine), Error::Code::Conflict);
        ITSM_UNWRAP(const auto views, selectViews(*c, world.tenant, world.user));
        QVERIFY((views == std::vector<SavedView>{mine, shared}));
        ITSM_UNWRAP(const auto othersViews, selectViews(*c, world.tenant, UserId(999)));
        QVERIFY((othersViews == std::vector<SavedView>{shared}));
        ITSM_UNWRAP(const bool deleted, deleteView(*c, world.tenant, mine.id));
        QVERIFY(deleted);

        ITSM_UNWRAP(const auto none, selectSetting(*c, world.tenant, u"priority_matrix"_s));
        QVERIFY(!none);
        for (const QJsonObject &value : {QJsonObject{{u"a"_s, 1}}, QJsonObject{}}) {
            ITSM_VERIFY(upsertSetting(*c, world.tenant, u"priority_matrix"_s, value));
            ITSM_UNWRAP(const auto setting, selectSetting(*c, world.tenant, u"priority_matrix"_s));
            QVERIFY(setting == value);
        }

        OutboxIntent intent;
        intent.tenantId = world.tenant;
        intent.key = u"k1"_s;
        intent.channel = u"email"_s;
        intent.recipient = u"a@b"_s;
        intent.payload = {{u"subject"_s, u"升级"_s}};
        intent.createdAt = noon;
        ITSM_UNWRAP(const bool first, insertIntent(*c, intent));
        QVERIFY(first);
        ITSM_UNWRAP(const bool second, insertIntent(*c, intent));
        QVERIFY(!second);
        QCOMPARE(text(*c, u"SELECT state FROM notification_outbox"_s), u"pending"_s);
    }

    void namesFollow_data() { addDialectRows(); }
    void namesFollow()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(addIncident(*c, world, u"INC-1"_s));
        const QString names = u"SELECT reporter_name || '/' || assignee_name || '/' || ci_name FROM incidents"_s;
        QCOMPARE(text(*c, names), u"李伟/李伟/web-01"_s);
        ITSM_VERIFY(c->execute(u"UPDATE users SET name = 'Li Wei'"_s));
        ITSM_VERIFY(c->execute(u"UPDATE configuration_items SET name = 'web-02'"_s));
        QCOMPARE(text(*c, names), u"Li Wei/Li Wei/web-02"_s);
        QCOMPARE(number(*c, u"SELECT version FROM incidents"_s), 1); // the incident itself did not change
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET assignee_name = 'nonsense'"_s));
        QCOMPARE(text(*c, names), u"Li Wei/Li Wei/web-02"_s);
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET assignee_id = NULL, configuration_item_id = NULL"_s));
        QCOMPARE(text(*c, names), u"Li Wei//"_s);
        // Rows that are deleted keep step as well.
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET assignee_id = reporter_id, deleted_at = created_at"_s));
        ITSM_VERIFY(c->execute(u"UPDATE users SET name = '李'"_s));
        QCOMPARE(text(*c, names), u"李/李/"_s);
    }

    void editsByHandRaiseTheVersion_data() { addDialectRows(); }
    void editsByHandRaiseTheVersion()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(addIncident(*c, world, u"INC-1"_s));
        const QString state = u"SELECT version || '/' || search_revision FROM incidents"_s;
        QCOMPARE(text(*c, state), u"1/1"_s);
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET status = 'closed'"_s));
        QCOMPARE(text(*c, state), u"2/1"_s);
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET status = 'closed'"_s)); // no change
        QCOMPARE(text(*c, state), u"2/1"_s);
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET title = 'by hand'"_s));
        QCOMPARE(text(*c, state), u"3/0"_s);
        ITSM_UNWRAP(const qint64 refreshed, refreshSearchTokens(*c));
        QCOMPARE(refreshed, 1);
        QCOMPARE(text(*c, state), u"3/1"_s);
        ITSM_VERIFY(c->execute(
            u"UPDATE incidents SET title = 'by the program', version = version + 1, search_revision = search_revision + 1"_s));
        QCOMPARE(text(*c, state), u"4/2"_s);
    }

    void countersEqualRows_data() { addDialectRows(); }
    void countersEqualRows()
    {
        QFETCH(Dialect, dialect);
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(const TestWorld other, makeWorld(*c, u"other"_s));
        for (int i = 0; i < 200; ++i) {
            ITSM_VERIFY(c->execute(randomStatement(random, i % 3 == 0 ? other : world, i)));
            if (i % 20 == 19) {
                if (i % 40 == 39)
                    ITSM_VERIFY(foldCounters(*c));
                ITSM_UNWRAP(const auto lines, counters(*c));
                QVERIFY2(lines.first == lines.second, qPrintable(u"seed %1, step %2"_s.arg(seed).arg(i)));
                ITSM_UNWRAP(const qint64 wrong, wrongSums(*c));
                QVERIFY2(wrong == 0, qPrintable(u"seed %1, step %2: %3 sums"_s.arg(seed).arg(i).arg(wrong)));
            }
        }
        // Broken by somebody, mended.
        ITSM_VERIFY(c->execute(u"UPDATE incident_counts SET n = n + 3, resolution_us = 5"_s));
        ITSM_VERIFY(c->execute(u"UPDATE incident_count_sums SET n = n + 2, urgent_n = 7"_s));
        for (const TenantId tenant : {world.tenant, other.tenant})
            ITSM_VERIFY(rebuildCounters(*c, tenant));
        ITSM_UNWRAP(const auto lines, counters(*c));
        QVERIFY(lines.first == lines.second);
        QVERIFY(!lines.second.empty());
        ITSM_UNWRAP(const qint64 wrong, wrongSums(*c));
        QCOMPARE(wrong, 0);
    }

    void countersEqualRowsUnderConcurrency()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        const quint32 seed = QRandomGenerator::global()->generate();
        constexpr int writers = 4;
        std::atomic<int> running = writers;
        std::vector<std::thread> threads;
        for (int w = 0; w < writers; ++w) {
            threads.emplace_back([&, w] {
                QRandomGenerator random(seed + quint32(w));
                const auto connection = database->connect();
                for (int i = 0; i < 60; ++i)
                    (void)(*connection)->execute(randomStatement(random, world, w * 1'000 + i)); // deadlocks roll back
                --running;
            });
        }
        int checks = 0;
        bool right = true;
        for (bool last = false; !last && right; ++checks) {
            last = running == 0;
            (void)(checks % 3 == 0 ? rebuildCounters(*c, world.tenant) : foldCounters(*c).map([](qint64) {}));
            // Readers see sums that fit the rows of the same snapshot.
            (void)c->begin(Connection::Access::Read);
            const auto lines = counters(*c);
            (void)c->commit();
            right = lines && lines->first == lines->second;
        }
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY2(right, qPrintable(u"seed %1, check %2"_s.arg(seed).arg(checks)));
        QVERIFY(checks > 3);
    }

    void sortKeysAreOrdered_data() { addDialectRows(); }
    void sortKeysAreOrdered()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        // Ranks are the enumerators' order, unknown words last; text compares byte by byte.
        const auto rank = [&](const QString &column, const QString &word) {
            (void)c->execute(u"DELETE FROM incidents"_s);
            (void)c->execute(
                u"INSERT INTO incidents (tenant_id, incident_number, title, %1) VALUES (?, 'n', 't', ?)"_s.arg(column),
                {world.tenant.value, word});
            return int(number(*c, u"SELECT %1_rank FROM incidents"_s.arg(column)));
        };
        for (const Status value : allStatuses)
            QCOMPARE(rank(u"status"_s, QString::fromLatin1(tokenName(value))), Token<Status>(value).rank());
        for (const Priority value : allPriorities)
            QCOMPARE(rank(u"priority"_s, QString::fromLatin1(tokenName(value))), Token<Priority>(value).rank());
        for (const Severity value : allSeverities)
            QCOMPARE(rank(u"severity"_s, QString::fromLatin1(tokenName(value))), Token<Severity>(value).rank());
        QCOMPARE(rank(u"status"_s, u"triaged"_s), Token<Status>(Status::Unknown).rank());
        QCOMPARE(rank(u"priority"_s, u"critical"_s), Token<Priority>(Priority::Urgent).rank());
        (void)c->execute(u"DELETE FROM incidents"_s);
        const QStringList words{u"a"_s, u"B"_s, u"ä"_s, u"中"_s, u"文"_s, u"𝄞"_s, u"～"_s, u""_s, u" "_s, u"Z"_s};
        for (const QString &word : words)
            ITSM_VERIFY(
                c->execute(u"INSERT INTO incidents (tenant_id, incident_number, title, category) VALUES (?, ?, ?, ?)"_s,
                           {world.tenant.value, word, word, word}));
        std::vector<QByteArray> wanted;
        std::ranges::transform(words, std::back_inserter(wanted), [](const QString &word) { return word.toUtf8(); });
        std::ranges::sort(wanted);
        for (const QString &column : {u"incident_number"_s, u"title"_s, u"category_key"_s}) {
            ITSM_UNWRAP(const auto got, queryAll<QByteArray>(*c, u"SELECT %1 FROM incidents ORDER BY %1"_s.arg(column),
                                                             {}, [](const Row &row) { return row.bytes(0); }));
            QVERIFY2(got == wanted, qPrintable(column));
        }
    }

    void tenantsDoNotShare_data() { addDialectRows(); }
    void tenantsDoNotShare()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld mine, makeWorld(*c));
        ITSM_UNWRAP(const TestWorld theirs, makeWorld(*c, u"theirs"_s));
        ITSM_UNWRAP(const IncidentId incident, addIncident(*c, mine, u"INC-1"_s));
        ITSM_VERIFY(addIncident(*c, theirs, u"INC-1"_s)); // the number is free there
        ITSM_VERIFY_ERROR(addIncident(*c, mine, u"INC-1"_s), Error::Code::Conflict);
        IncidentEvent event;
        event.tenantId = theirs.tenant;
        event.incidentId = incident;
        ITSM_VERIFY_ERROR(insertEvent(*c, event), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(
            c->execute(u"UPDATE incidents SET assignee_id = ? WHERE id = ?"_s, {theirs.user.value, incident.value}),
            Error::Code::Invalid);
        ITSM_VERIFY_ERROR(c->execute(u"UPDATE incidents SET configuration_item_id = ? WHERE id = ?"_s,
                                     {theirs.ci.value, incident.value}),
                          Error::Code::Invalid);
        ITSM_VERIFY_ERROR(insertCiRelation(*c, mine.tenant, {.from = mine.ci, .to = theirs.ci, .type = u"x"_s}),
                          Error::Code::Invalid);
    }
};

ITSM_TEST(TablesTest)
#include "tst_tables.moc"
