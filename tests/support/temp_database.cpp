#include "tests/support/temp_database.h"

#include "services/storage/postgres_connection.h"
#include "services/storage/sqlite_connection.h"
#include "services/storage/tables.h"
#include "tests/support/postgres_server.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<> administer(const PostgresServer &server, const QString &sql)
{
    ITSM_TRY_ASSIGN(const auto connection,
                    PostgresConnection::open(server.url(u"postgres"_s), Connection::Access::Write));
    return connection->executeScript(sql);
}

/// A migrated database that others are copied from.
Result<> makeTemplate(const PostgresServer &server)
{
    ITSM_TRY(administer(server, u"CREATE DATABASE itsm_template"_s));
    ITSM_TRY_ASSIGN(const StoreUrl url, StoreUrl::parse(server.url(u"itsm_template"_s)));
    ITSM_TRY(Store::open(url, Store::Upgrade::Migrate));
    return {};
}

} // namespace

Result<std::unique_ptr<TempDatabase>> TempDatabase::create(Dialect dialect, Schema schema)
{
    if (dialect == Dialect::Sqlite) {
        auto folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"itsm-sqlite-XXXXXX"_s));
        ITSM_TRY_ASSIGN(StoreUrl url, StoreUrl::parse(u"sqlite:"_s + folder->filePath(u"desk.sqlite"_s)));
        std::unique_ptr<TempDatabase> database(new TempDatabase(std::move(url)));
        database->m_folder = std::move(folder);
        if (schema == Schema::Current)
            ITSM_TRY(database->store());
        return database;
    }
    static int count = 0;
    static bool hasTemplate = false;
    ITSM_TRY_ASSIGN(PostgresServer * server, PostgresServer::shared());
    if (schema == Schema::Current && !std::exchange(hasTemplate, true))
        ITSM_TRY(makeTemplate(*server));
    const QString name = u"test_%1"_s.arg(++count);
    ITSM_TRY_ASSIGN(StoreUrl url, StoreUrl::parse(server->url(name)));
    std::unique_ptr<TempDatabase> database(new TempDatabase(std::move(url)));
    ITSM_TRY(administer(*server, u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(
                                     name, schema == Schema::Current ? u"itsm_template"_s : u"template0"_s)));
    database->m_server = server;
    database->m_name = name;
    return database;
}

// A PostgreSQL database is not dropped: that costs a checkpoint, and the whole cluster goes at the end.
TempDatabase::~TempDatabase() = default;

StoreUrl TempDatabase::urlFor(const QString &user) const
{
    return *StoreUrl::parse(m_server->url(m_name, user));
}

Result<std::shared_ptr<Store>> TempDatabase::store()
{
    if (!m_store) {
        ITSM_TRY_ASSIGN(m_store, Store::open(m_url, Store::Upgrade::Migrate));
    }
    return m_store;
}

Result<std::unique_ptr<Connection>> TempDatabase::connect() const
{
    if (m_url.dialect() == Dialect::Sqlite) {
        ITSM_TRY_ASSIGN(
            std::unique_ptr<Connection> connection,
            SqliteConnection::open(m_url.path(), Connection::Access::Write, SqliteConnection::Creation::Create));
        return connection;
    }
    ITSM_TRY_ASSIGN(std::unique_ptr<Connection> connection,
                    PostgresConnection::open(m_url.path(), Connection::Access::Write));
    return connection;
}

void addDialectRows()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("sqlite") << Dialect::Sqlite;
    QTest::newRow("postgresql") << Dialect::PostgreSql;
}

Result<TestWorld> makeWorld(Connection &connection, const QString &code)
{
    TestWorld world;
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(connection));
    ITSM_TRY_ASSIGN(world.tenant, insertTenant(connection, {.id = {}, .code = code, .name = u"Tenant "_s + code}));
    ITSM_TRY(bindTenant(connection, world.tenant));
    User user;
    user.tenantId = world.tenant;
    user.login = u"li.wei"_s;
    user.name = u"李伟"_s;
    ITSM_TRY_ASSIGN(world.user, insertUser(connection, user));
    ConfigurationItem ci;
    ci.tenantId = world.tenant;
    ci.name = u"web-01"_s;
    ci.type = u"server"_s;
    ITSM_TRY_ASSIGN(world.ci, insertCi(connection, ci));
    ITSM_TRY(transaction.commit());
    return world;
}

} // namespace itsm
