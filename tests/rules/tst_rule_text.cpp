#include "services/rules/rule_text.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class RuleTextTest : public QObject
{
    Q_OBJECT

private:
    static Rule good()
    {
        Rule rule;
        rule.name = u"紧急升级"_s;
        rule.description = u"Escalate what is urgent"_s;
        rule.type = u"escalation"_s;
        rule.priority = Priority::High;
        rule.conditions = {
            {u"priority"_s, QJsonArray{u"urgent"_s}},
            {u"time"_s,
             QJsonObject{{u"field"_s, u"created_at"_s}, {u"operator"_s, u">"_s}, {u"duration"_s, u"30m"_s}}}};
        rule.actions = {QJsonObject{{u"type"_s, u"escalate"_s}, {u"level"_s, 2}, {u"reason"_s, u"urgent"_s}}};
        return rule;
    }
    /// The stretch of the text that a mistake stands at.
    static QString marked(const QString &text, const RuleTextIssue &issue)
    {
        return text.mid(issue.place.position, issue.place.length);
    }

private Q_SLOTS:
    void roundTrip()
    {
        const QString text = ruleText(good());
        QVERIFY(text.startsWith(u"{\n    \"name\": \"紧急升级\",\n    \"description\""_s));
        QVERIFY(text.endsWith(u"\n}\n"_s));
        QVERIFY(text.indexOf(u"\"conditions\""_s) < text.indexOf(u"\"actions\""_s));
        QVERIFY(!text.contains(u"metadata"_s));
        const RuleTextReading reading = readRuleText(text);
        QVERIFY(reading.issues.empty());
        QCOMPARE(reading.rule, good());
    }

    void syntax_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::newRow("comma") << u"{\n\"name\": \"名\" \"x\": 1}"_s << 14;
        QTest::newRow("end") << u"{\"name\": \"a\""_s << 12;
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("behind a pair of surrogates") << u"{\"n\": \"😀\" 1}"_s << 11;
    }
    void syntax()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        const RuleTextReading reading = readRuleText(text);
        QCOMPARE(reading.issues.size(), size_t(1));
        QCOMPARE(int(reading.issues[0].place.position), position);
        QVERIFY(reading.issues[0].message.startsWith(u"Invalid JSON: "_s));
    }

    void placesOfMistakes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("marked");
        QTest::newRow("operator") << u"\">\""_s << u"\"~\""_s << u"\"operator\""_s;
        QTest::newRow("unknown key in a condition") << u"\"duration\""_s << u"\"during\""_s << u"\"time\""_s;
        QTest::newRow("value of a list") << u"\"urgent\"\n"_s << u"\"ultra\"\n"_s << u"\"priority\""_s;
        QTest::newRow("type") << u"\"escalation\""_s << u"\"magic\""_s << u"\"rule_type\""_s;
        QTest::newRow("level of an action") << u"\"level\": 2"_s << u"\"level\": 9"_s << u"\"level\""_s;
        QTest::newRow("missing in an action") << u"\"reason\": \"urgent\","_s << QString() << u"{"_s;
        QTest::newRow("unknown at the top") << u"\"description\""_s << u"\"comment\""_s << u"\"comment\""_s;
        QTest::newRow("name is a number") << u"\"紧急升级\""_s << u"7"_s << u"\"name\""_s;
    }
    void placesOfMistakes()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, marked);
        QString text = ruleText(good());
        QVERIFY(text.contains(before));
        text.replace(before, after);
        const RuleTextReading reading = readRuleText(text);
        QVERIFY(!reading.issues.empty());
        QCOMPARE(RuleTextTest::marked(text, reading.issues[0]), marked);
    }

    void allMistakesInTheOrderOfTheText()
    {
        QString text = ruleText(good());
        text.replace(u"\"level\": 2"_s, u"\"level\": 9"_s).replace(u"\"escalation\""_s, u"\"magic\""_s);
        const RuleTextReading reading = readRuleText(text);
        QCOMPARE(reading.issues.size(), size_t(2));
        QCOMPARE(marked(text, reading.issues[0]), u"\"rule_type\""_s);
        QCOMPARE(marked(text, reading.issues[1]), u"\"level\""_s);
    }

    void wrongShapes()
    {
        QCOMPARE(readRuleText(u"[]"_s).issues.size(), size_t(1));
        const RuleTextReading reading =
            readRuleText(u"{\"name\": \"n\", \"rule_type\": \"alert\", \"conditions\": [], \"actions\": {}}"_s);
        QCOMPARE(reading.issues.size(), size_t(2)); // not again as "needs at least one"
    }

    void linesAndColumns()
    {
        const QString text = u"a\n😀b\nc"_s;
        QCOMPARE(lineColumn(text, 4), (LineColumn{2, 2}));
        QCOMPARE(textPlace(text, 2, 2), (TextPlace{4, 1}));
        QCOMPARE(textPlace(text, 2, 1), (TextPlace{2, 2}));
        QCOMPARE(textPlace(text, 9, 9), (TextPlace{text.size(), 0}));
    }

    void keysWithDots()
    {
        const QString text = u"{\"tags\": {\"a.b\": 1, \"a\": {\"c\": [true, \"x\"]}}}"_s;
        const auto at = [&](const QString &path) {
            const TextPlace place = jsonPlace(text, path);
            return text.mid(place.position, place.length);
        };
        QCOMPARE(at(u"tags.a.b"_s), u"\"a.b\""_s);
        QCOMPARE(at(u"tags.a.c"_s), u"\"c\""_s);
        QCOMPARE(at(u"tags.a.c.1"_s), u"\"x\""_s);
        QCOMPARE(at(u"tags.a.d"_s), u"\"a\""_s);
        QCOMPARE(at(u"nothing"_s), u"{"_s);
    }
};

ITSM_TEST_ALONE(RuleTextTest)
#include "tst_rule_text.moc"
