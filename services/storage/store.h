#pragma once

#include "services/domain/ids.h"
#include "services/storage/connection.h"

#include <QStringList>
#include <memory>

namespace itsm {

struct MigrationStep;

/// Where a store is: `sqlite:PATH` or a libpq URI `postgresql://…`. Over a network its server must prove who it is
/// unless the URI says otherwise (sslmode).
class StoreUrl
{
public:
    static Result<StoreUrl> parse(const QString &text);
    [[nodiscard]] Dialect dialect() const { return m_dialect; }
    [[nodiscard]] const QString &path() const { return m_target; } ///< file path, or the URI
    /// For messages and logs: the password is left out.
    [[nodiscard]] QString display() const;

private:
    StoreUrl(Dialect dialect, QString target)
        : m_dialect(dialect)
        , m_target(std::move(target))
    {
    }
    Dialect m_dialect;
    QString m_target;
};

/// One row of the change feed.
struct Change
{
    enum class Entity : quint8 { Incident, Event, Alert, Metric, Rule, User, Ci, View, Everything };
    enum class Operation : quint8 { Insert, Update, Delete };
    Entity entity = Entity::Everything;
    Operation operation = Operation::Update;
    qint64 id = 0;       ///< of the row; 0 for Everything (a bulk load or a gap: read all again)
    qint64 parentId = 0; ///< the incident of an event, alert or metric
    friend bool operator==(const Change &, const Change &) = default;
};

/// How far a reader has read the change feed. Opaque outside storage: see change_feed.h.
struct FeedCursor
{
    QByteArray snapshot; ///< PostgreSQL: which transactions are read, and of which life of the server. SQLite: unused
    qint64 sequence = 0; ///< SQLite: last row read
};

/// A database of the product, checked and ready. Thread-safe: it holds no connection itself, it opens them.
class Store
{
public:
    /// What to do with a schema that is older than the program's.
    enum class Upgrade : quint8 { Migrate, Refuse };

    /// Opens one connection to check what rules 20 and 21 ask for (fsync, full_page_writes, LC_CTYPE; WAL, and the
    /// integrity of files that are read through at once), and the schema version. A missing SQLite file is created when
    /// `upgrade` is Migrate. Errors: Unavailable, NewerSchema, Corrupt, Invalid. `onStep` hears of the steps of a
    /// migration.
    static Result<std::shared_ptr<Store>> open(const StoreUrl &url, Upgrade upgrade,
                                               const std::function<void(const MigrationStep &)> &onStep = {});

    [[nodiscard]] const StoreUrl &url() const { return m_url; }
    [[nodiscard]] Dialect dialect() const { return m_url.dialect(); }

    /// Opens a connection for the calling thread. On PostgreSQL each transaction must call bindTenant() first.
    [[nodiscard]] Result<std::unique_ptr<Connection>> connect(Connection::Access access) const;

private:
    explicit Store(StoreUrl url)
        : m_url(std::move(url))
    {
    }
    StoreUrl m_url;
};

/// Sets the tenant of the current transaction for PostgreSQL's row-level security; nothing on SQLite.
Result<> bindTenant(Connection &connection, TenantId tenant);
/// The transaction need not be on disk when commit() returns. It is there before any that commits after it, so that a
/// crash takes it back only together with whatever was built on it. SQLite: no difference.
Result<> allowLateCommit(Connection &connection);

} // namespace itsm
