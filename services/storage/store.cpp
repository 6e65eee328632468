#include "services/storage/store.h"

#include "services/storage/migrations.h"
#include "services/storage/postgres_address.h"
#include "services/storage/postgres_connection.h"
#include "services/storage/sqlite_connection.h"
#include "services/storage/sqlite_file.h"
#include "services/storage/storage_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr int oldestServer = 130'000;
/// Larger files are not looked through for damage at each start: SQLite 3.40 cannot be stopped in the middle of it, and
/// 2 GB take more than a second. Damage is then noticed where it is read; `itsmd check` looks at all of it.
constexpr qint64 largestChecked = qint64{24} * 1024 * 1024;

Result<> checkVersion(Connection &connection, const StoreUrl &url, Store::Upgrade upgrade,
                      const MigrationProgress &onStep)
{
    ITSM_TRY_ASSIGN(const int version, schemaVersion(connection));
    if (version == currentSchemaVersion())
        return {};
    if (version > currentSchemaVersion())
        return fail(
            Error::Code::NewerSchema,
            StorageText::tr("The database %1 was made by a newer version of this program. Install that version.")
                .arg(url.display()));
    if (upgrade == Store::Upgrade::Migrate)
        return migrate(connection, onStep);
    return fail(
        Error::Code::Invalid,
        StorageText::tr("The database %1 needs an upgrade. Run: itsmd migrate --database %1").arg(url.display()));
}

Result<QString> showSetting(Connection &connection, const QString &sql)
{
    QString value;
    ITSM_TRY(connection.query(sql, {}, [&](const Row &row) {
        value = row.text(0);
        return false;
    }));
    return value;
}

Result<> checkServer(Connection &connection)
{
    ITSM_TRY_ASSIGN(const QString version, showSetting(connection, u"SHOW server_version_num"_s));
    if (version.toInt() < oldestServer)
        return fail(Error::Code::Invalid, StorageText::tr("PostgreSQL 13 or newer is needed."));
    for (const QString &setting : {u"fsync"_s, u"full_page_writes"_s}) {
        ITSM_TRY_ASSIGN(const QString value, showSetting(connection, u"SHOW "_s + setting));
        if (value != "on"_L1)
            return fail(
                Error::Code::Invalid,
                StorageText::tr("The PostgreSQL server runs with %1=off: it would lose data in a crash. Switch it on.")
                    .arg(setting));
    }
    QString encoding;
    QString characterType;
    ITSM_TRY(connection.query(
        u"SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()"_s, {},
        [&](const Row &row) {
            encoding = row.text(0);
            characterType = row.text(1);
            return false;
        }));
    if (encoding != "UTF8"_L1)
        return fail(
            Error::Code::Invalid,
            StorageText::tr(
                "The database has the encoding %1. Create it with: createdb --encoding=UTF8 --template=template0")
                .arg(encoding));
    if (characterType == "C"_L1 || characterType == "POSIX"_L1)
        return fail(Error::Code::Invalid,
                    StorageText::tr("The database has LC_CTYPE=%1 and knows no letters but English ones. "
                                    "Create it with: createdb --locale=C.UTF-8 --template=template0")
                        .arg(characterType));
    return {};
}

/// Row security must hide everything from a transaction that has bound no tenant.
Result<> checkRowSecurity(Connection &connection)
{
    bool visible = false;
    ITSM_TRY(connection.query(u"SELECT row_security_active('incidents') AND itsm_login_tenant() IS NULL"
                              " AND EXISTS (SELECT FROM incidents)"_s,
                              {}, [&](const Row &row) {
                                  visible = row.boolean(0);
                                  return false;
                              }));
    if (visible)
        return fail(Error::Code::Invalid, StorageText::tr("Row security of the database is switched off or broken."));
    return {};
}

Result<> openPostgres(const StoreUrl &url, Store::Upgrade upgrade, const MigrationProgress &onStep)
{
    ITSM_TRY_ASSIGN(const auto connection, PostgresConnection::open(url.path(), Connection::Access::Write));
    ITSM_TRY(checkServer(*connection));
    ITSM_TRY(checkVersion(*connection, url, upgrade, onStep));
    return checkRowSecurity(*connection);
}

/// Makes a new file beside its place and moves it there when it is whole, so that nobody ever sees half a database.
Result<> createSqlite(const StoreUrl &url, const MigrationProgress &onStep)
{
    const QString &path = url.path();
    const QFileInfo info(path);
    if (!QDir().mkpath(info.absolutePath()))
        return fail(Error::Code::Unavailable,
                    StorageText::tr("The folder %1 cannot be created.").arg(info.absolutePath()));
    const QString draft = u"%1.new-%2"_s.arg(path, QUuid::createUuid().toString(QUuid::Id128).left(8));
    Result<> made = [&]() -> Result<> {
        ITSM_TRY(createPrivateFile(draft));
        ITSM_TRY_ASSIGN(const auto connection,
                        SqliteConnection::open(draft, Connection::Access::Write, SqliteConnection::Creation::Create));
        return migrate(*connection, onStep);
    }();
    if (made && !QFile::rename(draft, path) && !QFileInfo::exists(path))
        made = fail(Error::Code::Unavailable, StorageText::tr("The database file %1 cannot be created.").arg(path));
    for (const QString &rest : {draft, QString(draft + u"-wal"_s), QString(draft + u"-shm"_s)})
        QFile::remove(rest);
    return made;
}

Result<> openSqlite(const StoreUrl &url, Store::Upgrade upgrade, const MigrationProgress &onStep)
{
    if (!QFileInfo::exists(url.path())) {
        if (upgrade == Store::Upgrade::Refuse)
            return fail(Error::Code::Unavailable, StorageText::tr("There is no database file %1.").arg(url.path()));
        ITSM_TRY(createSqlite(url, onStep));
    }
    ITSM_TRY(inspectSqliteFile(url.path()));
    ITSM_TRY_ASSIGN(const auto connection, SqliteConnection::open(url.path(), Connection::Access::Write));
    if (QFileInfo(url.path()).size() <= largestChecked)
        ITSM_TRY(connection->quickCheck());
    return checkVersion(*connection, url, upgrade, onStep);
}

} // namespace

Result<StoreUrl> StoreUrl::parse(const QString &text)
{
    if (text.startsWith("sqlite:"_L1)) {
        QString path = text.mid(7);
        if (path.startsWith("//"_L1)) // sqlite:///home/… as other programs write it
            path.remove(0, 2);
        if (path.isEmpty())
            return fail(Error::Code::Invalid, StorageText::tr("The database URL names no file: sqlite:PATH"));
        return StoreUrl(Dialect::Sqlite, QDir::cleanPath(path));
    }
    if (text.startsWith("postgresql://"_L1) || text.startsWith("postgres://"_L1)) {
        ITSM_TRY_ASSIGN(const QString safe, withTls(text));
        return StoreUrl(Dialect::PostgreSql, safe);
    }
    return fail(Error::Code::Invalid, StorageText::tr("A database URL starts with sqlite: or postgresql://"));
}

QString StoreUrl::display() const
{
    if (m_dialect == Dialect::Sqlite)
        return u"sqlite:"_s + m_target;
    const QMap<QString, QString> parts = connectionOptions(m_target).value_or(QMap<QString, QString>());
    QString text = u"postgresql://"_s;
    if (parts.contains(u"user"_s))
        text += parts.value(u"user"_s) + u'@';
    // Hosts stand in one list and their ports in another; a single port is that of all.
    QStringList hosts = parts.value(u"host"_s).split(u',');
    const QStringList ports = parts.value(u"port"_s).split(u',');
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        if (const QString port = ports.value(ports.size() == 1 ? 0 : i); !port.isEmpty())
            hosts[i] += u':' + port;
    }
    return text + hosts.join(u',') + u'/' + parts.value(u"dbname"_s);
}

Result<std::shared_ptr<Store>> Store::open(const StoreUrl &url, Upgrade upgrade,
                                           const std::function<void(const MigrationStep &)> &onStep)
{
    ITSM_TRY(url.dialect() == Dialect::Sqlite ? openSqlite(url, upgrade, onStep) : openPostgres(url, upgrade, onStep));
    return std::shared_ptr<Store>(new Store(url));
}

Result<std::unique_ptr<Connection>> Store::connect(Connection::Access access) const
{
    if (dialect() == Dialect::Sqlite) {
        ITSM_TRY_ASSIGN(std::unique_ptr<Connection> connection, SqliteConnection::open(m_url.path(), access));
        return connection;
    }
    ITSM_TRY_ASSIGN(std::unique_ptr<Connection> connection, PostgresConnection::open(m_url.path(), access));
    return connection;
}

Result<> bindTenant(Connection &connection, TenantId tenant)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    Q_ASSERT(connection.inTransaction());
    return connection.executeBatch(u"SELECT set_config('itsm.tenant', ?, true)"_s, {{QString::number(tenant.value)}});
}

Result<> allowLateCommit(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    return connection.executeBatch(u"SET LOCAL synchronous_commit = off"_s, {{}});
}

} // namespace itsm
