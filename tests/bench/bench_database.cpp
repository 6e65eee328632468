#include "tests/bench/bench_database.h"

#include "services/storage/migrations.h"
#include "services/storage/postgres_connection.h"
#include "services/storage/tables.h"
#include "tests/support/postgres_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

const QString markKey = u"generated_by"_s;

/// Rises when the generator or the schema change, so that kept databases are made anew.
constexpr int revision = 1;

QJsonObject markOf(const GeneratorOptions &options)
{
    return {{u"revision"_s, revision},
            {u"schema"_s, currentSchemaVersion()},
            {u"incidents"_s, options.incidents},
            {u"tenants"_s, options.tenants},
            {u"seed"_s, QString::number(options.seed)},
            {u"end"_s, toRfc3339(options.end)},
            {u"days"_s, static_cast<qint64>(options.span.count())}};
}

Result<bool> isLoaded(const StoreUrl &url, const GeneratorOptions &options)
{
    ITSM_TRY_ASSIGN(const auto store, Store::open(url, Store::Upgrade::Refuse));
    ITSM_TRY_ASSIGN(const auto c, store->connect(Connection::Access::Read));
    ITSM_TRY_ASSIGN(const auto mark, selectSetting(*c, BenchDatabase::tenant(), markKey));
    return mark == markOf(options);
}

Result<> load(const StoreUrl &url, const GeneratorOptions &options)
{
    std::printf("generating %lld incidents with their history into %s\n", static_cast<long long>(options.incidents),
                qUtf8Printable(url.display()));
    std::fflush(stdout);
    ITSM_TRY_ASSIGN(const auto store, Store::open(url, Store::Upgrade::Migrate));
    ITSM_TRY_ASSIGN(const auto c, store->connect(Connection::Access::Write));
    ITSM_TRY(loadGenerated(*c, options));
    return upsertSetting(*c, BenchDatabase::tenant(), markKey, markOf(options));
}

Result<std::unique_ptr<Connection>> connectAs(const StoreUrl &url)
{
    ITSM_TRY_ASSIGN(std::unique_ptr<Connection> connection,
                    PostgresConnection::open(url.path(), Connection::Access::Write));
    return connection;
}

/// Empties the name for a new database.
Result<> recreate(const StoreUrl &administrator, const QString &name)
{
    ITSM_TRY_ASSIGN(const auto c, connectAs(administrator));
    ITSM_TRY(c->executeScript(u"DROP DATABASE IF EXISTS "_s + name));
    return c->executeScript(u"CREATE DATABASE "_s + name);
}

/// Makes the login that the figures are measured with.
Result<> grant(const StoreUrl &owner)
{
    ITSM_TRY_ASSIGN(const auto c, connectAs(owner));
    return c->executeScript(u"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bench_app') THEN"
                            " CREATE ROLE bench_app LOGIN IN ROLE itsm_app; END IF; END $$"_s);
}

} // namespace

BenchDatabase::BenchDatabase(Dialect dialect, const GeneratorOptions &options, StoreUrl url)
    : m_dialect(dialect)
    , m_options(options)
    , m_url(std::move(url))
{
}

BenchDatabase::~BenchDatabase()
{
    m_store.reset();
    if (m_discard)
        m_discard();
}

QString BenchDatabase::name() const
{
    return m_dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

Result<std::unique_ptr<BenchDatabase>> BenchDatabase::open(Dialect dialect, const QString &folder,
                                                           const GeneratorOptions &options)
{
    QDir().mkpath(folder);
    if (dialect == Dialect::Sqlite) {
        const QString path = QDir(folder).filePath(u"desk-%1.sqlite"_s.arg(options.incidents));
        ITSM_TRY_ASSIGN(StoreUrl url, StoreUrl::parse(u"sqlite:"_s + path));
        const auto loaded = QFileInfo::exists(path) ? isLoaded(url, options) : Result<bool>(false);
        if (!loaded || !*loaded) {
            for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
                QFile::remove(path + suffix);
            ITSM_TRY(load(url, options));
        }
        std::unique_ptr<BenchDatabase> database(new BenchDatabase(dialect, options, std::move(url)));
        ITSM_TRY_ASSIGN(database->m_store, Store::open(database->m_url, Store::Upgrade::Refuse));
        return database;
    }
    ITSM_TRY_ASSIGN(auto server, PostgresServer::keptIn(QDir(folder).filePath(u"postgresql"_s),
                                                        {u"shared_buffers=512MB"_s, u"max_wal_size=8GB"_s,
                                                         u"checkpoint_timeout=30min"_s}));
    const QString name = u"desk_%1"_s.arg(options.incidents);
    ITSM_TRY_ASSIGN(const StoreUrl administrator, StoreUrl::parse(server->url(u"postgres"_s)));
    ITSM_TRY_ASSIGN(const StoreUrl owner, StoreUrl::parse(server->url(name)));
    ITSM_TRY_ASSIGN(StoreUrl application, StoreUrl::parse(server->url(name, u"bench_app"_s)));
    const auto loaded = isLoaded(owner, options);
    if (!loaded || !*loaded) {
        ITSM_TRY(recreate(administrator, name));
        ITSM_TRY(load(owner, options));
        ITSM_TRY(grant(owner));
    }
    std::unique_ptr<BenchDatabase> database(new BenchDatabase(dialect, options, std::move(application)));
    database->m_server = std::move(server);
    ITSM_TRY_ASSIGN(database->m_store, Store::open(database->m_url, Store::Upgrade::Refuse));
    return database;
}

QString BenchDatabase::urlText() const
{
    return m_dialect == Dialect::Sqlite ? u"sqlite:"_s + m_url.path() : m_url.path();
}

Result<std::unique_ptr<Connection>> BenchDatabase::connect(Connection::Access access) const
{
    return m_store->connect(access);
}

Result<std::unique_ptr<BenchDatabase>> BenchDatabase::scratchCopy() const
{
    if (m_dialect == Dialect::Sqlite) {
        const QString path = m_url.path() + u".scratch"_s;
        const auto remove = [path] {
            for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
                QFile::remove(path + suffix);
        };
        remove();
        if (!QFile::copy(m_url.path(), path))
            return fail(Error::Code::Unavailable, u"cannot copy to %1"_s.arg(path));
        ITSM_TRY_ASSIGN(StoreUrl url, StoreUrl::parse(u"sqlite:"_s + path));
        std::unique_ptr<BenchDatabase> copy(new BenchDatabase(m_dialect, m_options, std::move(url)));
        copy->m_discard = remove;
        ITSM_TRY_ASSIGN(copy->m_store, Store::open(copy->m_url, Store::Upgrade::Refuse));
        ::sync(); // as below
        return copy;
    }
    ITSM_TRY_ASSIGN(const StoreUrl administrator, StoreUrl::parse(m_server->url(u"postgres"_s)));
    ITSM_TRY_ASSIGN(StoreUrl application, StoreUrl::parse(m_server->url(u"desk_scratch"_s, u"bench_app"_s)));
    const auto drop = [administrator] {
        if (const auto c = connectAs(administrator))
            (void)(*c)->executeScript(u"DROP DATABASE IF EXISTS desk_scratch WITH (FORCE)"_s);
    };
    drop();
    {
        ITSM_TRY_ASSIGN(const auto c, connectAs(administrator));
        ITSM_TRY(c->executeScript(u"CREATE DATABASE desk_scratch TEMPLATE desk_%1"_s.arg(m_options.incidents)));
    }
    std::unique_ptr<BenchDatabase> copy(new BenchDatabase(m_dialect, m_options, std::move(application)));
    copy->m_discard = drop;
    ITSM_TRY_ASSIGN(copy->m_store, Store::open(copy->m_url, Store::Upgrade::Refuse));
    // Commits would wait behind the gigabytes of the copy, and be measured with them.
    ITSM_TRY_ASSIGN(const auto c, connectAs(administrator));
    ITSM_TRY(c->executeScript(u"CHECKPOINT"_s));
    ::sync();
    return copy;
}

Result<QString> BenchDatabase::describe() const
{
    ITSM_TRY_ASSIGN(const auto c, connect(Connection::Access::Read));
    const QString sql = m_dialect == Dialect::Sqlite
                            ? u"SELECT 'SQLite ' || sqlite_version() || ', cache ' || (SELECT -cache_size / 1024 FROM "
                              u"pragma_cache_size)"
                              " || ' MiB, file ' || (SELECT page_count * 4 / 1024 FROM pragma_page_count) || ' MiB'"_s
                            : u"SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers ' || "
                              u"current_setting('shared_buffers')"
                              " || ', work_mem ' || current_setting('work_mem') || ', database ' || "
                              "pg_size_pretty(pg_database_size(current_database()))"
                              " || ', login bound by row-level security'"_s;
    ITSM_TRY_ASSIGN(const auto text, queryOne<QString>(*c, sql, {}, [](const Row &row) { return row.text(0); }));
    return text.value_or(QString());
}

} // namespace itsm::bench
