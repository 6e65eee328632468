#pragma once

#include "services/domain/enums.h"
#include "services/domain/ids.h"
#include "services/domain/result.h"

#include <QString>

namespace itsm {

/// What a role may do. Every command and query of the product names exactly one.
enum class Permission : quint8 {
    ReadIncidents,   ///< incidents, their events, alerts and metrics, statistics, configuration items, saved views
    WriteIncidents,  ///< create, update, transition, assign, escalate, comment
    DeleteIncidents, ///< soft delete and restore
    WriteAlerts,
    WriteMetrics,
    WriteRules,
    WriteUsers,
    WriteSettings,
    WriteItems, ///< configuration items and their relations
    ReadAudit,
    SaveViews, ///< own saved views
};

inline constexpr std::array allPermissions{
    Permission::ReadIncidents, Permission::WriteIncidents, Permission::DeleteIncidents, Permission::WriteAlerts,
    Permission::WriteMetrics,  Permission::WriteRules,     Permission::WriteUsers,      Permission::WriteSettings,
    Permission::WriteItems,    Permission::ReadAudit,      Permission::SaveViews,
};

/// Who acts, in which tenant. Made where somebody is identified: at login, by a token, by the engine.
struct Actor
{
    TenantId tenant;
    UserId user;  ///< invalid for the program itself
    QString name; ///< display name, copied into activity records
    Role role = Role::Viewer;
    QString source;          ///< "user", "system", "import", "api": the `source` of activity records
    bool isReadOnly = false; ///< a wall display: reads incidents, whatever the role may do beside that
    friend bool operator==(const Actor &, const Actor &) = default;
};

/// The one table of roles × permissions. An unknown role may do nothing.
[[nodiscard]] bool hasPermission(Role role, Permission permission);
/// Forbidden, with a sentence for a person, where the actor's role lacks the permission, the actor may only read, or
/// has no tenant.
[[nodiscard]] Result<> authorize(const Actor &actor, Permission permission);

/// Stable name for the wire and for logs, e.g. "incidents:write".
[[nodiscard]] QLatin1StringView permissionName(Permission permission);
/// What the permission allows, for a person: "change incidents".
[[nodiscard]] QString permissionLabel(Permission permission);

} // namespace itsm
