#include "services/api/answer_lines.h"
#include "services/api/handler_support.h"
#include "services/api/shown_error.h"
#include "services/desk/transaction.h"
#include "services/domain/json.h"
#include "services/wire/answers.h"
#include "services/wire/body_reader.h"
#include "services/wire/command_body.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr size_t mostBulk = 50'000;
/// Versions and ids of so many incidents.
constexpr qint64 bulkBody = qint64{8} << 20;

ApiAnswer answerWithIncident(const Incident &incident, int status = 200)
{
    return answerWith(toJson(incident), incident.version, status);
}

IncidentId idOf(const ApiRequest &request)
{
    return request.number<IncidentId>(u"id"_s);
}

Result<ApiAnswer> createIncident(const ApiContext &context, const ApiRequest &request, Connection &c,
                                 const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto input, readBody<NewIncident>(request.body));
    ITSM_TRY_ASSIGN(const Incident incident, context.desk.createIncident(c, actor, input));
    ApiAnswer answer = answerWithIncident(incident, 201);
    answer.fields.push_back({"Location", "/api/v1/incidents/" + QByteArray::number(incident.id.value)});
    return answer;
}

/// A deleted incident is not there for whoever does not ask for deleted ones.
Result<ApiAnswer> show(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Incident incident, context.desk.incident(c, actor, idOf(request)));
    if (incident.deletedAt && request.query.text(u"deleted"_s) != "true"_L1)
        return fail(Error::Code::NotFound, QCoreApplication::translate("Api", "The incident was deleted."));
    ApiAnswer answer = answerWithText(toText(incident, request.dialect));
    answer.fields.push_back(entityTag(incident.version));
    return answer;
}

Result<ApiAnswer> showAll(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentDetail detail, context.desk.detail(c, actor, idOf(request)));
    return answerWith(toJson(detail), detail.incident.version, 200);
}

/// One of the lists that belong to an incident.
template <auto Member, DetailParts Parts>
Result<ApiAnswer> showList(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentDetail detail, context.desk.detail(c, actor, idOf(request), Parts));
    return answerWithText(toTextList(detail.*Member, request.dialect));
}

QJsonObject commentJson(const IncidentEvent &event)
{
    QJsonObject json{{u"id"_s, event.id.value},
                     {u"incident_id"_s, event.incidentId.value},
                     {u"content"_s, event.description},
                     {u"is_internal"_s, event.data.value(u"is_internal"_s).toBool()},
                     {u"created_at"_s, toRfc3339(event.occurredAt)}};
    if (event.userId.isValid()) {
        json.insert(u"user_id"_s, event.userId.value);
        json.insert(u"user"_s, QJsonObject{{u"id"_s, event.userId.value}, {u"name"_s, event.userName}});
    }
    return json;
}

Result<ApiAnswer> comments(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentDetail detail, context.desk.detail(c, actor, idOf(request), {.events = true}));
    QJsonArray list;
    for (const IncidentEvent &event : detail.events) {
        if (event.type == QLatin1StringView(eventtype::comment))
            list.append(commentJson(event));
    }
    return answerWith(list);
}

Result<ApiAnswer> impact(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Incident incident, context.desk.incident(c, actor, idOf(request)));
    ITSM_TRY_ASSIGN(const ImpactFigures figures, context.desk.impact(c, actor, idOf(request)));
    ApiAnswer answer = answerWith(toJson(figures, incident, context.clock.now()));
    answer.keys = WireKeys::Snake;
    return answer;
}

/// May be about more than one command: then all of them are done, or none.
Result<ApiAnswer> runUpdate(const IncidentUpdate &update, const ApiContext &context, const ApiRequest &request,
                            Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, update.version));
    ITSM_TRY(authorize(actor, Permission::WriteIncidents));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<ApiAnswer> {
        IncidentRef ref{idOf(request), version};
        std::optional<Incident> incident;
        for (const IncidentCommand &command : update.commands()) {
            ITSM_TRY_ASSIGN(incident, context.desk.run(c, actor, ref, command));
            ref.version = incident->version;
        }
        if (!incident)
            return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The request changes nothing."));
        return answerWithIncident(*incident);
    });
}

Result<ApiAnswer> update(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentUpdate update, readIncidentUpdate(request.body));
    return runUpdate(update, context, request, c, actor);
}

/// The original takes the body of an update here; that must hold a status.
Result<ApiAnswer> updateStatus(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const IncidentUpdate update, readIncidentUpdate(request.body));
    if (!update.status)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The field is required."), u"status"_s);
    return runUpdate(update, context, request, c, actor);
}

Result<ApiAnswer> run(const QString &type, const ApiContext &context, const ApiRequest &request, Connection &c,
                      const Actor &actor)
{
    ITSM_TRY_ASSIGN(const CommandBody body, readCommand(type, request.body));
    const IncidentId id = idOf(request);
    if (body.incident.isValid() && body.incident != id)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "The address and the request name different incidents."),
                    u"incident_id"_s);
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, body.version));
    ITSM_TRY_ASSIGN(const Incident incident, context.desk.run(c, actor, {id, version}, body.command));
    return answerWithIncident(incident);
}

Handler verb(const char *type)
{
    return [type = QString::fromLatin1(type)](const ApiContext &context, const ApiRequest &request, Connection &c,
                                              const Actor &actor) { return run(type, context, request, c, actor); };
}

Result<ApiAnswer> remove(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(ApiAnswer answer, run(u"delete"_s, context, request, c, actor));
    answer.data = QJsonValue::Undefined; // what the specification's answer has not
    return answer;
}

/// The specification's path, which names the incident in the body, and its answer.
Result<ApiAnswer> escalate(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const CommandBody body, readCommand(u"escalate"_s, request.body));
    if (!body.incident.isValid())
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The field is required."),
                    u"incident_id"_s);
    ITSM_TRY_ASSIGN(const qint64 version, expectedVersion(request, body.version));
    ITSM_TRY_ASSIGN(const Incident incident, context.desk.run(c, actor, {body.incident, version}, body.command));
    const auto &command = std::get<Escalate>(body.command);
    QJsonArray notified;
    for (const UserId user : command.notifyUsers)
        notified.append(user.value);
    QJsonObject data{{u"id"_s, incident.id.value},
                     {u"incident_id"_s, incident.id.value},
                     {u"escalation_level"_s, incident.escalationLevel},
                     {u"reason"_s, command.reason},
                     {u"status"_s, u"active"_s},
                     {u"notified_users"_s, notified},
                     {u"auto_assigned"_s, command.autoAssign},
                     {u"created_at"_s, toRfc3339(incident.escalatedAt.value_or(incident.updatedAt))},
                     {u"updated_at"_s, toRfc3339(incident.updatedAt)}};
    if (incident.assigneeId.isValid())
        data.insert(u"assignee_id"_s, incident.assigneeId.value);
    return answerWith(data, incident.version, 200);
}

/// Whoever has closed the connection on a command asks with its key what became of it. If it was done, that is what was
/// kept for the key, and this is not called; otherwise it never will be, should it still be on its way.
Result<ApiAnswer> takenBack(const ApiRequest &request, const std::vector<IncidentRef> &refs)
{
    const QString name = u"cancel"_s;
    if (request.query.text(name) != "true"_L1)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The only value is true."), name);
    if (request.http.field("idempotency-key").isNull())
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "A command is taken back by its Idempotency-Key."),
                    u"Idempotency-Key"_s);
    return answerWith(toJson(BulkResult::ofNothing(refs)));
}

Result<ApiAnswer> bulkOfIncidents(const ApiContext &context, const ApiRequest &request, Connection &c,
                                  const Actor &actor)
{
    BodyReader body(request.body);
    QJsonArray incidents;
    QJsonObject commandJson;
    body.require(u"incidents"_s);
    body.require(u"command"_s);
    body.list(u"incidents"_s, incidents);
    body.object(u"command"_s, commandJson);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(size_t(incidents.size()), mostBulk, u"incidents"_s));
    ITSM_TRY_ASSIGN(const std::vector<IncidentRef> refs, readRefs(incidents, u"incidents"_s));
    ITSM_TRY_ASSIGN(const CommandBody command, readCommand(commandJson));
    if (request.query.has(u"cancel"_s))
        return takenBack(request, refs);
    BulkControl control;
    const auto run = [&] {
        const ProgressTeller teller(request.lines, control);
        return context.desk.runBulk(c, actor, refs, command.command, &control);
    };
    ITSM_TRY_ASSIGN(BulkResult result, run());
    showErrors(result.items);
    return answerWith(toJson(result));
}

} // namespace

std::vector<Route> incidentRoutes()
{
    constexpr auto read = Permission::ReadIncidents;
    constexpr auto write = Permission::WriteIncidents;
    constexpr auto erase = Permission::DeleteIncidents;
    std::vector<Route> routes{
        {.method = "POST",
         .path = "/api/v1/incidents",
         .access = write,
         .handler = createIncident,
         .isRepeatable = true},
        {.method = "GET", .path = "/api/v1/incidents/{id}", .access = read, .handler = show, .query = {u"deleted"_s}},
        {.method = "PUT", .path = "/api/v1/incidents/{id}", .access = write, .handler = update, .isRepeatable = true},
        {.method = "DELETE",
         .path = "/api/v1/incidents/{id}",
         .access = erase,
         .handler = remove,
         .isRepeatable = true},
        {.method = "GET", .path = "/api/v1/incidents/{id}/detail", .access = read, .handler = showAll},
        {.method = "GET",
         .path = "/api/v1/incidents/{id}/events",
         .access = read,
         .handler = showList<&IncidentDetail::events, DetailParts{.events = true}>},
        {.method = "GET",
         .path = "/api/v1/incidents/{id}/alerts",
         .access = read,
         .handler = showList<&IncidentDetail::alerts, DetailParts{.alerts = true}>},
        {.method = "GET",
         .path = "/api/v1/incidents/{id}/metrics",
         .access = read,
         .handler = showList<&IncidentDetail::metrics, DetailParts{.metrics = true}>},
        {.method = "GET", .path = "/api/v1/incidents/{id}/comments", .access = read, .handler = comments},
        {.method = "GET", .path = "/api/v1/incidents/{id}/impact", .access = read, .handler = impact},
        {.method = "PUT",
         .path = "/api/v1/incidents/{id}/status",
         .access = write,
         .handler = updateStatus,
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/incidents/{id}/restore",
         .access = erase,
         .handler = verb("restore"),
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/incidents/escalate",
         .access = write,
         .handler = escalate,
         .isRepeatable = true},
        {.method = "POST",
         .path = "/api/v1/incidents/bulk",
         .access = write,
         .handler = bulkOfIncidents,
         .query = {u"cancel"_s},
         .lane = WorkLane::Long,
         .bodyBytes = bulkBody,
         .endsWithClient = true,
         .isRepeatable = true,
         .tellsProgress = true},
    };
    for (const char *type :
         {"acknowledge", "assign", "status", "resolve", "close", "reopen", "escalate", "comments", "undo"}) {
        routes.push_back({.method = "POST",
                          .path = QByteArray("/api/v1/incidents/{id}/") + type,
                          .access = write,
                          .handler = verb(type),
                          .isRepeatable = true});
    }
    return routes;
}

} // namespace itsm
