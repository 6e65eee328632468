#include "services/desk/desk.h"
#include "services/desk/provision.h"
#include "services/transfer/servicenow_import.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

const QByteArray header =
    "number,incident_state,sys_mod_count,opened_at,sys_updated_at,sys_updated_by,assigned_to,opened_by,"
    "caller_id,cmdb_ci,category,assignment_group,priority,impact,resolved_at,closed_at,resolved_by\n";

QByteArray row(const QByteArray &number, const QByteArray &state, int mod, const QByteArray &at,
               const QByteArray &assignee, const QByteArray &group = "Group 1")
{
    return number + ',' + state + ',' + QByteArray::number(mod) + ",2016-03-01 09:00," + at + ",Updated by 1," +
           assignee + ",Opened by  8,Caller 7,cmdb_ci 3,Category 1," + group +
           ",1 - Critical,1 - High,2016-03-01 15:00,2016-03-05 10:00,Resolved by 2\n";
}

/// A database with a tenant, and the importer in it.
struct Importer
{
    std::unique_ptr<TempDatabase> database;
    std::shared_ptr<Store> store;
    std::unique_ptr<Connection> connection;
    Actor actor;
    std::vector<TransferProblem> problems;

    static Result<Importer> create(Dialect dialect)
    {
        Importer importer;
        ITSM_TRY_ASSIGN(importer.database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(importer.store, importer.database->store());
        ITSM_TRY_ASSIGN(importer.connection, importer.store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(const Tenant tenant, findTenant(*importer.connection, {}, MissingTenant::Create));
        importer.actor = {
            .tenant = tenant.id, .user = {}, .name = u"import"_s, .role = Role::Admin, .source = u"import"_s};
        return importer;
    }

    Result<ImportSummary> load(QByteArray text, OptionalInstant until = {}, const std::atomic<bool> *cancel = nullptr)
    {
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        TransferHooks hooks;
        hooks.problem = [this](const TransferProblem &problem) { problems.push_back(problem); };
        hooks.cancel = cancel;
        return importServiceNow(*connection, actor, buffer, {.zone = QTimeZone::utc(), .until = until}, hooks);
    }

    Result<Incident> incident(const QString &number)
    {
        ITSM_TRY_ASSIGN(const IncidentDetail all, detail(number));
        return all.incident;
    }
    Result<IncidentDetail> detail(const QString &number)
    {
        const ServiceDesk desk(SystemClock::instance());
        ITSM_TRY_ASSIGN(const IncidentId id, desk.findByNumber(*connection, actor, number));
        return desk.detail(*connection, actor, id);
    }
    /// All that is there, as text, to compare before and after.
    Result<QStringList> everything()
    {
        ITSM_TRY_ASSIGN(const Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
        ITSM_TRY(bindTenant(*connection, actor.tenant));
        QStringList lines;
        for (
            const QString &sql :
            {u"SELECT id, incident_number, version, updated_at, status, '' FROM incidents ORDER BY id"_s,
             u"SELECT id, incident_id, user_name, occurred_at, event_type, metadata FROM incident_events ORDER BY id"_s,
             u"SELECT id, login, name, role, '', '' FROM users ORDER BY id"_s,
             u"SELECT id, name, '', '', '', '' FROM configuration_items ORDER BY id"_s}) {
            ITSM_TRY(connection->query(sql, {}, [&](const Row &r) {
                QStringList cells;
                for (int i = 0; i < 6; ++i)
                    cells << r.text(i);
                lines << cells.join(u'|');
                return true;
            }));
        }
        return lines;
    }
};

QByteArray realLog()
{
    const QString data =
        qEnvironmentVariable("ITSM_DATA_DIR", qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/../shared/data"_s);
    QFile file(data + u"/servicenow_incident_event_log.csv"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestServiceNowImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsKept_data() { addDialectRows(); }
    void everythingIsKept()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        ITSM_UNWRAP(const ImportSummary summary,
                    importer.load(header + row("INC1", "New", 0, "2016-03-01 10:00", "?") +
                                  row("INC1", "Active", 1, "2016-03-01 11:00", "Resolver 4") +
                                  row("INC1", "Closed", 2, "2016-03-05 10:00", "Resolver 4", "Group 2")));
        QCOMPARE(summary.rows, 3);
        QCOMPARE(summary.counts.created, 1);
        QCOMPARE(summary.counts.records, 3);
        ITSM_UNWRAP(const IncidentDetail detail, importer.detail(u"INC1"_s));
        const Incident &incident = detail.incident;
        QCOMPARE(incident.number, u"INC1"_s);
        QCOMPARE(incident.title, u"Category 1"_s);
        QCOMPARE(incident.status, Status::Closed);
        QCOMPARE(incident.priority, Priority::Urgent);
        QCOMPARE(incident.severity, Severity::High);
        QCOMPARE(incident.impact, Level::High);
        QCOMPARE(incident.category, u"Category 1"_s);
        QCOMPARE(incident.assignmentGroup, u"Group 2"_s);
        QCOMPARE(incident.assigneeName, u"Resolver 4"_s);
        QVERIFY(incident.assigneeId.isValid());
        QCOMPARE(incident.reporterName, u"Opened by  8"_s);
        QCOMPARE(incident.ciName, u"cmdb_ci 3"_s);
        QCOMPARE(toRfc3339(incident.createdAt), u"2016-03-01T09:00:00Z"_s);
        QCOMPARE(toRfc3339(incident.detectedAt), u"2016-03-01T09:00:00Z"_s);
        QCOMPARE(toRfc3339(incident.updatedAt), u"2016-03-05T10:00:00Z"_s);
        QCOMPARE(toRfc3339(incident.resolvedAt.value()), u"2016-03-01T15:00:00Z"_s);
        QCOMPARE(toRfc3339(incident.closedAt.value()), u"2016-03-05T10:00:00Z"_s);
        QCOMPARE(incident.metadata.value("caller_id"_L1).toString(), u"Caller 7"_s);
        QCOMPARE(incident.metadata.value("resolved_by"_L1).toString(), u"Resolved by 2"_s);
        QCOMPARE(incident.version, 1);
        QCOMPARE(detail.events.size(), size_t(3)); // newest first
        QCOMPARE(detail.events[2].type, u"creation"_s);
        QCOMPARE(detail.events[1].type, u"status_change"_s);
        QCOMPARE(detail.events[0].type, u"closure"_s);
        QCOMPARE(detail.events[0].source, u"import"_s);
        QCOMPARE(detail.events[0].userName, u"Updated by 1"_s);
        QCOMPARE(toRfc3339(detail.events[0].occurredAt), u"2016-03-05T10:00:00Z"_s);
        QCOMPARE(detail.events[1].data.value("assignee"_L1).toObject().value("to"_L1).toString(), u"Resolver 4"_s);
        QCOMPARE(detail.events[0].data.value("assignment_group"_L1).toObject().value("from"_L1).toString(),
                 u"Group 1"_s);
        ITSM_UNWRAP(const Directory directory,
                    ServiceDesk(SystemClock::instance()).directory(*importer.connection, importer.actor));
        QHash<QString, Role> roles;
        for (const User &user : directory.users)
            roles.insert(user.name, user.role.value());
        QCOMPARE(roles, (QHash<QString, Role>{{u"Resolver 4"_s, Role::Agent},
                                              {u"Opened by  8"_s, Role::Viewer},
                                              {u"Resolved by 2"_s, Role::Agent}}));
    }

    void theSearchAndTheCountersKnowThem_data() { addDialectRows(); }
    void theSearchAndTheCountersKnowThem()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        ITSM_VERIFY(importer.load(header + row("INC0042", "New", 0, "2016-03-01 10:00", "?") +
                                  row("INC0043", "Resolved", 0, "2016-03-01 10:00", "?")));
        const ServiceDesk desk(SystemClock::instance());
        IncidentFilter filter;
        filter.terms = {
            {.field = IncidentField::Text, .op = FilterTerm::Op::Equal, .negated = false, .values = {u"0042"_s}}};
        ITSM_UNWRAP(const RowCount found, desk.count(*importer.connection, importer.actor, filter));
        QCOMPARE(found.count, 1);
        ITSM_UNWRAP(const IncidentCounters counters, desk.counters(*importer.connection, importer.actor));
        QCOMPARE(counters.total, 2);
        QCOMPARE(counters.open, 1);
        QCOMPARE(counters.openUrgent, 1);
        QCOMPARE(counters.resolved, 1);
    }

    void aLongerLogAddsWhatIsNew_data() { addDialectRows(); }
    void aLongerLogAddsWhatIsNew()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        const QByteArray first = header + row("INC1", "New", 0, "2016-03-01 10:00", "?") +
                                 row("INC1", "Active", 1, "2016-03-01 11:00", "Resolver 4") +
                                 row("INC2", "New", 0, "2016-03-01 10:30", "?");
        ITSM_VERIFY(importer.load(first));

        // A person corrects the category and the title meanwhile.
        const ServiceDesk desk(SystemClock::instance());
        ITSM_UNWRAP(const Incident before, importer.incident(u"INC1"_s));
        IncidentPatch patch;
        patch.title = u"Printer on fire"_s;
        ITSM_VERIFY(desk.run(*importer.connection, importer.actor, {.id = before.id, .version = 0}, Update{patch}));

        const QByteArray longer = first + row("INC1", "Resolved", 2, "2016-03-01 15:00", "Resolver 5", "Group 9") +
                                  row("INC3", "New", 0, "2016-03-02 10:00", "?");
        ITSM_UNWRAP(const ImportSummary summary, importer.load(longer));
        QCOMPARE(summary.counts.created, 1);
        QCOMPARE(summary.counts.extended, 1);
        QCOMPARE(summary.counts.unchanged, 1);
        QCOMPARE(summary.counts.records, 2);
        ITSM_UNWRAP(const IncidentDetail detail, importer.detail(u"INC1"_s));
        QCOMPARE(detail.incident.title, u"Printer on fire"_s);
        QCOMPARE(detail.incident.status, Status::Resolved);
        QCOMPARE(detail.incident.assigneeName, u"Resolver 5"_s);
        QCOMPARE(detail.incident.assignmentGroup, u"Group 9"_s);
        QCOMPARE(toRfc3339(detail.incident.resolvedAt.value()), u"2016-03-01T15:00:00Z"_s);
        QCOMPARE(detail.events.size(), size_t(4));
        QCOMPARE(detail.incident.version, 3);

        ITSM_UNWRAP(const QStringList all, importer.everything());
        ITSM_UNWRAP(const ImportSummary again, importer.load(longer));
        QCOMPARE(again.counts.unchanged, 3);
        QCOMPARE(again.counts.records, 0);
        ITSM_UNWRAP(const QStringList afterwards, importer.everything());
        QCOMPARE(afterwards, all);
    }

    void untilThenAllIsTheSameAsAll_data() { addDialectRows(); }
    void untilThenAllIsTheSameAsAll()
    {
        QFETCH(Dialect, dialect);
        const QByteArray log = realLog();
        if (log.isEmpty())
            QSKIP("The event log is not there; set ITSM_DATA_DIR.");
        ITSM_UNWRAP(Importer direct, Importer::create(dialect));
        ITSM_UNWRAP(Importer twice, Importer::create(dialect));
        ITSM_VERIFY(direct.load(log));
        ITSM_VERIFY(twice.load(log, parseInstant(u"2016-03-04T12:00:00Z")));
        ITSM_VERIFY(twice.load(log));
        const auto rows = [](Importer &importer) -> Result<QStringList> {
            QStringList lines;
            const ServiceDesk desk(SystemClock::instance());
            const IncidentQuery query{.filter = {},
                                      .sort = {.field = IncidentField::Number, .order = Qt::AscendingOrder}};
            ITSM_TRY(desk.exportIncidents(*importer.connection, importer.actor, query, [&](const Incident &i) {
                const auto time = [](OptionalInstant t) { return t ? toRfc3339(*t) : QString(); };
                lines << QStringList{i.number,
                                     i.title,
                                     i.status.text(),
                                     i.priority.text(),
                                     i.assigneeName,
                                     i.reporterName,
                                     i.ciName,
                                     i.assignmentGroup,
                                     time(i.resolvedAt),
                                     time(i.closedAt),
                                     time(i.acknowledgedAt),
                                     time(i.updatedAt),
                                     QString::fromUtf8(QJsonDocument(i.metadata).toJson(QJsonDocument::Compact))}
                             .join(u'|');
                return true;
            }));
            return lines;
        };
        ITSM_UNWRAP(const QStringList one, rows(direct));
        ITSM_UNWRAP(const QStringList two, rows(twice));
        QCOMPARE(one.size(), 890);
        QCOMPARE(two, one);
    }

    void localIncidentsAreLeftAlone_data() { addDialectRows(); }
    void localIncidentsAreLeftAlone()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        const ManualClock clock(parseInstant(u"2016-03-01T00:00:00Z").value());
        NewIncident input;
        input.title = u"Our own"_s;
        ITSM_UNWRAP(const Incident own, ServiceDesk(clock).createIncident(*importer.connection, importer.actor, input));
        ITSM_UNWRAP(const ImportSummary summary,
                    importer.load(header + row(own.number.toUtf8(), "Closed", 0, "2016-03-01 10:00", "?") +
                                  row("INC7", "New", 0, "2016-03-01 10:00", "?")));
        QCOMPARE(summary.counts.created, 1);
        QCOMPARE(summary.counts.foreign, std::vector<QString>{own.number});
        ITSM_UNWRAP(const Incident after, importer.incident(own.number));
        QCOMPARE(after.title, own.title);
        QCOMPARE(after.version, own.version);
    }

    void viewersMayNot()
    {
        ITSM_UNWRAP(Importer importer, Importer::create(Dialect::Sqlite));
        importer.actor.role = Role::Viewer;
        ITSM_VERIFY_ERROR(importer.load(header + row("INC1", "New", 0, "2016-03-01 10:00", "?")),
                          Error::Code::Forbidden);
        ITSM_UNWRAP(const QStringList all, importer.everything());
        QCOMPARE(all, QStringList());
    }

    void realLogBothWays_data() { addDialectRows(); }
    void realLogBothWays()
    {
        QFETCH(Dialect, dialect);
        const QByteArray log = realLog();
        if (log.isEmpty())
            QSKIP("The event log is not there; set ITSM_DATA_DIR.");
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        ITSM_UNWRAP(const ImportSummary summary, importer.load(log));
        QCOMPARE(summary.rows, 5'998);
        QCOMPARE(summary.counts.created, 890);
        QCOMPARE(summary.counts.records, 5'998);
        QVERIFY(importer.problems.empty());
        // Records of one incident: ascending keys in time order.
        ITSM_UNWRAP(const IncidentDetail detail, importer.detail(u"INC0000990"_s));
        QCOMPARE(detail.events.size(), size_t(28));
        for (size_t i = 1; i < detail.events.size(); ++i)
            QVERIFY(detail.events[i - 1].occurredAt >= detail.events[i].occurredAt &&
                    detail.events[i - 1].id > detail.events[i].id);
        ITSM_UNWRAP(const QStringList all, importer.everything());

        // The same rows in another order, with CRLF and a byte order mark, are the same log.
        QByteArrayList lines = log.trimmed().split('\n');
        std::reverse(lines.begin() + 1, lines.end());
        ITSM_UNWRAP(const ImportSummary again, importer.load("\xEF\xBB\xBF" + lines.join("\r\n")));
        QCOMPARE(again.counts.unchanged, 890);
        QCOMPARE(again.counts.records, 0);
        ITSM_UNWRAP(const QStringList afterwards, importer.everything());
        QCOMPARE(afterwards, all);
    }

    void anInterruptedRunGoesOn_data() { addDialectRows(); }
    void anInterruptedRunGoesOn()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        QByteArray log = header;
        for (int i = 0; i < 12'000; ++i)
            log += row("INC" + QByteArray::number(i / 2), i % 2 ? "Active" : "New", i % 2,
                       "2016-03-01 10:0" + QByteArray::number(i % 2), "?");
        std::atomic<bool> cancel = false;
        QBuffer buffer(&log);
        buffer.open(QIODevice::ReadOnly);
        TransferHooks hooks;
        hooks.cancel = &cancel;
        hooks.progress = [&](TransferHooks::Phase phase, qint64, qint64) {
            cancel = phase == TransferHooks::Phase::Writing;
        };
        ITSM_VERIFY_ERROR(importServiceNow(*importer.connection, importer.actor, buffer, {}, hooks),
                          Error::Code::Cancelled);
        ITSM_UNWRAP(const ImportSummary summary, importer.load(log));
        QVERIFY(summary.counts.unchanged > 0);
        QVERIFY(summary.counts.created > 0);
        QCOMPARE(summary.counts.unchanged + summary.counts.created, 6'000);
        QCOMPARE(summary.counts.extended, 0);
    }

    void manyRows_data() { addDialectRows(); }
    void manyRows()
    {
        QFETCH(Dialect, dialect);
        const QByteArray log = realLog();
        if (log.isEmpty())
            QSKIP("The event log is not there; set ITSM_DATA_DIR.");
        // The log over and over with new numbers. ITSM_IMPORT_ROWS=100000 measures what a real log costs.
        const int wanted = std::max(15'000, qEnvironmentVariableIntValue("ITSM_IMPORT_ROWS"));
        const QByteArrayList lines = log.trimmed().split('\n');
        QByteArray large = lines.first() + '\n';
        int rows = 0;
        for (int copy = 0; rows < wanted; ++copy) {
            const QByteArray number = "INC" + QByteArray::number(copy + 100);
            for (qsizetype i = 1; i < lines.size() && rows < wanted; ++i, ++rows)
                large += number + lines[i].mid(6) + '\n';
        }
        ITSM_UNWRAP(Importer importer, Importer::create(dialect));
        QElapsedTimer timer;
        timer.start();
        ITSM_UNWRAP(const ImportSummary summary, importer.load(large));
        const qint64 first = timer.restart();
        QCOMPARE(summary.counts.records, wanted);
        ITSM_UNWRAP(const ImportSummary again, importer.load(large));
        qInfo("%d rows: %lld ms; the second run: %lld ms", wanted, first, timer.elapsed());
        QCOMPARE(again.counts.unchanged, summary.counts.created);
    }
};

ITSM_TEST(TestServiceNowImport)
#include "tst_servicenow_import.moc"
