#include "services/runtime/clock.h"
#include "services/runtime/paths.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class EnvironmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void foldersFollowTheSpecification();
    void relativeAndEmptyVariablesCountAsUnset();
    void privateFolders();
    void systemClockMoves();
    void manualClockObeys();
};

void EnvironmentTest::cleanup()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
        qunsetenv(name);
}

void EnvironmentTest::foldersFollowTheSpecification()
{
    qputenv("XDG_CONFIG_HOME", "/x/config");
    qputenv("XDG_STATE_HOME", "/x/state/");
    qputenv("XDG_DATA_HOME", "/x/data");
    QCOMPARE(configDir(), u"/x/config/itsm-console"_s);
    QCOMPARE(stateDir(), u"/x/state/itsm-console"_s);
    QCOMPARE(dataDir(), u"/x/data/itsm-console"_s);
}

void EnvironmentTest::relativeAndEmptyVariablesCountAsUnset()
{
    qputenv("XDG_CONFIG_HOME", "config");
    qputenv("XDG_STATE_HOME", "");
    const QString home = QDir::homePath();
    QCOMPARE(configDir(), QString(home + u"/.config/itsm-console"_s));
    QCOMPARE(stateDir(), QString(home + u"/.local/state/itsm-console"_s));
    QCOMPARE(dataDir(), QString(home + u"/.local/share/itsm-console"_s));
}

void EnvironmentTest::privateFolders()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a/b/网"_s);
    QVERIFY(makePrivateDir(path).has_value());
    QVERIFY(makePrivateDir(path).has_value());
    for (const QString &one : {path, dir.filePath(u"a"_s)}) {
        QVERIFY(QFileInfo(one).isDir());
        QCOMPARE(QFileInfo(one).permissions() & 0x0077, QFileDevice::Permissions());
    }
    QFile file(dir.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Result<> result = makePrivateDir(dir.filePath(u"file/c"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Unavailable);
}

void EnvironmentTest::systemClockMoves()
{
    const Instant before = SystemClock::instance().now();
    QVERIFY(before > Instant{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}});
    QVERIFY(SystemClock::instance().now() >= before);
}

void EnvironmentTest::manualClockObeys()
{
    ManualClock clock;
    const Instant start = clock.now();
    QCOMPARE(clock.now(), start);
    clock.advance(90min);
    QCOMPARE(clock.now() - start, 90min);
    clock.set(start);
    QCOMPARE(clock.now(), start);
}

ITSM_TEST(EnvironmentTest)
#include "tst_environment.moc"
