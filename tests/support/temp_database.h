#pragma once

#include "services/storage/store.h"

#include <QTemporaryDir>

namespace itsm {

class PostgresServer;

/// A database of its own for one test, removed at its end.
class TempDatabase
{
public:
    enum class Schema : quint8 {
        Current, ///< migrated
        Empty,   ///< SQLite: no file
    };

    static Result<std::unique_ptr<TempDatabase>> create(Dialect dialect, Schema schema = Schema::Current);
    ~TempDatabase();
    Q_DISABLE_COPY_MOVE(TempDatabase)

    [[nodiscard]] const StoreUrl &url() const { return m_url; }
    /// The URL for another login of the server; PostgreSQL only.
    [[nodiscard]] StoreUrl urlFor(const QString &user) const;
    /// The store on it; opened (and migrated, if it is empty) by the first call.
    [[nodiscard]] Result<std::shared_ptr<Store>> store();
    /// A writing connection that knows nothing of schemas, as a person at psql or sqlite3 has.
    [[nodiscard]] Result<std::unique_ptr<Connection>> connect() const;

private:
    explicit TempDatabase(StoreUrl url)
        : m_url(std::move(url))
    {
    }

    StoreUrl m_url;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
    PostgresServer *m_server = nullptr;
    QString m_name;
};

/// For `_data` functions: one row for each database, so that a test runs on both. Read it with QFETCH(itsm::Dialect,
/// dialect).
void addDialectRows();

/// A tenant with one user and one configuration item, and incidents to work with; a small world for storage tests.
struct TestWorld
{
    TenantId tenant;
    UserId user;
    CiId ci;
};
Result<TestWorld> makeWorld(Connection &connection, const QString &code = QStringLiteral("acme"));

} // namespace itsm

Q_DECLARE_METATYPE(itsm::Dialect)
