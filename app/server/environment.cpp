#include "app/server/environment.h"

#include "services/desk/desk.h"
#include "services/runtime/paths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<DatabaseChoice> chooseDatabase(const GlobalOptions &options)
{
    const auto parse = [](const QString &text, const QString &origin) -> Result<DatabaseChoice> {
        auto url = StoreUrl::parse(text);
        if (!url)
            return fail(configurationError(u"%1: %2"_s.arg(origin, url.error().message)));
        return DatabaseChoice{.url = *url, .origin = origin};
    };
    if (!options.database.empty())
        return parse(QString::fromStdString(options.database), u"--database"_s);
    QString file = QString::fromStdString(options.config);
    if (file.isEmpty()) {
        if (const QString url = qEnvironmentVariable("ITSM_DATABASE"); !url.isEmpty())
            return parse(url, u"ITSM_DATABASE"_s);
        const QString usual = configDir() + u"/config.yaml"_s;
        if (!QFileInfo::exists(usual))
            return fail(configurationError(
                QCoreApplication::translate("Server", "No database is named. Use --database sqlite:PATH or --database "
                                                      "postgresql://…, set ITSM_DATABASE, or write %1.")
                    .arg(usual)));
        file = usual;
    }
    const auto config = readConfig(file);
    if (!config)
        return fail(configurationError(config.error().message));
    ITSM_TRY_ASSIGN(DatabaseChoice choice, parse(config->databaseUrl.reveal(), file));
    choice.server = config->server;
    choice.redis = config->redis;
    if (!config->replicaUrl.isEmpty()) {
        ITSM_TRY_ASSIGN(const DatabaseChoice replica, parse(config->replicaUrl.reveal(), file));
        choice.replica = replica.url;
    }
    return choice;
}

Result<Workplace> openWorkplace(const GlobalOptions &options, Store::Upgrade sqliteUpgrade, MissingTenant missing,
                                const QString &source)
{
    ITSM_TRY_ASSIGN(const DatabaseChoice choice, chooseDatabase(options));
    Workplace workplace;
    workplace.redis = choice.redis;
    const bool isSqlite = choice.url.dialect() == Dialect::Sqlite;
    ITSM_TRY_ASSIGN(workplace.store, Store::open(choice.url, isSqlite ? sqliteUpgrade : Store::Upgrade::Refuse));
    ITSM_TRY_ASSIGN(workplace.connection, workplace.store->connect(Connection::Access::Write));
    ITSM_TRY_ASSIGN(workplace.tenant,
                    findTenant(*workplace.connection, QString::fromStdString(options.tenant), missing));
    workplace.actor = {.tenant = workplace.tenant.id,
                       .user = {},
                       .name = QCoreApplication::applicationName(),
                       .role = Role::Admin,
                       .source = source};
    return workplace;
}

Result<User> findUser(const Workplace &workplace, const QString &login)
{
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const std::vector<UserLoad> all, desk.users(*workplace.connection, workplace.actor));
    const auto found = std::ranges::find(all, login, [](const UserLoad &load) { return load.user.login; });
    if (found == all.end())
        return fail(Error::Code::NotFound, QCoreApplication::translate("Server", "There is no user “%1”.").arg(login),
                    u"login"_s);
    return found->user;
}

} // namespace itsm
