#include "tests/support/test_program.h"
#include "views/shell/own_shortcuts.h"
#include "views/shell/settings_store.h"
#include "views/shell/shortcut_editor.h"
#include "views/widgets/actions.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

/// Keys of one's own choice.
class TestShortcuts : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<QMainWindow> m_window;
    QWidget *m_pageA = nullptr;
    QWidget *m_pageB = nullptr;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<SettingsStore> m_settings;
    QStringList m_ran;

    void add(const char *id, const char *text, Qt::Key key, QWidget *owner,
             Qt::ShortcutContext scope = Qt::WidgetWithChildrenShortcut)
    {
        m_actions->add({.id = id,
                        .context = "Test",
                        .text = text,
                        .category = "Things",
                        .shortcuts = {QKeySequence(key)},
                        .scope = scope},
                       owner, [this, id] { m_ran.append(QString::fromLatin1(id)); });
    }
    [[nodiscard]] QList<QKeySequence> keysOf(const char *id) const
    {
        return m_actions->action(QString::fromLatin1(id))->shortcuts();
    }

private Q_SLOTS:
    void init()
    {
        m_ran.clear();
        m_actions = std::make_unique<ActionRegistry>();
        m_settings = std::make_unique<SettingsStore>(
            QDir(m_folder.path()).filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".json"_s));
        connect(m_settings.get(), &SettingsStore::valueChanged, m_actions.get(), [this] {
            m_actions->setOwnShortcuts(ownShortcutsFromJson(m_settings->value(QLatin1StringView(shortcutsSetting))));
        });
        m_window = std::make_unique<QMainWindow>();
        m_pageA = new QWidget(m_window.get());
        m_pageB = new QWidget(m_window.get());
        m_pageA->setFocusPolicy(Qt::StrongFocus);
        add("quit", "&Quit", Qt::Key_Q, m_window.get(), Qt::WindowShortcut);
        add("a.first", "&First", Qt::Key_F, m_pageA);
        add("a.second", "&Second", Qt::Key_S, m_pageA);
        add("b.first", "&First of B", Qt::Key_F, m_pageB);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_pageA->setFocus();
    }
    void cleanup()
    {
        m_window.reset();
        m_actions.reset();
        m_settings.reset();
    }

    void conflictsOnlyWhereBothAreHeard()
    {
        QCOMPARE(m_actions->conflicts(u"a.second"_s, Qt::Key_F), QStringList{u"a.first"_s});
        QCOMPARE(m_actions->conflicts(u"a.first"_s, Qt::Key_F), QStringList()); // another page's key is no conflict
        QCOMPARE(m_actions->conflicts(u"quit"_s, Qt::Key_F), (QStringList{u"a.first"_s, u"b.first"_s}));
        QCOMPARE(m_actions->conflicts(u"b.first"_s, Qt::Key_Q), QStringList{u"quit"_s});
        QCOMPARE(m_actions->conflicts(u"b.first"_s, QKeySequence()), QStringList());
    }

    void anotherKeyIsInForceAtOnce()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.select(u"a.first"_s);
        editor.keyEdit()->setKeySequence(Qt::Key_K);
        QCOMPARE(editor.message(), QString());
        editor.apply();
        QCOMPARE(keysOf("a.first"), QList<QKeySequence>{Qt::Key_K});
        QTest::keyClick(m_pageA, Qt::Key_F);
        QTest::keyClick(m_pageA, Qt::Key_K);
        QCOMPARE(m_ran, QStringList{u"a.first"_s});
        QCOMPARE(keysOf("b.first"), QList<QKeySequence>{Qt::Key_F});
        // And in the next session, for commands that come later.
        ActionRegistry next;
        next.setOwnShortcuts(ownShortcutsFromJson(m_settings->value(QLatin1StringView(shortcutsSetting))));
        QWidget page;
        QAction *action =
            next.add({.id = "a.first", .context = "Test", .text = "First", .shortcuts = {Qt::Key_F}}, &page, [] {});
        QCOMPARE(action->shortcuts(), QList<QKeySequence>{Qt::Key_K});
    }

    void aTakenKeyIsSaidAndMoved()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.select(u"a.first"_s);
        editor.keyEdit()->setKeySequence(Qt::Key_S);
        QVERIFY(editor.message().contains(u"Second"_s));
        QCOMPARE(keysOf("a.second"), QList<QKeySequence>{Qt::Key_S}); // nothing happens before it is set
        editor.apply();
        QCOMPARE(keysOf("a.first"), QList<QKeySequence>{Qt::Key_S});
        QCOMPARE(keysOf("a.second"), QList<QKeySequence>());
        QTest::keyClick(m_pageA, Qt::Key_S);
        QCOMPARE(m_ran, QStringList{u"a.first"_s});
    }

    void aKeyThatBecomesFreeGoesBackToItsCommand()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.show();
        editor.select(u"a.first"_s);
        editor.keyEdit()->setKeySequence(Qt::Key_S);
        editor.apply();
        QVERIFY2(editor.message().contains(u"“Second” has lost the key S."_s), qPrintable(editor.message()));
        const auto buttons = editor.findChildren<QPushButton *>();
        QPushButton *standard = nullptr;
        for (QPushButton *button : buttons)
            standard = button->text() == u"Standard key"_s ? button : standard;
        QVERIFY(standard);
        standard->click();
        QCOMPARE(keysOf("a.first"), QList<QKeySequence>{Qt::Key_F});
        QCOMPARE(keysOf("a.second"), QList<QKeySequence>{Qt::Key_S});
        QVERIFY2(editor.message().contains(u"“Second” has the key S again."_s), qPrintable(editor.message()));
        QVERIFY(m_settings->value(QLatin1StringView(shortcutsSetting)).toObject().isEmpty());
        // Also to the commands of two pages.
        editor.select(u"quit"_s);
        editor.keyEdit()->setKeySequence(Qt::Key_F);
        editor.apply();
        QVERIFY(keysOf("a.first").isEmpty() && keysOf("b.first").isEmpty());
        standard->click();
        QCOMPARE(keysOf("a.first"), QList<QKeySequence>{Qt::Key_F});
        QCOMPARE(keysOf("b.first"), QList<QKeySequence>{Qt::Key_F});
    }

    void afterAChangeTheKeyboardIsInTheList()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.show();
        editor.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        editor.select(u"a.first"_s);
        editor.keyEdit()->setKeySequence(Qt::Key_K);
        auto *set = editor.findChild<QPushButton *>();
        QCOMPARE(set->text(), u"Set"_s);
        set->setFocus();
        // A second time would be for the button beside it, which takes the key away.
        QTest::keyClick(set, Qt::Key_Space);
        QVERIFY(editor.list()->hasFocus());
        QCOMPARE(keysOf("a.first"), QList<QKeySequence>{Qt::Key_K});
    }

    void theFieldKeepsItsWords()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.show();
        editor.select(u"a.first"_s);
        const auto *line = editor.keyEdit()->findChild<QLineEdit *>();
        const QString words = line->placeholderText();
        QTest::keyClick(editor.keyEdit(), Qt::Key_J);
        QTRY_COMPARE(editor.keyEdit()->keySequence(), QKeySequence(Qt::Key_J));
        QTRY_COMPARE(line->text(), u"J"_s); // without dots: it waits for no other key
        QCOMPARE(line->placeholderText(), words);
    }

    void whatIsNotFoundIsNotChanged()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.select(u"a.first"_s);
        editor.filter(u"second"_s);
        QVERIFY(!editor.list()->currentItem());
        QVERIFY(!editor.keyEdit()->isEnabled());
    }

    void twoKeysAreNoKey()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.select(u"a.first"_s);
        editor.show();
        QTest::keyClick(editor.keyEdit(), Qt::Key_J, Qt::ControlModifier);
        QTest::keyClick(editor.keyEdit(), Qt::Key_S);
        QTRY_COMPARE(editor.keyEdit()->keySequence(), QKeySequence(Qt::Key_S));
        QVERIFY(editor.message().contains(u"Second"_s));
    }

    void commandsThatAreOffAnswerToTheNewKey()
    {
        m_actions->setAvailable(u"a.first"_s, false, u"Not now."_s);
        ShortcutEditor editor(*m_actions, *m_settings);
        editor.select(u"a.first"_s);
        editor.keyEdit()->setKeySequence(Qt::Key_K);
        editor.apply();
        QSignalSpy refused(m_actions.get(), &ActionRegistry::refused);
        QTest::keyClick(m_pageA, Qt::Key_F);
        QCOMPARE(refused.count(), 0);
        QTest::keyClick(m_pageA, Qt::Key_K);
        QCOMPARE(refused.count(), 1);
    }

    void commandsAreFoundByTyping()
    {
        ShortcutEditor editor(*m_actions, *m_settings);
        const auto shown = [&editor] {
            int count = 0;
            for (QTreeWidgetItemIterator it(editor.list(), QTreeWidgetItemIterator::NotHidden); *it; ++it)
                count += (*it)->parent() ? 1 : 0;
            return count;
        };
        QVERIFY(editor.filter({}));
        QCOMPARE(shown(), 4);
        QVERIFY(editor.filter(u"first"_s));
        QCOMPARE(shown(), 2);
        QVERIFY(!editor.filter(u"nothing like it"_s));
        QCOMPARE(shown(), 0);
    }

    void brokenSettingsAreLeftOut()
    {
        const auto own = ownShortcutsFromJson(QJsonObject{{u"a"_s, QJsonArray{u"Ctrl+K"_s, 3, u"nonsense"_s}},
                                                          {u"b"_s, QJsonArray{}},
                                                          {u"c"_s, u"Ctrl+K"_s},
                                                          {u"d"_s, QJsonArray{u"nonsense"_s}}});
        QCOMPARE(own.size(), 2);
        QCOMPARE(own.value(u"a"_s), QList<QKeySequence>{QKeySequence(u"Ctrl+K"_s)});
        QVERIFY(own.contains(u"b"_s) && own.value(u"b"_s).isEmpty());
        QCOMPARE(ownShortcutsFromJson(ownShortcutsToJson(own)), own);
        QVERIFY(ownShortcutsFromJson(u"x"_s).isEmpty());
    }
};

ITSM_TEST_IN(QApplication, TestShortcuts)
#include "tst_shortcuts.moc"
