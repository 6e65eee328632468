#include "tests/bench/console_start.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {
constexpr int longestStart = 60'000; // ms
} // namespace

QString stateFileIn(const QString &home)
{
    return QDir(home).filePath(u"state/itsm-console/console.json"_s);
}

Result<ConsoleStart> startConsole(const QString &url, const QString &home)
{
    const QDir folder(home);
    QProcess console;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, folder.filePath(u"state"_s));
    environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"data"_s));
    console.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    console.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"itsm-console"_s),
                  {u"--database"_s, url, u"--report-start"_s});
    QByteArray line;
    while (!line.contains('\n') && timer.elapsed() < longestStart && console.waitForReadyRead(longestStart))
        line += console.readAllStandardOutput();
    ConsoleStart start{.ms = static_cast<double>(timer.nsecsElapsed()) / 1e6};
    const auto match =
        QRegularExpression(u"^ready rss_kib=(\\d+) first_row=(\\d+) pane=(\\d)"_s).match(QString::fromLatin1(line));
    if (!console.waitForFinished(10'000))
        console.kill();
    if (!match.hasMatch())
        return fail(Error::Code::Internal, u"the console showed no rows within a minute: "_s +
                                               QString::fromUtf8(console.readAllStandardError()).trimmed());
    start.mib = match.captured(1).toDouble() / 1'024;
    start.firstRow = match.captured(2).toInt();
    start.isPaneOpen = match.captured(3) == u"1"_s;
    return start;
}

} // namespace itsm::bench
