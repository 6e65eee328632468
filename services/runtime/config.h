#pragma once

#include "services/domain/result.h"
#include "services/runtime/secret.h"

#include <QProcessEnvironment>
#include <QStringList>
#include <chrono>
#include <optional>

namespace itsm {

/// Two for each processor, 4 to 8. On a small machine that also runs the database more of them only get into each
/// other's way: four did a tenth to a third more requests there than eight.
[[nodiscard]] int usualWorkers();

/// The section `server`.
struct ServerConfig
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 8090;
    QString tlsCertificate; ///< PEM file with the chain; empty: no TLS
    QString tlsKey;
    QStringList trustedProxies;   ///< addresses and networks whose X-Forwarded-For is believed
    bool isInsecure = false;      ///< may serve other machines without TLS, e.g. behind a proxy
    bool isStrictV1 = false;      ///< statuses of the original in the first dialect
    int workers = usualWorkers(); ///< threads, each with a database connection
    int queue = 256;              ///< requests that may wait for a worker
    int maxConnections = 512;
    int maxConnectionsPerAddress = 64;
    int maxStreams = 448;
    std::chrono::milliseconds requestTimeout{15'000};
    int webhookRate = 0;  ///< messages that a source of alerts may send in a second; 0: as many as it likes
    QString logDirectory; ///< empty: no files
    bool isLogJson = false;
    QString logLevel = QStringLiteral("info");

    [[nodiscard]] bool isEncrypted() const { return !tlsCertificate.isEmpty(); }
};

/// The section `redis`.
struct RedisConfig
{
    QString host; ///< a name, an address, or "/…", the path of a socket
    quint16 port = 6379;
    QString user; ///< empty: the default one
    Secret password;
    int database = 0;
    QString prefix =
        QStringLiteral("itsm");            ///< of all keys and channels: installations that share a server differ here
    std::chrono::milliseconds timeout{25}; ///< what takes longer is done without Redis
};

/// What the configuration file says, checked.
struct Config
{
    /// The store: `sqlite:PATH` or a libpq URI, made from the parts where the file gives parts. Secret, because it may
    /// hold the password.
    Secret databaseUrl;
    Secret replicaUrl; ///< a copy of a PostgreSQL database, for reading; empty: none
    ServerConfig server;
    std::optional<RedisConfig> redis; ///< nothing without the section
};

/// Reads a YAML file of this shape:
///
///     database:                # `url`, or the others; without ssl_mode: verify-full, on this machine: prefer
///       url: sqlite:PATH | postgresql://…
///       host: …   port: 5432   name: …   username: …   password: …   ssl_mode: …
///       replica: postgresql://…   # a copy of it, where lists are read
///     server:                  # all of it may be left out
///       listen: 127.0.0.1:8090   tls_certificate: FILE   tls_key: FILE   insecure: false
///       strict_v1_status: false   trusted_proxies: [192.0.2.7, 10.0.0.0/8]
///       workers: 4   queue: 256   max_connections: 512   max_connections_per_address: 64   max_streams: 448
///       request_timeout: 15s   log_directory: FOLDER   log_format: plain | json   log_level: info
///       webhook_rate: 0
///     redis:                   # only where several servers share it; without the section nothing of it happens
///       host: NAME | /SOCKET   port: 6379   username: …   password: …   db: 0   prefix: itsm   timeout: 25ms
///       insecure: false        # true: may be on another machine, unencrypted
///     monitoring:  {prometheus: {url, timeout}, grafana: {url, api_key}}
///     alerting:    {email: {smtp_host, smtp_port, smtp_username, smtp_password, from_email},
///                   sms: {api_key, api_secret, sign_name}, slack: {webhook_url, channel}}
///
/// In place of a secret (password, smtp_password, api_key, api_secret, webhook_url) may stand `${NAME}`, an environment
/// variable, as also for the whole of database.url and database.replica, or the same key with `_file` and the path of a
/// file that holds it, taken from the folder of the configuration.
///
/// Files and folders are taken from the folder of the configuration.
///
/// Strict: unknown and duplicate keys, missing keys, wrong types, the secrets of the product's sample configuration,
/// unencrypted connections to other machines or for them, a file that others may write, and one with a secret in it
/// that others may read are errors. All are reported: message and field are those of the first ("FILE:LINE: KEY: what
/// is wrong" and the key), `details.errors` lists all: [{"file":…,"line":…,"key":…,"message":…}]. NotFound if there is
/// no such file, Unavailable if it cannot be read, otherwise Invalid.
[[nodiscard]] Result<Config>
readConfig(const QString &path, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

} // namespace itsm
