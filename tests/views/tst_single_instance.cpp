#include "tests/support/test_program.h"
#include "views/shell/single_instance.h"

#include <QDir>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

    static QString socketOf(const QString &folder)
    {
        return QDir(folder).filePath(QDir(folder).entryList({u"*.sock"_s}, QDir::System).value(0));
    }

private Q_SLOTS:
    void linksAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number"); // empty: refused
        QTest::newRow("link") << u"itsm://INC-000123"_s << u"INC-000123"_s;
        QTest::newRow("of a browser") << u"itsm://inc-000123/"_s << u"INC-000123"_s;
        QTest::newRow("short") << u"itsm:INC0000045"_s << u"INC0000045"_s;
        QTest::newRow("number") << u"INC-7"_s << u"INC-7"_s;
        QTest::newRow("Chinese") << u"itsm://事件-7"_s << u"事件-7"_s;
        QTest::newRow("file") << u"file.csv"_s << QString();
        QTest::newRow("option") << u"--INC-1"_s << QString();
        QTest::newRow("word") << u"itsm://settings"_s << QString();
        QTest::newRow("path") << u"itsm://INC-1/../../etc"_s << QString();
        QTest::newRow("query") << u"itsm://INC-1?run=1"_s << QString();
        QTest::newRow("escape") << u"itsm://INC%2D1"_s << QString();
        QTest::newRow("line") << u"itsm://INC-1\nx"_s << QString();
        QTest::newRow("other scheme") << u"http://INC-1"_s << QString();
        QTest::newRow("long") << u"itsm://INC-"_s + QString(200, u'1') << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void linksAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, number);
        QCOMPARE(incidentFromLink(text).value_or(QString()), number);
    }

    void requestsSurviveTheWay()
    {
        const StartRequest request{
            .incident = u"INC-1"_s, .filter = u"title:\"支付\" is:open"_s, .activationToken = u"gnome/1-2_TIME3"_s};
        const auto read = StartRequest::parse(request.toLine());
        QVERIFY(read);
        QCOMPARE(*read, request);
    }

    void strangeRequestsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\n");
        QTest::newRow("version") << QByteArray("{\"version\":2}\n");
        QTest::newRow("incident") << QByteArray("{\"version\":1,\"incident\":\"x y\"}\n");
        QTest::newRow("filter") << QByteArray("{\"version\":1,\"filter\":\"status:\\\"\"}\n");
        QTest::newRow("token") << QByteArray("{\"version\":1,\"token\":\"a b\"}\n");
        QTest::newRow("long") << QByteArray("{\"version\":1,\"filter\":\"") + QByteArray(20'000, 'x') + "\"}\n";
    }
    void strangeRequestsAreRefused()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!StartRequest::parse(line));

        QTemporaryDir folder;
        SingleInstance instance(folder.path());
        QVERIFY(instance.acquire(u"a"_s));
        QSignalSpy requested(&instance, &SingleInstance::requested);
        QLocalSocket socket;
        socket.connectToServer(socketOf(folder.path()));
        QVERIFY(socket.waitForConnected());
        socket.write(line);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(socket.readAll().isEmpty());
        QCOMPARE(requested.size(), 0);
    }

    void theSecondHandsOver()
    {
        QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.acquire(u"a"_s));
        QVERIFY(first.acquire(u"a"_s));
        QSignalSpy requested(&first, &SingleInstance::requested);
        const StartRequest request{.incident = u"INC-1"_s, .filter = u"is:open"_s};
        // The first one answers in this thread.
        auto second = QtConcurrent::run([&] {
            SingleInstance other(folder.path());
            return startOrHandOver(other, u"a"_s, request);
        });
        QVERIFY(requested.wait(5'000));
        QTRY_VERIFY(second.isFinished());
        QCOMPARE(second.result(), Start::HandedOver);
        QCOMPARE(requested.first().first().value<StartRequest>(), request);

        SingleInstance elsewhere(folder.path());
        QVERIFY(elsewhere.acquire(u"b"_s));
        QVERIFY(!elsewhere.acquire(u"a"_s));
        QCOMPARE(elsewhere.name(), u"b"_s);
        QVERIFY(first.acquire(u"c"_s)); // lets go of a
        QVERIFY(elsewhere.acquire(u"a"_s));
    }

    /// While another place is being opened both are this console; which of them stays is known afterwards.
    void anotherNameIsTakenBesideTheFirst()
    {
        QTemporaryDir folder;
        SingleInstance console(folder.path());
        SingleInstance other(folder.path());
        QSignalSpy requested(&console, &SingleInstance::requested);
        QVERIFY(console.acquire(u"a"_s));
        QVERIFY(console.prepare(u"b"_s));
        QCOMPARE(console.name(), u"a"_s);
        QVERIFY(!other.acquire(u"a"_s));
        QVERIFY(!other.acquire(u"b"_s));
        const auto handOver = [&](const QString &name, const StartRequest &request) {
            auto done = QtConcurrent::run(
                [path = folder.path(), name, request] { return SingleInstance::handOver(path, name, request); });
            QTRY_VERIFY(done.isFinished());
            QVERIFY(done.result());
        };
        handOver(u"b"_s, {.incident = u"INC-2"_s});
        QCOMPARE(requested.size(), 0); // it must not be looked up in a
        handOver(u"a"_s, {.incident = u"INC-1"_s});
        QCOMPARE(requested.size(), 1);
        QVERIFY(console.acquire(u"b"_s));
        QCOMPARE(console.name(), u"b"_s);
        QTRY_COMPARE(requested.size(), 2);
        QCOMPARE(requested.last().first().value<StartRequest>().incident, u"INC-2"_s);
        QVERIFY(other.acquire(u"a"_s));
        // What could not be opened is let go, and what is open stays.
        QVERIFY(console.prepare(u"c"_s));
        QSignalSpy unanswered(&console, &SingleInstance::unanswered);
        handOver(u"c"_s, {.incident = u"INC-3"_s});
        console.giveUp();
        QCOMPARE(unanswered.size(), 1);
        QCOMPARE(unanswered.first().first().value<StartRequest>().incident, u"INC-3"_s);
        QCOMPARE(requested.size(), 2);
        QCOMPARE(console.name(), u"b"_s);
        SingleInstance third(folder.path());
        QVERIFY(third.acquire(u"c"_s));
        QVERIFY(!third.acquire(u"b"_s));
    }

    void onlyTheOwnerMayEnter()
    {
        QTemporaryDir folder;
        const QString inside = folder.filePath(u"run"_s);
        SingleInstance instance(inside);
        QVERIFY(instance.acquire(u"a"_s));
        struct stat status
        {
        };
        QCOMPARE(::stat(QFile::encodeName(inside).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
        QCOMPARE(::stat(QFile::encodeName(socketOf(inside)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0077U, 0U);
    }

    void whatACrashLeavesIsNoHindrance()
    {
        QTemporaryDir folder;
        const pid_t child = ::fork();
        if (child == 0) {
            SingleInstance crashed(folder.path());
            ::_exit(crashed.acquire(u"a"_s) ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(QFile::exists(socketOf(folder.path()))); // the stale one
        SingleInstance next(folder.path());
        QCOMPARE(startOrHandOver(next, u"a"_s, {}), Start::Ready);
    }

    void aConsoleThatHangsIsNotWaitedForForever()
    {
        QTemporaryDir folder;
        SingleInstance hangs(folder.path());
        QVERIFY(hangs.acquire(u"a"_s));
        // This thread, which would answer, waits here.
        SingleInstance second(folder.path());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(startOrHandOver(second, u"a"_s, {}), Start::NoAnswer);
        QVERIFY(timer.elapsed() < 9'000);
    }
};

ITSM_TEST(TestSingleInstance)
#include "tst_single_instance.moc"
