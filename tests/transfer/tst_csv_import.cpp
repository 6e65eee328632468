#include "services/desk/desk.h"
#include "services/desk/provision.h"
#include "services/domain/state_machine.h"
#include "services/transfer/csv_import.h"
#include "services/transfer/csv_words.h"
#include "services/transfer/export.h"
#include "services/transfer/import_file.h"
#include "services/transfer/sample.h"
#include "services/transfer/servicenow_import.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"
#include "tests/transfer/naughty_strings.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

/// A database with a tenant and nothing in it.
struct Desk
{
    std::unique_ptr<TempDatabase> database;
    std::shared_ptr<Store> store;
    std::unique_ptr<Connection> connection;
    Actor actor;
    std::vector<TransferProblem> problems;

    static Result<Desk> create(Dialect dialect)
    {
        Desk desk;
        ITSM_TRY_ASSIGN(desk.database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(desk.store, desk.database->store());
        ITSM_TRY_ASSIGN(desk.connection, desk.store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(const Tenant tenant, findTenant(*desk.connection, {}, MissingTenant::Create));
        desk.actor = {.tenant = tenant.id, .user = {}, .name = u"test"_s, .role = Role::Admin, .source = u"user"_s};
        return desk;
    }
    Result<ImportSummary> load(QByteArray text, const CsvImportOptions &options = {})
    {
        problems.clear();
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        TransferHooks hooks;
        hooks.problem = [this](const TransferProblem &problem) { problems.push_back(problem); };
        return importCsv(*connection, actor, buffer, options, hooks);
    }
    Result<QByteArray> exported() const
    {
        QByteArray text;
        QBuffer buffer(&text);
        buffer.open(QIODevice::WriteOnly);
        const auto writer = makeFieldWriter(ExportFormat::Csv);
        const ServiceDesk desk(SystemClock::instance());
        ITSM_TRY(exportIncidents(desk, *connection, actor, {}, *writer, buffer));
        return text;
    }
    Result<IncidentDetail> detail(const QString &number) const
    {
        const ServiceDesk desk(SystemClock::instance());
        ITSM_TRY_ASSIGN(const IncidentId id, desk.findByNumber(*connection, actor, number));
        return desk.detail(*connection, actor, id);
    }
    Result<std::vector<IncidentSummary>> rows() const
    {
        const ServiceDesk desk(SystemClock::instance());
        std::vector<IncidentSummary> all;
        ITSM_TRY(desk.exportIncidents(
            *connection, actor, {.filter = {}, .sort = {.field = IncidentField::Number, .order = Qt::AscendingOrder}},
            [&all](const Incident &incident) {
                all.push_back(incident);
                return true;
            }));
        return all;
    }
};

} // namespace

class TestCsvImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourOwnExportMapsItself()
    {
        QByteArray header;
        makeFieldWriter(ExportFormat::Csv)->begin(header);
        QBuffer buffer(&header);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        ITSM_UNWRAP(const QStringList headings, readHeadings(reader));
        ITSM_UNWRAP(const ColumnFields fields, fieldsFor(headings, {}));
        QCOMPARE(fields.size(), size_t(importFieldCount));
        for (size_t i = 0; i < fields.size(); ++i)
            QVERIFY2(fields[i] == static_cast<ImportField>(i), qPrintable(headings[qsizetype(i)]));
    }

    void headingsOfOthers_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("field");
        QTest::newRow("ServiceNow") << u"Short description"_s << u"title"_s;
        QTest::newRow("case and spaces") << u" ASSIGNED  TO "_s << u"assignee"_s;
        QTest::newRow("Chinese title") << u"标题"_s << u"title"_s;
        QTest::newRow("Chinese priority") << u"优先级"_s << u"priority"_s;
        QTest::newRow("our list, Chinese") << u"处理人"_s << u"assignee"_s;
        QTest::newRow("Opened") << u"Opened"_s << u"created_at"_s;
        QTest::newRow("strange") << u"Moon phase"_s << QString();
    }
    void headingsOfOthers()
    {
        QFETCH(const QString, heading);
        QFETCH(const QString, field);
        const ColumnFields fields = guessFields({heading});
        QCOMPARE(fields[0] ? QString(importFieldKey(*fields[0])) : QString(), field);
    }

    void mappingsThatCannotBe()
    {
        const QStringList headings{u"Title"_s, u"Summary"_s, u"Team"_s};
        // The first of two columns of the same meaning counts, unless somebody says otherwise.
        ITSM_UNWRAP(const ColumnFields guessed, fieldsFor(headings, {}));
        QVERIFY(guessed[0] == ImportField::Title && !guessed[1] && guessed[2] == ImportField::AssignmentGroup);
        ITSM_UNWRAP(const ColumnFields wished, fieldsFor(headings, {{u"Summary"_s, ImportField::Title}}));
        QVERIFY(!wished[0] && wished[1] == ImportField::Title);
        ITSM_VERIFY_ERROR(fieldsFor(headings, {{u"Summary"_s, ImportField::Title}, {u"Team"_s, ImportField::Title}}),
                          Error::Code::Invalid);
        ITSM_VERIFY_ERROR(fieldsFor(headings, {{u"Nobody"_s, ImportField::Title}}), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(fieldsFor({u"Team"_s}, {}), Error::Code::Invalid);
        QCOMPARE(distinctHeadings({u"a"_s, QString(), u"a"_s}), (QStringList{u"a"_s, u"#2"_s, u"a (2)"_s}));
    }

    void wordsOfOthers()
    {
        for (const Status status : allStatuses)
            QCOMPARE(statusFromWord(QString::fromLatin1(tokenName(status))), status);
        QCOMPARE(statusFromWord(u"In Progress"), Status::InProgress);
        QCOMPARE(statusFromWord(u"已解决"), Status::Resolved);
        QCOMPARE(statusFromWord(u"Awaiting User Info"), Status::OnHold);
        QCOMPARE(statusFromWord(u"nonsense"), std::nullopt);
        QCOMPARE(priorityFromWord(u"2 - High"), Priority::High);
        QCOMPARE(priorityFromWord(u"Critical"), Priority::Urgent);
        QCOMPARE(priorityFromWord(u"P3"), Priority::Medium);
        QCOMPARE(priorityFromWord(u"紧急"), Priority::Urgent);
        QCOMPARE(priorityFromWord(u"Highest"), Priority::Urgent);
        QCOMPARE(priorityFromWord(u"Blocker"), Priority::Urgent);
        QCOMPARE(priorityFromWord(u"Lowest"), Priority::Low);
        QCOMPARE(severityFromWord(u"严重"), Severity::Critical);
        QCOMPARE(severityFromWord(u"1 - High"), Severity::High);
        QCOMPARE(severityFromWord(u"2 - Medium"), Severity::Medium);
        QCOMPARE(severityFromWord(u"3 - Low"), Severity::Low);
        QCOMPARE(severityFromWord(u"1 - Critical"), Severity::Critical);
        QCOMPARE(severityFromWord(u"2"), Severity::Medium);
        QCOMPARE(severityFromWord(u"7"), std::nullopt);
        QCOMPARE(severityFromWord(u""), std::nullopt);
        QCOMPARE(severityFromWord(u"nonsense"), std::nullopt);
        QCOMPARE(levelFromWord(u"1 - High"), Level::High);
        QCOMPARE(truthFromWord(u"是"), true);
    }

    void exportImportExport_data() { addDialectRows(); }
    void exportImportExport()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Desk source, Desk::create(dialect));
        const ManualClock clock(parseInstant(u"2026-03-01T00:00:00.123456Z").value());
        ITSM_VERIFY(createSample(*source.connection, clock));
        // And what people write to break things.
        const ServiceDesk desk(clock);
        int naughty = 0;
        for (const auto &text : naughtyStrings()) {
            NewIncident input;
            input.title = text.toString();
            input.description = text.toString() + u"\r\n\"second\" line,'=1+1"_s;
            input.category = text.toString().left(50);
            naughty += desk.createIncident(*source.connection, source.actor, input) ? 1 : 0;
        }
        QVERIFY(naughty > 100 || naughtyStrings().isEmpty());
        NewIncident large;
        large.title = u"A number beyond 64 bits"_s;
        large.metadata = {{u"bytes"_s, 1.2345678901234567e19}};
        ITSM_VERIFY(desk.createIncident(*source.connection, source.actor, large));
        ITSM_UNWRAP(const QByteArray first, source.exported());
        QVERIFY(first.count("\r\n") > 160);

        ITSM_UNWRAP(Desk target, Desk::create(dialect));
        ITSM_UNWRAP(const ImportSummary summary, target.load(first));
        QVERIFY2(target.problems.empty(), qPrintable(target.problems.empty() ? QString() : target.problems[0].message));
        ITSM_UNWRAP(const QByteArray second, target.exported());
        QCOMPARE(second.size(), first.size());
        QVERIFY(second == first);
        QCOMPARE(summary.counts.created, summary.rows);

        // Again: nothing.
        ITSM_UNWRAP(const ImportSummary again, target.load(first));
        QCOMPARE(again.counts.unchanged, summary.rows);
        QCOMPARE(again.counts.records, 0);
        // Back to where it came from: everything is there, from elsewhere.
        ITSM_UNWRAP(const ImportSummary back, source.load(first));
        QCOMPARE(back.counts.foreign.size(), size_t(summary.rows));
        QCOMPARE(back.counts.records, 0);
    }

    void aTableOfOthers_data() { addDialectRows(); }
    void aTableOfOthers()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Desk desk, Desk::create(dialect));
        const QByteArray table = QByteArrayLiteral(
            "Ticket,Short description,State,Impact,Urgency,Assigned to,Opened,Closed,Squad\r\n"
            "T-1,Disk full,Closed,1 - High,1 - High,Li Wei,2026-03-01 08:00,2026-03-01 10:30,Storage\r\n"
            "T-2,'=1+1,进行中,,,李雷,01/03/2026 09:00,,Storage\r\n");
        CsvImportOptions options;
        options.columns.insert(u"Squad"_s, ImportField::AssignmentGroup);
        options.times = {.zone = QTimeZone("Asia/Shanghai"), .isDayFirst = true};
        ITSM_UNWRAP(const ImportSummary summary, desk.load(table, options));
        QCOMPARE(summary.counts.created, 2);
        QVERIFY(desk.problems.empty());
        ITSM_UNWRAP(const IncidentDetail one, desk.detail(u"T-1"_s));
        QCOMPARE(one.incident.status, Status::Closed);
        QCOMPARE(one.incident.priority, PriorityMatrix().priority(Level::High, Level::High));
        QCOMPARE(one.incident.assigneeName, u"Li Wei"_s);
        QVERIFY(one.incident.assigneeId.isValid());
        QCOMPARE(one.incident.assignmentGroup, u"Storage"_s);
        QCOMPARE(one.incident.source, u"import"_s);
        QCOMPARE(toRfc3339(one.incident.createdAt), u"2026-03-01T00:00:00Z"_s);
        QCOMPARE(toRfc3339(one.incident.resolvedAt.value()), u"2026-03-01T02:30:00Z"_s);
        QCOMPARE(one.events.size(), size_t(1));
        QCOMPARE(one.events[0].userName, u"test"_s);
        ITSM_UNWRAP(const IncidentDetail two, desk.detail(u"T-2"_s));
        QCOMPARE(two.incident.title, u"=1+1"_s);
        QCOMPARE(two.incident.status, Status::InProgress);
        QCOMPARE(two.incident.priority, Priority::Medium);
        QCOMPARE(toRfc3339(two.incident.createdAt), u"2026-03-01T01:00:00Z"_s);
        QVERIFY(!two.incident.closedAt && !two.incident.resolvedAt);

        // The other order of the columns says the same; other words do not.
        const QByteArray moved = "Squad,Short description,Ticket,Urgency,State,Impact,Assigned to,Opened,Closed,More\n"
                                 "Storage,Disk full,T-1,1 - High,Closed,1 - High,Li Wei,2026-03-01 08:00,2026-03-01 "
                                 "10:30,x\nStorage,Other words,T-2,,进行中,,李雷,01/03/2026 09:00,,\n";
        ITSM_UNWRAP(const ImportSummary again, desk.load(moved, options));
        QCOMPARE(again.counts.unchanged, 1);
        QCOMPARE(again.counts.foreign, std::vector<QString>{u"T-2"_s});
        QCOMPARE(desk.problems.size(), size_t(1));
        QCOMPARE(desk.problems[0].line, 3);
        QCOMPARE(desk.problems[0].kind, TransferProblem::Kind::Warning);
        ITSM_UNWRAP(const IncidentDetail kept, desk.detail(u"T-2"_s));
        QCOMPARE(kept.incident.title, u"=1+1"_s);
    }

    void rowsWithoutNumbers_data() { addDialectRows(); }
    void rowsWithoutNumbers()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Desk desk, Desk::create(dialect));
        const QByteArray table = "标题,优先级\n磁盘已满,高\n网络中断,紧急\n磁盘已满,高\n";
        ITSM_UNWRAP(const ImportSummary summary, desk.load(table));
        QCOMPARE(summary.counts.created, 3); // two that say the same are two
        ITSM_UNWRAP(const auto rows, desk.rows());
        QCOMPARE(rows.size(), size_t(3));
        for (const IncidentSummary &row : rows)
            QVERIFY2(row.number.startsWith(u"CSV-"_s) && row.number.size() == 16, qPrintable(row.number));
        ITSM_UNWRAP(const ImportSummary again, desk.load(table + "新的一行,低\n"));
        QCOMPARE(again.counts.unchanged, 3);
        QCOMPARE(again.counts.created, 1);
    }

    void brokenRowsAreReported()
    {
        ITSM_UNWRAP(Desk desk, Desk::create(Dialect::Sqlite));
        const QByteArray table = "number,title,priority,created,level\n"
                                 "N-1,fine,high,2026-03-01,\n"
                                 "N-2,,high,2026-03-01,\n"
                                 "N-3,three,wichtig,2026-03-01,\n"
                                 "N-4,four,high,01/03/2026,\n"
                                 "N-5,five\n"
                                 "N-1,again,high,2026-03-01,\n"
                                 "N-7,seven,high,2026-03-01,9\n"
                                 "N-8,\xff,high,2026-03-01,\n"
                                 "N-9,fine too,high,2026-03-01T10:00:00+08:00,2\n";
        CsvImportOptions options;
        options.columns.insert(u"level"_s, ImportField::EscalationLevel);
        ITSM_UNWRAP(const ImportSummary summary, desk.load(table, options));
        QCOMPARE(summary.rows, 2);
        QCOMPARE(summary.brokenRows, 7);
        QCOMPARE(summary.counts.created, 2);
        std::vector<std::pair<qint64, qint64>> places;
        for (const TransferProblem &problem : desk.problems) {
            QCOMPARE(problem.kind, TransferProblem::Kind::Broken);
            QVERIFY(!problem.message.isEmpty());
            places.emplace_back(problem.line, problem.column);
        }
        const std::vector<std::pair<qint64, qint64>> expected{{3, 5}, {4, 11}, {5, 15}, {6, 5},
                                                              {7, 1}, {8, 27}, {9, 5}};
        QCOMPARE(places, expected);
        QVERIFY(desk.problems[1].message.contains(u"wichtig"_s) && desk.problems[1].message.contains(u"urgent"_s));
        ITSM_UNWRAP(const IncidentDetail last, desk.detail(u"N-9"_s));
        QCOMPARE(toRfc3339(last.incident.createdAt), u"2026-03-01T02:00:00Z"_s);
        QCOMPARE(last.incident.escalationLevel, 2);

        // The check says the same and writes nothing.
        QByteArray text = table;
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        ITSM_UNWRAP(const ImportSummary checked, checkCsv(buffer, options));
        QCOMPARE(checked.rows, summary.rows);
        QCOMPARE(checked.brokenRows, summary.brokenRows);
    }

    void whoMayNotMakePeople()
    {
        ITSM_UNWRAP(Desk desk, Desk::create(Dialect::Sqlite));
        ITSM_VERIFY(desk.load("title,assignee\nfirst,Ann\n"));
        desk.actor.role = Role::Agent;
        ITSM_UNWRAP(const ImportSummary summary,
                    desk.load("number,title,assignee,ci\nA-1,known,Ann,\nA-2,unknown,Bob,db-1\n"));
        QCOMPARE(summary.counts.created, 2);
        QCOMPARE(desk.problems.size(), size_t(2));
        QCOMPARE(desk.problems[0].line, 3);
        ITSM_UNWRAP(const IncidentDetail known, desk.detail(u"A-1"_s));
        QVERIFY(known.incident.assigneeId.isValid());
        ITSM_UNWRAP(const IncidentDetail unknown, desk.detail(u"A-2"_s));
        QVERIFY(unknown.incident.assigneeName.isEmpty() && !unknown.incident.assigneeId.isValid());
        QCOMPARE(unknown.incident.metadata["assignee"_L1].toString(), u"Bob"_s);
        QCOMPARE(unknown.incident.metadata["configuration_item"_L1].toString(), u"db-1"_s);
        desk.actor.role = Role::Viewer;
        ITSM_VERIFY_ERROR(desk.load("title\nthird\n"), Error::Code::Forbidden);
    }

    void whatAnImportMakesIsInTheAuditTrail_data() { addDialectRows(); }
    void whatAnImportMakesIsInTheAuditTrail()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Desk desk, Desk::create(dialect));
        ITSM_VERIFY(desk.load("title,assignee,ci\nfirst,Ann,db-1\nsecond,Ann,db-1\n"));
        const ServiceDesk service(SystemClock::instance());
        ITSM_UNWRAP(const std::vector<AuditRecord> trail, service.auditRecords(*desk.connection, desk.actor, {}, 10));
        QStringList made;
        for (const AuditRecord &record : trail)
            made.append(record.action + u' ' + record.objectType + u' ' + record.objectName);
        made.sort();
        QCOMPARE(made, (QStringList{u"item_created item db-1"_s, u"user_created user ann"_s}));
    }

    void anotherImportersIncidentsAreLeftAlone()
    {
        ITSM_UNWRAP(Desk desk, Desk::create(Dialect::Sqlite));
        ITSM_VERIFY(desk.load("number,title\nINC1,from a table\n"));
        QByteArray log = "number,incident_state,sys_updated_at\nINC1,Closed,2016-03-01 10:00\n";
        QBuffer buffer(&log);
        buffer.open(QIODevice::ReadOnly);
        ITSM_UNWRAP(const ImportSummary summary, importServiceNow(*desk.connection, desk.actor, buffer, {}));
        QCOMPARE(summary.counts.foreign, std::vector<QString>{u"INC1"_s});
        ITSM_UNWRAP(const IncidentDetail kept, desk.detail(u"INC1"_s));
        QCOMPARE(kept.incident.status, Status::New);
        QCOMPARE(kept.events.size(), size_t(1));
    }

    void anInterruptedRunGoesOn()
    {
        ITSM_UNWRAP(Desk desk, Desk::create(Dialect::Sqlite));
        QByteArray table = "number,title\n";
        for (int i = 0; i < 3'500; ++i)
            table += "N-" + QByteArray::number(i) + ",row\n";
        std::atomic<bool> cancel = false;
        QBuffer buffer(&table);
        buffer.open(QIODevice::ReadOnly);
        TransferHooks hooks;
        hooks.cancel = &cancel;
        hooks.progress = [&](TransferHooks::Phase, qint64 done, qint64 total) {
            QCOMPARE(total, table.size());
            cancel = done > total / 2;
        };
        ITSM_VERIFY_ERROR(importCsv(*desk.connection, desk.actor, buffer, {}, hooks), Error::Code::Cancelled);
        ITSM_UNWRAP(const ImportSummary rest, desk.load(table));
        QVERIFY(rest.counts.unchanged > 0 && rest.counts.created > 0);
        QCOMPARE(rest.counts.unchanged + rest.counts.created, 3'500);
    }

    void previews()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &content) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                            : QString();
        };
        QByteArray table = "\xEF\xBB\xBFtitle,title,\n\xff,b,c\n";
        for (int i = 0; i < 60; ++i)
            table += "'=x,b,c\n";
        ITSM_UNWRAP(const ImportPreview preview, previewFile(write(u"table.csv"_s, table)));
        QCOMPARE(preview.headings, (QStringList{u"title"_s, u"title (2)"_s, u"#3"_s}));
        QCOMPARE(preview.rows.size(), size_t(previewRows - 1));
        QCOMPARE(preview.rows[0], (QStringList{u"=x"_s, u"b"_s, u"c"_s}));
        QCOMPARE(preview.problems.size(), size_t(1));
        QCOMPARE(preview.problems[0].line, 2);
        QVERIFY(preview.hasMore && !preview.isEventLog);
        ITSM_UNWRAP(const ImportPreview log,
                    previewFile(write(u"log.csv"_s, "Number,incident_state,sys_updated_at\n")));
        QVERIFY(log.isEventLog && !log.hasMore && log.rows.empty());
        ITSM_VERIFY_ERROR(previewFile(folder.filePath(u"absent.csv"_s)), Error::Code::Unavailable);
        ITSM_VERIFY_ERROR(previewFile(write(u"empty.csv"_s, "")), Error::Code::Invalid);
    }
};

ITSM_TEST(TestCsvImport)
#include "tst_csv_import.moc"
