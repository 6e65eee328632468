#include "services/desk/incident_changes.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

namespace {

const Instant changesNow = Instant{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}} + 8h;

User person(qint64 id, const QString &name, Role role = Role::Agent, bool isActive = true)
{
    return {.id = UserId(id),
            .tenantId = TenantId(1),
            .login = name.toLower(),
            .name = name,
            .email = name.isEmpty() ? QString() : QString(name.toLower() + u"@example.com"),
            .role = role,
            .isActive = isActive};
}

CommandContext context()
{
    CommandContext c;
    c.actor = {.tenant = TenantId(1), .user = UserId(7), .name = u"Mei"_s, .role = Role::Agent, .source = u"user"_s};
    c.now = changesNow;
    c.users = {{UserId(8), person(8, u"Ann"_s)}, {UserId(9), person(9, u"Bob"_s)}};
    c.items = {{CiId(3), u"db-1"_s}};
    return c;
}

Incident incidentIn(Status status)
{
    Incident i;
    i.id = IncidentId(5);
    i.tenantId = TenantId(1);
    i.number = u"INC-202603-000001"_s;
    i.title = u"Disk full"_s;
    i.status = status;
    i.createdAt = changesNow - 1h;
    i.updatedAt = changesNow - 1h;
    i.version = 4;
    if (status == Status::Assigned) {
        i.assigneeId = UserId(8);
        i.assigneeName = u"Ann"_s;
    }
    if (status == Status::Resolved || status == Status::Closed)
        i.resolvedAt = changesNow - 10min;
    if (status == Status::Closed)
        i.closedAt = changesNow - 5min;
    return i;
}

QJsonObject change(const QJsonValue &from, const QJsonValue &to)
{
    return {{u"from"_s, from}, {u"to"_s, to}};
}

} // namespace

class TestIncidentChanges : public QObject
{
    Q_OBJECT
private:
    /// Applies and demands success with one activity record of this type.
    static Incident done(const IncidentCommand &command, Incident incident, const char *type,
                         IncidentEvent *event = nullptr)
    {
        CommandContext c = context();
        const auto outcome = apply(command, incident, c);
        if (!outcome) {
            QTest::qFail(qPrintable(outcome.error().message), __FILE__, __LINE__);
            return incident;
        }
        if (!outcome->event || outcome->event->type != QLatin1StringView(type))
            QTest::qFail("no activity record of the type", __FILE__, __LINE__);
        else if (event)
            *event = *outcome->event;
        return incident;
    }
    static Error refused(const IncidentCommand &command, const Incident &incident)
    {
        CommandContext c = context();
        Incident copy = incident;
        const auto outcome = apply(command, copy, c);
        if (outcome || copy != incident) {
            QTest::qFail("not refused, or changed all the same", __FILE__, __LINE__);
            return {};
        }
        return outcome.error();
    }
    static bool isNoChange(const IncidentCommand &command, const Incident &incident)
    {
        CommandContext c = context();
        Incident copy = incident;
        const auto outcome = apply(command, copy, c);
        return outcome && !outcome->event && !outcome->rowChanged && copy == incident;
    }

private Q_SLOTS:
    void acknowledgeTakesNewIncident()
    {
        IncidentEvent event;
        const Incident i = done(Acknowledge{u"on it"_s}, incidentIn(Status::New), eventtype::acknowledgement, &event);
        QCOMPARE(i.status.value(), Status::Acknowledged);
        QCOMPARE(i.acknowledgedAt, OptionalInstant(changesNow));
        QCOMPARE(i.updatedAt, changesNow);
        QCOMPARE(i.version, 4);
        QCOMPARE(event.description, u"on it"_s);
        QCOMPARE(event.userId, UserId(7));
        QCOMPARE(event.userName, u"Mei"_s);
        QCOMPARE(event.source, u"user"_s);
        QCOMPARE(event.status, u"active"_s);
        QCOMPARE(event.occurredAt, changesNow);
        QCOMPARE(event.incidentId, IncidentId(5));
        QCOMPARE(event.tenantId, TenantId(1));
        QCOMPARE(event.data.value(u"status"_s).toObject(), change(u"new"_s, u"acknowledged"_s));
    }

    void acknowledgeRecordsTimeOfWorkUnderWay()
    {
        for (const Status status : {Status::Assigned, Status::InProgress, Status::OnHold, Status::Acknowledged}) {
            const Incident i = done(Acknowledge{}, incidentIn(status), eventtype::acknowledgement);
            QCOMPARE(i.status.value(), status);
            QCOMPARE(i.acknowledgedAt, OptionalInstant(changesNow));
            QVERIFY(isNoChange(Acknowledge{}, i));
        }
    }

    void acknowledgeIsRefusedAtTheEnd()
    {
        for (const Status status : {Status::Resolved, Status::Closed, Status::Cancelled})
            QCOMPARE(refused(Acknowledge{}, incidentIn(status)).field, u"status"_s);
    }

    void assignMovesToAssigned()
    {
        for (const Status status : {Status::New, Status::Acknowledged}) {
            IncidentEvent event;
            const Incident i =
                done(Assign{UserId(8), u"knows it"_s}, incidentIn(status), eventtype::assignment, &event);
            QCOMPARE(i.status.value(), Status::Assigned);
            QCOMPARE(i.assigneeId, UserId(8));
            QCOMPARE(i.assigneeName, u"Ann"_s);
            QCOMPARE(event.data.value(u"assignee_id"_s).toObject(), change(QJsonValue::Null, 8));
            QCOMPARE(event.data.value(u"assignee"_s).toObject(), change(u""_s, u"Ann"_s));
            QCOMPARE(event.description, u"knows it"_s);
        }
        const Incident i = done(Assign{UserId(9), {}}, incidentIn(Status::InProgress), eventtype::assignment);
        QCOMPARE(i.status.value(), Status::InProgress);
    }

    void assignToTheSamePersonIsNothing() { QVERIFY(isNoChange(Assign{UserId(8), {}}, incidentIn(Status::Assigned))); }

    void unassignTakesStatusBack()
    {
        Incident i = done(Assign{}, incidentIn(Status::Assigned), eventtype::assignment);
        QCOMPARE(i.status.value(), Status::New);
        QVERIFY(!i.assigneeId.isValid());
        QVERIFY(i.assigneeName.isEmpty());
        i = incidentIn(Status::Assigned);
        i.acknowledgedAt = changesNow;
        QCOMPARE(done(Assign{}, i, eventtype::assignment).status.value(), Status::Acknowledged);
    }

    void assignIsRefusedAtTheEnd()
    {
        for (const Status status : {Status::Closed, Status::Cancelled})
            QCOMPARE(refused(Assign{UserId(8), {}}, incidentIn(status)).code, Error::Code::Invalid);
    }

    void transitionFollowsTheMachine_data()
    {
        QTest::addColumn<Status>("from");
        QTest::addColumn<Status>("to");
        for (const Status from : allStatuses) {
            for (const Status to : allStatuses)
                QTest::addRow("%s to %s", tokenName(from), tokenName(to)) << from << to;
        }
    }
    void transitionFollowsTheMachine()
    {
        QFETCH(Status, from);
        QFETCH(Status, to);
        Incident incident = incidentIn(from);
        incident.assigneeId = UserId(8);
        const Transition command{to, u"because"_s};
        if (from == to) {
            QVERIFY(isNoChange(command, incident));
        } else if (canTransition(from, to) || (canReopen(from) && to == Status::InProgress)) {
            const auto type = to == Status::Acknowledged                      ? eventtype::acknowledgement
                              : to == Status::Resolved                        ? eventtype::resolution
                              : to == Status::Closed                          ? eventtype::closure
                              : (to == Status::InProgress && canReopen(from)) ? eventtype::reopen
                                                                              : eventtype::statusChange;
            IncidentEvent event;
            const Incident i = done(command, incident, type, &event);
            QCOMPARE(i.status.value(), to);
            QCOMPARE(event.description, u"because"_s);
            QCOMPARE(i.resolvedAt.has_value(), to == Status::Resolved || to == Status::Closed ||
                                                   (from == Status::Resolved && to == Status::Cancelled));
            QCOMPARE(i.closedAt.has_value(), to == Status::Closed);
        } else {
            const Error error = refused(command, incident);
            QCOMPARE(error.code, Error::Code::Invalid);
            QCOMPARE(error.field, u"status"_s);
            QCOMPARE(error.details.value(u"from"_s).toString(), QString::fromLatin1(tokenName(from)));
            QCOMPARE(error.details.value(u"to"_s).toString(), QString::fromLatin1(tokenName(to)));
            QCOMPARE(error.details.value(u"allowed"_s).toArray().size(), allowedTransitions(from).size());
        }
    }

    void transitionAsksForWhatItsTargetNeeds()
    {
        QCOMPARE(refused(Transition{Status::Resolved, {}}, incidentIn(Status::InProgress)).field, u"note"_s);
        QCOMPARE(refused(Transition{Status::Closed, {}}, incidentIn(Status::Resolved)).field, u"note"_s);
        QCOMPARE(refused(Transition{Status::InProgress, {}}, incidentIn(Status::Closed)).field, u"note"_s);
        QCOMPARE(refused(Transition{Status::Assigned, {}}, incidentIn(Status::New)).field, u"assignee_id"_s);
    }

    void resolveAppendsStep()
    {
        Incident incident = incidentIn(Status::InProgress);
        incident.resolutionSteps = QJsonArray{QJsonObject{{u"step"_s, 1}}};
        incident.rootCause = QJsonObject{{u"analysisMethod"_s, u"5 whys"_s}};
        IncidentEvent event;
        const Incident i = done(Resolve{u"restarted"_s, u"a leak"_s}, incident, eventtype::resolution, &event);
        QCOMPARE(i.status.value(), Status::Resolved);
        QCOMPARE(i.resolvedAt, OptionalInstant(changesNow));
        const QJsonObject expected{{u"step"_s, 2},
                                   {u"description"_s, u"restarted"_s},
                                   {u"executedBy"_s, u"Mei"_s},
                                   {u"executedAt"_s, u"2026-03-01T08:00:00Z"_s},
                                   {u"status"_s, u"completed"_s}};
        QCOMPARE(i.resolutionSteps.toArray().size(), 2);
        QCOMPARE(i.resolutionSteps.toArray().at(1).toObject(), expected);
        QCOMPARE(i.rootCause.toObject().value(u"rootCause"_s).toString(), u"a leak"_s);
        QCOMPARE(i.rootCause.toObject().value(u"analysisMethod"_s).toString(), u"5 whys"_s);
        QCOMPARE(event.description, u"restarted"_s);
        QCOMPARE(refused(Resolve{u"again"_s, {}}, i).field, u"status"_s);
    }

    void resolveKeepsForeignSteps()
    {
        Incident incident = incidentIn(Status::New);
        incident.resolutionSteps = u"rebooted by hand"_s;
        const Incident i = done(Resolve{u"ok"_s, {}}, incident, eventtype::resolution);
        QCOMPARE(i.resolutionSteps.toArray().at(0).toString(), u"rebooted by hand"_s);
        QCOMPARE(i.resolutionSteps.toArray().at(1).toObject().value(u"step"_s).toInt(), 2);
    }

    void closeOnlyFromResolved()
    {
        const Incident i = done(Close{u"confirmed"_s}, incidentIn(Status::Resolved), eventtype::closure);
        QCOMPARE(i.status.value(), Status::Closed);
        QCOMPARE(i.closedAt, OptionalInstant(changesNow));
        for (const Status status : {Status::New, Status::InProgress, Status::OnHold, Status::Closed, Status::Cancelled})
            QCOMPARE(refused(Close{u"x"_s}, incidentIn(status)).field, u"status"_s);
    }

    void reopenClearsTheEnd()
    {
        for (const Status status : {Status::Resolved, Status::Closed}) {
            IncidentEvent event;
            const Incident i = done(Reopen{u"again"_s}, incidentIn(status), eventtype::reopen, &event);
            QCOMPARE(i.status.value(), Status::InProgress);
            QVERIFY(!i.resolvedAt && !i.closedAt);
            QVERIFY(event.data.contains(u"resolved_at"_s));
            QCOMPARE(event.data.contains(u"closed_at"_s), status == Status::Closed);
        }
        for (const Status status : {Status::New, Status::InProgress, Status::Cancelled})
            QCOMPARE(refused(Reopen{u"x"_s}, incidentIn(status)).code, Error::Code::Invalid);
    }

    void escalateRisesAndTells()
    {
        CommandContext c = context();
        Incident i = incidentIn(Status::InProgress);
        i.escalationLevel = 1;
        const auto outcome = apply(Escalate{2, u"too slow"_s, {UserId(8), UserId(9)}, false}, i, c);
        QVERIFY(outcome && outcome->event && outcome->alert);
        QCOMPARE(i.escalationLevel, 2);
        QCOMPARE(i.escalatedAt, OptionalInstant(changesNow));
        QCOMPARE(outcome->event->type, u"escalation"_s);
        QCOMPARE(outcome->event->severity.value(), Severity::High);
        QCOMPARE(outcome->event->data.value(u"escalation_level"_s).toObject(), change(1, 2));
        QCOMPARE(outcome->event->data.value(u"reason"_s).toString(), u"too slow"_s);
        QCOMPARE(outcome->event->data.value(u"notify_users"_s).toArray(), (QJsonArray{8, 9}));
        QCOMPARE(outcome->alert->type, u"escalation"_s);
        QCOMPARE(outcome->alert->status.value(), AlertStatus::Active);
        QCOMPARE(outcome->alert->channels, QStringList{u"email"_s});
        QCOMPARE(outcome->alert->recipients, (QStringList{u"ann@example.com"_s, u"bob@example.com"_s}));
        QVERIFY(!outcome->event->data.contains(u"not_notified"_s));
        c.users[UserId(9)].email.clear();
        i = incidentIn(Status::InProgress);
        const auto half = apply(Escalate{2, u"too slow"_s, {UserId(8), UserId(9)}, false}, i, c);
        QVERIFY(half && half->event && half->alert);
        QCOMPARE(half->alert->recipients, (QStringList{u"ann@example.com"_s}));
        QCOMPARE(half->event->data.value(u"not_notified"_s).toArray(), (QJsonArray{c.users[UserId(9)].name}));
        i.escalationLevel = 2;
        QCOMPARE(refused(Escalate{2, u"x"_s, {}, false}, i).field, u"escalation_level"_s);
        QCOMPARE(refused(Escalate{1, u"x"_s, {}, false}, i).field, u"escalation_level"_s);
        for (const Status status : {Status::Closed, Status::Cancelled})
            QCOMPARE(refused(Escalate{3, u"x"_s, {}, false}, incidentIn(status)).field, u"status"_s);
    }

    void escalateAssignsLeastBusyManager()
    {
        CommandContext c = context();
        c.managers = {{person(20, u"Eve"_s, Role::Manager), 3},
                      {person(21, u"Fay"_s, Role::Manager), 1},
                      {person(22, u"Gus"_s, Role::Manager), 1}};
        std::vector<qint64> assigned;
        for (int n = 0; n < 5; ++n) {
            Incident i = incidentIn(Status::New);
            const auto outcome = apply(Escalate{1, u"r"_s, {}, true}, i, c);
            QVERIFY(outcome);
            QCOMPARE(i.status.value(), Status::Assigned);
            assigned.push_back(i.assigneeId.value);
        }
        // Ties go to the lower id; each assignment counts for the next.
        QCOMPARE(assigned, (std::vector<qint64>{21, 22, 21, 22, 20}));

        CommandContext nobody = context();
        Incident i = incidentIn(Status::New);
        const auto outcome = apply(Escalate{1, u"r"_s, {}, true}, i, nobody);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().field, u"auto_assign"_s);
        QCOMPARE(i, incidentIn(Status::New));
    }

    void commentLeavesTheRowAlone()
    {
        CommandContext c = context();
        Incident i = incidentIn(Status::Closed);
        const auto outcome = apply(Comment{u"线路已恢复"_s, true}, i, c);
        QVERIFY(outcome && outcome->event && !outcome->rowChanged);
        QCOMPARE(i, incidentIn(Status::Closed));
        QCOMPARE(outcome->event->description, u"线路已恢复"_s);
        QCOMPARE(outcome->event->data.value(u"is_internal"_s).toBool(), true);
    }

    void deleteAndRestore()
    {
        Incident i = done(Delete{u"twice"_s}, incidentIn(Status::New), eventtype::deletion);
        QCOMPARE(i.deletedAt, OptionalInstant(changesNow));
        QVERIFY(isNoChange(Delete{}, i));
        const std::vector<IncidentCommand> others{Acknowledge{},          Assign{}, Resolve{u"r"_s, {}},
                                                  Comment{u"c"_s, false}, Update{}, Transition{Status::InProgress, {}}};
        for (const IncidentCommand &command : others)
            QVERIFY(refused(command, i).details.value(u"deleted"_s).toBool());
        i = done(Restore{}, i, eventtype::restoration);
        QVERIFY(!i.deletedAt);
        QVERIFY(isNoChange(Restore{}, i));
    }

    void updateRecordsEachField()
    {
        Update command;
        command.patch.title = u"Disk nearly full"_s;
        command.patch.severity = Severity::Critical;
        command.patch.ciId = CiId(3);
        command.patch.category = QString();
        command.patch.metadata = QJsonObject{{u"host"_s, u"a"_s}};
        IncidentEvent event;
        const Incident i = done(command, incidentIn(Status::New), eventtype::update, &event);
        QCOMPARE(i.title, u"Disk nearly full"_s);
        QCOMPARE(i.ciName, u"db-1"_s);
        QCOMPARE(i.updatedAt, changesNow);
        QCOMPARE(event.data.value(u"title"_s).toObject(), change(u"Disk full"_s, u"Disk nearly full"_s));
        QCOMPARE(event.data.value(u"severity"_s).toObject(), change(u"medium"_s, u"critical"_s));
        QCOMPARE(event.data.value(u"configuration_item_id"_s).toObject(), change(QJsonValue::Null, 3));
        QCOMPARE(event.data.value(u"metadata"_s).toObject(), change(QJsonObject{}, QJsonObject{{u"host"_s, u"a"_s}}));
        QVERIFY(!event.data.contains(u"category"_s));
        QVERIFY(isNoChange(command, i));
        QVERIFY(isNoChange(Update{}, i));
    }

    void updateTakesPriorityFromTheMatrix()
    {
        CommandContext c = context();
        c.matrix.set(Level::Critical, Level::Medium, Priority::Low);
        Update command;
        command.patch.impact = Level::Critical;
        Incident i = incidentIn(Status::New);
        QVERIFY(apply(command, i, c));
        QCOMPARE(i.priority.value(), Priority::Low);

        command.patch.priority = Priority::Urgent;
        i = incidentIn(Status::New);
        QVERIFY(apply(command, i, c));
        QCOMPARE(i.priority.value(), Priority::Urgent);

        // The same impact again is no reason to take a priority away that a person chose.
        Update same;
        same.patch.impact = Level::Critical;
        same.patch.title = u"new"_s;
        QVERIFY(apply(same, i, c));
        QCOMPARE(i.priority.value(), Priority::Urgent);
    }

    void namesOnlyPeopleWhoCanTakePart()
    {
        CommandContext c = context();
        c.users.insert(UserId(11), person(11, u"Old"_s, Role::Agent, false));
        QVERIFY(checkReferences(Assign{UserId(8), {}}, c));
        QVERIFY(checkReferences(Assign{}, c));
        QCOMPARE(checkReferences(Assign{UserId(11), {}}, c).error().field, u"assignee_id"_s);
        QCOMPARE(checkReferences(Assign{UserId(12), {}}, c).error().field, u"assignee_id"_s);
        QCOMPARE(checkReferences(Assign{UserId(-1), {}}, c).error().field, u"assignee_id"_s);
        QCOMPARE(checkReferences(Escalate{1, u"r"_s, {UserId(8), UserId(11)}, false}, c).error().field,
                 u"notify_users.1"_s);
        Update update;
        update.patch.ciId = CiId(4);
        QCOMPARE(checkReferences(update, c).error().field, u"configuration_item_id"_s);
        update.patch.ciId = CiId();
        QVERIFY(checkReferences(update, c));
    }
};

ITSM_TEST(TestIncidentChanges)
#include "tst_incident_changes.moc"
