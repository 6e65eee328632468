#pragma once

#include "services/domain/result.h"
#include "services/runtime/secret.h"

#include <QProcessEnvironment>
#include <QString>

namespace itsm {

/// What the configuration file says, checked.
struct Config
{
    /// The store: `sqlite:PATH` or a libpq URI, made from the parts where the file gives parts. Secret, because it may
    /// hold the password.
    Secret databaseUrl;
};

/// Reads a YAML file of this shape:
///
///     database:                # `url`, or the others; without ssl_mode: verify-full, on this machine: prefer
///       url: sqlite:PATH | postgresql://…
///       host: …   port: 5432   name: …   username: …   password: …   ssl_mode: …
///     redis:       {host, port, password, db}
///     monitoring:  {prometheus: {url, timeout}, grafana: {url, api_key}}
///     alerting:    {email: {smtp_host, smtp_port, smtp_username, smtp_password, from_email},
///                   sms: {api_key, api_secret, sign_name}, slack: {webhook_url, channel}}
///
/// In place of a secret (password, smtp_password, api_key, api_secret, webhook_url) may stand `${NAME}`, an environment
/// variable, as also for the whole of database.url, or the same key with `_file` and the path of a file that holds it,
/// taken from the folder of the configuration.
///
/// Strict: unknown and duplicate keys, missing keys, wrong types, the secrets of the product's sample configuration,
/// unencrypted connections to other machines, a file that others may write, and one with a secret in it that others may
/// read are errors. All are reported: message and field are those of the first ("FILE:LINE: KEY: what is wrong" and the
/// key), `details.errors` lists all: [{"file":…,"line":…,"key":…,"message":…}]. NotFound if there is no such file,
/// Unavailable if it cannot be read, otherwise Invalid.
[[nodiscard]] Result<Config>
readConfig(const QString &path, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

} // namespace itsm
