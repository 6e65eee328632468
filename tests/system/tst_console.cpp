#include "tests/support/test_program.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

/// The console as somebody starts it who has no display.
class TestConsole : public QObject
{
    Q_OBJECT

    struct Run
    {
        int code = -1;
        QString out;
        QString err;
    };
    QTemporaryDir m_folder;

    /// The folders of a person who has none yet.
    [[nodiscard]] QProcessEnvironment environmentIn(const QString &home) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"LANGUAGE"_s, u"LANG"_s,
                                    u"DBUS_SESSION_BUS_ADDRESS"_s})
            environment.remove(name);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"HOME"_s, home);
        for (const QString &name :
             {u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(name, QDir(home).filePath(name));
        return environment;
    }
    void start(QProcess &process, const QString &home, const QStringList &arguments) const
    {
        process.setProcessEnvironment(environmentIn(home));
        process.start(qEnvironmentVariable("ITSM_BIN_DIR") + u"/itsm-console"_s,
                      QStringList{u"-platform"_s, u"offscreen"_s} + arguments);
        QVERIFY(process.waitForStarted());
    }
    /// The exit code of a start that ends by itself; -1 if it does not.
    [[nodiscard]] int exitCodeOf(const QString &home, const QStringList &arguments, QByteArray *errors = nullptr) const
    {
        QProcess process;
        start(process, home, arguments);
        const bool ended = process.waitForFinished(15'000);
        if (errors)
            *errors = process.readAllStandardError();
        process.kill();
        process.waitForFinished();
        return ended ? process.exitCode() : -1;
    }

    [[nodiscard]] Run run(const QStringList &arguments, const QString &language = u"C.UTF-8"_s) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"LANGUAGE"_s, u"LANG"_s})
            environment.remove(name);
        environment.insert(u"LC_ALL"_s, language);
        environment.insert(u"HOME"_s, m_folder.path());
        for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s})
            environment.insert(name, m_folder.filePath(name));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("ITSM_BIN_DIR") + u"/itsm-console"_s, arguments);
        if (!process.waitForFinished(280'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void helpNeedsNoDisplay()
    {
        const Run help = run({u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.contains(u"--tour"_s), qPrintable(help.out + help.err));
        QCOMPARE(run({u"--version"_s}).code, 0);
        QVERIFY(run({u"--help"_s, u"--language"_s, u"zh_CN"_s}).out.contains(u"语言"_s));
    }

    void withoutDisplayItSaysSo()
    {
        const Run started = run({});
        QCOMPARE(started.code, 1);
        QVERIFY2(started.err.contains(u"There is no display."_s), qPrintable(started.err));
        QVERIFY(started.err.contains(u"--tour"_s));
    }

    void aNamedPlatformIsMeant()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, m_folder.path());
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("ITSM_BIN_DIR") + u"/itsm-console"_s, {u"-platform"_s, u"offscreen"_s});
        QVERIFY(process.waitForStarted());
        QVERIFY2(!process.waitForFinished(1'500), process.readAllStandardError().constData());
        process.kill();
        QVERIFY(process.waitForFinished());
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("size") << QStringList{u"--size"_s, u"10x10"_s} << u"10x10"_s;
        QTest::newRow("no size") << QStringList{u"--size"_s, u"wide"_s} << u"wide"_s;
        QTest::newRow("language") << QStringList{u"--language"_s, u"xx"_s} << u"xx"_s;
        QTest::newRow("look") << QStringList{u"--theme"_s, u"pink"_s} << u"pink"_s;
        QTest::newRow("address") << QStringList{u"--database"_s, u"mysql://x"_s} << u"sqlite:"_s;
        QTest::newRow("argument") << QStringList{u"file.csv"_s} << u"file.csv"_s;
        QTest::newRow("two arguments") << QStringList{u"INC-1"_s, u"INC-2"_s} << u"INC-2"_s;
        QTest::newRow("link") << QStringList{u"itsm://INC-1?x"_s} << u"itsm://INC-1?x"_s;
        QTest::newRow("filter") << QStringList{u"--filter"_s, u"nothing:like"_s} << u"nothing"_s;
        QTest::newRow("both") << QStringList{u"--database"_s, u"sqlite:/x"_s, u"--profile"_s, u"y"_s} << u"not both"_s;
    }
    void mistakesAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const Run wrong = run(arguments);
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains(word), qPrintable(wrong.err));
    }

    void aSecondStartEndsAtOnce()
    {
        QTemporaryDir home;
        const QStringList database{u"--database"_s, u"sqlite:"_s + home.filePath(u"a.sqlite"_s)};
        QProcess first;
        start(first, home.path(), database);
        QVERIFY(QTest::qWaitFor([&] { return !QDir(home.path()).entryList({u"a.sqlite"_s}).isEmpty(); }, 15'000));
        QCOMPARE(exitCodeOf(home.path(), database + QStringList{u"itsm://INC-000001"_s}), 0);
        QCOMPARE(exitCodeOf(home.path(), database + QStringList{u"--filter"_s, u"is:open"_s}), 0);
        QCOMPARE(first.state(), QProcess::Running);
        // Another database is another console.
        QProcess other;
        start(other, home.path(), {u"--database"_s, u"sqlite:"_s + home.filePath(u"b.sqlite"_s)});
        QVERIFY(!other.waitForFinished(1'500));
        other.kill();
        QVERIFY(other.waitForFinished());
        // Killed, it leaves nothing that hinders the next.
        first.kill();
        QVERIFY(first.waitForFinished());
        QProcess next;
        start(next, home.path(), database);
        QVERIFY(!next.waitForFinished(1'500));
        next.kill();
        QVERIFY(next.waitForFinished());
    }

    void ofManyStartsOneStays()
    {
        QTemporaryDir home;
        std::vector<std::unique_ptr<QProcess>> all;
        for (int i = 0; i < 6; ++i) {
            all.push_back(std::make_unique<QProcess>());
            start(*all.back(), home.path(), {u"--database"_s, u"sqlite:"_s + home.filePath(u"a.sqlite"_s)});
        }
        const auto running = [&] {
            return std::count_if(all.begin(), all.end(),
                                 [](const auto &process) { return process->state() != QProcess::NotRunning; });
        };
        QVERIFY(QTest::qWaitFor([&] { return running() == 1; }, 30'000));
        QTest::qWait(500);
        QCOMPARE(running(), 1);
        for (const auto &process : all) {
            if (process->state() == QProcess::NotRunning)
                QCOMPARE(process->exitCode(), 0);
            process->kill();
            process->waitForFinished();
        }
    }

    void profilesAreNamedAtStart()
    {
        QTemporaryDir home;
        QDir(home.path()).mkpath(u"XDG_CONFIG_HOME/itsm-console"_s);
        QFile settings(home.filePath(u"XDG_CONFIG_HOME/itsm-console/console.json"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(R"({"profiles":[{"id":"a","name":"Rehearsal","kind":"local","file":")" +
                       home.filePath(u"rehearsal.sqlite"_s).toUtf8() + R"("}]})");
        settings.close();
        QByteArray errors;
        QCOMPARE(exitCodeOf(home.path(), {u"--profile"_s, u"Production"_s}, &errors), 2);
        QVERIFY2(errors.contains("Rehearsal"), errors.constData());
        QProcess console;
        start(console, home.path(), {u"--profile"_s, u"rehearsal"_s});
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(home.filePath(u"rehearsal.sqlite"_s)); }, 15'000));
        console.kill();
        QVERIFY(console.waitForFinished());
    }

    void theTourLeavesPicturesOfTheSize()
    {
        const QString pictures = m_folder.filePath(u"tour"_s);
        const Run tour = run({u"--tour"_s, pictures, u"--size"_s, u"1280x720"_s});
        QVERIFY2(tour.code == 0, qPrintable(tour.out + tour.err));
        const QStringList files = QDir(pictures).entryList({u"*.png"_s});
        QVERIFY2(files.size() >= 72, qPrintable(files.join(u' ')));
        QVERIFY(tour.out.contains(u"%1 pictures"_s.arg(files.size())));
        for (const QString &file : files)
            QCOMPARE(QImage(QDir(pictures).filePath(file)).size(), QSize(1280, 720));
        // What the guides show is what the tour makes.
        static const QRegularExpression picture(u"\\]\\(pictures/([^)]+)\\)"_s);
        for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
            QFile guide(qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/docs/guide/%1.md"_s.arg(language));
            QVERIFY2(guide.open(QIODevice::ReadOnly), "set ITSM_SOURCE_DIR");
            auto named = picture.globalMatch(QString::fromUtf8(guide.readAll()));
            QVERIFY(named.hasNext());
            while (named.hasNext()) {
                const QString name = named.next().captured(1);
                QVERIFY2(files.contains(name), qPrintable(name));
            }
        }
    }
};

ITSM_TEST(TestConsole)
#include "tst_console.moc"
