#include "services/desk/alert_writing.h"
#include "services/domain/json.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Single commands and queries, on both databases.
class TestIncidentCommands : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    Result<Incident> run(const Actor &actor, const Incident &incident, const IncidentCommand &command)
    {
        m_world.clock.advance(1min);
        return m_world.desk.run(m_world.c(), actor, {incident.id, incident.version}, command);
    }
    /// Every verb once, in an order in which each is possible.
    static std::vector<IncidentCommand> life(const DeskWorld &w)
    {
        Update update;
        update.patch.title = u"Disk full on web-01 and web-02"_s;
        update.patch.description = u"/var at 100 %"_s;
        Update facts;
        facts.patch.severity = Severity::High;
        facts.patch.ciId = w.item;
        facts.patch.metadata = QJsonObject{{u"rack"_s, u"B7"_s}, {u"n"_s, 3}};
        return {Acknowledge{u"looking"_s},
                Assign{w.agent.user, u"on duty"_s},
                update,
                facts,
                Transition{Status::InProgress, {}},
                Comment{u"cleaning up logs"_s, false},
                Escalate{1, u"no space left"_s, {w.manager.user}, true},
                Transition{Status::OnHold, u"waiting for a disk"_s},
                Resolve{u"added a disk"_s, u"log rotation was off"_s},
                Close{u"confirmed by the customer"_s},
                Reopen{u"full again"_s},
                Assign{},
                Resolve{u"added another disk"_s, {}},
                Delete{u"a duplicate"_s},
                Restore{}};
    }

private Q_SLOTS:
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }
    void initTestCase_data() { addDialectRows(); }

    void createFillsDefaults()
    {
        DeskWorld &w = m_world;
        NewIncident input;
        input.title = u"  数据库连接失败  "_s;
        input.description = u"line 1\r\nline 2"_s;
        input.impact = Level::High;
        input.urgency = Level::Critical;
        input.category = u"database"_s;
        input.ciId = w.item;
        input.metadata = {{u"host"_s, u"db-1"_s}};
        ITSM_UNWRAP(const Incident made, w.desk.createIncident(w.c(), w.agent, input));
        QCOMPARE(made.title, u"数据库连接失败"_s);
        QCOMPARE(made.description, u"line 1\nline 2"_s);
        QCOMPARE(made.status.value(), Status::New);
        QCOMPARE(made.priority.value(), Priority::Urgent);
        QCOMPARE(made.source, u"manual"_s);
        QCOMPARE(made.ciName, u"web-01"_s);
        QCOMPARE(made.reporterId, w.agent.user);
        QCOMPARE(made.reporterName, u"Anna"_s);
        QCOMPARE(made.isAutomated, false);
        QCOMPARE(made.detectedAt, w.clock.now());
        QCOMPARE(made.version, 1);
        QVERIFY(QRegularExpression(u"^INC-202601-\\d{6}$"_s).match(made.number).hasMatch());
        QCOMPARE(w.stored(made.id), made);

        const auto events = w.events(made.id);
        QCOMPARE(events.size(), 1U);
        QCOMPARE(events[0].type, u"creation"_s);
        QCOMPARE(events[0].userId, w.agent.user);
        QCOMPARE(events[0].userName, u"Anna"_s);
        QCOMPARE(events[0].data.value(u"incident_number"_s).toString(), made.number);
        ITSM_UNWRAP(const IncidentId found, w.desk.findByNumber(w.c(), w.viewer, made.number));
        QCOMPARE(found, made.id);
    }

    void createChecksReferences()
    {
        DeskWorld &w = m_world;
        const auto fieldOf = [&](auto change) {
            NewIncident input;
            input.title = u"t"_s;
            change(input);
            const auto made = w.desk.createIncident(w.c(), w.agent, input);
            return made || made.error().code != Code::Invalid ? QString() : made.error().field;
        };
        QCOMPARE(fieldOf([&](NewIncident &i) { i.assigneeId = w.inactive; }), u"assignee_id"_s);
        QCOMPARE(fieldOf([&](NewIncident &i) { i.assigneeId = w.foreigner.user; }), u"assignee_id"_s);
        QCOMPARE(fieldOf([&](NewIncident &i) { i.ciId = w.foreignItem; }), u"configuration_item_id"_s);
        QCOMPARE(fieldOf([&](NewIncident &i) { i.title.clear(); }), u"title"_s);
        QCOMPARE(w.number(u"SELECT count(*) FROM incidents WHERE tenant_id = ?"_s), 0);
        QCOMPARE(w.eventCount(), 0);

        NewIncident input;
        input.title = u"t"_s;
        input.assigneeId = w.agent.user;
        ITSM_UNWRAP(const Incident made, w.desk.createIncident(w.c(), w.agent, input));
        QCOMPARE(made.status.value(), Status::Assigned);
        QCOMPARE(w.stored(made.id), made);
    }

    void everyVerbWritesRowAndOneRecord()
    {
        DeskWorld &w = m_world;
        Incident incident = w.make();
        qint64 events = 1;
        for (const IncidentCommand &command : life(w)) {
            const Incident before = incident;
            ITSM_UNWRAP(incident,
                        run(std::holds_alternative<Delete>(command) || std::holds_alternative<Restore>(command)
                                ? w.manager
                                : w.agent,
                            incident, command));
            QCOMPARE(w.stored(incident.id), incident);
            QCOMPARE(w.eventCount(), ++events);
            QCOMPARE(incident.version, std::holds_alternative<Comment>(command) ? before.version : before.version + 1);
            QCOMPARE(incident.updatedAt, std::holds_alternative<Comment>(command) ? before.updatedAt : w.clock.now());
        }
        const auto records = w.events(incident.id);
        QStringList types;
        for (auto record = records.rbegin(); record != records.rend(); ++record) {
            types.append(record->type);
            QCOMPARE(record->tenantId, w.tenant);
            QCOMPARE(record->source, u"user"_s);
            QVERIFY(record->userId.isValid() && !record->userName.isEmpty() && !record->name.isEmpty());
        }
        QCOMPARE(types, (QStringList{u"creation"_s, u"acknowledgement"_s, u"assignment"_s, u"update"_s, u"update"_s,
                                     u"status_change"_s, u"comment"_s, u"escalation"_s, u"status_change"_s,
                                     u"resolution"_s, u"closure"_s, u"reopen"_s, u"assignment"_s, u"resolution"_s,
                                     u"deletion"_s, u"restoration"_s}));
        QCOMPARE(incident.resolutionSteps.toArray().size(), 2);
    }

    void searchFollowsTheTitle()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make(u"磁盘空间不足"_s);
        const auto hits = [&](const QString &word) -> qint64 {
            const IncidentFilter filter = *parseFilter(word);
            const auto counted = w.desk.count(w.c(), w.viewer, filter);
            return counted ? counted->count : -1;
        };
        QCOMPARE(hits(u"磁盘"_s), 1);
        Update update;
        update.patch.title = u"内存泄漏"_s;
        ITSM_VERIFY(run(w.agent, incident, update));
        QCOMPARE(hits(u"磁盘"_s), 0);
        QCOMPARE(hits(u"内存"_s), 1);
    }

    void repeatingWritesNothing()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        ITSM_UNWRAP(const Incident once, run(w.agent, incident, Acknowledge{}));
        const qint64 events = w.eventCount();
        ITSM_UNWRAP(const Incident twice, run(w.agent, once, Acknowledge{}));
        QCOMPARE(twice, once);
        // Also for somebody who has not seen the first yet.
        ITSM_UNWRAP(const Incident late, run(w.manager, incident, Acknowledge{}));
        QCOMPARE(late, once);
        Update same;
        same.patch.title = once.title;
        ITSM_UNWRAP(const Incident unchanged, run(w.agent, once, same));
        QCOMPARE(unchanged, once);
        QCOMPARE(w.eventCount(), events);
        QCOMPARE(w.stored(incident.id), once);
    }

    void conflictShowsBothVersions()
    {
        DeskWorld &w = m_world;
        const Incident seen = w.make();
        Update first;
        first.patch.title = u"theirs"_s;
        ITSM_UNWRAP(const Incident theirs, run(w.manager, seen, first));
        Update second;
        second.patch.severity = Severity::Critical;
        const qint64 events = w.eventCount();
        const auto refused = run(w.agent, seen, second);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Conflict);
        const QJsonObject details = refused.error().details;
        QCOMPARE(details.value(u"current_version"_s).toInteger(), 1);
        QCOMPARE(details.value(u"server_version"_s).toInteger(), 2);
        QCOMPARE(details.value(u"theirs"_s).toObject(), toJson(theirs));
        QCOMPARE(details.value(u"mine"_s).toObject().value(u"severity"_s).toString(), u"critical"_s);
        QCOMPARE(details.value(u"mine"_s).toObject().value(u"title"_s).toString(), u"theirs"_s);
        QCOMPARE(w.stored(seen.id), theirs);
        QCOMPARE(w.eventCount(), events);

        // Whoever insists, and whoever only comments, asks for no version.
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {seen.id, 0}, second));
        ITSM_VERIFY(run(w.agent, seen, Comment{u"fyi"_s, false}));
    }

    void rulesThatFailLeaveNothing()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        const qint64 events = w.eventCount();
        const std::vector<std::pair<IncidentCommand, QString>> refusals{
            {Close{u"n"_s}, u"status"_s},
            {Reopen{u"r"_s}, u"status"_s},
            {Resolve{u" "_s, {}}, u"resolution"_s},
            {Comment{u""_s, false}, u"text"_s},
            {Assign{w.inactive, {}}, u"assignee_id"_s},
            {Assign{w.foreigner.user, {}}, u"assignee_id"_s},
            {Escalate{1, {}, {}, false}, u"reason"_s},
            {Escalate{1, u"r"_s, {w.inactive}, false}, u"notify_users.0"_s},
            {Transition{Status::OnHold, {}}, u"status"_s},
            {Transition{Status::Assigned, {}}, u"assignee_id"_s},
        };
        for (const auto &[command, field] : refusals) {
            const auto refused = run(w.agent, incident, command);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::Invalid);
            QCOMPARE(refused.error().field, field);
            QVERIFY(!refused.error().message.isEmpty());
        }
        QCOMPARE(w.stored(incident.id), incident);
        QCOMPARE(w.eventCount(), events);
        QVERIFY(!w.c().inTransaction());
    }

    void escalationWritesAlertAndIntents()
    {
        DeskWorld &w = m_world;
        Incident incident = w.make();
        // Anna has nothing; the manager is the only one who can take it.
        ITSM_UNWRAP(incident,
                    run(w.agent, incident, Escalate{2, u"nobody answers"_s, {w.manager.user, w.agent.user}, true}));
        QCOMPARE(incident.assigneeId, w.manager.user);
        QCOMPARE(incident.status.value(), Status::Assigned);
        ITSM_UNWRAP(const IncidentDetail detail, w.desk.detail(w.c(), w.viewer, incident.id));
        QCOMPARE(detail.alerts.size(), 1U);
        const Alert &alert = detail.alerts[0];
        QCOMPARE(alert.type, u"escalation"_s);
        QCOMPARE(alert.message, u"nobody answers"_s);
        QCOMPARE(alert.severity.value(), Severity::High);
        QCOMPARE(alert.incidentNumber, incident.number);
        QStringList recipients = alert.recipients;
        recipients.sort();
        QCOMPARE(recipients, (QStringList{u"anna@example.com"_s, u"mona@example.com"_s}));

        QStringList keys;
        ITSM_VERIFY(w.inTenant([&]() -> Result<> {
            return w.c().query(u"SELECT key, channel, recipient, incident_id, alert_id FROM notification_outbox "
                               "WHERE tenant_id = ? ORDER BY recipient"_s,
                               {w.tenant.value}, [&](const Row &row) {
                                   keys.append(row.text(0));
                                   return row.text(1) == u"email"_s && row.integer(3) == incident.id.value &&
                                          row.integer(4) == alert.id.value;
                               });
        }));
        const QString occurrence = u"escalation:%1:2"_s.arg(incident.id.value);
        QCOMPARE(keys, (QStringList{intentKey(w.tenant, occurrence, u"email"_s, u"anna@example.com"_s),
                                    intentKey(w.tenant, occurrence, u"email"_s, u"mona@example.com"_s)}));
        QCOMPARE(w.eventCount(), 2);
    }

    void leastBusyManagerIsCounted()
    {
        DeskWorld &w = m_world;
        User second;
        second.tenantId = w.tenant;
        second.login = u"nina"_s;
        second.name = u"Nina"_s;
        second.role = Role::Manager;
        ITSM_UNWRAP(second.id, w.inTenant([&] { return insertUser(w.c(), second); }));
        const auto escalated = [&] {
            const auto done = run(w.agent, w.make(), Escalate{1, u"r"_s, {}, true});
            return done ? done->assigneeId : UserId();
        };
        QCOMPARE(escalated(), w.manager.user);
        QCOMPARE(escalated(), second.id);
        QCOMPARE(escalated(), w.manager.user);
        const Incident closedSoon = w.make();
        ITSM_UNWRAP(const Incident assigned, run(w.agent, closedSoon, Assign{second.id, {}}));
        ITSM_VERIFY(run(w.agent, assigned, Resolve{u"done"_s, {}}));
        // Resolved work does not count: Nina has one open incident, Mona two.
        QCOMPARE(escalated(), second.id);
    }

    void rolesDecide()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        for (const Actor &actor : {w.viewer, w.agent, w.manager, w.admin}) {
            for (const IncidentCommand &command : life(w)) {
                const bool isRemoval =
                    std::holds_alternative<Delete>(command) || std::holds_alternative<Restore>(command);
                const bool mayDo =
                    hasPermission(actor.role, isRemoval ? Permission::DeleteIncidents : Permission::WriteIncidents);
                const auto result = w.desk.run(w.c(), actor, {incident.id, 0}, command);
                QCOMPARE(result || result.error().code != Code::Forbidden, mayDo);
                const auto bulk = w.desk.runBulk(w.c(), actor, {{incident.id, 0}}, command);
                QCOMPARE(bulk || bulk.error().code != Code::Forbidden, mayDo);
            }
        }
        NewIncident input;
        input.title = u"t"_s;
        ITSM_VERIFY_ERROR(w.desk.createIncident(w.c(), w.viewer, input), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.createAlert(w.c(), w.viewer, {}), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.acknowledgeAlert(w.c(), w.viewer, AlertId(1)), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.resolveAlert(w.c(), w.viewer, AlertId(1)), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.addMetric(w.c(), w.viewer, {}), Code::Forbidden);
        for (const Actor &actor : {w.viewer, w.agent}) {
            ITSM_VERIFY_ERROR(w.desk.createRule(w.c(), actor, {}), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.updateRule(w.c(), actor, RuleId(1), {}, 1), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.deleteRule(w.c(), actor, RuleId(1)), Code::Forbidden);
        }
        ITSM_VERIFY_ERROR(w.desk.setPriorityMatrix(w.c(), w.manager, {}), Code::Forbidden);
        ITSM_VERIFY(w.desk.setPriorityMatrix(w.c(), w.admin, {}));
        Actor nobody;
        ITSM_VERIFY_ERROR(w.desk.counters(w.c(), nobody), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.detail(w.c(), nobody, incident.id), Code::Forbidden);
    }

    void strangersSeeNothing()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        ITSM_UNWRAP(const Alert alert, w.desk.createAlert(w.c(), w.agent,
                                                          {.incidentId = incident.id,
                                                           .name = u"n"_s,
                                                           .message = u"m"_s,
                                                           .channels = {},
                                                           .recipients = {},
                                                           .metadata = {}}));
        const Actor &z = w.foreigner;
        for (const IncidentId id : {incident.id, IncidentId(987654321), IncidentId()}) {
            for (const IncidentCommand &command : life(w)) {
                if (const auto refused = w.desk.run(w.c(), z, {id, 0}, command); true) {
                    QVERIFY(!refused);
                    // Commands that name people of the other tenant stop there already.
                    QVERIFY(refused.error().code == Code::NotFound ||
                            (refused.error().code == Code::Invalid && !refused.error().details.contains(u"from"_s)));
                }
            }
            ITSM_VERIFY_ERROR(w.desk.run(w.c(), z, {id, 0}, Acknowledge{}), Code::NotFound);
            ITSM_VERIFY_ERROR(w.desk.detail(w.c(), z, id), Code::NotFound);
            ITSM_VERIFY_ERROR(w.desk.impact(w.c(), z, id), Code::NotFound);
            ITSM_VERIFY_ERROR(w.desk.createAlert(w.c(), z,
                                                 {.incidentId = id,
                                                  .name = u"n"_s,
                                                  .message = u"m"_s,
                                                  .channels = {},
                                                  .recipients = {},
                                                  .metadata = {}}),
                              Code::NotFound);
            ITSM_VERIFY_ERROR(
                w.desk.addMetric(
                    w.c(), z,
                    {.incidentId = id, .type = u"t"_s, .name = u"n"_s, .unit = {}, .measuredAt = {}, .tags = {}}),
                Code::NotFound);
        }
        ITSM_VERIFY_ERROR(w.desk.acknowledgeAlert(w.c(), z, alert.id), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.findByNumber(w.c(), z, incident.number), Code::NotFound);
        ITSM_UNWRAP(const IncidentPage page, w.desk.incidents(w.c(), z, {}, PageStart::at(0), 100));
        QVERIFY(page.rows.empty());
        ITSM_UNWRAP(const auto byId, w.desk.incidentsById(w.c(), z, {incident.id}, {}));
        QVERIFY(byId.empty());
        ITSM_UNWRAP(const auto alerts, w.desk.activeAlerts(w.c(), z, 0, 100));
        QVERIFY(alerts.empty());
        ITSM_UNWRAP(const Directory directory, w.desk.directory(w.c(), z));
        QCOMPARE(directory.users.size(), 1U);
        QCOMPARE(w.stored(incident.id), incident);
    }

    void priorityMatrixOfTheTenant()
    {
        DeskWorld &w = m_world;
        PriorityMatrix matrix;
        matrix.set(Level::Low, Level::Low, Priority::Urgent);
        ITSM_VERIFY(w.desk.setPriorityMatrix(w.c(), w.admin, matrix));
        ITSM_UNWRAP(const PriorityMatrix stored, w.desk.priorityMatrix(w.c(), w.viewer));
        QCOMPARE(stored, matrix);
        NewIncident input;
        input.title = u"t"_s;
        input.impact = Level::Low;
        input.urgency = Level::Low;
        ITSM_UNWRAP(const Incident made, w.desk.createIncident(w.c(), w.agent, input));
        QCOMPARE(made.priority.value(), Priority::Urgent);
        Update update;
        update.patch.urgency = Level::Medium;
        ITSM_UNWRAP(const Incident updated, run(w.agent, made, update));
        QCOMPARE(updated.priority.value(), Priority::Low);
        ITSM_UNWRAP(const PriorityMatrix theirs, w.desk.priorityMatrix(w.c(), w.foreigner));
        QCOMPARE(theirs, PriorityMatrix());
    }

    void directoryNamesWhatIsUsed()
    {
        DeskWorld &w = m_world;
        for (const QString &category : {u"network"_s, u"数据库"_s, u"network"_s, QString(), u"Disk"_s}) {
            NewIncident input;
            input.title = u"t"_s;
            input.category = category;
            input.subcategory = category.isEmpty() ? QString() : QString(category + u"/x");
            input.assignmentGroup = u"ops"_s;
            ITSM_VERIFY(w.desk.createIncident(w.c(), w.agent, input));
        }
        ITSM_UNWRAP(const Directory directory, w.desk.directory(w.c(), w.viewer));
        QCOMPARE(directory.users.size(), 5U);
        QCOMPARE(directory.items.size(), 1U);
        QCOMPARE(directory.categories, (QStringList{u"Disk"_s, u"network"_s, u"数据库"_s}));
        QCOMPARE(directory.subcategories, (QStringList{u"Disk/x"_s, u"network/x"_s, u"数据库/x"_s}));
        QCOMPARE(directory.groups, QStringList{u"ops"_s});
        QCOMPARE(directory.sources, QStringList{u"manual"_s});
    }
};

ITSM_TEST(TestIncidentCommands)
#include "tst_incident_commands.moc"
