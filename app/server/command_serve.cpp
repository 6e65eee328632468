#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/tls_watch.h"
#include "app/server/usage.h"

#include "services/api/api_server.h"
#include "services/monitoring/alert_reconciler.h"
#include "services/runtime/config_schema.h"
#include "services/runtime/service_log.h"
#include "services/runtime/service_manager.h"
#include "services/storage/postgres_role.h"
#include "translations/thread_language.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto signalLook = 100ms;

struct ServeArguments
{
    std::string listen;
    bool isInsecure = false;
    bool isStrictV1 = false;
};

/// What the configuration says, with the command line on top.
Result<ServerConfig> serverConfig(const DatabaseChoice &choice, const ServeArguments &arguments)
{
    ServerConfig config = choice.server;
    config.isInsecure = config.isInsecure || arguments.isInsecure;
    config.isStrictV1 = config.isStrictV1 || arguments.isStrictV1;
    if (!arguments.listen.empty()) {
        const QString text = QString::fromStdString(arguments.listen);
        const auto listen = parseListen(text);
        if (!listen)
            return fail(configurationError(u"--listen: "_s + configValueIssue(ConfigKind::Listen, text)));
        config.host = listen->host;
        config.port = listen->port;
    }
    if (!isLocalHost(config.host) && !config.isEncrypted() && !config.isInsecure)
        return fail(configurationError(
            ServerText::tr("Without TLS passwords could be read on the way to %1. Configure server.tls_certificate and "
                           "server.tls_key, or say --insecure.")
                .arg(config.host)));
    return config;
}

/// A login that sees the rows of all tenants makes row security worthless.
Result<> checkLogin(const Store &store, const ServerConfig &config)
{
    if (store.dialect() != Dialect::PostgreSql || config.isInsecure)
        return {};
    ITSM_TRY_ASSIGN(const auto connection, store.connect(Connection::Access::Read));
    ITSM_TRY_ASSIGN(const bool isBound, isBoundByRowSecurity(*connection));
    if (!isBound)
        return fail(configurationError(ServerText::tr(
            "The database login is a superuser, may bypass row security, or owns the tables. Use a login of "
            "the role itsm_app, or say --insecure.")));
    return {};
}

ApiServerOptions serverOptions(const ServerConfig &config, std::optional<QSslConfiguration> tls)
{
    ApiServerOptions options;
    options.address = QHostAddress(config.host);
    options.port = config.port;
    options.tls = std::move(tls);
    options.limits.connections = config.maxConnections;
    options.limits.connectionsPerAddress = config.maxConnectionsPerAddress;
    options.limits.streams = config.maxStreams;
    options.limits.proxies = TrustedProxies(config.trustedProxies);
    options.workers.threads = config.workers;
    options.workers.longThreads = qMax(1, config.workers / 2);
    options.workers.queued = config.queue;
    options.workers.longQueued = qMax(1, config.queue / 4);
    options.deadlines.shortWork = config.requestTimeout;
    options.isStrictV1 = config.isStrictV1;
    options.webhookRate = config.webhookRate;
    return options;
}

Result<> greet(ApiServer &server, Store &store, Terminal &terminal)
{
    ITSM_TRY_ASSIGN(const auto connection, store.connect(Connection::Access::Write));
    ITSM_TRY_ASSIGN(const std::optional<FirstPassword> first, server.access().ensureAdministrator(*connection));
    if (first)
        terminal.print(ServerText::tr("Sign in as \"%1\" of the tenant \"%2\" with the one-time password: %3")
                           .arg(first->login, first->tenantCode, first->password.reveal()));
    return {};
}

Result<ExitCode> runServe(Environment &environment, const ServeArguments &arguments)
{
    Terminal &terminal = environment.terminal;
    ITSM_TRY_ASSIGN(const DatabaseChoice choice, chooseDatabase(environment.options));
    ITSM_TRY_ASSIGN(const ServerConfig config, serverConfig(choice, arguments));
    TlsWatch::State tlsState = TlsWatch::state(config); // what is renewed while the rest starts is not missed
    ITSM_TRY_ASSIGN(auto tls, readTlsFiles(config));
    // Each client is answered in his own language. It is there before the first thread and behind the last.
    ThreadTranslator languages;
    QCoreApplication::installTranslator(&languages);
    hardenProcess();
    installReloadHandler();
    ITSM_TRY(startServiceLogs({.folder = config.logDirectory,
                               .format = config.isLogJson ? LogFormat::Json : LogFormat::Plain,
                               .level = logLevelFromName(config.logLevel).value_or(spdlog::level::info)}));
    const auto endLogs = qScopeGuard(stopServiceLogs); // behind all threads that log
    // Only a file of one's own is upgraded without asking; a server's schema is the administrator's.
    const bool isSqlite = choice.url.dialect() == Dialect::Sqlite;
    ITSM_TRY_ASSIGN(const auto store,
                    Store::open(choice.url, isSqlite ? Store::Upgrade::Migrate : Store::Upgrade::Refuse));
    ITSM_TRY(checkLogin(*store, config));

    ApiServerOptions options = serverOptions(config, std::move(tls));
    if (choice.redis)
        options.redis = std::make_shared<Redis>(*choice.redis);
    if (choice.replica)
        options.replica =
            std::make_shared<ReadReplica>(*choice.replica, ReadReplica::Options{.connections = config.workers});
    ApiServer server(store, SystemClock::instance(), std::move(options));
    ITSM_TRY(greet(server, *store, terminal));
    AlertReconciler reconciler(store, SystemClock::instance(), {});
    ITSM_TRY(server.start());
    reconciler.start();
    terminal.print(ServerText::tr("Serving %1 at %2://%3:%4")
                       .arg(choice.url.display(), config.isEncrypted() ? u"https"_s : u"http"_s,
                            config.host.contains(u':') ? QString(u'[' + config.host + u']') : config.host,
                            QString::number(server.port())));
    notifyServiceManager("READY=1");

    std::optional<TlsWatch> certificate;
    if (config.isEncrypted())
        certificate.emplace(config, std::move(tlsState), terminal,
                            [&server](const QSslConfiguration &fresh) { server.setTls(fresh); });
    QTimer signalTimer;
    QObject::connect(&signalTimer, &QTimer::timeout, &server, [&server, &certificate] {
        if (reloadFlag().exchange(false) && certificate)
            certificate->reload();
        if (!interruptFlag())
            return;
        notifyServiceManager("STOPPING=1");
        server.stop();
    });
    signalTimer.start(signalLook);
    QObject::connect(&server, &ApiServer::stopped, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    return ExitCode::Done;
}

} // namespace

void addServeCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand("serve", utf8(ServerText::tr("Serve the API until it is stopped")));
    const auto arguments = std::make_shared<ServeArguments>();
    command->add_option("--listen", arguments->listen, utf8(ServerText::tr("Where to listen; default: 127.0.0.1:8090")))
        ->type_name("ADDRESS:PORT");
    command->add_flag(
        "--insecure", arguments->isInsecure,
        utf8(ServerText::tr("Accept a database login that sees all tenants, and other machines without TLS")));
    command->add_flag("--strict-v1-status", arguments->isStrictV1,
                      utf8(ServerText::tr("Answer invalid requests of the first dialect with HTTP status 200, as the "
                                          "original does")));
    command->callback([&chosen, arguments] {
        chosen = [arguments](Environment &environment) { return runServe(environment, *arguments); };
    });
}

} // namespace itsm
