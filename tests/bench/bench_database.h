#pragma once

#include "services/storage/store.h"
#include "tests/bench/generator.h"

#include <functional>

namespace itsm {
class PostgresServer;
}

namespace itsm::bench {

/// A generated database, kept between runs; made anew where the options of the generator differ.
class BenchDatabase
{
public:
    /// Opens or makes the database in `folder`. Prints what takes long.
    static Result<std::unique_ptr<BenchDatabase>> open(Dialect dialect, const QString &folder,
                                                       const GeneratorOptions &options);
    ~BenchDatabase();
    Q_DISABLE_COPY_MOVE(BenchDatabase)

    [[nodiscard]] Dialect dialect() const { return m_dialect; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] const GeneratorOptions &options() const { return m_options; }
    /// The tenant that most incidents belong to.
    [[nodiscard]] static TenantId tenant() { return TenantId{1}; }
    /// On PostgreSQL with a login that row-level security binds, as the product has.
    [[nodiscard]] Result<std::unique_ptr<Connection>> connect(Connection::Access access) const;
    /// What connect() connects to.
    [[nodiscard]] const StoreUrl &url() const { return m_url; }
    /// The same as a console takes it.
    [[nodiscard]] QString urlText() const;
    /// A copy to write in, which goes with the object. Nobody else may be connected to this database. On PostgreSQL the
    /// copy uses this object's server, which must live longer.
    [[nodiscard]] Result<std::unique_ptr<BenchDatabase>> scratchCopy() const;
    /// One line on the server's settings and the size of the database.
    [[nodiscard]] Result<QString> describe() const;

private:
    BenchDatabase(Dialect dialect, const GeneratorOptions &options, StoreUrl url);

    Dialect m_dialect;
    GeneratorOptions m_options;
    StoreUrl m_url;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<PostgresServer> m_server;
    std::function<void()> m_discard; ///< of a scratch copy
};

/// Fills an empty database with what the generator makes, by a login that may do everything. Prints its progress.
Result<> loadGenerated(Connection &c, const GeneratorOptions &options);

} // namespace itsm::bench
