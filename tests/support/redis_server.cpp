#include "tests/support/redis_server.h"

#include <QStandardPaths>
#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<> RedisServer::start(const QString &password)
{
    const QString program = QStandardPaths::findExecutable(u"redis-server"_s);
    if (program.isEmpty())
        return fail(Error::Code::Unavailable, u"redis-server is not installed: apt install redis-server"_s);
    m_password = password;
    QStringList arguments{u"--port"_s,       QString::number(m_port),
                          u"--bind"_s,       u"127.0.0.1"_s,
                          u"--save"_s,       QString(),
                          u"--appendonly"_s, u"no"_s,
                          u"--dir"_s,        m_folder.path(),
                          u"--unixsocket"_s, socketPath()};
    if (!password.isEmpty())
        arguments << u"--requirepass"_s << password;
    return m_process.start(program, arguments, m_port, m_folder.filePath(u"log"_s));
}

void RedisServer::freeze()
{
    ::kill(m_process.pid(), SIGSTOP);
}

void RedisServer::thaw()
{
    ::kill(m_process.pid(), SIGCONT);
}

QByteArray RedisServer::cli(const QStringList &command) const
{
    QProcess process;
    QStringList arguments{u"-p"_s, QString::number(m_port)};
    if (!m_password.isEmpty())
        arguments << u"--no-auth-warning"_s << u"-a"_s << m_password;
    process.start(u"redis-cli"_s, arguments + command);
    process.waitForFinished();
    return process.readAllStandardOutput().trimmed();
}

RedisConfig RedisServer::config() const
{
    RedisConfig config;
    config.host = u"127.0.0.1"_s;
    config.port = m_port;
    config.password = Secret(m_password);
    config.timeout = std::chrono::milliseconds(200);
    return config;
}

QByteArray RedisServer::section(quint16 port) const
{
    return "redis:\n  host: 127.0.0.1\n  port: " + QByteArray::number(port != 0 ? port : m_port) +
           "\n  timeout: 200ms\n";
}

} // namespace itsm
