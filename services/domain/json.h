#pragma once

#include "services/domain/incident.h"
#include "services/domain/json_text.h"

namespace itsm {

// Objects of the API in its first dialect (snake_case keys), and what we add: names beside ids, `impact`, `urgency`,
// `version` and the times that the seed lacks. Times are RFC 3339 in UTC. Absent ids, times and names are left out;
// there is never a year 1 nor an id 0.

/// The keys of an incident's row, without description, analysis and metadata.
[[nodiscard]] QJsonObject toJson(const IncidentSummary &incident);
[[nodiscard]] QJsonObject toJson(const Incident &incident);
[[nodiscard]] QJsonObject toJson(const IncidentEvent &event);
[[nodiscard]] QJsonObject toJson(const Activity &activity);
[[nodiscard]] QJsonObject toJson(const Alert &alert);
[[nodiscard]] QJsonObject toJson(const Metric &metric);
[[nodiscard]] QJsonObject toJson(const MetricSummary &series);
[[nodiscard]] QJsonObject toJson(const Rule &rule);
[[nodiscard]] QJsonObject toJson(const Tenant &tenant);
[[nodiscard]] QJsonObject toJson(const User &user);
[[nodiscard]] QJsonObject toJson(const UserLoad &load);
[[nodiscard]] QJsonObject toJson(const ConfigurationItem &ci);
[[nodiscard]] QJsonObject toJson(const ItemLoad &load);
[[nodiscard]] QJsonObject toJson(const CiRelation &relation);
[[nodiscard]] QJsonObject toJson(const SavedView &view);

} // namespace itsm
