#pragma once

#include "services/runtime/config.h"
#include "tests/support/monitoring_stack.h"

namespace itsm {

/// A real Redis on a port of its own, which keeps nothing on disk.
class RedisServer
{
public:
    /// Names the package that is not installed. Again after an end: at the same port, and empty. With a password, if
    /// there is one.
    Result<> start(const QString &password = {});
    void kill() { m_process.kill(); }
    /// Alive and silent, as a machine that swaps or hangs: SIGSTOP.
    void freeze();
    void thaw();
    /// What a person types at redis-cli, and what it prints.
    [[nodiscard]] QByteArray cli(const QStringList &command) const;

    /// How a server is told of it; with time enough for a busy machine.
    [[nodiscard]] RedisConfig config() const;
    /// The same as the section of a configuration file; of a proxy in front of it where a port is given.
    [[nodiscard]] QByteArray section(quint16 port = 0) const;
    /// It listens here, too.
    [[nodiscard]] QString socketPath() const { return m_folder.filePath(QStringLiteral("socket")); }

private:
    QTemporaryDir m_folder;
    const quint16 m_port = freePort();
    QString m_password;
    ServerProcess m_process;
};

} // namespace itsm
