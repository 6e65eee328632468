#include "services/auth/permissions.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr quint32 bit(Permission permission)
{
    return 1U << static_cast<unsigned>(permission);
}

constexpr quint32 wallBits = bit(Permission::ReadIncidents);
constexpr quint32 viewerBits = wallBits | bit(Permission::SaveViews);
constexpr quint32 agentBits =
    viewerBits | bit(Permission::WriteIncidents) | bit(Permission::WriteAlerts) | bit(Permission::WriteMetrics);
constexpr quint32 managerBits = agentBits | bit(Permission::DeleteIncidents) | bit(Permission::WriteRules) |
                                bit(Permission::WriteItems) | bit(Permission::ReadAudit);
constexpr quint32 adminBits = managerBits | bit(Permission::WriteUsers) | bit(Permission::WriteSettings);

constexpr quint32 permissionsOf(Role role)
{
    switch (role) {
    case Role::Viewer:
        return viewerBits;
    case Role::Agent:
        return agentBits;
    case Role::Manager:
        return managerBits;
    case Role::Admin:
        return adminBits;
    case Role::Unknown:
        break;
    }
    return 0;
}

} // namespace

bool hasPermission(Role role, Permission permission)
{
    return (permissionsOf(role) & bit(permission)) != 0;
}

Result<> authorize(const Actor &actor, Permission permission)
{
    if (!actor.tenant.isValid())
        return fail(Error::Code::Forbidden,
                    QCoreApplication::translate("Permissions", "Nobody is signed in to a tenant."));
    const bool isAllowed =
        hasPermission(actor.role, permission) && (!actor.isReadOnly || (wallBits & bit(permission)) != 0);
    if (!isAllowed)
        return fail(Error::Code::Forbidden,
                    QCoreApplication::translate("Permissions", "Your role does not permit you to %1.")
                        .arg(permissionLabel(permission)),
                    {},
                    {{u"permission"_s, QString(permissionName(permission))},
                     {u"role"_s, QString::fromLatin1(tokenName(actor.role))}});
    return {};
}

QLatin1StringView permissionName(Permission permission)
{
    switch (permission) {
    case Permission::ReadIncidents:
        return "incidents:read"_L1;
    case Permission::WriteIncidents:
        return "incidents:write"_L1;
    case Permission::DeleteIncidents:
        return "incidents:delete"_L1;
    case Permission::WriteAlerts:
        return "alerts:write"_L1;
    case Permission::WriteMetrics:
        return "metrics:write"_L1;
    case Permission::WriteRules:
        return "rules:write"_L1;
    case Permission::WriteUsers:
        return "users:write"_L1;
    case Permission::WriteSettings:
        return "settings:write"_L1;
    case Permission::WriteItems:
        return "items:write"_L1;
    case Permission::ReadAudit:
        return "audit:read"_L1;
    case Permission::SaveViews:
        return "views:write"_L1;
    }
    return {};
}

QString permissionLabel(Permission permission)
{
    switch (permission) {
    case Permission::ReadIncidents:
        return QCoreApplication::translate("Permissions", "read incidents");
    case Permission::WriteIncidents:
        return QCoreApplication::translate("Permissions", "change incidents");
    case Permission::DeleteIncidents:
        return QCoreApplication::translate("Permissions", "delete or restore incidents");
    case Permission::WriteAlerts:
        return QCoreApplication::translate("Permissions", "change alerts");
    case Permission::WriteMetrics:
        return QCoreApplication::translate("Permissions", "add metrics");
    case Permission::WriteRules:
        return QCoreApplication::translate("Permissions", "change rules");
    case Permission::WriteUsers:
        return QCoreApplication::translate("Permissions", "change users");
    case Permission::WriteSettings:
        return QCoreApplication::translate("Permissions", "change settings");
    case Permission::WriteItems:
        return QCoreApplication::translate("Permissions", "change configuration items");
    case Permission::ReadAudit:
        return QCoreApplication::translate("Permissions", "read the audit trail");
    case Permission::SaveViews:
        return QCoreApplication::translate("Permissions", "save views");
    }
    return {};
}

} // namespace itsm
