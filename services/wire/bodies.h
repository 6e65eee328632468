#pragma once

#include "services/desk/desk.h"

namespace itsm {

// Bodies of requests: readers for the server, strict as BodyReader says, and writers of the same for a client, in V1.
// Only the shape is checked here; what the values may be is the desk's.

template <typename T>
[[nodiscard]] Result<T> readBody(const QJsonValue &json);

/// A value and the version that its author saw; 0: none was said.
template <typename T>
struct Versioned
{
    T value;
    qint64 version = 0;
};

/// Beside the fields of the table: `configuration_item_ids` with one id at most, and the kinds of the second dialect
/// as `type`; all but "incident" are kept in the metadata.
template <>
Result<NewIncident> readBody(const QJsonValue &json);
template <>
Result<NewAlert> readBody(const QJsonValue &json);
template <>
Result<NewMetric> readBody(const QJsonValue &json);
template <>
Result<Versioned<NewRule>> readBody(const QJsonValue &json);
template <>
Result<Versioned<NewItem>> readBody(const QJsonValue &json);
template <>
Result<Versioned<NewUser>> readBody(const QJsonValue &json);
/// {"from_id","to_id","type"}
template <>
Result<CiRelation> readBody(const QJsonValue &json);
/// `id` of one that is to be replaced; owner and tenant are those of the actor.
template <>
Result<SavedView> readBody(const QJsonValue &json);
/// `start_time` and `end_time` are required.
template <>
Result<ServiceDesk::ReportRequest> readBody(const QJsonValue &json);

[[nodiscard]] QJsonObject toBody(const NewIncident &input);
[[nodiscard]] QJsonObject toBody(const NewAlert &input);
[[nodiscard]] QJsonObject toBody(const NewMetric &input);
[[nodiscard]] QJsonObject toBody(const Versioned<NewRule> &input);
[[nodiscard]] QJsonObject toBody(const Versioned<NewItem> &input);
[[nodiscard]] QJsonObject toBody(const Versioned<NewUser> &input);
[[nodiscard]] QJsonObject toBody(const CiRelation &relation);
[[nodiscard]] QJsonObject toBody(const SavedView &view);

} // namespace itsm
