#pragma once

#include "services/access/access_desk.h"
#include "tests/desk/desk_world.h"

namespace itsm {

/// Hashes that take no time: what they cost is tested by itself.
[[nodiscard]] inline AccessPolicy quickPolicy()
{
    AccessPolicy policy;
    policy.password = {.passes = 1, .memory = 8'192};
    return policy;
}

/// The people of a DeskWorld, with passwords: each is the login and "-password".
class AccessWorld : public DeskWorld
{
public:
    Result<> reset(Dialect dialect)
    {
        clock.set(ManualClock().now());
        ITSM_TRY(DeskWorld::reset(dialect));
        // All tenants share them, and each test turns back the clock.
        ITSM_TRY(c().execute(QStringLiteral("DELETE FROM signing_keys")));
        access = std::make_unique<AccessDesk>(clock, quickPolicy());
        ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c()));
        code = std::ranges::find(tenants, tenant, &Tenant::id)->code;
        foreignCode = std::ranges::find(tenants, foreigner.tenant, &Tenant::id)->code;
        for (const Actor &actor : {viewer, agent, manager, admin}) {
            const QString login = actor.name.toLower();
            ITSM_TRY(access->setPassword(c(), admin, actor.user, passwordOf(login), AccessDesk::PasswordUse::Lasting));
        }
        return access->setPassword(c(), foreigner, foreigner.user, passwordOf(QStringLiteral("zoe")),
                                   AccessDesk::PasswordUse::Lasting);
    }
    static Secret passwordOf(const QString &login) { return Secret(QString(login + QStringLiteral("-password"))); }
    [[nodiscard]] Credentials credentials(const QString &login) const
    {
        return {
            .tenantCode = code, .login = login, .password = passwordOf(login), .address = QStringLiteral("192.0.2.1")};
    }
    Result<SignedIn> signIn(const QString &login) { return access->signIn(c(), credentials(login)); }
    Result<Actor> authenticate(const QString &token) { return access->authenticate(c(), token.toLatin1()); }
    Result<TokenPair> refresh(const QString &token) { return access->refresh(c(), token.toLatin1()); }

    std::unique_ptr<AccessDesk> access;
    QString code;
    QString foreignCode;
};

} // namespace itsm
