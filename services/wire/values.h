#pragma once

#include "services/domain/json.h"
#include "services/domain/result.h"
#include "services/storage/tables.h"
#include "services/wire/value_reader.h"

namespace itsm {

// Readers of what toJson() of domain/json.h writes, and of the same objects as other servers of either dialect write
// them. Unknown values of closed lists are kept as they are. What is no object, or has no id where its rows have one,
// is Corrupt.

template <typename T>
[[nodiscard]] Result<T> fromJson(const QJsonValue &json);

template <>
Result<IncidentSummary> fromJson(const QJsonValue &json);
/// The second dialect names several items in `relatedCIs`; the first of them counts where there is no other.
template <>
Result<Incident> fromJson(const QJsonValue &json);
template <>
Result<IncidentEvent> fromJson(const QJsonValue &json);
template <>
Result<Activity> fromJson(const QJsonValue &json);
template <>
Result<Alert> fromJson(const QJsonValue &json);
template <>
Result<Metric> fromJson(const QJsonValue &json);
template <>
Result<MetricSummary> fromJson(const QJsonValue &json);
template <>
Result<Rule> fromJson(const QJsonValue &json);
template <>
Result<Tenant> fromJson(const QJsonValue &json);
template <>
Result<User> fromJson(const QJsonValue &json);
template <>
Result<UserLoad> fromJson(const QJsonValue &json);
template <>
Result<ConfigurationItem> fromJson(const QJsonValue &json);
template <>
Result<ItemLoad> fromJson(const QJsonValue &json);
template <>
Result<CiRelation> fromJson(const QJsonValue &json);
template <>
Result<SavedView> fromJson(const QJsonValue &json);

/// A list as any server writes it: the array itself, or one named `items`, `incidents` or `data` in an object. Null and
/// an absent array are no elements.
[[nodiscard]] Result<QJsonArray> listOf(const QJsonValue &data);

template <typename T>
[[nodiscard]] Result<std::vector<T>> listFromJson(const QJsonValue &data)
{
    ITSM_TRY_ASSIGN(const QJsonArray list, listOf(data));
    std::vector<T> values;
    values.reserve(static_cast<size_t>(list.size()));
    for (const auto &element : list) {
        ITSM_TRY_ASSIGN(T value, fromJson<T>(element));
        values.push_back(std::move(value));
    }
    return values;
}

template <typename T>
[[nodiscard]] QJsonArray toJsonList(const std::vector<T> &values)
{
    QJsonArray list;
    for (const T &value : values)
        list.append(toJson(value));
    return list;
}

/// The error for an answer that cannot be understood; `what` is the technical name of the value.
[[nodiscard]] tl::unexpected<Error> refuseAnswer(const QString &what);

} // namespace itsm
