#include "tests/support/monitoring_stack.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int readyTimeoutMs = 30'000;
constexpr int endTimeoutMs = 20'000;

Result<> write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path); // whole, or not at all: it is read every second
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(Error::Code::Unavailable, u"cannot write "_s + path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return {};
}

Result<QString> programOf(const QString &package)
{
    const QString program = QStandardPaths::findExecutable(package);
    if (program.isEmpty())
        return fail(Error::Code::Unavailable, u"%1 is not installed: apt install %1"_s.arg(package));
    return program;
}

QString local(quint16 port)
{
    return u"127.0.0.1:"_s + QString::number(port);
}

} // namespace

quint16 freePort()
{
    // Linux gives connections ports from 32768 on: one of theirs is taken while a server that a test ended is away.
    constexpr int lowest = 10'000;
    constexpr int highest = 32'767;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const auto port = quint16(QRandomGenerator::global()->bounded(lowest, highest + 1));
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost, port))
            return port;
    }
    return 0;
}

ServerProcess::~ServerProcess()
{
    kill();
}

Result<> ServerProcess::start(const QString &program, const QStringList &arguments, quint16 port,
                              const QString &logFile, const QProcessEnvironment &environment)
{
    kill();
    m_process = std::make_unique<QProcess>();
    m_process->setChildProcessModifier([parent = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(126);
    });
    m_process->setProcessEnvironment(environment);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(logFile, QIODevice::Append);
    m_process->start(program, arguments);
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (socket.waitForConnected(200))
            return {};
        if (m_process->waitForFinished(50) || m_process->state() == QProcess::NotRunning ||
            timer.elapsed() > readyTimeoutMs)
            return fail(Error::Code::Unavailable, u"%1 does not start, see %2"_s.arg(program, logFile));
    }
}

void ServerProcess::terminate()
{
    if (isRunning()) {
        m_process->terminate();
        m_process->waitForFinished(endTimeoutMs);
    }
    kill();
}

void ServerProcess::kill()
{
    if (isRunning()) {
        m_process->kill();
        m_process->waitForFinished(endTimeoutMs);
    }
    m_process.reset();
}

MonitoringStack::MonitoringStack(QString webhook, QString secret)
    : m_webhook(std::move(webhook))
    , m_secret(std::move(secret))
{
}

Result<> MonitoringStack::start()
{
    QDir().mkpath(path(u"metrics"_s));
    ITSM_TRY(setMetric(0));
    ITSM_TRY_ASSIGN(const QString exporter, programOf(u"prometheus-node-exporter"_s));
    ITSM_TRY(
        m_nodeExporter.start(exporter,
                             {u"--web.listen-address="_s + local(m_nodePort), u"--collector.disable-defaults"_s,
                              u"--collector.textfile"_s, u"--collector.textfile.directory="_s + path(u"metrics"_s)},
                             m_nodePort, path(u"node.log"_s)));
    ITSM_TRY(startAlertmanager());
    return startPrometheus();
}

Result<> MonitoringStack::setMetric(int value) const
{
    return write(path(u"metrics/itsm.prom"_s), "itsm_test_queue_length " + QByteArray::number(value) + "\n");
}

Result<> MonitoringStack::startAlertmanager()
{
    const QString config = u"route:\n"
                           "  receiver: itsm\n"
                           "  group_by: [alertname]\n"
                           "  group_wait: 1s\n"
                           "  group_interval: 1s\n"
                           "  repeat_interval: 1h\n"
                           "receivers:\n"
                           "- name: itsm\n"
                           "  webhook_configs:\n"
                           "  - url: %1\n"
                           "    send_resolved: true\n"
                           "    http_config:\n"
                           "      authorization:\n"
                           "        credentials: %2\n"_s.arg(m_webhook, m_secret);
    ITSM_TRY(write(path(u"alertmanager.yml"_s), config.toUtf8()));
    ITSM_TRY_ASSIGN(const QString program, programOf(u"prometheus-alertmanager"_s));
    return m_alertmanager.start(program,
                                {u"--config.file="_s + path(u"alertmanager.yml"_s),
                                 u"--storage.path="_s + path(u"alertmanager"_s),
                                 u"--web.listen-address="_s + local(m_alertmanagerPort), u"--cluster.listen-address="_s,
                                 u"--log.level=debug"_s},
                                m_alertmanagerPort, path(u"alertmanager.log"_s));
}

Result<> MonitoringStack::startPrometheus()
{
    const QString config =
        u"global:\n"
        "  scrape_interval: 1s\n"
        "  evaluation_interval: 1s\n"
        "rule_files: [rules.yml]\n"
        "alerting:\n"
        "  alertmanagers:\n"
        "  - static_configs: [{targets: ['%1']}]\n"
        "scrape_configs:\n"
        "- job_name: node\n"
        "  static_configs: [{targets: ['%2']}]\n"_s.arg(local(m_alertmanagerPort), local(m_nodePort));
    const QByteArray rules =
        "groups:\n"
        "- name: itsm\n"
        "  rules:\n"
        "  - alert: QueueTooLong\n"
        "    expr: itsm_test_queue_length > 100\n"
        "    labels: {severity: critical}\n"
        "    annotations: {summary: '队列过长: {{ $value }} messages wait on {{ $labels.instance }}'}\n";
    ITSM_TRY(write(path(u"prometheus.yml"_s), config.toUtf8()));
    ITSM_TRY(write(path(u"rules.yml"_s), rules));
    ITSM_TRY_ASSIGN(const QString program, programOf(u"prometheus"_s));
    return m_prometheus.start(
        program,
        {u"--config.file="_s + path(u"prometheus.yml"_s), u"--storage.tsdb.path="_s + path(u"prometheus"_s),
         u"--web.listen-address="_s + local(m_prometheusPort), u"--rules.alert.resend-delay=2s"_s},
        m_prometheusPort, path(u"prometheus.log"_s));
}

QString MonitoringStack::alertmanagerUrl() const
{
    return u"http://"_s + local(m_alertmanagerPort);
}

QByteArray MonitoringStack::alertmanagerLog() const
{
    QFile file(path(u"alertmanager.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray MonitoringStack::logs() const
{
    QByteArray all;
    for (const QString &name : {u"alertmanager.log"_s, u"prometheus.log"_s, u"node.log"_s}) {
        QFile file(path(name));
        if (file.open(QIODevice::ReadOnly))
            all += "== " + name.toUtf8() + '\n' + file.readAll().right(4'000) + '\n';
    }
    return all;
}

} // namespace itsm
