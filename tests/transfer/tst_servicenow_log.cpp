#include "services/desk/incident_changes.h"
#include "services/transfer/local_time.h"
#include "services/transfer/servicenow_map.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

struct LogReading
{
    Result<ServiceNowLog> log = fail(Error::Code::Internal, {});
    std::vector<TransferProblem> problems;
};

LogReading readLog(QByteArray text, const ServiceNowLog::Options &options = {})
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    LogReading reading;
    TransferHooks hooks;
    hooks.problem = [&](const TransferProblem &problem) { reading.problems.push_back(problem); };
    reading.log = ServiceNowLog::read(buffer, options, hooks);
    return reading;
}

QString utc(OptionalInstant t)
{
    return t ? toRfc3339(*t) : u"none"_s;
}

QStringList places(const LogReading &reading, TransferProblem::Kind kind = TransferProblem::Kind::Broken)
{
    QStringList list;
    for (const TransferProblem &problem : reading.problems) {
        if (problem.kind == kind)
            list << u"%1:%2"_s.arg(problem.line).arg(problem.column);
    }
    return list;
}

const QByteArray logHeader = "number,incident_state,sys_mod_count,sys_updated_at,resolved_at,closed_at,assigned_to\n";

} // namespace

class TestServiceNowLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("expected");
        const QByteArray utcZone = "UTC";
        QTest::newRow("day first") << u"29-02-2016 01:16"_s << utcZone << u"2016-02-29T01:16:00Z"_s;
        QTest::newRow("slashes, seconds") << u"1/12/2016 9:05:07"_s << utcZone << u"2016-12-01T09:05:07Z"_s;
        QTest::newRow("dots") << u"01.12.2016 09:05"_s << utcZone << u"2016-12-01T09:05:00Z"_s;
        QTest::newRow("ISO") << u"2016-02-29 01:16"_s << utcZone << u"2016-02-29T01:16:00Z"_s;
        QTest::newRow("ISO with T and fraction")
            << u"2016-02-29T01:16:02.25"_s << utcZone << u"2016-02-29T01:16:02.250Z"_s;
        QTest::newRow("own zone wins") << u"2016-02-29T01:16:00+08:00"_s << QByteArray("Europe/Berlin")
                                       << u"2016-02-28T17:16:00Z"_s;
        QTest::newRow("Z wins") << u"2016-02-29T01:16:00.5Z"_s << QByteArray("Asia/Shanghai")
                                << u"2016-02-29T01:16:00.500Z"_s;
        QTest::newRow("a day alone") << u"29-02-2016"_s << utcZone << u"2016-02-29T00:00:00Z"_s;
        QTest::newRow("Shanghai") << u"29-02-2016 01:16"_s << QByteArray("Asia/Shanghai") << u"2016-02-28T17:16:00Z"_s;
        QTest::newRow("summer in Berlin")
            << u"01-07-2016 12:00"_s << QByteArray("Europe/Berlin") << u"2016-07-01T10:00:00Z"_s;
        QTest::newRow("the skipped hour counts on")
            << u"27-03-2016 02:30"_s << QByteArray("Europe/Berlin") << u"2016-03-27T01:30:00Z"_s;
        QTest::newRow("before the gap") << u"27-03-2016 01:59"_s << QByteArray("Europe/Berlin")
                                        << u"2016-03-27T00:59:00Z"_s;
        QTest::newRow("after the gap") << u"27-03-2016 03:00"_s << QByteArray("Europe/Berlin")
                                       << u"2016-03-27T01:00:00Z"_s;
        QTest::newRow("of the doubled hour the first")
            << u"30-10-2016 02:30"_s << QByteArray("Europe/Berlin") << u"2016-10-30T00:30:00Z"_s;
        QTest::newRow("after the doubled hour")
            << u"30-10-2016 03:00"_s << QByteArray("Europe/Berlin") << u"2016-10-30T02:00:00Z"_s;
        QTest::newRow("gap west of Greenwich")
            << u"13-03-2016 02:30"_s << QByteArray("America/New_York") << u"2016-03-13T07:30:00Z"_s;
        for (const auto &wrong : {u"30-02-2016 01:16"_s, u"29-13-2016"_s, u"29-02-2016 24:00"_s, u"29-02-2016 1"_s,
                                  u"soon"_s, u""_s, u"29-02/2016"_s, u"29-02-16"_s, u"2016-02-29T01:16:00."_s,
                                  u"29-02-2016 01:16 pm"_s, u"01-01-1900 00:00"_s})
            QTest::newRow(qPrintable(u"wrong: "_s + wrong)) << wrong << utcZone << u"none"_s;
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, zone);
        QFETCH(QString, expected);
        QCOMPARE(utc(parseLocalTime(text, QTimeZone(zone))), expected);
    }

    void aDayEndsWhereTheNextBegins()
    {
        const auto end = [](const QString &text, const char *zone) {
            return utc(parseLocalEnd(text, QTimeZone(QByteArray(zone))));
        };
        QCOMPARE(end(u"2016-03-05"_s, "UTC"), u"2016-03-05T23:59:59.999999Z"_s);
        // Days of 23 and of 25 hours, and one whose next midnight is skipped.
        QCOMPARE(end(u"2016-03-27"_s, "Europe/London"), u"2016-03-27T22:59:59.999999Z"_s);
        QCOMPARE(end(u"30-10-2016"_s, "Europe/London"), u"2016-10-30T23:59:59.999999Z"_s);
        QCOMPARE(end(u"2016-10-15"_s, "America/Sao_Paulo"), u"2016-10-16T02:59:59.999999Z"_s);
        QCOMPARE(end(u"2016-03-05 12:00"_s, "Asia/Shanghai"), u"2016-03-05T04:00:00Z"_s);
        QCOMPARE(end(u"2016-03-05T12:00:00Z"_s, "Asia/Shanghai"), u"2016-03-05T12:00:00Z"_s);
        QCOMPARE(end(u"2016-02-30"_s, "UTC"), u"none"_s);
        QCOMPARE(end(u"2016-03-05 noon"_s, "UTC"), u"none"_s);
    }

    void words()
    {
        QCOMPARE(statusFromLog(u"New"), Status::New);
        QCOMPARE(statusFromLog(u"Active"), Status::InProgress);
        QCOMPARE(statusFromLog(u"Awaiting User Info"), Status::OnHold);
        QCOMPARE(statusFromLog(u"Awaiting Vendor"), Status::OnHold);
        QCOMPARE(statusFromLog(u"Resolved"), Status::Resolved);
        QCOMPARE(statusFromLog(u"Closed"), Status::Closed);
        QCOMPARE(statusFromLog(u"-100"), Status::Unknown);
        QCOMPARE(priorityFromLog(u"1 - Critical"), Priority::Urgent);
        QCOMPARE(priorityFromLog(u"2 - High"), Priority::High);
        QCOMPARE(priorityFromLog(u"3 - Moderate"), Priority::Medium);
        QCOMPARE(priorityFromLog(u"4 - Low"), Priority::Low);
        QCOMPARE(priorityFromLog(u"4"), Priority::Low);
        QCOMPARE(priorityFromLog(u"40 - Low"), Priority::Unknown);
        QCOMPARE(priorityFromLog(u""), Priority::Unknown);
        QCOMPARE(levelFromLog(u"1 - High"), Level::High);
        QCOMPARE(levelFromLog(u"3 - Low"), Level::Low);
        QCOMPARE(levelFromLog(u"9"), Level::Unknown);
    }

    void columnsInAnyOrder()
    {
        const LogReading reading = readLog("\xEF\xBB\xBF\"Sys_Updated_At\",extra,INCIDENT_STATE,\"number\"\r\n"
                                           "2016-03-01T10:00:00Z,\"a, b\nc\",New,INC1\r\n"
                                           "2016-03-01T11:00:00Z,?,Closed,INC1\r\n");
        ITSM_VERIFY(reading.log);
        QCOMPARE(reading.log->incidentCount(), 1);
        QCOMPARE(reading.log->recordCount(), 2);
        const auto records = reading.log->records(0);
        QCOMPARE(reading.log->text(records[0], LogColumn::IncidentState), u"New"_s);
        QCOMPARE(reading.log->extraNames(), QStringList{u"extra"_s});
        QCOMPARE(reading.log->extraText(records[0], 0), u"a, b\nc"_s);
        QCOMPARE(reading.log->extraText(records[1], 0), QString());
        QCOMPARE(reading.log->cell(records[0], LogColumn::Location), CellId(0));
        const ImportedIncident incident = incidentFromLog(*reading.log, 0, {});
        QCOMPARE(incident.after(1).incident.metadata.value("extra"_L1).toString(), u"a, b\nc"_s);
        QCOMPARE(incident.after(2).incident.metadata.contains("extra"_L1), false);
    }

    void unusableFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a needed column is missing") << QByteArray("number,incident_state\nINC1,New\n");
        QTest::newRow("a column twice") << QByteArray("number,incident_state,sys_updated_at,NUMBER\n");
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFEn\0", 4);
        QTest::newRow("broken header") << QByteArray("\"number\"x,incident_state,sys_updated_at\n");
    }
    void unusableFiles()
    {
        QFETCH(QByteArray, text);
        const LogReading reading = readLog(text);
        QVERIFY(!reading.log);
        QVERIFY(!reading.log.error().message.isEmpty());
    }

    void brokenRowsAreReportedAndLeftOut()
    {
        const LogReading reading = readLog(logHeader + "INC1,New,0,01-03-2016 10:00,?,?,?\n"      // 2
                                                       "INC1,Active,1,31-02-2016 10:00,?,?,?\n"   // 3: no such day
                                                       "INC1,Active\n"                            // 4: too few fields
                                                       "INC1,Active,2,01-03-2016 11:00,?,?,?,?\n" // 5: too many
                                                       "?,Active,2,01-03-2016 11:00,?,?,?\n"      // 6: no number
                                                       "INC1,?,2,01-03-2016 11:00,?,?,?\n"        // 7: no state
                                                       "INC1,Active,two,01-03-2016 11:00,?,?,?\n" // 8
                                                       "INC1,\"Active\"x,2,01-03-2016 11:00,?,?,?\n" // 9: broken quotes
                                                       "INC1,Active,2,01-03-2016 11:00,nie,?,?\n"    // 10
                                                       "INC1,Active,2,01-03-2016 11:00,?,?,\xFF\n"   // 11: not UTF-8
                                                       "INC1,Closed,3,01-03-2016 12:00,?,?,?\n");
        ITSM_VERIFY(reading.log);
        QCOMPARE(places(reading), (QStringList{u"3:15"_s, u"4:6"_s, u"5:38"_s, u"6:1"_s, u"7:6"_s, u"8:13"_s, u"9:14"_s,
                                               u"10:32"_s, u"11:36"_s}));
        QCOMPARE(reading.log->brokenRows(), 9);
        QCOMPARE(reading.log->recordCount(), 2);
    }

    void strangeWordsAreWarnedOfOnce()
    {
        const LogReading reading = readLog("number,incident_state,sys_updated_at,priority\n"
                                           "INC1,-100,01-03-2016 10:00,9 - Odd\n"
                                           "INC1,-100,01-03-2016 11:00,9 - Odd\n");
        ITSM_VERIFY(reading.log);
        QCOMPARE(places(reading, TransferProblem::Kind::Warning), (QStringList{u"2:6"_s, u"2:28"_s}));
        QCOMPARE(reading.log->brokenRows(), 0);
        const Incident incident = incidentFromLog(*reading.log, 0, {}).after(2).incident;
        QCOMPARE(incident.status, Status::InProgress);
        QCOMPARE(incident.priority, Priority::Medium);
        QCOMPARE(incident.metadata.value("incident_state"_L1).toString(), u"-100"_s);
        QCOMPARE(incident.metadata.value("priority"_L1).toString(), u"9 - Odd"_s);
    }

    void recordsAreInTimeOrder()
    {
        const LogReading reading = readLog(logHeader + "INC2,Closed,9,03-03-2016 10:00,?,?,?\n"
                                                       "INC1,Active,2,01-03-2016 11:00,?,?,?\n"
                                                       "INC1,Resolved,1,01-03-2016 12:00,?,?,?\n"
                                                       "INC2,New,0,02-03-2016 10:00,?,?,?\n"
                                                       "INC1,New,1,01-03-2016 11:00,?,?,?\n"
                                                       "INC1,Active,2,01-03-2016 11:00,?,?,Ann\n");
        ITSM_VERIFY(reading.log);
        QCOMPARE(reading.log->incidentCount(), 2);
        QCOMPARE(reading.log->text(reading.log->records(0)[0], LogColumn::Number), u"INC2"_s);
        QStringList states;
        for (const auto &record : reading.log->records(1))
            states << reading.log->text(record, LogColumn::IncidentState) +
                          reading.log->text(record, LogColumn::AssignedTo);
        QCOMPARE(states, (QStringList{u"New"_s, u"Active"_s, u"ActiveAnn"_s, u"Resolved"_s}));
        const ImportedIncident incident = incidentFromLog(*reading.log, 1, {});
        QStringList keys;
        QStringList types;
        for (const IncidentEvent &event : incident.records) {
            keys << event.metadata.value(importKey).toString();
            types << event.type;
        }
        QCOMPARE(types, (QStringList{u"creation"_s, u"status_change"_s, u"assignment"_s, u"resolution"_s}));
        QCOMPARE(keys, (QStringList{u"2016-03-01T11:00:00Z/1/New"_s, u"2016-03-01T11:00:00Z/2/Active"_s,
                                    u"2016-03-01T11:00:00Z/2/Active#2"_s, u"2016-03-01T12:00:00Z/1/Resolved"_s}));
    }

    void until()
    {
        const QByteArray text = logHeader + "INC1,New,0,01-03-2016 10:00,01-03-2016 15:00,05-03-2016 10:00,?\n"
                                            "INC1,Active,1,01-03-2016 11:00,01-03-2016 15:00,05-03-2016 10:00,Ann\n"
                                            "INC1,Resolved,2,01-03-2016 12:00,01-03-2016 15:00,05-03-2016 10:00,Ann\n"
                                            "INC1,Closed,3,05-03-2016 10:00,01-03-2016 15:00,05-03-2016 10:00,Ann\n"
                                            "INC2,New,0,04-03-2016 10:00,?,?,?\n";
        const auto at = [&text](const char *moment) {
            const OptionalInstant time = parseInstant(QString::fromLatin1(moment));
            const LogReading reading = readLog(text, {.zone = QTimeZone::utc(), .until = time});
            if (!reading.log || reading.log->incidentCount() == 0)
                return Incident();
            const ImportedIncident incident = incidentFromLog(*reading.log, 0, time);
            return incident.after(incident.records.size()).incident;
        };
        QCOMPARE(at("2016-03-01T09:59:59Z").number, QString());
        const Incident open = at("2016-03-01T11:30:00Z");
        QCOMPARE(open.status, Status::InProgress);
        QCOMPARE(open.assigneeName, u"Ann"_s);
        QVERIFY(!open.resolvedAt && !open.closedAt);
        QCOMPARE(utc(open.acknowledgedAt), u"2016-03-01T11:00:00Z"_s);
        // Resolved at noon; the log's own column knows only the last time, which is still to come.
        const Incident resolved = at("2016-03-01T13:00:00Z");
        QCOMPARE(resolved.status, Status::Resolved);
        QCOMPARE(utc(resolved.resolvedAt), u"2016-03-01T12:00:00Z"_s);
        QCOMPARE(utc(at("2016-03-01T15:00:00Z").resolvedAt), u"2016-03-01T15:00:00Z"_s);
        const Incident closed = at("2016-03-05T10:00:00Z");
        QCOMPARE(closed.status, Status::Closed);
        QCOMPARE(utc(closed.closedAt), u"2016-03-05T10:00:00Z"_s);
        QCOMPARE(utc(closed.resolvedAt), u"2016-03-01T15:00:00Z"_s);
    }

    void reopenedIsNotResolved()
    {
        const LogReading reading = readLog(logHeader + "INC1,Resolved,0,01-03-2016 10:00,01-03-2016 10:00,?,?\n"
                                                       "INC1,Active,1,01-03-2016 11:00,01-03-2016 10:00,?,?\n"
                                                       "INC1,Resolved,2,01-03-2016 12:00,?,?,?\n");
        ITSM_VERIFY(reading.log);
        const ImportedIncident incident = incidentFromLog(*reading.log, 0, {});
        QVERIFY(!incident.after(2).incident.resolvedAt);
        QCOMPARE(incident.records[1].type, u"reopen"_s);
        QCOMPARE(utc(incident.after(3).incident.resolvedAt), u"2016-03-01T12:00:00Z"_s);
    }

    void titlesFit()
    {
        const QString part(200, u'文');
        const LogReading reading = readLog(u"number,incident_state,sys_updated_at,category,u_symptom\n"
                                           "INC1,New,01-03-2016 10:00,Network,%1%1\n"
                                           "INC2,New,01-03-2016 10:00,?,?\n"_s.arg(part)
                                               .toUtf8());
        ITSM_VERIFY(reading.log);
        const QString title = incidentFromLog(*reading.log, 0, {}).after(1).incident.title;
        QCOMPARE(title.size(), 255);
        QVERIFY(title.endsWith(u'…'));
        QCOMPARE(incidentFromLog(*reading.log, 1, {}).after(1).incident.title, u"INC2"_s);
    }

    void cancelling()
    {
        QByteArray text = logHeader;
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        const std::atomic<bool> cancel = true;
        TransferHooks hooks;
        hooks.cancel = &cancel;
        text += "INC1,New,0,01-03-2016 10:00,?,?,?\n";
        ITSM_VERIFY_ERROR(ServiceNowLog::read(buffer, {}, hooks), Error::Code::Cancelled);
    }
};

ITSM_TEST(TestServiceNowLog)
#include "tst_servicenow_log.moc"
