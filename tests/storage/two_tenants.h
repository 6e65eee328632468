#pragma once

#include "tests/support/temp_database.h"

namespace itsm {

/// A PostgreSQL database with rows of two tenants in every table, and the login "desk1" of a console and "chief" of an
/// administrator that belong to the first. Texts carry a mark that tells whose they are.
class TwoTenants
{
public:
    static constexpr char ours[] = "zqourown";
    static constexpr char theirs[] = "zqtheirs"; ///< of the other tenant: must never reach the logins
    static constexpr char secret[] = "zqsecret"; ///< of either tenant, or of all: nor must this

    /// `count` incidents for each, with a record of each kind. Fails if a table with a tenant has no row of the other
    /// one: then it was forgotten here.
    Result<> fill(int count);
    /// A hash of all that those logins must not change: the rows of the other tenant, secrets, records that are only
    /// added to, and the schema with its rights and roles.
    [[nodiscard]] Result<QString> fingerprint() const;

    [[nodiscard]] TempDatabase &database() const { return *m_database; }
    /// Of a superuser.
    [[nodiscard]] Connection &admin() const { return *m_admin; }
    [[nodiscard]] TenantId ourTenant() const { return m_ours.tenant; }
    [[nodiscard]] TenantId theirTenant() const { return m_theirs.tenant; }

private:
    Result<> fillTenant(const TestWorld &world, const QString &mark, int count);
    [[nodiscard]] Result<QStringList> tables(const QString &condition) const;

    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<Connection> m_admin;
    TestWorld m_ours;
    TestWorld m_theirs;
};

/// The texts of the first column.
[[nodiscard]] Result<QStringList> texts(Connection &connection, const QString &sql);

} // namespace itsm
