#pragma once

#include <QStringList>
#include <optional>

namespace itsm {

/// What the value of a configuration key must be.
enum class ConfigKind : quint8 {
    Text,
    Port,
    Count, ///< a whole number from 0
    Duration,
    HttpUrl,
    StoreUrl,
    SslMode,
    Flag, ///< true or false
    Listen,
    Networks, ///< addresses and networks, as a list or with commas between them
    Workers,  ///< 1 to 14, so that with the server's own there are no more than 16 connections
    LogFormat,
    LogLevel,
    Secret,     ///< the value, or a reference to an environment variable
    SecretFile, ///< path of a file with the secret; its key is that of the secret and `_file`
};

struct ConfigKey
{
    QString path; ///< dotted, e.g. "monitoring.grafana.api_key"
    ConfigKind kind = ConfigKind::Text;
    bool isRequired = false; ///< where its section stands in the file; a secret also by its file
};

/// The key of that path.
[[nodiscard]] std::optional<ConfigKey> configKey(const QString &path);
/// The keys that a section may hold, without its path; "" is the whole file. Empty if there is no such section.
[[nodiscard]] QStringList configSection(const QString &path);
/// Paths that must be there when their section is.
[[nodiscard]] QStringList requiredConfigKeys(const QString &section);

/// Why text is no value of a kind, in a person's language; empty if it is one.
[[nodiscard]] QString configValueIssue(ConfigKind kind, const QString &text);
/// What stands between the commas.
[[nodiscard]] QStringList configList(const QString &text);
/// ADDRESS:PORT; an IPv6 address stands in brackets. Port 0 is any free one.
struct ListenAddress
{
    QString host;
    quint16 port = 0;
};
[[nodiscard]] std::optional<ListenAddress> parseListen(const QString &text);
/// A socket or an address of this machine, where nobody else hears a connection.
[[nodiscard]] bool isLocalHost(const QString &host);
/// The secrets that stand in the product's sample configuration.
[[nodiscard]] bool isSampleSecret(const QString &secret);

} // namespace itsm
