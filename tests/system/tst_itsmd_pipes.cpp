#include "tests/support/test_program.h"
#include "tests/system/itsmd_folder.h"

#include <QTest>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// The program between others: what it reads from a pipe, and where it writes to.
class TestItsmdPipes : public QObject, ItsmdFolder
{
    Q_OBJECT

    /// Its exit code and its complaint where standard output is a full disk.
    Run runOnFullDisk(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_folder.path());
        process.start(u"/bin/sh"_s, QStringList{u"-c"_s, u"exec \"$0\" \"$@\" > /dev/full"_s, program()} + arguments);
        if (!process.waitForFinished())
            return {};
        return {process.exitCode(), {}, process.readAllStandardError()};
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(program()), qPrintable(program())); }

    void aFullDiskIsAnError_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("a large export") << QStringList{u"export"_s, u"incidents"_s};
        QTest::newRow("a small export") << QStringList{u"export"_s, u"incidents"_s, u"--filter"_s,
                                                       u"nothing-like-it"_s};
        QTest::newRow("an empty list") << QStringList{u"export"_s, u"incidents"_s, u"--format"_s,
                                                      u"json"_s,   u"--filter"_s,  u"nothing-like-it"_s};
        QTest::newRow("figures") << QStringList{u"stats"_s};
        QTest::newRow("people") << QStringList{u"user"_s, u"list"_s};
    }
    void aFullDiskIsAnError()
    {
        QFETCH(const QStringList, arguments);
        if (!QFile::exists(m_folder.filePath(u"full.db"_s)))
            QCOMPARE(run({u"sample"_s, u"-d"_s, u"sqlite:full.db"_s}).code, 0);
        const Run result = runOnFullDisk(arguments + QStringList{u"-d"_s, u"sqlite:full.db"_s});
        QVERIFY2(result.code == 74, result.err.constData());
        QVERIFY2(result.err.contains("No space left on device"), result.err.constData());
        QCOMPARE(run(arguments + QStringList{u"-d"_s, u"sqlite:full.db"_s}).code, 0);
    }

    /// As in `itsmd … | head`.
    void aReaderThatHasEnoughIsNoError_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("an export") << QStringList{u"export"_s, u"incidents"_s};
        QTest::newRow("figures") << QStringList{u"stats"_s};
        QTest::newRow("people") << QStringList{u"user"_s, u"list"_s};
    }
    void aReaderThatHasEnoughIsNoError()
    {
        QFETCH(const QStringList, arguments);
        if (!QFile::exists(m_folder.filePath(u"full.db"_s)))
            QCOMPARE(run({u"sample"_s, u"-d"_s, u"sqlite:full.db"_s}).code, 0);
        std::array<int, 2> ends{};
        QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
        QCOMPARE(::close(ends[0]), 0); // nobody reads
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_folder.path());
        process.setChildProcessModifier([output = ends[1]] { ::dup2(output, STDOUT_FILENO); });
        process.start(program(), arguments + QStringList{u"-d"_s, u"sqlite:full.db"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(::close(ends[1]), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.exitCode(), 141);
    }

    void aSlowPipeIsReadToItsEnd()
    {
        const QByteArray text = u"number,title\nB-1,one\nB-2,数据\nB-3,告警风暴\n"_s.toUtf8();
        const qsizetype torn = text.indexOf("B-2,") + 6; // two of the three bytes of a character
        const QByteArray path = m_folder.filePath(u"slow.csv"_s).toUtf8();
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        const int pipe = ::open(path.constData(), O_RDWR | O_CLOEXEC); // for both, so that it waits for no reader
        QVERIFY(pipe >= 0);
        QCOMPARE(::write(pipe, text.constData(), size_t(torn)), torn);
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_folder.path());
        process.setStandardInputFile(QString::fromUtf8(path));
        process.start(program(), {u"import"_s, u"csv"_s, u"-"_s, u"-d"_s, u"sqlite:slow.db"_s});
        QVERIFY(process.waitForStarted());
        const auto waiting = [pipe] {
            int bytes = -1;
            return ::ioctl(pipe, FIONREAD, &bytes) == 0 ? bytes : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 30'000); // the first piece is read
        QCOMPARE(::write(pipe, text.constData() + torn, size_t(text.size() - torn)), text.size() - torn);
        QCOMPARE(::close(pipe), 0);
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const Run given = run({u"export"_s, u"incidents"_s, u"-d"_s, u"sqlite:slow.db"_s});
        QVERIFY2(given.out.contains(u"告警风暴"_s.toUtf8()) && given.out.contains(u"数据"_s.toUtf8()),
                 given.out.constData());
    }
};

ITSM_TEST(TestItsmdPipes)
#include "tst_itsmd_pipes.moc"
