#pragma once

#include "app/server/exit_code.h"
#include "app/server/terminal.h"
#include "services/auth/permissions.h"
#include "services/desk/provision.h"
#include "services/runtime/config.h"
#include "services/storage/store.h"

namespace itsm {

/// What all commands have in common on the command line.
struct GlobalOptions
{
    std::string database;
    std::string config;
    std::string tenant;
    std::string language; ///< empty: that of the environment
    bool isQuiet = false;
};

/// What a command works with.
struct Environment
{
    const GlobalOptions &options;
    Terminal &terminal;
};

/// Where the program found out which database is meant.
struct DatabaseChoice
{
    StoreUrl url;
    QString origin;        ///< "--database", "ITSM_DATABASE" or the name of the configuration file
    ServerConfig server{}; ///< of the configuration file, or the default
    std::optional<RedisConfig> redis{};
    std::optional<StoreUrl> replica{};
};

/// From --database, ITSM_DATABASE, or the configuration file (--config, else the usual place), in this order.
Result<DatabaseChoice> chooseDatabase(const GlobalOptions &options);

/// An open database and the program as an actor in the tenant that the command line names.
struct Workplace
{
    std::shared_ptr<Store> store;
    std::unique_ptr<Connection> connection;
    std::optional<RedisConfig> redis; ///< of the servers that work on it
    Tenant tenant;
    Actor actor; ///< the program itself: whoever opens a database directly holds its credentials
};

/// Errors of an old schema say what to do. With Upgrade::Migrate an SQLite file is made or upgraded; a PostgreSQL
/// schema is changed by `itsmd migrate` only.
Result<Workplace> openWorkplace(const GlobalOptions &options, Store::Upgrade sqliteUpgrade, MissingTenant missing,
                                const QString &source);

/// The person of a login, active or not.
Result<User> findUser(const Workplace &workplace, const QString &login);

} // namespace itsm
