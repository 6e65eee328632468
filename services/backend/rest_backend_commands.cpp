#include "services/backend/rest_backend_private.h"

#include "services/wire/bodies.h"
#include "services/wire/command_body.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Whoever stops waiting ends the command; the server gives up sooner.
constexpr int bulkTimeoutMs = 150'000;

/// What is told where every piece failed: an outcome that nobody knows is not to be hidden by one that is known.
template <typename Part>
Part failureOf(std::vector<Part> &&parts)
{
    const auto unknown = std::ranges::find_if(
        parts, [](const Part &part) { return part.error().details.value("commit_unknown"_L1).toBool(); });
    return std::move(unknown != parts.end() ? *unknown : parts.front());
}

/// One result of those of the pieces. What is known of one piece stands, though another failed.
Result<BulkResult> joined(const std::vector<std::vector<IncidentRef>> &pieces, std::vector<Result<BulkResult>> &&parts)
{
    if (std::ranges::none_of(parts, [](const auto &part) { return part.has_value(); }))
        return failureOf(std::move(parts));
    BulkResult all{.items = {}, .cancelled = true};
    for (size_t i = 0; i < parts.size(); ++i) {
        all.cancelled = all.cancelled && parts[i] && parts[i]->cancelled;
        if (parts[i])
            std::ranges::move(parts[i]->items, std::back_inserter(all.items));
        for (const IncidentRef &ref : parts[i] ? std::vector<IncidentRef>() : pieces[i])
            all.items.push_back({.id = ref.id, .error = parts[i].error()});
    }
    return all;
}

/// The same of alerts.
Result<std::vector<AlertItem>> joined(const std::vector<std::vector<AlertId>> &pieces,
                                      std::vector<Result<std::vector<AlertItem>>> &&parts)
{
    if (std::ranges::none_of(parts, [](const auto &part) { return part.has_value(); }))
        return failureOf(std::move(parts));
    std::vector<AlertItem> all;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i])
            std::ranges::move(*parts[i], std::back_inserter(all));
        for (const AlertId id : parts[i] ? std::vector<AlertId>() : pieces[i])
            all.push_back({.id = id, .error = parts[i].error()});
    }
    return all;
}

} // namespace

/// The answer of the specification has no data, so that the incident is read afterwards.
QFuture<Result<Incident>> RestBackend::Private::erase(const IncidentRef &ref, const QJsonObject &body)
{
    auto promise = std::make_shared<QPromise<Result<Incident>>>();
    promise->start();
    const auto finish = [promise](const Result<Incident> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const QString place = pathTo(u"/incidents"_s, ref.id);
    client.send(RestRequest::command("DELETE", place, body), [this, place, finish](const Result<QJsonValue> &done) {
        if (!done) {
            finish(fail(done.error()));
            return;
        }
        client.send(RestRequest::get(place, {{u"deleted"_s, u"true"_s}}), [finish](const Result<QJsonValue> &data) {
            finish(data ? fromJson<Incident>(*data) : Result<Incident>(fail(data.error())));
        });
    });
    return promise->future();
}

QFuture<Result<std::vector<AlertItem>>> RestBackend::Private::commandAlerts(const std::vector<AlertId> &ids,
                                                                            const QString &path, QJsonObject body)
{
    using Part = Result<std::vector<AlertItem>>;
    const auto pieces = piecesOf(ids, mostIds);
    const auto join = std::make_shared<PieceJoin<Part, Part>>(
        pieces.size(), [pieces](std::vector<Part> &&parts) { return joined(pieces, std::move(parts)); });
    for (size_t i = 0; i < pieces.size(); ++i) {
        body.insert(u"ids"_s, numbersOf(pieces[i]));
        client.send(RestRequest::command("POST", path, body), [join, i](const Result<QJsonValue> &data) {
            join->put(i, data ? listFromJson<AlertItem>(*data) : Part(fail(data.error())));
        });
    }
    return join->future();
}

Backend::Future<SavedView> RestBackend::saveView(const SavedView &view)
{
    return d->command<SavedView>("POST", u"/views"_s, toBody(view));
}

Backend::Future<void> RestBackend::deleteView(ViewId id)
{
    return d->order("DELETE", pathTo(u"/views"_s, id));
}

Backend::Future<Incident> RestBackend::createIncident(const NewIncident &input)
{
    return d->command<Incident>("POST", u"/incidents"_s, toBody(input));
}

Backend::Future<Incident> RestBackend::run(const IncidentRef &ref, const IncidentCommand &command)
{
    QJsonObject body = commandToJson(command);
    const QString type = body.take(u"type"_s).toString();
    if (ref.version != 0)
        body.insert(u"version"_s, ref.version);
    if (std::holds_alternative<Delete>(command))
        return d->erase(ref, body);
    if (std::holds_alternative<Update>(command))
        return d->command<Incident>("PUT", pathTo(u"/incidents"_s, ref.id), body);
    return d->command<Incident>("POST", pathTo(u"/incidents"_s, ref.id, type), body);
}

Backend::Future<BulkResult> RestBackend::runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                                                 const std::shared_ptr<BulkControl> &control)
{
    using Part = Result<BulkResult>;
    control->total = static_cast<qint64>(refs.size());
    const auto pieces = piecesOf(refs, mostIncidentsInBulk);
    const auto join = std::make_shared<PieceJoin<Part, Part>>(
        pieces.size(), [pieces](std::vector<Part> &&parts) { return joined(pieces, std::move(parts)); });
    for (size_t i = 0; i < pieces.size(); ++i) {
        QJsonArray incidents;
        for (const IncidentRef &ref : pieces[i])
            incidents.append(toJson(ref));
        RestRequest request = RestRequest::command(
            "POST", u"/incidents/bulk"_s, {{u"incidents"_s, incidents}, {u"command"_s, commandToJson(command)}});
        request.timeoutMs = bulkTimeoutMs;
        const auto advance = [control, told = std::make_shared<qint64>(0)](qint64 done) {
            control->done += done - std::exchange(*told, done);
        };
        request.onProgress = [advance](qint64 done, qint64) { advance(done); };
        d->client.send(
            std::move(request),
            [=, count = static_cast<qint64>(pieces[i].size())](const Result<QJsonValue> &data) {
                Part part = data ? fromJson<BulkResult>(*data) : Part(fail(data.error()));
                if (part && !part->cancelled)
                    advance(count);
                join->put(i, std::move(part));
            },
            [control] { return control->cancel.load(); });
    }
    return join->future();
}

Backend::Future<Alert> RestBackend::createAlert(const NewAlert &input)
{
    return d->command<Alert>("POST", u"/incidents/alerts"_s, toBody(input));
}

Backend::Future<Alert> RestBackend::acknowledgeAlert(AlertId id)
{
    return d->command<Alert>("POST", pathTo(u"/incidents/alerts"_s, id, u"acknowledge"_s));
}

Backend::Future<Alert> RestBackend::resolveAlert(AlertId id)
{
    return d->command<Alert>("POST", pathTo(u"/incidents/alerts"_s, id, u"resolve"_s));
}

Backend::Future<std::vector<AlertItem>> RestBackend::changeAlerts(const std::vector<AlertId> &ids, AlertStatus to)
{
    return d->commandAlerts(ids, u"/alerts/bulk"_s, {{u"status"_s, QString::fromLatin1(tokenName(to))}});
}

Backend::Future<std::vector<AlertItem>> RestBackend::takeBackAlerts(const std::vector<AlertId> &ids)
{
    return d->commandAlerts(ids, u"/alerts/undo"_s, {});
}

Backend::Future<Metric> RestBackend::addMetric(const NewMetric &input)
{
    return d->command<Metric>("POST", u"/incidents/metrics"_s, toBody(input));
}

Backend::Future<Rule> RestBackend::createRule(const NewRule &input)
{
    return d->command<Rule>("POST", u"/incidents/rules"_s, toBody(Versioned<NewRule>{.value = input}));
}

Backend::Future<Rule> RestBackend::updateRule(RuleId id, const NewRule &input, qint64 version)
{
    return d->command<Rule>("PUT", pathTo(u"/incidents/rules"_s, id), toBody(Versioned<NewRule>{input, version}));
}

Backend::Future<Rule> RestBackend::setRuleActive(RuleId id, bool isActive, qint64 version)
{
    return d->command<Rule>("PUT", pathTo(u"/incidents/rules"_s, id, u"active"_s),
                            {{u"is_active"_s, isActive}, {u"version"_s, version}});
}

Backend::Future<void> RestBackend::deleteRule(RuleId id)
{
    return d->order("DELETE", pathTo(u"/incidents/rules"_s, id));
}

Backend::Future<ConfigurationItem> RestBackend::createItem(const NewItem &input)
{
    return d->command<ConfigurationItem>("POST", u"/configuration-items"_s, toBody(Versioned<NewItem>{.value = input}));
}

Backend::Future<ConfigurationItem> RestBackend::updateItem(CiId id, const NewItem &input, qint64 version)
{
    return d->command<ConfigurationItem>("PUT", pathTo(u"/configuration-items"_s, id),
                                         toBody(Versioned<NewItem>{input, version}));
}

Backend::Future<void> RestBackend::deleteItem(CiId id)
{
    return d->order("DELETE", pathTo(u"/configuration-items"_s, id));
}

Backend::Future<void> RestBackend::addRelation(const CiRelation &relation)
{
    return d->order("POST", u"/configuration-items/relations"_s, toBody(relation));
}

Backend::Future<void> RestBackend::removeRelation(const CiRelation &relation)
{
    return d->order("DELETE", u"/configuration-items/relations"_s, toBody(relation));
}

Backend::Future<User> RestBackend::createUser(const NewUser &input)
{
    return d->command<User>("POST", u"/users"_s, toBody(Versioned<NewUser>{.value = input}));
}

Backend::Future<User> RestBackend::updateUser(UserId id, const NewUser &input, qint64 version)
{
    return d->command<User>("PUT", pathTo(u"/users"_s, id), toBody(Versioned<NewUser>{input, version}));
}

} // namespace itsm
