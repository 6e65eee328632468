#include "services/storage/migrations.h"

#include "services/storage/counters.h"
#include "services/storage/sqlite_connection.h"
#include "services/storage/sqlite_file.h"
#include "services/storage/storage_text.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <map>

using namespace Qt::Literals::StringLiterals;

// Resources of a static library are not registered by themselves.
static void registerMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace itsm {

namespace {

/// Nobody else takes this advisory lock: two migrators do not race.
constexpr qint64 migrationLock = 0x6974736d6d696772;

const QStringList &specifiedTables()
{
    static const QStringList tables{u"incidents"_s, u"incident_events"_s, u"incident_alerts"_s, u"incident_metrics"_s,
                                    u"incident_rules"_s};
    return tables;
}

/// Version → title, from the names of the files of both dialects: 0002_keys_and_indexes.sql. A version may have a file
/// for one dialect only.
const std::map<int, QString> &knownVersions()
{
    static const std::map<int, QString> versions = [] {
        registerMigrations();
        std::map<int, QString> found;
        for (const QString &dialect : {u"postgresql"_s, u"sqlite"_s}) {
            const QStringList files = QDir(u":/migrations/"_s + dialect).entryList({u"0*_*.sql"_s});
            for (const QString &file : files)
                found.emplace(file.left(4).toInt(), file.mid(5).chopped(4));
        }
        return found;
    }();
    return versions;
}

QString folderOf(const Connection &c)
{
    return c.dialect() == Dialect::Sqlite ? u":/migrations/sqlite/"_s : u":/migrations/postgresql/"_s;
}

Result<QString> readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Internal, u"missing script "_s + path);
    return QString::fromUtf8(file.readAll());
}

/// Tables that stand where ours do or shall.
Result<QStringList> tablesInPlace(Connection &c)
{
    // An SQLite file is ours alone; a PostgreSQL schema may hold tables of others that do not matter.
    const QString sql =
        c.dialect() == Dialect::Sqlite
            ? u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"_s
            : u"SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename IN "
              u"('schema_migrations', 'incidents',"
              " 'incident_events', 'incident_alerts', 'incident_metrics', 'incident_rules', "
              "'incident_rule_executions', 'incident_search',"
              " 'incident_counts', 'incident_count_sums', 'incident_count_deltas', 'tenants', 'tenant_logins', "
              "'tenant_settings', 'users', "
              "'configuration_items',"
              " 'ci_relations', 'notification_outbox', 'saved_views', 'number_counters', 'change_log', 'feed_state',"
              " 'user_sessions', 'api_tokens', 'signing_keys', 'audit_records', 'alert_sources', 'alert_signals', "
              "'leases',"
              " 'idempotent_requests') ORDER BY tablename"_s;
    ITSM_TRY_ASSIGN(const auto names, queryAll<QString>(c, sql, {}, [](const Row &row) { return row.text(0); }));
    return QStringList(names.begin(), names.end());
}

/// Inside the transaction of a step: waits for other migrators and lifts the limits of ordinary statements.
Result<> prepareTransaction(Connection &c)
{
    if (c.dialect() == Dialect::Sqlite)
        return {};
    ITSM_TRY(c.executeScript(u"SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s';"
                             "SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true)"_s));
    return c.query(u"SELECT pg_advisory_xact_lock(?)"_s, {migrationLock}, [](const Row &) { return true; });
}

Result<> createVersionTable(Connection &c)
{
    if (c.dialect() == Dialect::PostgreSql)
        return c.executeScript(
            u"CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, title text NOT NULL,"
            " applied_at timestamptz NOT NULL DEFAULT now())"_s);
    return c.executeScript(
        u"PRAGMA application_id = %1;"
        "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, title TEXT NOT NULL,"
        " applied_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000))"_s.arg(
            sqliteApplicationId));
}

/// Runs the script of a version, if the dialect has one, and records it.
Result<> applyVersion(Connection &c, int version, const QString &title)
{
    const QString path = u"%1%2_%3.sql"_s.arg(folderOf(c), u"%1"_s.arg(version, 4, 10, QLatin1Char('0')), title);
    if (QFile::exists(path)) {
        ITSM_TRY_ASSIGN(const QString script, readScript(path));
        ITSM_TRY(c.executeScript(script));
    }
    ITSM_TRY(c.execute(u"INSERT INTO schema_migrations (version, title) VALUES (?, ?)"_s, {qint64(version), title}));
    if (c.dialect() == Dialect::Sqlite)
        ITSM_TRY(c.executeScript(u"PRAGMA user_version = %1"_s.arg(version)));
    return {};
}

Result<> step(Connection &c, int from, int version, const QString &title)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(prepareTransaction(c));
    ITSM_TRY_ASSIGN(const int now, schemaVersion(c));
    if (now != from)
        return {}; // another migrator was faster
    if (from == 0)
        ITSM_TRY(createVersionTable(c));
    ITSM_TRY(applyVersion(c, version, title));
    return transaction.commit();
}

Result<> adopt(Connection &c, const MigrationProgress &progress)
{
    const auto report = [&](int version, const QString &title, qint64 done = 0, qint64 total = 0) {
        if (progress)
            progress({version, title, done, total});
    };
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(prepareTransaction(c));
    ITSM_TRY_ASSIGN(const int now, schemaVersion(c));
    if (now != -1)
        return {};
    report(0, u"adopt"_s);
    ITSM_TRY_ASSIGN(const QString columns, readScript(folderOf(c) + u"adopt_columns.sql"_s));
    ITSM_TRY(c.executeScript(columns));
    ITSM_TRY(createVersionTable(c));
    for (const auto &[version, title] : knownVersions()) {
        report(version, title);
        ITSM_TRY(applyVersion(c, version, title));
        if (version == 1) {
            ITSM_TRY_ASSIGN(const QString rows, readScript(folderOf(c) + u"adopt_rows.sql"_s));
            ITSM_TRY(c.executeScript(rows));
        }
    }
    ITSM_TRY_ASSIGN(const auto total, queryOne<qint64>(c, u"SELECT count(*) FROM incidents WHERE search_revision = 0"_s,
                                                       {}, [](const Row &row) { return row.integer(0); }));
    ITSM_TRY(c.executeScript(u"SET LOCAL itsm.bulk = 'on'"_s));
    ITSM_TRY(refreshSearchTokens(
        c, -1, [&](qint64 done) { report(currentSchemaVersion(), u"search"_s, done, total.value_or(0)); }));
    ITSM_TRY(c.executeScript(u"SELECT itsm_rebuild_counters(id) FROM tenants; SELECT itsm_fold_counters()"_s));
    return transaction.commit();
}

/// A copy of the file as it is, before anything is changed.
Result<> backup(Connection &c, int version)
{
    auto &sqlite = static_cast<SqliteConnection &>(c);
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    return backupSqlite(sqlite, u"%1.backup-v%2-%3"_s.arg(sqlite.path(), QString::number(version), time));
}

/// Other tools keep their books in a table of the same name.
Result<bool> isVersionTableOurs(Connection &c)
{
    const QString sql =
        c.dialect() == Dialect::Sqlite
            ? u"SELECT count(*) FROM pragma_table_info('schema_migrations') WHERE name IN ('title', 'applied_at')"_s
            : u"SELECT count(*) FROM pg_attribute WHERE attname IN ('title', 'applied_at') AND NOT attisdropped"
              " AND attrelid = to_regclass(quote_ident(current_schema()) || '.schema_migrations')"_s;
    ITSM_TRY_ASSIGN(const auto columns, queryOne<qint64>(c, sql, {}, [](const Row &row) { return row.integer(0); }));
    return columns == 2;
}

} // namespace

int currentSchemaVersion()
{
    return knownVersions().rbegin()->first;
}

Result<int> schemaVersion(Connection &c)
{
    ITSM_TRY_ASSIGN(QStringList tables, tablesInPlace(c));
    bool isOurs = false;
    if (tables.contains(u"schema_migrations"_s)) {
        ITSM_TRY_ASSIGN(isOurs, isVersionTableOurs(c));
    }
    if (isOurs) {
        ITSM_TRY_ASSIGN(const auto version,
                        queryOne<int>(c, u"SELECT coalesce(max(version), 0) FROM schema_migrations"_s, {},
                                      [](const Row &row) { return int(row.integer(0)); }));
        return version.value_or(0);
    }
    if (tables.isEmpty())
        return 0;
    if (c.dialect() == Dialect::PostgreSql &&
        std::ranges::all_of(specifiedTables(), [&](const QString &name) { return tables.contains(name); })) {
        if (tables.size() == specifiedTables().size())
            return -1;
        tables.removeIf([](const QString &name) { return specifiedTables().contains(name); }); // these are in the way
    }
    return fail(Error::Code::Invalid,
                StorageText::tr("The database holds tables of another program: %1.").arg(tables.join(u", "_s)));
}

Result<> migrate(Connection &c, const MigrationProgress &progress, int target)
{
    ITSM_TRY_ASSIGN(int version, schemaVersion(c));
    if (version > currentSchemaVersion())
        return fail(Error::Code::NewerSchema,
                    StorageText::tr("The database was made by a newer version of this program. Install that version."));
    if (version == -1)
        return adopt(c, progress);
    if (c.dialect() == Dialect::Sqlite && version > 0 && version < target)
        ITSM_TRY(backup(c, version));
    for (const auto &[next, title] : knownVersions()) {
        if (next <= version || next > target)
            continue;
        if (progress)
            progress({next, title, 0, 0});
        ITSM_TRY(step(c, version, next, title));
        version = next;
    }
    return {};
}

} // namespace itsm
