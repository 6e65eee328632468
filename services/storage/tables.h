#pragma once

#include "services/domain/incident.h"
#include "services/storage/connection.h"

namespace itsm {

// incident_events, newest first.
Result<EventId> insertEvent(Connection &c, const IncidentEvent &event);
/// In one statement on PostgreSQL; the ids are assigned by the database.
Result<> insertEvents(Connection &c, const std::vector<IncidentEvent> &events);
Result<std::vector<IncidentEvent>> selectEvents(Connection &c, TenantId tenant, IncidentId incident, int limit);
/// The last record of each incident that is about its row; comments, alerts and metrics are not. In no order.
Result<std::vector<IncidentEvent>> selectLastChanges(Connection &c, TenantId tenant,
                                                     const std::vector<IncidentId> &incidents);
/// How people and sources changed the alerts of these incidents since then, newest first.
Result<std::vector<IncidentEvent>> selectAlertChanges(Connection &c, TenantId tenant,
                                                      const std::vector<IncidentId> &incidents, Instant since);
/// Those of all incidents since then.
Result<std::vector<Activity>> selectActivity(Connection &c, TenantId tenant, Instant since, int limit);
/// In no order; those that are gone are left out.
Result<std::vector<Activity>> selectActivityById(Connection &c, TenantId tenant, const std::vector<EventId> &ids);

// incident_alerts
Result<AlertId> insertAlert(Connection &c, const Alert &alert);
/// Many at once, whose ids are assigned.
Result<> insertAlerts(Connection &c, std::vector<Alert> &alerts);
/// Resolves those that are not; returns their ids.
Result<std::vector<AlertId>> resolveAlerts(Connection &c, TenantId tenant, const std::vector<AlertId> &ids,
                                           Instant now);
/// Status, the times of acknowledging and resolving, and who acknowledged. False if there is no such alert.
Result<bool> updateAlertState(Connection &c, const Alert &alert);
Result<bool> updateAlertMetadata(Connection &c, const Alert &alert);
Result<std::optional<Alert>> selectAlert(Connection &c, TenantId tenant, AlertId id);
/// Of one incident, newest first; where they are more than `limit`, those that are resolved are left out first, then
/// the older ones.
Result<std::vector<Alert>> selectAlerts(Connection &c, TenantId tenant, IncidentId incident, int limit);
/// Alerts that are not resolved, newest first, a page of them, and how many there are.
Result<std::vector<Alert>> selectActiveAlerts(Connection &c, TenantId tenant, int offset, int limit);
/// Alerts that were triggered since then, newest first.
Result<std::vector<Alert>> selectAlertsSince(Connection &c, TenantId tenant, Instant since, int limit);
/// Alerts of these incidents that were triggered since then, newest first.
Result<std::vector<Alert>> selectAlertsOf(Connection &c, TenantId tenant, const std::vector<IncidentId> &incidents,
                                          Instant since, int limit);
/// In no order; those that are gone are left out.
Result<std::vector<Alert>> selectAlertsById(Connection &c, TenantId tenant, const std::vector<AlertId> &ids);
Result<qint64> countActiveAlerts(Connection &c, TenantId tenant);

// incident_metrics, oldest first; samples of an adopted database that are no numbers are left out.
Result<MetricId> insertMetric(Connection &c, const Metric &metric);
/// The newest ones.
Result<std::vector<Metric>> selectMetrics(Connection &c, TenantId tenant, IncidentId incident, int limit = 100'000);
/// All samples of an incident in one row; 0 where there are none. See SampleFigures of the analysis library.
struct MetricSums
{
    qint64 count = 0;
    double mean = 0;
    double lowest = 0;
    double highest = 0;
    double highestCpuUsage = 0;
    double highestMemoryUsage = 0;
};
Result<MetricSums> selectMetricSums(Connection &c, TenantId tenant, IncidentId incident);
/// The newest samples of one metric since then, oldest first.
Result<std::vector<Metric>> selectMetricsOf(Connection &c, TenantId tenant, IncidentId incident, const QString &type,
                                            const QString &name, Instant since, int limit);
/// A summary for each incident, type and name, of the newest `samples` of all incidents since then, or of all of some
/// incidents; `rows` of them at most, the latest first.
Result<std::vector<MetricSummary>> selectMetricSummaries(Connection &c, TenantId tenant, Instant since, int samples,
                                                         int rows);
Result<std::vector<MetricSummary>> selectMetricSummaries(Connection &c, TenantId tenant, Instant since,
                                                         const std::vector<IncidentId> &incidents, int rows);

// incident_rules
Result<RuleId> insertRule(Connection &c, const Rule &rule);
Result<bool> updateRule(Connection &c, const Rule &rule, qint64 expectedVersion);
Result<bool> deleteRule(Connection &c, TenantId tenant, RuleId id);
Result<std::optional<Rule>> selectRule(Connection &c, TenantId tenant, RuleId id);
Result<std::vector<Rule>> selectRules(Connection &c, TenantId tenant);

// tenants, users, configuration items and their relations, saved views
Result<TenantId> insertTenant(Connection &c, const Tenant &tenant);
Result<std::vector<Tenant>> selectTenants(Connection &c);
Result<UserId> insertUser(Connection &c, const User &user);
Result<bool> updateUser(Connection &c, const User &user, qint64 expectedVersion, Instant now);
Result<std::vector<User>> selectUsers(Connection &c, TenantId tenant);
/// Everybody, active or not, by id.
Result<std::vector<UserLoad>> selectUserLoads(Connection &c, TenantId tenant);
Result<CiId> insertCi(Connection &c, const ConfigurationItem &ci);
Result<bool> updateCi(Connection &c, const ConfigurationItem &ci, qint64 expectedVersion, Instant now);
/// Its relations go with it; incidents that name it make the database refuse.
Result<bool> deleteCi(Connection &c, TenantId tenant, CiId id);
Result<std::optional<ConfigurationItem>> selectCi(Connection &c, TenantId tenant, CiId id);
Result<std::vector<ConfigurationItem>> selectCis(Connection &c, TenantId tenant);
/// By id. Incidents are counted by the name of the item, as filters ask for it.
Result<std::vector<ItemLoad>> selectItemLoads(Connection &c, TenantId tenant);
/// All incidents that name the item, deleted ones, too.
Result<qint64> countIncidentsOfCi(Connection &c, TenantId tenant, CiId id);
Result<> insertCiRelation(Connection &c, TenantId tenant, const CiRelation &relation);
Result<bool> deleteCiRelation(Connection &c, TenantId tenant, const CiRelation &relation);
Result<std::vector<CiRelation>> selectCiRelations(Connection &c, TenantId tenant);
/// Whoever changes people or items waits here for others who do, until the end of the transaction: names that must be
/// unique, and the last administrator, are checked by reading.
Result<> lockDirectory(Connection &c, TenantId tenant);
Result<ViewId> insertView(Connection &c, const SavedView &view);
Result<bool> deleteView(Connection &c, TenantId tenant, ViewId id);
Result<std::vector<SavedView>> selectViews(Connection &c, TenantId tenant, UserId user);

/// A notification intent: written in the transaction that causes it, sent by the delivery worker. `key` is unique per
/// tenant; a second intent with the same key is ignored and gives false.
struct OutboxIntent
{
    TenantId tenantId;
    IncidentId incidentId;
    AlertId alertId;
    QString key;
    QString channel;
    QString recipient;
    QJsonObject payload;
    Instant createdAt{};
};
Result<bool> insertIntent(Connection &c, const OutboxIntent &intent);

/// Settings of a tenant, e.g. "priority_matrix".
Result<std::optional<QJsonObject>> selectSetting(Connection &c, TenantId tenant, const QString &key);
Result<> upsertSetting(Connection &c, TenantId tenant, const QString &key, const QJsonObject &value);

} // namespace itsm
