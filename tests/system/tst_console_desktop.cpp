#include "tests/support/test_program.h"
#include "tests/system/virtual_desktop.h"

#include <QRegularExpression>
#include <memory>

using namespace Qt::Literals::StringLiterals;

/// The console on desktops as people have them: under X11 as a screen reader hears it, and under Wayland.
class TestConsoleDesktop : public QObject
{
    Q_OBJECT

    std::unique_ptr<VirtualDesktop> m_desktop;
    QProcess m_console;
    QTemporaryDir m_folder;

    [[nodiscard]] static QString program(const QString &name)
    {
        return qEnvironmentVariable("ITSM_BIN_DIR") + u'/' + name;
    }
    [[nodiscard]] QString database() const { return u"sqlite:"_s + m_folder.filePath(u"sample.sqlite"_s); }
    /// What a screen reader hears; nothing where no console runs, for which it would wait.
    [[nodiscard]] QString hear(const QStringList &arguments) const
    {
        if (m_console.state() == QProcess::NotRunning)
            return {};
        return m_desktop->run(
            u"/usr/bin/python3"_s,
            QStringList{qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/tests/system/screen_reader.py"_s} + arguments);
    }
    [[nodiscard]] QString focus() const { return hear({u"focus"_s}).trimmed().section(u'\n', -1); }
    [[nodiscard]] static QStringList cells(const QString &table, int line)
    {
        return table.section(u'\n', line, line).split(u'\t');
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(QProcess::execute(program(u"itsmd"_s), {u"--database"_s, database(), u"sample"_s}), 0);
        m_desktop = std::make_unique<VirtualDesktop>();
        QVERIFY2(m_desktop->start({1280, 800}), "Xvfb, openbox or dbus-daemon do not start");
        m_desktop->environment().insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        m_console.setProcessEnvironment(m_desktop->environment());
        m_console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_console.start(program(u"itsm-console"_s), {u"--database"_s, database(), u"--user"_s, u"operator"_s});
        QVERIFY(m_console.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(cells(hear({u"table"_s, u"Incidents"_s, u"1"_s}), 1).size() > 5, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!focus().isEmpty(), 30'000);
    }
    void cleanupTestCase()
    {
        if (!m_desktop)
            return;
        m_desktop->press(u"ctrl+q"_s);
        const bool hasEnded = m_console.waitForFinished(10'000);
        m_console.kill();
        QVERIFY(hasEnded);
        QCOMPARE(m_console.exitStatus(), QProcess::NormalExit);
        m_desktop.reset();
    }

    void cellsAreRead()
    {
        const QString table = hear({u"table"_s, u"Incidents"_s, u"3"_s});
        const QStringList headings = cells(table, 0);
        QCOMPARE(headings.first(), u"Severity"_s);
        for (const QString &heading : headings)
            QVERIFY(!heading.isEmpty());
        for (int row = 1; row <= 3; ++row) {
            const QStringList spoken = cells(table, row);
            QCOMPARE(spoken.size(), headings.size());
            for (qsizetype column = 0; column < spoken.size(); ++column)
                QVERIFY2(spoken[column].startsWith(headings[column] + u": "_s), qPrintable(spoken[column]));
        }
        QCOMPARE(cells(table, 1)[0], u"Severity: Critical"_s);
        static const QRegularExpression number(u"^Number: INC-\\d{6}-\\d{6}$"_s);
        QVERIFY(number.match(cells(table, 1)[1]).hasMatch());
    }

    void theFocusFollowsTheKeys()
    {
        const QString table = hear({u"table"_s, u"Incidents"_s, u"2"_s});
        m_desktop->press(u"Down"_s);
        QTRY_VERIFY(focus().startsWith(u"table cell\t"_s));
        m_desktop->press(u"Right"_s);
        m_desktop->press(u"Right"_s);
        QTRY_VERIFY(focus().startsWith(u"table cell\tTitle: "_s));
        const QString first = focus();
        m_desktop->press(u"Down"_s);
        QTRY_VERIFY(focus().startsWith(u"table cell\tTitle: "_s) && focus() != first);
        m_desktop->press(u"slash"_s);
        QTRY_COMPARE(focus(), u"text\tFilter"_s);
        m_desktop->press(u"Escape"_s);
        QTRY_VERIFY(focus().startsWith(u"table cell\t"_s));
        // A form begins with its first field.
        m_desktop->press(u"n"_s);
        QTRY_COMPARE(focus(), u"text\tTitle"_s);
        m_desktop->press(u"Escape"_s);
        QTRY_VERIFY(focus().startsWith(u"table cell\t"_s));
    }

    void theWindowHasTheKeysAfterThePalette()
    {
        const QString before = focus();
        m_desktop->press(u"ctrl+shift+p"_s);
        QTRY_VERIFY(focus() != before);
        m_desktop->press(u"Escape"_s);
        QTRY_COMPARE(focus(), before);
        m_desktop->press(u"Down"_s); // a key that is no command
        QTRY_VERIFY(focus().startsWith(u"table cell\t"_s) && focus() != before);
        m_desktop->press(u"Up"_s);
        QTRY_COMPARE(focus(), before);
    }

    void everyControlHasAName_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<bool>("isForm");
        for (const char *page : {"ctrl+shift+2", "ctrl+shift+3", "ctrl+shift+4", "ctrl+shift+5", "ctrl+shift+6",
                                 "ctrl+shift+7", "ctrl+shift+1"})
            QTest::newRow(page) << QString::fromLatin1(page) << false;
        for (const char *form : {"n", "ctrl+comma", "F1", "ctrl+shift+p", "ctrl+e", "ctrl+i", "shift+m", "e", "r"})
            QTest::newRow(form) << QString::fromLatin1(form) << true;
    }
    void everyControlHasAName()
    {
        QFETCH(const QString, keys);
        QFETCH(const bool, isForm);
        const QString before = focus();
        m_desktop->press(keys);
        // The answer is of what the keys have led to: something else has the keyboard.
        if (keys != "ctrl+shift+1"_L1)
            QTRY_VERIFY(focus() != before);
        QCOMPARE(hear({u"nameless"_s}), QString());
        if (isForm) {
            m_desktop->press(u"Escape"_s);
            QTRY_VERIFY(focus().startsWith(u"table"_s));
        }
    }

    void buttonsArePressed()
    {
        (void)hear({u"press"_s, u"Settings…"_s});
        QTRY_VERIFY(focus() == "text\tSearch the settings"_L1 || focus() == "list item\tLook and language"_L1);
        m_desktop->press(u"Escape"_s);
        QTRY_VERIFY(focus().startsWith(u"table"_s));
    }

    void runsUnderWayland()
    {
        QProcess compositor;
        QProcessEnvironment environment = m_desktop->environment();
        environment.remove(u"DISPLAY"_s);
        compositor.setProcessEnvironment(environment);
        compositor.start(u"weston"_s, {u"--backend=headless-backend.so"_s, u"--socket=itsm-test"_s, u"--width=1280"_s,
                                       u"--height=720"_s, u"--idle-time=0"_s, u"--no-config"_s});
        QVERIFY(compositor.waitForStarted());
        const QString socket = environment.value(u"XDG_RUNTIME_DIR"_s) + u"/itsm-test"_s;
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 10'000);
        environment.insert(u"WAYLAND_DISPLAY"_s, u"itsm-test"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"wayland"_s);
        // This compositor has no keyboard, which Qt's own input method does not expect.
        environment.insert(u"QT_IM_MODULE"_s, u"compose"_s);
        // What the plugin leaves behind when it is unloaded cannot be told from our own: under X11 leaks are looked
        // for.
        environment.insert(u"LSAN_OPTIONS"_s, u"detect_leaks=0"_s);
        const auto run = [&](const QStringList &arguments) {
            QProcess console;
            console.setProcessEnvironment(environment);
            console.start(program(u"itsm-console"_s), arguments);
            if (!console.waitForFinished(280'000) || console.exitStatus() != QProcess::NormalExit ||
                console.exitCode() != 0)
                return QString(u"failed: "_s + QString::fromUtf8(console.readAllStandardError()));
            return QString::fromUtf8(console.readAllStandardOutput());
        };
        // A database of its own: the console under X11 is the one of the other.
        const QString own = u"sqlite:"_s + m_folder.filePath(u"wayland.sqlite"_s);
        QCOMPARE(QProcess::execute(program(u"itsmd"_s), {u"--database"_s, own, u"sample"_s}), 0);
        const QString start = run({u"--database"_s, own, u"--user"_s, u"operator"_s, u"--report-start"_s});
        QVERIFY2(start.startsWith(u"ready"_s), qPrintable(start));
        if (qEnvironmentVariableIsSet("ITSM_ALL")) {
            const QString pictures = m_folder.filePath(u"tour"_s);
            const QString tour = run({u"--tour"_s, pictures, u"--size"_s, u"1280x720"_s});
            QVERIFY2(tour.contains(u"Done: "_s), qPrintable(tour));
            QVERIFY(QDir(pictures).entryList({u"*.png"_s}).size() > 150);
        }
        compositor.terminate();
        if (!compositor.waitForFinished(5'000))
            compositor.kill();
        compositor.waitForFinished();
    }
};

ITSM_TEST(TestConsoleDesktop)
#include "tst_console_desktop.moc"
