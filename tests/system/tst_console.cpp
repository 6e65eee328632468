#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

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
    }
    void mistakesAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const Run wrong = run(arguments);
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains(word), qPrintable(wrong.err));
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
    }
};

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
