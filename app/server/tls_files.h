#pragma once

#include "services/runtime/config.h"

#include <QSslConfiguration>
#include <optional>

namespace itsm {

/// The certificate and key of the configuration for a server that speaks TLS 1.2 and newer; nothing where none are
/// named. Errors are those of the configuration: a file that cannot be read or is none, a key that others may read, or
/// one that does not belong to the certificate.
Result<std::optional<QSslConfiguration>> readTlsFiles(const ServerConfig &config);

} // namespace itsm
