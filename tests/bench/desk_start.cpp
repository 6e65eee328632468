#include "tests/bench/desk.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

constexpr int starts = 7;
constexpr double startBar = 1'000;   // ms
constexpr double memoryBar = 250;    // MiB
constexpr int longestStart = 60'000; // ms

struct Start
{
    double ms = 0;
    double mib = 0;
};

Result<Start> startOnce(const QString &url)
{
    const QTemporaryDir home;
    QProcess console;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, home.filePath(u"state"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    console.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    console.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"itsm-console"_s),
                  {u"--database"_s, url, u"--report-start"_s});
    QByteArray line;
    while (!line.contains('\n') && timer.elapsed() < longestStart && console.waitForReadyRead(longestStart))
        line += console.readAllStandardOutput();
    Start start{.ms = static_cast<double>(timer.nsecsElapsed()) / 1e6};
    const auto match = QRegularExpression(u"^ready rss_kib=(\\d+)"_s).match(QString::fromLatin1(line));
    if (!console.waitForFinished(10'000))
        console.kill();
    if (!match.hasMatch())
        return fail(Error::Code::Internal, u"the console showed no rows within a minute: "_s +
                                               QString::fromUtf8(console.readAllStandardError()).trimmed());
    start.mib = match.captured(1).toDouble() / 1'024;
    return start;
}

} // namespace

void benchStart(ConsoleBench &bench)
{
    if (!bench.wants("start"_L1))
        return;
    Samples times;
    Samples memory;
    for (int i = 0; i <= starts; ++i) {
        const auto start = startOnce(bench.scratch.urlText());
        if (!start) {
            bench.report.fail(bench.scratch.name(), u"start"_s, start.error());
            return;
        }
        if (i == 0)
            continue; // program and database come from the disk
        times.add(start->ms);
        memory.add(start->mib);
    }
    bench.report.add(timed(bench.scratch.name(), u"start of the process → first rows on screen"_s, times, startBar));
    Measurement m = timed(bench.scratch.name(), u"resident memory then"_s, memory, memoryBar);
    m.unit = u"MiB"_s;
    bench.report.add(m);
}

} // namespace itsm::bench
