#pragma once

#include "services/domain/incident.h"

#include <chrono>
#include <optional>
#include <variant>

namespace itsm {

/// What a person or program asks for when an incident is made. Empty optionals take the defaults.
struct NewIncident
{
    QString title; ///< required, at most 255 characters, one line
    QString description;
    std::optional<Priority> priority; ///< absent: from the matrix of impact and urgency
    Severity severity = Severity::Medium;
    Level impact = Level::Medium;
    Level urgency = Level::Medium;
    QString category;
    QString subcategory;
    QString source = QStringLiteral("manual");
    QString assignmentGroup;
    UserId assigneeId;
    CiId ciId;
    QJsonValue impactAnalysis = QJsonValue::Null;
    QJsonObject metadata;
    OptionalInstant detectedAt;
};

/// Changes to an incident: only what is set is written. Status changes go through Transition.
struct IncidentPatch
{
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<Priority> priority;
    std::optional<Severity> severity;
    std::optional<Level> impact;
    std::optional<Level> urgency;
    std::optional<QString> category;
    std::optional<QString> subcategory;
    std::optional<QString> assignmentGroup;
    std::optional<CiId> ciId;
    std::optional<QJsonValue> impactAnalysis;
    std::optional<QJsonValue> rootCause;
    std::optional<QJsonValue> resolutionSteps;
    std::optional<QJsonObject> metadata;

    [[nodiscard]] bool isEmpty() const;
};

// The verbs that work on one incident and, unchanged, on a selection of many. What is already as asked for is a success
// that writes nothing, whatever version the caller saw. An error names the field of the REST API: note, reason,
// resolution, root_cause, notes, escalation_level, notify_users.0, auto_assign, text, assignee_id, status, and in a
// patch the column, e.g. configuration_item_id.

/// A new incident becomes acknowledged; one under way keeps its state and gets the time.
struct Acknowledge
{
    QString note;
};
/// A new or acknowledged incident becomes assigned. An id of 0 takes the assignment away, and the state "assigned" with
/// it.
struct Assign
{
    UserId assigneeId;
    QString reason;
};
/// Any transition that the status machine allows, with what the verb of its target does: `note` is then the resolution,
/// the closing notes or the reason for opening again, and required.
struct Transition
{
    Status to = Status::InProgress;
    QString note;
};
/// Appends to the incident's resolution steps.
struct Resolve
{
    QString resolution; ///< required
    QString rootCause;
};
/// Only what is resolved.
struct Close
{
    QString notes; ///< required
};
struct Reopen
{
    QString reason; ///< required
};
/// Raises the level, writes an alert of the type "escalation", and asks for an e-mail to each person named.
struct Escalate
{
    int level = 1;  ///< 1…5, higher than now
    QString reason; ///< required
    std::vector<UserId> notifyUsers;
    bool autoAssign = false; ///< to an active manager with the fewest open incidents
};
/// Leaves the incident's row and version alone; the only verb that does not look at the version.
struct Comment
{
    QString text; ///< required, at most 5,000 characters
    bool isInternal = false;
};
/// Soft; Restore takes it back.
struct Delete
{
    QString reason;
};
struct Restore
{
};
/// A new impact or urgency gives the priority of the tenant's matrix, unless the patch names one.
struct Update
{
    IncidentPatch patch;
};

/// Takes the incident's last change back if it is the actor's own, not older than undoWindow and followed by no other.
/// What the change's activity record says is set back; this is an activity of its own, and the record stays. Creating,
/// escalating (people were told) and taking back cannot be taken back.
struct Undo
{
};
inline constexpr std::chrono::seconds undoWindow{60};

using IncidentCommand = std::variant<Acknowledge, Assign, Transition, Resolve, Close, Reopen, Escalate, Comment, Delete,
                                     Restore, Update, Undo>;

/// An incident and the version the caller saw; 0 means "whatever it is now".
struct IncidentRef
{
    IncidentId id;
    qint64 version = 0;
};

struct NewAlert
{
    IncidentId incidentId;
    QString type = QStringLiteral("notification");
    QString name;    ///< required
    QString message; ///< required
    Severity severity = Severity::Medium;
    QStringList channels;   ///< of notifyChannels(): "email", "sms", "slack", "webhook", "in_app"
    QStringList recipients; ///< one intent per channel and recipient goes to the outbox
    QJsonObject metadata;
};

struct NewMetric
{
    IncidentId incidentId;
    QString type;
    QString name;
    double value = 0; ///< finite
    QString unit;
    OptionalInstant measuredAt;
    QJsonObject tags;
};

struct NewRule
{
    QString name;
    QString description;
    QString type;
    QJsonObject conditions;
    QJsonArray actions;
    Priority priority = Priority::Medium;
    bool isActive = true;
    QJsonObject metadata;
};

/// A configuration item as a person writes it.
struct NewItem
{
    QString name; ///< unique within the tenant
    QString type; ///< "service", "server", "database", "network", …
    QString environment;
    std::optional<Level> criticality{}; ///< none: as it is; of a new one Medium
};

/// A person as an administrator writes it.
struct NewUser
{
    QString login; ///< unique within the tenant; one word
    QString name;
    QString email; ///< may be empty
    Role role = Role::Agent;
    bool isActive = true;
};

} // namespace itsm
