#pragma once

#include "services/domain/result.h"

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace itsm {

/// A port of the loopback address that nobody listens on now, and that no connection takes while its server is away. 0
/// where none is found.
[[nodiscard]] quint16 freePort();

/// A program that runs until the test ends it, or dies with the test.
class ServerProcess
{
public:
    ServerProcess() = default;
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// Waits until something listens on the port of the loopback address. What it writes goes to `logFile`.
    Result<> start(const QString &program, const QStringList &arguments, quint16 port, const QString &logFile,
                   const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    void terminate(); ///< by SIGTERM, and waits
    void kill();      ///< by SIGKILL, and waits
    [[nodiscard]] pid_t pid() const { return pid_t(m_process->processId()); }
    [[nodiscard]] bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }

private:
    std::unique_ptr<QProcess> m_process;
};

/// A real Prometheus, its node exporter and an Alertmanager in a folder of their own, with a rule that fires while a
/// metric of the test's is above 100, every second.
class MonitoringStack
{
public:
    /// Where the Alertmanager sends its alerts to, and with which bearer token.
    MonitoringStack(QString webhook, QString secret);

    /// Names the package that is not installed.
    Result<> start();
    /// The alert is firing from 101 on.
    Result<> setMetric(int value) const;

    Result<> startAlertmanager();
    ServerProcess &alertmanager() { return m_alertmanager; }
    ServerProcess &nodeExporter() { return m_nodeExporter; }
    [[nodiscard]] QString alertmanagerUrl() const;
    /// What the programs wrote, for a test that fails.
    [[nodiscard]] QByteArray logs() const;
    [[nodiscard]] QByteArray alertmanagerLog() const;

private:
    Result<> startPrometheus();
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    const QString m_webhook;
    const QString m_secret;
    const quint16 m_alertmanagerPort = freePort();
    const quint16 m_nodePort = freePort();
    const quint16 m_prometheusPort = freePort();
    ServerProcess m_alertmanager;
    ServerProcess m_nodeExporter;
    ServerProcess m_prometheus;
};

} // namespace itsm
