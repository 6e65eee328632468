#include "tests/bench/itsmd_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

constexpr int startTimeoutMs = 30'000;
constexpr int endTimeoutMs = 20'000;

} // namespace

Result<std::unique_ptr<ItsmdProcess>> ItsmdProcess::start(const QString &database, const QByteArrayList &settings)
{
    std::unique_ptr<ItsmdProcess> server(new ItsmdProcess);
    const QString path = server->m_folder.filePath(u"config.yaml"_s);
    QFile config(path);
    QByteArray text = "database:\n  url: \"" + database.toUtf8() + "\"\nserver:\n  listen: 127.0.0.1:0\n";
    for (const QByteArray &line : settings)
        text += "  " + line + '\n';
    if (!config.open(QIODevice::WriteOnly) || !config.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        config.write(text) != text.size())
        return fail(Error::Code::Unavailable, u"cannot write "_s + path);
    config.close();

    QProcess &process = server->m_process;
    process.setChildProcessModifier([parent = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(126);
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.remove(u"LANGUAGE"_s);
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(server->m_folder.filePath(u"log"_s)); // a full pipe would make it wait
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"itsmd"_s),
                  {u"--config"_s, path, u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    static const QRegularExpression place(u"at http://[^ ]+:(\\d+)\n"_s);
    QByteArray output;
    QRegularExpressionMatch match;
    while (!match.hasMatch() && process.waitForReadyRead(startTimeoutMs)) {
        output += process.readAllStandardOutput();
        match = place.match(QString::fromUtf8(output));
    }
    server->m_port = quint16(match.captured(1).toUInt());
    if (server->m_port == 0) {
        process.waitForFinished(1'000);
        QFile log(server->m_folder.filePath(u"log"_s));
        if (log.open(QIODevice::ReadOnly))
            output += log.readAll();
        return fail(Error::Code::Unavailable, u"itsmd does not start: "_s + QString::fromUtf8(output));
    }
    return server;
}

ItsmdProcess::~ItsmdProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endTimeoutMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QString ItsmdProcess::proc(const char *name) const
{
    return u"/proc/%1/%2"_s.arg(m_process.processId()).arg(QLatin1StringView(name));
}

double ItsmdProcess::status(QByteArrayView key) const
{
    QFile file(proc("status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.mid(key.size()).simplified().split(' ').front().toDouble();
    }
    return 0;
}

void ItsmdProcess::forgetPeak() const
{
    QFile file(proc("clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

int ItsmdProcess::descriptors() const
{
    return int(QDir(proc("fd")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

double cpuSecondsOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' '); // from the third on
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(::sysconf(_SC_CLK_TCK));
}

} // namespace itsm::bench
