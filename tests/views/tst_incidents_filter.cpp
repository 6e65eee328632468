#include "tests/support/test_program.h"
#include "views/charts/metric_chart.h"
#include "views/incidents/facet_button.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/filter_text.h"
#include "views/incidents/list_footer.h"
#include "views/widgets/filter_edit.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class TestIncidentsFilter : public QObject
{
    Q_OBJECT

    static Directory words()
    {
        Directory directory;
        User user;
        user.id = UserId(2);
        user.name = u"Li Wei"_s;
        directory.users = {user};
        directory.categories = {u"network"_s, u"database"_s};
        directory.sources = {u"manual"_s};
        return directory;
    }

private Q_SLOTS:
    void editsTerms()
    {
        IncidentFilter filter = *parseFilter(u"status:new -category:network \"支付\"");
        filter = withFilterValues(filter, IncidentField::Status, {u"new"_s, u"assigned"_s});
        QCOMPARE(filterValues(filter, IncidentField::Status), QStringList({u"new"_s, u"assigned"_s}));
        QCOMPARE(filter.terms.size(), size_t(3));
        // The negated term is not the drop-down's.
        QVERIFY(filterValues(filter, IncidentField::Category).isEmpty());
        filter = withFilterValues(filter, IncidentField::Status, {});
        QCOMPARE(filter.terms.size(), size_t(2));
        const std::vector<FilterTerm> card{equalTerm(IncidentField::Is, u"open"_s)};
        filter = withTerms(filter, card);
        QVERIFY(containsTerms(filter, card));
        QCOMPARE(withTerms(filter, card), filter);
        QVERIFY(!containsTerms(withoutTerms(filter, card), card));
        QCOMPARE(*parseFilter(formatFilter(filter)), filter);
    }

    void valuesComeInTheOrderOfTheirWeight_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("proposals");
        QTest::newRow("severity") << u"severity:"_s
                                  << QStringList{u"critical"_s, u"high"_s, u"medium"_s, u"low"_s, u"info"_s};
        QTest::newRow("priority") << u"priority:"_s << QStringList{u"urgent"_s, u"high"_s, u"medium"_s, u"low"_s};
        QTest::newRow("short name") << u"prio:"_s << QStringList{u"urgent"_s, u"high"_s, u"medium"_s, u"low"_s};
        QTest::newRow("another value") << u"severity:info,"_s
                                       << QStringList{u"critical"_s, u"high"_s, u"medium"_s, u"low"_s, u"info"_s};
        QTest::newRow("status") << u"status:"_s
                                << QStringList{u"new"_s,     u"acknowledged"_s, u"assigned"_s, u"in_progress"_s,
                                               u"on_hold"_s, u"resolved"_s,     u"closed"_s,   u"cancelled"_s};
    }
    void valuesComeInTheOrderOfTheirWeight()
    {
        QFETCH(const QString, text);
        const FilterCompletion completion = completeFilter(text, static_cast<int>(text.size()), words());
        QTEST(completion.proposals, "proposals");
    }

    void completes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("start");
        QTest::newRow("field") << u"sta"_s << 3 << u"status:"_s << 0;
        QTest::newRow("value") << u"status:re"_s << 9 << u"resolved"_s << 7;
        QTest::newRow("second value") << u"status:new,re"_s << 13 << u"resolved"_s << 11;
        QTest::newRow("negated") << u"-cat:net"_s << 8 << u"network"_s << 5;
        QTest::newRow("quoted name") << u"assignee:li"_s << 11 << u"\"Li Wei\""_s << 9;
        QTest::newRow("inside a quotation") << u"assignee:\"Li W"_s << 14 << u"\"Li Wei\""_s << 9;
        QTest::newRow("after other words") << u"disk prio:u"_s << 11 << u"urgent"_s << 10;
        QTest::newRow("flag") << u"is:un"_s << 5 << u"unassigned"_s << 3;
    }
    void completes()
    {
        QFETCH(QString, text);
        QFETCH(int, cursor);
        QFETCH(QString, first);
        QFETCH(int, start);
        const FilterCompletion completion = completeFilter(text, cursor, words());
        QVERIFY(!completion.proposals.isEmpty());
        QCOMPARE(completion.proposals.constFirst(), first);
        QCOMPARE(completion.start, start);
        QString whole = text;
        whole.replace(completion.start, completion.length, first);
        if (!first.endsWith(u':'))
            QVERIFY2(parseFilter(whole), qPrintable(whole));
    }
    void completesNothingInFreeText()
    {
        QVERIFY(completeFilter(u"disk "_s, 5, words()).proposals.isEmpty());
        QVERIFY(completeFilter(u"\"sta"_s, 4, words()).proposals.isEmpty());
        QVERIFY(completeFilter(u"nonsense:x"_s, 10, words()).proposals.isEmpty());
    }

    void typingFiltersAfterAPause()
    {
        FilterBar bar;
        bar.setDirectory(words());
        bar.resize(1200, 40);
        bar.show();
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        QTest::keyClicks(bar.edit(), u"status:new"_s);
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(bar.findChild<FacetButton *>(u"facet.status"_s)->selected(), QStringList(u"new"_s));
    }
    void enterTakesTheOnlyProposal()
    {
        FilterBar bar;
        bar.setDirectory(words());
        bar.resize(1200, 40);
        bar.show();
        bar.edit()->setFocus();
        QTest::keyClicks(bar.edit(), u"status:clos"_s);
        QVERIFY(bar.edit()->isCompleting());
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(bar.text().trimmed(), u"status:closed"_s);
        QVERIFY(!bar.edit()->error() && !bar.edit()->isCompleting());
        QCOMPARE(formatFilter(bar.filter()), u"status:closed"_s);
        QCOMPARE(bar.history().constFirst(), u"status:closed"_s);
        // Which of several is meant, the person says.
        bar.edit()->selectAll();
        QTest::keyClicks(bar.edit(), u"status:c"_s);
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(bar.text(), u"status:c"_s);
        QVERIFY(bar.edit()->error());
        // A word is no mistake, whatever begins like it.
        bar.edit()->selectAll();
        QTest::keyClicks(bar.edit(), u"prio"_s);
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(bar.text(), u"prio"_s);
        QVERIFY(!bar.edit()->error());
    }
    void errorIsUnderlinedAndTold()
    {
        QWidget window;
        FilterBar bar(&window);
        window.resize(1200, 400);
        bar.resize(1200, 40);
        window.show();
        bar.setText(u"status:new"_s);
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        bar.setText(u"status:new prio:enormous"_s);
        QVERIFY(bar.edit()->error());
        QCOMPARE(bar.text().mid(bar.edit()->error()->position, bar.edit()->error()->length), u"enormous"_s);
        QVERIFY(!bar.edit()->accessibleDescription().isEmpty());
        auto *bubble = bar.window()->findChild<QLabel *>(u"filterError"_s);
        QVERIFY(bubble);
        QVERIFY(bubble->isVisible());
        bar.hide(); // another page
        QVERIFY(!bubble->isVisible());
        bar.show();
        QTRY_VERIFY(bubble->isVisible());
        QVERIFY(!bubble->text().isEmpty());
        // It hides nothing from somebody who works elsewhere.
        QLineEdit elsewhere(&window);
        elsewhere.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        bar.edit()->setFocus();
        QVERIFY(bubble->isVisible());
        elsewhere.setFocus();
        QVERIFY(!bubble->isVisible());
        QVERIFY(bar.edit()->error());
        bar.edit()->setFocus();
        QVERIFY(bubble->isVisible());
        // Escape leaves the line with what the list shows; Undo brings back what was typed.
        QTest::keyClick(bar.edit(), Qt::Key_Escape);
        QVERIFY(!bar.edit()->error());
        QCOMPARE(bar.text(), u"status:new"_s);
        bar.edit()->undo();
        QCOMPARE(bar.text(), u"status:new prio:enormous"_s);
        bar.setText(bar.text());
        QVERIFY(bar.edit()->error());
        // The last good filter stays in force.
        QCOMPARE(changed.size(), 0);
        QCOMPARE(formatFilter(bar.filter()), u"status:new"_s);
        bar.setText(u"status:new"_s);
        QVERIFY(!bar.edit()->error());
        QVERIFY(!bar.window()->findChild<QLabel *>(u"filterError"_s));
    }
    void dropDownEditsTheText()
    {
        FilterBar bar;
        bar.setDirectory(words());
        bar.show();
        bar.setText(u"\"disk\" -category:network"_s);
        auto *facet = bar.findChild<FacetButton *>(u"facet.severity"_s);
        for (QAction *action : facet->choices()->actions()) {
            if (action->data().toString() == "critical"_L1)
                action->trigger();
        }
        QCOMPARE(filterValues(bar.filter(), IncidentField::Severity), QStringList(u"critical"_s));
        QVERIFY(bar.text().contains(u"severity:critical"_s));
        QVERIFY(bar.text().contains(u"-category:network"_s));
        bar.setText(u"disk"_s);
        QVERIFY(facet->selected().isEmpty());
    }
    void valuesThatAreNotOfferedStay()
    {
        FilterBar bar;
        bar.setDirectory(words());
        bar.setText(u"category:Gebäude"_s);
        auto *facet = bar.findChild<FacetButton *>(u"facet.category"_s);
        QCOMPARE(facet->selected(), QStringList(u"Gebäude"_s));
        for (QAction *action : facet->choices()->actions()) {
            if (action->data().toString() == "network"_L1)
                action->trigger();
        }
        QCOMPARE(filterValues(bar.filter(), IncidentField::Category), QStringList({u"Gebäude"_s, u"network"_s}));
    }
    void historyKeepsTheLastTwenty()
    {
        FilterBar bar;
        for (int i = 0; i < 25; ++i) {
            bar.setText(u"word%1"_s.arg(i));
            QTest::keyClick(bar.edit(), Qt::Key_Return);
        }
        bar.setText(u"word20"_s);
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(bar.history().size(), 20);
        QCOMPARE(bar.history().constFirst(), u"word20"_s);
        QCOMPARE(bar.history().count(u"word20"_s), 1);
    }
    void narrowBarGathersItsDropDowns()
    {
        FilterBar bar;
        bar.setDirectory(words());
        bar.resize(1300, 40);
        bar.show();
        auto *all = bar.findChild<QToolButton *>(u"allFacets"_s);
        QVERIFY(!all->isVisible());
        bar.resize(420, 40);
        QTRY_VERIFY(all->isVisible());
        QCOMPARE(bar.findChild<QMenu *>(u"allFacetsMenu"_s)->actions().size(), 6);
        QCOMPARE(all->text(), u"Filter"_s);
        QVERIFY(!all->isChecked());
        bar.setText(u"severity:critical,high status:new"_s);
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(all->text(), u"Filter: 3"_s);
        QVERIFY(all->isChecked());
    }

    void jumps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("value");
        QTest::newRow("row") << u"12000"_s << int(JumpTarget::Kind::Row) << 12000.0;
        QTest::newRow("grouped") << u"12,000"_s << int(JumpTarget::Kind::Row) << 12000.0;
        QTest::newRow("zero") << u"0"_s << int(JumpTarget::Kind::Row) << 1.0;
        QTest::newRow("percent") << u"50 %"_s << int(JumpTarget::Kind::Percent) << 50.0;
        QTest::newRow("full width") << u"50％"_s << int(JumpTarget::Kind::Percent) << 50.0;
        QTest::newRow("too much") << u"250%"_s << int(JumpTarget::Kind::Percent) << 100.0;
        QTest::newRow("number") << u"INC-202601-000003"_s << int(JumpTarget::Kind::Number) << 0.0;
    }
    void jumps()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(double, value);
        QLocale::setDefault(QLocale::English);
        const auto target = parseJump(text);
        QVERIFY(target);
        QCOMPARE(int(target->kind), kind);
        if (target->kind == JumpTarget::Kind::Row)
            QCOMPARE(double(target->row), value);
        else if (target->kind == JumpTarget::Kind::Percent)
            QCOMPARE(target->percent, value);
        else
            QCOMPARE(target->number, text);
    }

    void ticksAreRound_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::newRow("seconds") << qint64(40'000);
        QTest::newRow("minutes") << qint64(25 * 60'000);
        QTest::newRow("hours") << qint64(11 * 3'600'000);
        QTest::newRow("days") << qint64(9 * 86'400'000LL);
        QTest::newRow("years") << qint64(3 * 365 * 86'400'000LL);
        QTest::newRow("nothing") << qint64(0);
    }
    void ticksAreRound()
    {
        QFETCH(qint64, span);
        const qint64 offset = 8 * 3'600'000;
        const qint64 from = 1'767'229'384'123;
        for (const int limit : {2, 4, 7}) {
            const TimeTicks ticks = timeTicks(from, from + span, limit, offset);
            QVERIFY(ticks.count() <= limit);
            QVERIFY(ticks.count() >= (span > 0 && limit > 4 ? 2 : 0));
            QCOMPARE((ticks.first + offset) % ticks.step, 0);
            if (ticks.count() > 0) {
                QVERIFY(ticks.first >= from);
                QVERIFY(ticks.last <= from + span);
            }
        }
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsFilter)
#include "tst_incidents_filter.moc"
