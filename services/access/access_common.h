#pragma once

#include "services/desk/audit.h"
#include "services/domain/incident.h"

#include <QCoreApplication>

namespace itsm {

/// The translation context of this library's messages.
struct AccessText
{
    Q_DECLARE_TR_FUNCTIONS(Access)
};

/// The program itself, at work in a tenant.
[[nodiscard]] inline Actor programIn(TenantId tenant)
{
    return {.tenant = tenant,
            .user = {},
            .name = QStringLiteral("itsmd"),
            .role = Role::Admin,
            .source = QStringLiteral("system")};
}

/// Somebody who signs in.
[[nodiscard]] inline Actor actorOf(const User &user)
{
    return {.tenant = user.tenantId,
            .user = user.id,
            .name = user.name,
            .role = user.role.value(),
            .source = QStringLiteral("user")};
}

[[nodiscard]] inline AuditObject objectOf(const User &user)
{
    return {.type = "user", .id = user.id.value, .name = user.login};
}

/// Always the same: it must not tell what was wrong with a token.
[[nodiscard]] inline Error notSignedIn()
{
    return {Error::Code::Unauthenticated, AccessText::tr("Sign in first: there is no valid token."), {}, {}};
}

[[nodiscard]] inline Error noSuchUser(qint64 id)
{
    return {Error::Code::NotFound, AccessText::tr("There is no such user."), {}, {{QStringLiteral("id"), id}}};
}

} // namespace itsm
