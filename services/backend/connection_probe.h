#pragma once

#include "services/storage/postgres_probe.h"

#include <QFuture>

namespace itsm {

/// What a trial found: who works with this address will get in.
struct ConnectionReport
{
    ServerFacts server;
    QString tenant; ///< name of the one that would be worked on; empty: a first one would be made
};

/// Tries an address of a PostgreSQL database in a thread: network, TLS, login, schema, tenant. Changes nothing. An
/// error explains what is wrong and names the part of the address as its field, also "tenant". Cancel the future to
/// give up; it then finishes soon, but nobody need wait for that.
QFuture<Result<ConnectionReport>> probeConnection(const StoreUrl &url, const QString &tenantCode);

} // namespace itsm
