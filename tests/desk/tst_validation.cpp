#include "services/desk/validation.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

class TestValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void line_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("plain") << u"CPU hot"_s << u"CPU hot"_s << true;
        QTest::newRow("trimmed") << u"  CPU hot \n"_s << u"CPU hot"_s << true;
        QTest::newRow("Chinese") << u"数据库连接失败"_s << u"数据库连接失败"_s << true;
        QTest::newRow("beyond the basic plane") << u"🔥 rack"_s << u"🔥 rack"_s << true;
        QTest::newRow("longest") << QString(255, u'x') << QString(255, u'x') << true;
        QTest::newRow("longest in pairs") << u"🔥"_s.repeated(255) << u"🔥"_s.repeated(255) << true;
        QTest::newRow("too long") << QString(256, u'x') << QString() << false;
        QTest::newRow("empty") << QString() << QString() << false;
        QTest::newRow("blank") << u" \t "_s << QString() << false;
        QTest::newRow("two lines") << u"a\nb"_s << QString() << false;
        QTest::newRow("carriage return") << u"a\rb"_s << QString() << false;
        QTest::newRow("tab") << u"a\tb"_s << QString() << false;
        QTest::newRow("null") << QString(u"a"_s + QChar(0) + u"b"_s) << QString() << false;
        QTest::newRow("escape") << u"a\u001b[31m"_s << QString() << false;
        QTest::newRow("C1") << u"a\u0085b"_s << QString() << false;
        QTest::newRow("line separator") << u"a\u2028b"_s << QString() << false;
        QTest::newRow("half a pair") << QString(u"a"_s + QChar(0xd83d)) << QString() << false;
    }
    void line()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        QFETCH(bool, isGood);
        NewIncident input;
        input.title = text;
        const auto result = validated(input);
        QCOMPARE(result.has_value(), isGood);
        if (isGood) {
            QCOMPARE(result->title, stored);
        } else {
            QCOMPARE(result.error().code, Error::Code::Invalid);
            QCOMPARE(result.error().field, u"title"_s);
            QVERIFY(!result.error().message.isEmpty());
        }
    }

    void textKeepsLines()
    {
        const auto result = checkedText(u"  one\r\ntwo\rthree\t3\n\n "_s, u"description"_s);
        QVERIFY(result);
        QCOMPARE(*result, u"  one\ntwo\nthree\t3"_s);
        QVERIFY(checkedText(QString(maxTextLength, u'中'), u"d"_s));
        QVERIFY(!checkedText(QString(maxTextLength + 1, u'中'), u"d"_s));
        QVERIFY(!checkedText(u"bell\a"_s, u"d"_s));
        QCOMPARE(checkedText(u" \n\t"_s, u"d"_s, Presence::Required).error().field, u"d"_s);
    }

    void everyTextOfANewIncident_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<NewIncident>("input");
        const auto row = [](const char *field, auto change) {
            NewIncident input;
            input.title = u"t"_s;
            change(input);
            QTest::newRow(field) << QString::fromLatin1(field) << input;
        };
        const QString tooLong(maxTextLength + 1, u'x');
        row("description", [&](NewIncident &i) { i.description = tooLong; });
        row("category", [](NewIncident &i) { i.category = QString(101, u'x'); });
        row("subcategory", [](NewIncident &i) { i.subcategory = u"a\nb"_s; });
        row("source", [](NewIncident &i) { i.source = QString(51, u'x'); });
        row("assignment_group", [](NewIncident &i) { i.assignmentGroup = QString(101, u'x'); });
        row("priority", [](NewIncident &i) { i.priority = Priority::Unknown; });
        row("severity", [](NewIncident &i) { i.severity = Severity::Unknown; });
        row("impact", [](NewIncident &i) { i.impact = Level::Unknown; });
        row("urgency", [](NewIncident &i) { i.urgency = static_cast<Level>(200); });
        row("metadata", [](NewIncident &i) { i.metadata = {{u"k"_s, QString(QChar(0))}}; });
        row("detected_at", [](NewIncident &i) { i.detectedAt = instantFromMicros(-1); });
    }
    void everyTextOfANewIncident()
    {
        QFETCH(QString, field);
        QFETCH(NewIncident, input);
        const auto result = validated(input);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Invalid);
        QCOMPARE(result.error().field, field);
    }

    void emptySourceIsManual()
    {
        NewIncident input;
        input.title = u"t"_s;
        input.source.clear();
        QCOMPARE(validated(input)->source, u"manual"_s);
    }

    void json()
    {
        QVERIFY(checkJson(QJsonObject{{u"a"_s, QJsonArray{1, u"b"_s, QJsonValue::Null}}}, u"m"_s));
        QVERIFY(!checkJson(QJsonObject{{u"a"_s, QString(maxJsonSize, u'x')}}, u"m"_s));
        QVERIFY(!checkJson(QJsonObject{{QString(QChar(0)), 1}}, u"m"_s));
        QVERIFY(!checkJson(QJsonObject{{u"a"_s, QString(QChar(0xdc00))}}, u"m"_s));
        QJsonValue deep = 1;
        for (int i = 0; i < maxJsonDepth - 1; ++i)
            deep = QJsonArray{deep};
        QVERIFY(checkJson(deep, u"m"_s));
        QVERIFY(!checkJson(QJsonArray{deep}, u"m"_s));
    }

    void commandsNeedTheirWords_data()
    {
        QTest::addColumn<IncidentCommand>("command");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const IncidentCommand &command, const QString &field) {
            QTest::newRow(name) << command << field;
        };
        const QString tooLong(maxTextLength + 1, u'x');
        row("acknowledge, long note", Acknowledge{tooLong}, u"note"_s);
        row("assign, long reason", Assign{{}, tooLong}, u"reason"_s);
        row("transition, unknown", Transition{Status::Unknown, {}}, u"status"_s);
        row("resolve, blank", Resolve{u" "_s, {}}, u"resolution"_s);
        row("resolve, long cause", Resolve{u"r"_s, tooLong}, u"root_cause"_s);
        row("close, blank", Close{u"\n"_s}, u"notes"_s);
        row("reopen, blank", Reopen{}, u"reason"_s);
        row("escalate, level 0", Escalate{0, u"r"_s, {}, false}, u"escalation_level"_s);
        row("escalate, level 6", Escalate{6, u"r"_s, {}, false}, u"escalation_level"_s);
        row("escalate, no reason", Escalate{1, u" "_s, {}, false}, u"reason"_s);
        row("comment, blank", Comment{u" "_s, false}, u"text"_s);
        row("comment, long", Comment{tooLong, false}, u"text"_s);
        Update title;
        title.patch.title = QString();
        row("update, no title", title, u"title"_s);
        Update steps;
        steps.patch.resolutionSteps = QJsonValue(u"text"_s);
        row("update, steps no list", steps, u"resolution_steps"_s);
        Update analysis;
        analysis.patch.impactAnalysis = QJsonValue(QJsonArray{});
        row("update, analysis no object", analysis, u"impact_analysis"_s);
    }
    void commandsNeedTheirWords()
    {
        QFETCH(IncidentCommand, command);
        QFETCH(QString, field);
        const auto result = validated(command);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Invalid);
        QCOMPARE(result.error().field, field);
    }

    void escalationNamesEachPersonOnce()
    {
        const auto result = validated(IncidentCommand(Escalate{1, u"r"_s, {UserId(3), UserId(2), UserId(3)}, false}));
        QVERIFY(result);
        QCOMPARE(std::get<Escalate>(*result).notifyUsers, (std::vector<UserId>{UserId(2), UserId(3)}));
    }

    void alerts()
    {
        NewAlert good{.incidentId = IncidentId(1),
                      .type = u"threshold"_s,
                      .name = u"CPU"_s,
                      .message = u"hot"_s,
                      .severity = Severity::High,
                      .channels = {u"email"_s, u"slack"_s, u"email"_s},
                      .recipients = {u" a@b.c "_s, u"a@b.c"_s},
                      .metadata = {}};
        const auto result = validated(good);
        QVERIFY(result);
        QCOMPARE(result->channels, (QStringList{u"email"_s, u"slack"_s}));
        QCOMPARE(result->recipients, QStringList{u"a@b.c"_s});

        const auto fieldOf = [&](auto change) {
            NewAlert bad = good;
            change(bad);
            const auto refusal = validated(bad);
            return refusal ? QString() : refusal.error().field;
        };
        QCOMPARE(fieldOf([](NewAlert &a) { a.type = u"boom"_s; }), u"alert_type"_s);
        QCOMPARE(fieldOf([](NewAlert &a) { a.name = u" "_s; }), u"alert_name"_s);
        QCOMPARE(fieldOf([](NewAlert &a) { a.message.clear(); }), u"message"_s);
        QCOMPARE(fieldOf([](NewAlert &a) { a.severity = Severity::Unknown; }), u"severity"_s);
        QCOMPARE(fieldOf([](NewAlert &a) { a.channels = {u"email"_s, u"pigeon"_s}; }), u"channels.1"_s);
        QCOMPARE(fieldOf([](NewAlert &a) { a.recipients = {u"a\r\nBcc: x"_s}; }), u"recipients.0"_s);
    }

    void metrics()
    {
        const NewMetric good{.incidentId = IncidentId(1),
                             .type = u"host"_s,
                             .name = u"cpu"_s,
                             .value = 0,
                             .unit = u"%"_s,
                             .measuredAt = {},
                             .tags = {}};
        QVERIFY(validated(good));
        for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                                   -std::numeric_limits<double>::infinity()}) {
            NewMetric bad = good;
            bad.value = value;
            QCOMPARE(validated(bad).error().field, u"metric_value"_s);
        }
        NewMetric unnamed = good;
        unnamed.name.clear();
        QCOMPARE(validated(unnamed).error().field, u"metric_name"_s);
        NewMetric untyped = good;
        untyped.type.clear();
        QCOMPARE(validated(untyped).error().field, u"metric_type"_s);
    }
};

ITSM_TEST(TestValidation)
#include "tst_validation.moc"
