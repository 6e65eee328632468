#pragma once

#include "services/desk/desk.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"

#include <map>

namespace itsm {

/// A database of each kind for a test program, and in it two new tenants with people for every test.
class DeskWorld
{
public:
    /// Makes new tenants; the databases are made at their first use and kept.
    Result<> reset(Dialect dialect)
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
    [[nodiscard]] Connection &c() const { return *connection; }

    /// A number from a query with `?` for the tenant.
    [[nodiscard]] qint64 number(const QString &sql) const
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
    [[nodiscard]] qint64 eventCount() const
    {
        return number(QStringLiteral("SELECT count(*) FROM incident_events WHERE tenant_id = ?"));
    }
    template <typename Body>
    auto inTenant(const Body &body) const -> decltype(body())
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c()));
        ITSM_TRY(bindTenant(c(), tenant));
        auto result = body();
        if (result)
            ITSM_TRY(transaction.commit());
        return result;
    }
    [[nodiscard]] Incident make(const QString &title = QStringLiteral("Disk full on web-01"))
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
    /// What is stored now.
    [[nodiscard]] Incident stored(IncidentId id)
    {
        const auto found = desk.detail(c(), agent, id);
        return found ? found->incident : Incident{};
    }
    [[nodiscard]] std::vector<IncidentEvent> events(IncidentId id)
    {
        const auto found = desk.detail(c(), agent, id);
        return found ? found->events : std::vector<IncidentEvent>{};
    }

    TempDatabase *database = nullptr;
    std::shared_ptr<Store> store;
    std::unique_ptr<Connection> connection;
    ManualClock clock;
    ServiceDesk desk{clock};
    TenantId tenant;
    Actor viewer, agent, manager, admin, foreigner;
    UserId inactive;
    CiId item;
    CiId foreignItem;

private:
    Result<User> makeUser(TenantId owner, const QString &login, Role role, bool isActive = true)
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
    static Actor actorOf(const User &user)
    {
        return {.tenant = user.tenantId,
                .user = user.id,
                .name = user.name,
                .role = user.role.value(),
                .source = QStringLiteral("user")};
    }
    Result<CiId> makeItem(TenantId owner)
    {
        ConfigurationItem ci;
        ci.tenantId = owner;
        ci.name = QStringLiteral("web-01");
        ci.type = QStringLiteral("server");
        return insertCi(c(), ci);
    }
    Result<> makePeople(const QString &code)
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
    Result<Actor> makeStranger(const QString &code)
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c()));
        ITSM_TRY_ASSIGN(const TenantId other, insertTenant(c(), {.id = {}, .code = code, .name = code}));
        ITSM_TRY(bindTenant(c(), other));
        ITSM_TRY_ASSIGN(const User stranger, makeUser(other, QStringLiteral("zoe"), Role::Admin));
        ITSM_TRY_ASSIGN(foreignItem, makeItem(other));
        ITSM_TRY(transaction.commit());
        return actorOf(stranger);
    }

    std::map<Dialect, std::unique_ptr<TempDatabase>> m_databases;
    int m_count = 0;
};

} // namespace itsm

Q_DECLARE_METATYPE(itsm::IncidentCommand)
