#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <compare>

namespace itsm {

/// A database key that cannot be mixed up with the key of another table. 0 means "none".
template <typename Tag>
struct Id
{
    qint64 value = 0;

    constexpr Id() = default;
    constexpr explicit Id(qint64 v)
        : value(v)
    {
    }
    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 sees a 0
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using TenantId = Id<struct TenantTag>;
using UserId = Id<struct UserTag>;
using IncidentId = Id<struct IncidentTag>;
using EventId = Id<struct EventTag>;
using AlertId = Id<struct AlertTag>;
using MetricId = Id<struct MetricTag>;
using RuleId = Id<struct RuleTag>;
using CiId = Id<struct CiTag>;
using ViewId = Id<struct ViewTag>;
using ApiTokenId = Id<struct ApiTokenTag>;
using SourceId = Id<struct SourceTag>;
using AuditId = Id<struct AuditTag>;

} // namespace itsm
