#pragma once

#include "services/domain/enums.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace itsm {

/// What the lists show of an incident: one row of the table `incidents` without its long columns.
struct IncidentSummary
{
    IncidentId id;
    TenantId tenantId;
    QString number; ///< unique within the tenant, e.g. "INC-202601-000123"
    QString title;
    Token<Status> status = Status::New;
    Token<Priority> priority = Priority::Medium;
    Token<Severity> severity = Severity::Medium;
    QString category;
    QString subcategory;
    QString source; ///< "manual", "monitoring", "system", "user" or foreign text
    UserId assigneeId;
    QString assigneeName; ///< display name, kept beside the id so that lists sort by it
    CiId ciId;
    QString ciName;
    QString assignmentGroup;
    int escalationLevel = 0;
    bool isAutomated = false;
    Instant detectedAt{};
    Instant createdAt{};
    Instant updatedAt{};
    OptionalInstant acknowledgedAt;
    OptionalInstant resolvedAt;
    OptionalInstant closedAt;
    OptionalInstant escalatedAt;
    OptionalInstant deletedAt; ///< soft delete
    qint64 version = 1;        ///< rises with every change; the optimistic lock

    friend bool operator==(const IncidentSummary &, const IncidentSummary &) = default;
};

/// The whole incident.
struct Incident : IncidentSummary
{
    QString description;
    Token<Level> impact = Level::Medium;
    Token<Level> urgency = Level::Medium;
    UserId reporterId;
    QString reporterName;
    QJsonValue impactAnalysis = QJsonValue::Null;
    QJsonValue rootCause = QJsonValue::Null;
    QJsonValue resolutionSteps = QJsonValue::Null;
    QJsonObject metadata;

    friend bool operator==(const Incident &, const Incident &) = default;
};

/// One activity record of an incident (table `incident_events`): append-only.
struct IncidentEvent
{
    EventId id;
    IncidentId incidentId;
    QString type; ///< see eventtype below
    QString name;
    QString description;
    QString status; ///< "active"
    Token<Severity> severity = Severity::Info;
    QJsonObject data; ///< what changed: {"field":{"from":…,"to":…}} or the command's arguments
    Instant occurredAt{};
    UserId userId;
    QString userName;
    QString source; ///< "user", "system", "import", …
    QJsonObject metadata;
    TenantId tenantId;

    friend bool operator==(const IncidentEvent &, const IncidentEvent &) = default;
};

/// An activity record among those of all incidents.
struct Activity : IncidentEvent
{
    QString incidentNumber;
    QString incidentTitle;

    friend bool operator==(const Activity &, const Activity &) = default;
};
/// The names of the fields that a record says the old and the new value of.
[[nodiscard]] QStringList changedFields(const IncidentEvent &event);

/// Values of incident_events.event_type.
namespace eventtype {
inline constexpr char creation[] = "creation";
inline constexpr char update[] = "update";
inline constexpr char statusChange[] = "status_change";
inline constexpr char assignment[] = "assignment";
inline constexpr char acknowledgement[] = "acknowledgement";
inline constexpr char escalation[] = "escalation";
inline constexpr char resolution[] = "resolution";
inline constexpr char closure[] = "closure";
inline constexpr char reopen[] = "reopen";
inline constexpr char comment[] = "comment";
inline constexpr char deletion[] = "deletion";
inline constexpr char restoration[] = "restoration";
inline constexpr char undo[] = "undo";
inline constexpr char alertCreated[] = "alert_created";
inline constexpr char alertAcknowledged[] = "alert_acknowledged";
inline constexpr char alertResolved[] = "alert_resolved";
inline constexpr char alertUndo[] = "alert_undo";
inline constexpr char alertFlapping[] = "alert_flapping"; ///< comes and goes too often: its end is held back
inline constexpr char alertSteady[] = "alert_steady";     ///< does so no more
inline constexpr char metricAdded[] = "metric_added";
inline constexpr char imported[] = "import";
} // namespace eventtype

/// A row of `incident_alerts`.
struct Alert
{
    AlertId id;
    IncidentId incidentId;
    QString incidentNumber;
    QString ciName; ///< of the incident, like `source`
    QString source;
    QString type; ///< "escalation", "notification", "threshold", "sla_violation"
    QString name;
    QString message;
    Token<Severity> severity = Severity::Medium;
    Token<AlertStatus> status = AlertStatus::Active;
    QStringList channels;
    QStringList recipients;
    Instant triggeredAt{};
    OptionalInstant acknowledgedAt;
    OptionalInstant resolvedAt;
    UserId acknowledgedBy;
    QString acknowledgedByName;
    QJsonObject metadata;
    TenantId tenantId;

    friend bool operator==(const Alert &, const Alert &) = default;
};

/// A row of `incident_metrics`: one sample.
struct Metric
{
    MetricId id;
    IncidentId incidentId;
    QString type;
    QString name;
    double value = 0; ///< finite; NaN and infinities are refused at the edge
    QString unit;
    Instant measuredAt{};
    QJsonObject tags;
    QJsonObject metadata;
    TenantId tenantId;

    friend bool operator==(const Metric &, const Metric &) = default;
};

/// The samples of one metric of an incident, in a few words.
struct MetricSummary
{
    MetricId latest; ///< the sample that `value`, `unit` and `measuredAt` are those of
    IncidentId incidentId;
    QString incidentNumber;
    QString incidentTitle;
    QString type;
    QString name;
    double value = 0;
    QString unit;
    Instant measuredAt{};
    qint64 points = 0; ///< samples in the time that was asked for

    friend bool operator==(const MetricSummary &, const MetricSummary &) = default;
};

/// A row of `incident_rules`. Conditions and actions are kept as written; the rules library validates them.
struct Rule
{
    RuleId id;
    QString name;
    QString description;
    QString type; ///< "escalation", "alert", "assignment"
    QJsonObject conditions;
    QJsonArray actions;
    Token<Priority> priority = Priority::Medium;
    bool isActive = true;
    qint64 executionCount = 0;
    OptionalInstant lastExecutedAt;
    QJsonObject metadata;
    TenantId tenantId;
    Instant createdAt{};
    Instant updatedAt{};
    qint64 version = 1;

    friend bool operator==(const Rule &, const Rule &) = default;
};

struct Tenant
{
    TenantId id;
    QString code;
    QString name;
    friend bool operator==(const Tenant &, const Tenant &) = default;
};

struct User
{
    UserId id;
    TenantId tenantId;
    QString login; ///< unique within the tenant
    QString name;  ///< display name
    QString email;
    Token<Role> role = Role::Agent;
    bool isActive = true;
    qint64 version = 1; ///< rises with every change; the optimistic lock
    friend bool operator==(const User &, const User &) = default;
};

/// A person and the number of open incidents assigned to him.
struct UserLoad
{
    User user;
    qint64 openIncidents = 0;
    friend bool operator==(const UserLoad &, const UserLoad &) = default;
};

/// A configuration item of the CMDB.
struct ConfigurationItem
{
    CiId id;
    TenantId tenantId;
    QString name;
    QString type;        ///< "service", "server", "database", "network", …
    QString environment; ///< "production", "staging", …
    Token<Level> criticality = Level::Medium;
    QJsonObject metadata;
    qint64 version = 1; ///< rises with every change; the optimistic lock
    friend bool operator==(const ConfigurationItem &, const ConfigurationItem &) = default;
};

/// A configuration item and the number of open incidents that name it.
struct ItemLoad
{
    ConfigurationItem item;
    qint64 openIncidents = 0;
    friend bool operator==(const ItemLoad &, const ItemLoad &) = default;
};

/// `from` depends on `to`, runs on it, or connects to it.
struct CiRelation
{
    CiId from;
    CiId to;
    QString type; ///< of relationTypes(), or foreign text
    friend bool operator==(const CiRelation &, const CiRelation &) = default;
};
/// "depends_on", "runs_on", "connects_to".
[[nodiscard]] inline QStringList relationTypes()
{
    return {QStringLiteral("depends_on"), QStringLiteral("runs_on"), QStringLiteral("connects_to")};
}

/// A named filter with its columns, own or shared.
struct SavedView
{
    ViewId id;
    TenantId tenantId;
    UserId ownerId;
    QString name;
    QString filter; ///< the filter language, as typed
    QJsonObject settings;
    bool isShared = false;
    friend bool operator==(const SavedView &, const SavedView &) = default;
};

} // namespace itsm
