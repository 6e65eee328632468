#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/shell/command_palette.h"
#include "views/shell/palette_rank.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costs_data();
    void costs();
    void betterMatchesComeFirst();
    void init();
    void cleanup();
    void enterRunsTheCommand();
    void theLastOnesComeFirst();
    void commandsThatAreOffSayWhy();
    void hiddenPagesOfferNothing();
    void incidentsByNumber();
    void anAnswerLeavesTheChosenRow();
    void entriesOfPages();

private:
    CommandPalette *open();
    [[nodiscard]] static QString first(const CommandPalette *palette);

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<QMainWindow> m_window;
    QWidget *m_hidden = nullptr;
    MemoryState m_state;
    std::vector<PageEntry> m_entries;
    QStringList m_ran;
};

void TestCommandPalette::costs_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cost"); // -1: not found
    QTest::newRow("nothing typed") << u""_s << u"Quit"_s << 0;
    QTest::newRow("beginning") << u"qu"_s << u"Quit"_s << 0;
    QTest::newRow("word") << u"dark"_s << u"Light or dark"_s << 1;
    QTest::newRow("inside") << u"ark"_s << u"Light or dark"_s << 3;
    QTest::newRow("scattered") << u"lrk"_s << u"Light or dark"_s << 8;
    QTest::newRow("two letters are too few to scatter") << u"lk"_s << u"Light or dark"_s << -1;
    QTest::newRow("two words in any order") << u"dark light"_s << u"Light or dark"_s << 1;
    QTest::newRow("one word missing") << u"dark blue"_s << u"Light or dark"_s << -1;
    QTest::newRow("Chinese") << u"告警"_s << u"确认告警"_s << 3;
    QTest::newRow("a later place is better") << u"or"_s << u"Actor or dark"_s << 1;
}

void TestCommandPalette::costs()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(int, cost);
    QCOMPARE(matchCost(typed, text).value_or(-1), cost);
}

void TestCommandPalette::betterMatchesComeFirst()
{
    const std::vector<RankedText> candidates{
        {.texts = {u"Close the pane"_s}, .recency = 0},
        {.texts = {u"Pane"_s}, .recency = 0},
        {.texts = {u"关闭"_s, u"Close"_s}, .recency = 3},
        {.texts = {u"Quit"_s}, .recency = 1},
    };
    QCOMPARE(rankTexts(u"pane"_s, candidates), (std::vector<int>{1, 0}));
    QCOMPARE(rankTexts(u"close"_s, candidates), (std::vector<int>{0, 2}));
    QCOMPARE(rankTexts(u""_s, candidates), (std::vector<int>{2, 3, 0, 1}));
    QVERIFY(rankTexts(u"nothing"_s, candidates).empty());
}

void TestCommandPalette::init()
{
    m_state.values = {};
    m_ran.clear();
    m_entries.clear();
    m_backend = std::make_unique<FakeBackend>();
    m_actions = std::make_unique<ActionRegistry>();
    m_window = std::make_unique<QMainWindow>();
    m_window->resize(1000, 700);
    m_hidden = new QWidget(m_window.get());
    const auto add = [this](const char *id, const char *text, QWidget *owner) {
        m_actions->add({.id = id, .context = "Test", .text = text, .category = "Things"}, owner,
                       [this, id] { m_ran.append(QString::fromLatin1(id)); });
    };
    add("one", "Open the &first", m_window.get());
    add("two", "Open the &second", m_window.get());
    add("three", "&Third", m_window.get());
    add("hidden", "Of a page that is not shown", m_hidden);
    m_window->show();
    m_hidden->hide();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCommandPalette::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_backend.reset();
}

CommandPalette *TestCommandPalette::open()
{
    auto *palette = new CommandPalette(*m_actions, m_entries, m_backend.get(), m_state, m_window.get());
    palette->open();
    return palette;
}

QString TestCommandPalette::first(const CommandPalette *palette)
{
    return palette->list()->model()->index(0, 0).data().toString();
}

void TestCommandPalette::enterRunsTheCommand()
{
    const QPointer<CommandPalette> palette = open();
    const QAbstractItemModelTester check(palette->list()->model());
    QCOMPARE(palette->list()->model()->rowCount(), 3);
    QTest::keyClicks(palette->edit(), u"sec"_s);
    QCOMPARE(palette->list()->model()->rowCount(), 1);
    QCOMPARE(first(palette), u"Open the second"_s);
    QTest::keyClick(palette->edit(), Qt::Key_Return);
    QTRY_COMPARE(m_ran, QStringList{u"two"_s});
    QTRY_VERIFY(!palette);
}

void TestCommandPalette::theLastOnesComeFirst()
{
    CommandPalette *palette = open();
    QTest::keyClick(palette->edit(), Qt::Key_Down);
    QTest::keyClick(palette->edit(), Qt::Key_Down);
    QTest::keyClick(palette->edit(), Qt::Key_Return);
    QTRY_COMPARE(m_ran, QStringList{u"three"_s});
    palette = open();
    QCOMPARE(first(palette), u"Third"_s);
    QTest::keyClicks(palette->edit(), u"open"_s);
    QCOMPARE(first(palette), u"Open the first"_s);
    QTest::keyClick(palette->edit(), Qt::Key_Up); // round to the last
    QCOMPARE(palette->list()->currentIndex().data().toString(), u"Open the second"_s);
    palette->reject();
}

void TestCommandPalette::commandsThatAreOffSayWhy()
{
    m_actions->setAvailable(u"two"_s, false, u"Not today."_s);
    QPointer<CommandPalette> palette = open();
    QTest::keyClicks(palette->edit(), u"second"_s);
    QTest::keyClick(palette->edit(), Qt::Key_Return);
    QTest::qWait(20);
    QVERIFY(palette && palette->isVisible());
    QVERIFY(m_ran.isEmpty());
    const auto labels = palette->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *l) { return l->text() == u"Not today."_s; }));
    palette->reject();
}

void TestCommandPalette::hiddenPagesOfferNothing()
{
    CommandPalette *palette = open();
    QTest::keyClicks(palette->edit(), u"page"_s);
    QCOMPARE(palette->list()->model()->rowCount(), 0);
    palette->reject();
}

/// Whoever has gone down the list means what stands there.
void TestCommandPalette::anAnswerLeavesTheChosenRow()
{
    Incident incident;
    incident.number = u"INC-1"_s;
    m_backend->insert(incident);
    m_entries = {{.id = u"views.1"_s, .text = u"INC-1 and others"_s, .category = u"Views"_s, .run = [] {}},
                 {.id = u"views.2"_s, .text = u"INC-1 and more"_s, .category = u"Views"_s, .run = [] {}}};
    m_backend->setHeld(FakeBackend::Call::ByNumber, true);
    const QPointer<CommandPalette> palette = open();
    QTest::keyClicks(palette->edit(), u"INC-1"_s);
    QTRY_COMPARE(m_backend->heldCount(), size_t(1));
    auto *list = palette->findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::keyClick(palette->edit(), Qt::Key_Down);
    const QString chosen = list->currentIndex().data().toString();
    m_backend->releaseAllHeld();
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->currentIndex().data().toString(), chosen);
}

void TestCommandPalette::incidentsByNumber()
{
    const QString number = u"INC-202601-000042"_s;
    Incident incident;
    incident.number = number;
    const IncidentId id = m_backend->insert(incident);
    QPointer<CommandPalette> palette = open();
    QSignalSpy wanted(palette.data(), &CommandPalette::incidentWanted);
    QTest::keyClicks(palette->edit(), number.toLower());
    QTRY_COMPARE(first(palette), u"Open "_s + number);
    QTest::keyClick(palette->edit(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<IncidentId>(), id);
}

void TestCommandPalette::entriesOfPages()
{
    m_entries = {{.id = u"saved-view:7"_s, .text = u"View: 数据库"_s, .category = u"Views"_s, .run = [this] {
                      m_ran.append(u"view"_s);
                  }}};
    CommandPalette *palette = open();
    palette->edit()->setText(u"数据库"_s);
    QCOMPARE(palette->list()->model()->rowCount(), 1);
    QTest::keyClick(palette->edit(), Qt::Key_Return);
    QTRY_COMPARE(m_ran, QStringList{u"view"_s});
    // It was used last.
    QTRY_VERIFY(!m_window->findChild<CommandPalette *>());
    palette = open();
    QCOMPARE(first(palette), u"View: 数据库"_s);
    palette->reject();
}

ITSM_TEST_IN(QApplication, TestCommandPalette)
#include "tst_command_palette.moc"
