#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <compare>

namespace itsm {

/// The key that means "none". A tenant may have the number 0: programs that know of one only store it so.
template <typename Tag>
inline constexpr qint64 noKey = 0;
template <>
inline constexpr qint64 noKey<struct TenantTag> = -1;

/// A database key that cannot be mixed up with the key of another table.
template <typename Tag>
struct Id
{
    qint64 value = noKey<Tag>;

    constexpr Id() = default;
    constexpr explicit Id(qint64 v)
        : value(v)
    {
    }
    [[nodiscard]] constexpr bool isValid() const { return value > noKey<Tag>; }
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
