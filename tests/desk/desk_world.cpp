#include "tests/desk/desk_world.h"

namespace itsm {

Result<> DeskWorld::reset(Dialect dialect)
{
    auto &slot = m_databases[dialect];
    if (!slot) {
        ITSM_TRY_ASSIGN(slot, TempDatabase::create(dialect));
    }
    database = slot.get();
    ITSM_TRY_ASSIGN(store, database->store());
    ITSM_TRY_ASSIGN(connection, store->connect(Connection::Access::Write));
    const QString code = QString(QStringLiteral("t") + QString::number(++m_count));
    ITSM_TRY(makePeople(code));
    ITSM_TRY_ASSIGN(foreigner, makeStranger(code + QStringLiteral("-other")));
    return {};
}

qint64 DeskWorld::number(const QString &sql) const
{
    qint64 value = -1;
    const auto read = inTenant([&]() -> Result<> {
        return c().query(sql, {tenant.value}, [&](const Row &row) {
            value = row.integer(0);
            return false;
        });
    });
    return read ? value : -1;
}

qint64 DeskWorld::eventCount() const
{
    return number(QStringLiteral("SELECT count(*) FROM incident_events WHERE tenant_id = ?"));
}

Incident DeskWorld::make(const QString &title)
{
    NewIncident input;
    input.title = title;
    const auto made = desk.createIncident(c(), agent, input);
    if (!made) {
        QTest::qFail(describe(made.error()).constData(), __FILE__, __LINE__);
        return {};
    }
    return *made;
}

Incident DeskWorld::stored(IncidentId id)
{
    const auto found = desk.detail(c(), agent, id);
    return found ? found->incident : Incident{};
}

std::vector<IncidentEvent> DeskWorld::events(IncidentId id)
{
    const auto found = desk.detail(c(), agent, id);
    return found ? found->events : std::vector<IncidentEvent>{};
}

Result<User> DeskWorld::makeUser(TenantId owner, const QString &login, Role role, bool isActive)
{
    User user;
    user.tenantId = owner;
    user.login = login;
    user.name = QString(login.left(1).toUpper() + login.mid(1));
    user.email = QString(login + QStringLiteral("@example.com"));
    user.role = role;
    user.isActive = isActive;
    ITSM_TRY_ASSIGN(user.id, insertUser(c(), user));
    return user;
}

Actor DeskWorld::actorOf(const User &user)
{
    return {.tenant = user.tenantId,
            .user = user.id,
            .name = user.name,
            .role = user.role.value(),
            .source = QStringLiteral("user")};
}

Result<CiId> DeskWorld::makeItem(TenantId owner)
{
    ConfigurationItem ci;
    ci.tenantId = owner;
    ci.name = QStringLiteral("web-01");
    ci.type = QStringLiteral("server");
    return insertCi(c(), ci);
}

Result<> DeskWorld::makePeople(const QString &code)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c()));
    ITSM_TRY_ASSIGN(tenant, insertTenant(c(), {.id = {}, .code = code, .name = code}));
    ITSM_TRY(bindTenant(c(), tenant));
    ITSM_TRY_ASSIGN(const User v, makeUser(tenant, QStringLiteral("vera"), Role::Viewer));
    ITSM_TRY_ASSIGN(const User a, makeUser(tenant, QStringLiteral("anna"), Role::Agent));
    ITSM_TRY_ASSIGN(const User m, makeUser(tenant, QStringLiteral("mona"), Role::Manager));
    ITSM_TRY_ASSIGN(const User d, makeUser(tenant, QStringLiteral("dora"), Role::Admin));
    ITSM_TRY_ASSIGN(const User gone, makeUser(tenant, QStringLiteral("gone"), Role::Agent, false));
    ITSM_TRY_ASSIGN(item, makeItem(tenant));
    viewer = actorOf(v);
    agent = actorOf(a);
    manager = actorOf(m);
    admin = actorOf(d);
    inactive = gone.id;
    return transaction.commit();
}

Result<Actor> DeskWorld::makeStranger(const QString &code)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c()));
    ITSM_TRY_ASSIGN(const TenantId other, insertTenant(c(), {.id = {}, .code = code, .name = code}));
    ITSM_TRY(bindTenant(c(), other));
    ITSM_TRY_ASSIGN(const User stranger, makeUser(other, QStringLiteral("zoe"), Role::Admin));
    ITSM_TRY_ASSIGN(foreignItem, makeItem(other));
    ITSM_TRY(transaction.commit());
    return actorOf(stranger);
}

} // namespace itsm
