#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/views/window_fixture.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/settings_dialog.h"
#include "views/shell/settings_file.h"
#include "views/shell/settings_section.h"
#include "views/shell/transfer_settings.h"
#include "views/widgets/plain_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray fileOf(const QByteArray &settings)
{
    return R"({"format":"itsm-console-settings","version":1,"settings":)" + settings + "}";
}

/// The names of the parts that are offered.
QStringList shownParts(const SettingsDialog *dialog)
{
    QStringList names;
    for (int row = 0; row < dialog->parts()->count(); ++row) {
        if (!dialog->parts()->item(row)->isHidden())
            names.append(dialog->parts()->item(row)->text());
    }
    return names;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

    static SettingsDialog *open(const WindowFixture &f)
    {
        f.action("app.settings")->trigger();
        return f.window->findChild<SettingsDialog *>();
    }
    static void choose(QComboBox *box, const QString &value)
    {
        box->setCurrentIndex(box->findData(value));
        Q_EMIT box->activated(box->currentIndex());
    }

private Q_SLOTS:
    void changesAreInForceAtOnce()
    {
        WindowFixture f;
        f.openWorkspace();
        const SettingsDialog *dialog = open(f);
        QVERIFY(dialog);
        choose(dialog->findChild<QComboBox *>(u"theme"_s), u"dark"_s);
        QVERIFY(theme().isDark());
        choose(dialog->findChild<QComboBox *>(u"palette"_s), u"colour-blind"_s);
        QCOMPARE(theme().paletteKind(), PaletteKind::ColourBlind);
        choose(dialog->findChild<QComboBox *>(u"density"_s), u"roomy"_s);
        QCOMPARE(theme().density(), Density::Roomy);
        QVERIFY(f.action("view.roomy")->isChecked());
        choose(dialog->findChild<QComboBox *>(u"zone"_s), u"utc"_s);
        QCOMPARE(f.window->incidentsPage()->timeZoneMode(), TimeZoneMode::Utc);
        const int before = f.window->font().pixelSize();
        dialog->findChild<QSpinBox *>(u"zoom"_s)->setValue(150);
        QCOMPARE(theme().zoom(), 1.5);
        QCOMPARE(QApplication::font().pixelSize(), qRound(before * 1.5));
        choose(dialog->findChild<QComboBox *>(u"language"_s), u"zh_CN"_s);
        QCOMPARE(f.languages.language(), u"zh_CN"_s);
        QCOMPARE(f.settings.value(u"zoom"_s).toInt(), 150);

        // Commands and the dialog show the same.
        f.action("view.zoomReset")->trigger();
        QCOMPARE(theme().zoom(), 1.0);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"zoom"_s)->value(), 100);
        f.action("view.theme")->trigger();
        QCOMPARE(dialog->findChild<QComboBox *>(u"theme"_s)->currentData().toString(), u"light"_s);
        for (const auto &[key, value] : {std::pair{u"palette"_s, u"standard"_s}, std::pair{u"density"_s, u"normal"_s}})
            f.settings.setValue(key, value);
    }

    /// Two consoles of one person.
    void processesKeepEachOthersValues()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new/state.json"_s);
        SettingsStore one(path);
        one.setValue(u"profile/a"_s, QJsonObject{{u"draft"_s, u"of a"_s}});
        QTRY_VERIFY(QFile::exists(path));
        SettingsStore two(path);
        QCOMPARE(two.value(u"profile/a"_s)[u"draft"_s].toString(), u"of a"_s);
        QSignalSpy told(&one, &SettingsStore::valueChanged);
        two.setValue(u"profile/b"_s, QJsonObject{{u"draft"_s, u"of b"_s}});
        two.setValue(u"theme"_s, u"dark"_s);
        QTRY_COMPARE(one.value(u"profile/b"_s)[u"draft"_s].toString(), u"of b"_s);
        QCOMPARE(one.value(u"theme"_s).toString(), u"dark"_s);
        QTRY_COMPARE(told.size(), 2);
        // At the same moment: each its own.
        one.setValue(u"profile/a"_s, QJsonObject{{u"draft"_s, u"more of a"_s}});
        two.setValue(u"profile/b"_s, QJsonObject{{u"draft"_s, u"more of b"_s}});
        two.setValue(u"theme"_s, QJsonValue(QJsonValue::Undefined));
        const auto stored = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
        };
        const QJsonObject both{{u"profile/a"_s, QJsonObject{{u"draft"_s, u"more of a"_s}}},
                               {u"profile/b"_s, QJsonObject{{u"draft"_s, u"more of b"_s}}}};
        QTRY_COMPARE(stored(), both);
        QTRY_COMPARE(one.values(), both);
        QTRY_COMPARE(two.values(), both);
    }

    void whatCannotBeWrittenIsSaidOnce()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder should be
        SettingsStore store(folder.filePath(u"file/state.json"_s));
        QSignalSpy failed(&store, &SettingsStore::writeFailed);
        store.setValue(u"a"_s, 1);
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(u"state.json"_s));
        store.setValue(u"b"_s, 2);
        QTest::qWait(1'000);
        QCOMPARE(failed.size(), 1);
        // It is tried again.
        QVERIFY(file.remove());
        const auto stored = [&] {
            QFile written(folder.filePath(u"file/state.json"_s));
            return written.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(written.readAll()).object()
                                                     : QJsonObject();
        };
        QTRY_COMPARE_WITH_TIMEOUT(stored(), (QJsonObject{{u"a"_s, 1}, {u"b"_s, 2}}), 10'000);
    }

    void zoomStopsAtItsEnds()
    {
        WindowFixture f;
        for (int i = 0; i < 20; ++i)
            f.action("view.zoomIn")->trigger();
        QCOMPARE(theme().zoom(), 2.0);
        for (int i = 0; i < 30; ++i)
            f.action("view.zoomOut")->trigger();
        QCOMPARE(theme().zoom(), 0.8);
        f.action("view.zoomReset")->trigger();
        QCOMPARE(theme().zoom(), 1.0);
    }

    void everySettingIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("part");
        QTest::newRow("value") << u"dark"_s << u"Look and language"_s;
        QTest::newRow("two words") << u"zone TIME"_s << u"Look and language"_s;
        QTest::newRow("hint") << u"acknowledge"_s << u"Notifications"_s;
        QTest::newRow("part") << u"shortcuts"_s << u"Shortcuts"_s;
        QTest::newRow("word of a part") << u"postgresql"_s << u"Profiles"_s;
        QTest::newRow("another name") << u"theme"_s << u"Look and language"_s;
        QTest::newRow("another name of the size") << u"zoom"_s << u"Look and language"_s;
        QTest::newRow("another name of a part") << u"keyboard"_s << u"Shortcuts"_s;
        QTest::newRow("button") << u"json"_s << u"Export and import"_s;
    }
    void everySettingIsFound()
    {
        QFETCH(QString, typed);
        QFETCH(QString, part);
        WindowFixture f;
        const SettingsDialog *dialog = open(f);
        dialog->searchEdit()->setText(typed);
        QVERIFY2(shownParts(dialog).contains(part), qPrintable(shownParts(dialog).join(u", "_s)));
        QVERIFY(shownParts(dialog).size() < 4);
        QVERIFY(!dialog->parts()->currentItem()->isHidden());
        dialog->searchEdit()->clear();
        QCOMPARE(shownParts(dialog).size(), 5);
    }

    void commandsLeadToTheParts()
    {
        WindowFixture f;
        const QString titles[] = {u"Look and language"_s, u"Notifications"_s, u"Profiles"_s, u"Shortcuts"_s,
                                  u"Export and import"_s};
        const char *const ids[] = {"settings.look", "settings.notifications", "settings.profiles", "settings.shortcuts",
                                   "settings.transfer"};
        for (size_t i = 0; i < std::size(ids); ++i) {
            f.action(ids[i])->trigger();
            QPointer<SettingsDialog> dialog = f.window->findChild<SettingsDialog *>();
            QVERIFY(dialog);
            QCOMPARE(dialog->parts()->currentItem()->text(), titles[i]);
            dialog->accept();
            QTRY_VERIFY(!dialog);
        }
    }

    void tabGoesThroughThePartBeforeTheButton()
    {
        WindowFixture f;
        SettingsDialog *dialog = open(f);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        for (int row = 0; row < dialog->parts()->count(); ++row) {
            dialog->parts()->setCurrentRow(row);
            dialog->parts()->setFocus();
            QTest::keyClick(dialog, Qt::Key_Tab);
            const QWidget *reached = dialog->focusWidget();
            const QWidget *part = dialog->findChild<QStackedWidget *>()->currentWidget();
            QVERIFY2(part->isAncestorOf(reached), qPrintable(reached->accessibleName()));
            // What stands above comes first.
            QTest::keyClick(dialog, Qt::Key_Tab);
            const QWidget *next = dialog->focusWidget();
            if (part->isAncestorOf(next))
                QVERIFY2(next->mapTo(part, QPoint()).y() >= reached->mapTo(part, QPoint()).y(),
                         qPrintable(next->accessibleName()));
        }
    }

    void enterPressesTheButtonThatHasTheKeyboard()
    {
        WindowFixture f;
        SettingsDialog *dialog = open(f);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->searchEdit()->setText(u"shortcuts"_s);
        QPushButton *sheet = nullptr;
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Show all keys"_s)
                sheet = button;
        }
        QVERIFY(sheet && sheet->isVisible());
        QSignalSpy wanted(dialog, &SettingsDialog::sheetWanted);
        sheet->setFocus();
        QTest::keyClick(sheet, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
    }

    void onlyRowsThatAnswerAreShown()
    {
        WindowFixture f;
        const SettingsDialog *dialog = open(f);
        dialog->searchEdit()->setText(u"language"_s);
        QVERIFY(dialog->findChild<QComboBox *>(u"language"_s)->isVisible());
        dialog->searchEdit()->setText(u"colour-blind"_s);
        QVERIFY(!dialog->findChild<QComboBox *>(u"language"_s)->isVisible());
        QVERIFY(dialog->findChild<QComboBox *>(u"palette"_s)->isVisible());
        dialog->searchEdit()->setText(u"xyzzy"_s);
        QVERIFY(shownParts(dialog).isEmpty());
        QVERIFY(!dialog->findChild<QComboBox *>(u"palette"_s)->isVisible());
    }

    void controlsHaveNames()
    {
        WindowFixture f;
        const SettingsDialog *dialog = open(f);
        for (const QWidget *control : dialog->findChildren<QWidget *>()) {
            if (qobject_cast<const QComboBox *>(control) || qobject_cast<const QCheckBox *>(control) ||
                (qobject_cast<const QSpinBox *>(control)))
                QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        }
    }

    void whatIsExportedComesBack()
    {
        WindowFixture f;
        f.settings.setValue(u"theme"_s, u"dark"_s);
        f.settings.setValue(u"zoom"_s, 120);
        f.settings.setValue(u"tray"_s, true);
        f.settings.setValue(u"from a later version"_s, 7);
        Profile profile{.id = u"a"_s, .name = u"生产"_s, .kind = Profile::Kind::Local};
        profile.file = u"/tmp/a.sqlite"_s;
        f.window->profiles().save(profile);
        f.settings.setValue(u"shortcuts"_s, QJsonObject{{u"app.quit"_s, QJsonArray{u"Ctrl+Q"_s}}});
        ITSM_UNWRAP(const QJsonObject values, parseSettings(exportSettings(f.settings)));
        QVERIFY(!values.contains(u"from a later version"_s));
        QTemporaryDir folder;
        SettingsStore other(folder.filePath(u"settings.json"_s));
        importSettings(other, values);
        for (const QString &key : {u"theme"_s, u"zoom"_s, u"tray"_s, u"profiles"_s, u"shortcuts"_s})
            QCOMPARE(other.value(key), f.settings.value(key));
        f.settings.setValue(u"zoom"_s, 100);
        f.settings.setValue(u"theme"_s, u"light"_s);
    }

    void wrongFilesAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("unknown") << fileOf(R"({"theme":"dark","colour":"red"})") << u"colour"_s;
        QTest::newRow("theme") << fileOf(R"({"theme":"pink"})") << u"theme"_s;
        QTest::newRow("zoom") << fileOf(R"({"zoom":500})") << u"zoom"_s;
        QTest::newRow("zoom as text") << fileOf(R"({"zoom":"100"})") << u"zoom"_s;
        QTest::newRow("switch") << fileOf(R"({"tray":"yes"})") << u"tray"_s;
        QTest::newRow("profile") << fileOf(R"({"profiles":[{"id":"a","name":"n","kind":"ftp"}]})")
                                 << u"profiles[0].kind"_s;
        QTest::newRow("password")
            << fileOf(R"({"profiles":[{"id":"a","name":"n","kind":"local","file":"/x","password":"p"}]})")
            << u"profiles[0].password"_s;
        QTest::newRow("two profiles of a name")
            << fileOf(
                   R"({"profiles":[{"id":"a","name":"n","kind":"local","file":"/x"},{"id":"b","name":"N","kind":"local","file":"/y"}]})")
            << u"profiles[1]"_s;
        QTest::newRow("shortcut") << fileOf(R"({"shortcuts":{"app.quit":["NoSuchKey+Q"]}})") << u"shortcuts.app.quit"_s;
        QTest::newRow("other file") << QByteArray("{}") << u"format"_s;
        QTest::newRow("newer") << QByteArray(R"({"format":"itsm-console-settings","version":2,"settings":{}})")
                               << u"version"_s;
        QTest::newRow("beside") << QByteArray(
                                       R"({"format":"itsm-console-settings","version":1,"settings":{},"more":1})")
                                << u"more"_s;
        QTest::newRow("twice") << fileOf(R"({"theme":"dark","theme":"light"})") << QString();
        QTest::newRow("no JSON") << QByteArray("hello") << QString();
    }
    void wrongFilesAreRefusedByName()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, field);
        const auto values = parseSettings(text);
        ITSM_VERIFY_ERROR(values, Error::Code::Invalid);
        QCOMPARE(values.error().field, field);
        QVERIFY(!values.error().message.isEmpty());
    }

    void importAsksAndTakesOver()
    {
        WindowFixture f;
        const SettingsDialog *dialog = open(f);
        auto *transfer = dialog->findChild<TransferSettings *>();
        const auto *message = dialog->findChild<PlainLabel *>(u"transferMessage"_s);
        QFile file(f.folder.filePath(u"in.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(fileOf(R"({"theme":"dark","colour":"red"})"));
        file.close();
        transfer->importFrom(file.fileName());
        QTRY_VERIFY(message->fullText().contains(u"colour"_s));
        QVERIFY(!theme().isDark());

        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(fileOf(R"({"theme":"dark","zone":"utc"})"));
        file.close();
        transfer->importFrom(file.fileName());
        QTRY_VERIFY(f.window->findChild<QMessageBox *>());
        f.window->findChild<QMessageBox *>()->button(QMessageBox::Cancel)->click();
        QVERIFY(!theme().isDark());
        QTRY_VERIFY(!f.window->findChild<QMessageBox *>());
        transfer->importFrom(file.fileName());
        QTRY_VERIFY(f.window->findChild<QMessageBox *>());
        f.window->findChild<QMessageBox *>()->button(QMessageBox::Yes)->click();
        QVERIFY(theme().isDark());

        transfer->exportTo(f.folder.filePath(u"out.json"_s));
        QTRY_VERIFY(QFile::exists(f.folder.filePath(u"out.json"_s)));
        transfer->exportTo(u"/nowhere/out.json"_s);
        QTRY_VERIFY(message->fullText().contains(u"/nowhere/out.json"_s));
        f.settings.setValue(u"theme"_s, u"light"_s);
    }
};

ITSM_TEST_IN(QApplication, TestSettings)
#include "tst_settings.moc"
