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
    Result<> reset(Dialect dialect);
    [[nodiscard]] Connection &c() const { return *connection; }

    /// A number from a query with `?` for the tenant.
    [[nodiscard]] qint64 number(const QString &sql) const;
    [[nodiscard]] qint64 eventCount() const;
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
    [[nodiscard]] Incident make(const QString &title = QStringLiteral("Disk full on web-01"));
    /// What is stored now.
    [[nodiscard]] Incident stored(IncidentId id);
    [[nodiscard]] std::vector<IncidentEvent> events(IncidentId id);

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
    Result<User> makeUser(TenantId owner, const QString &login, Role role, bool isActive = true);
    static Actor actorOf(const User &user);
    Result<CiId> makeItem(TenantId owner);
    Result<> makePeople(const QString &code);
    Result<Actor> makeStranger(const QString &code);

    std::map<Dialect, std::unique_ptr<TempDatabase>> m_databases;
    int m_count = 0;
};

} // namespace itsm

Q_DECLARE_METATYPE(itsm::IncidentCommand)
