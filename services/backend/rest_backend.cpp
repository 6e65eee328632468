#include "services/backend/rest_backend.h"

#include "services/backend/rest_export.h"
#include "services/backend/rest_link.h"
#include "services/wire/answers.h"
#include "services/wire/bodies.h"
#include "services/wire/command_body.h"
#include "services/wire/cursor.h"

#include <QBuffer>
#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// "/incidents/7/impact"
template <typename Id>
QString path(const QString &list, Id id, const QString &part = {})
{
    const QString row = list + u'/' + QString::number(id.value);
    return part.isEmpty() ? row : row + u'/' + part;
}

template <typename Id>
QJsonArray numbers(const std::vector<Id> &ids)
{
    QJsonArray list;
    for (const Id id : ids)
        list.append(id.value);
    return list;
}

QUrlQuery sinceQuery(Instant since)
{
    return {{u"since"_s, toRfc3339(since)}};
}

/// An answer that says nothing but that it is done.
Result<void> nothing(const QJsonValue &)
{
    return {};
}

template <typename T>
QFuture<Result<T>> refusal(Error error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(fail(std::move(error)));
    promise.finish();
    return promise.future();
}

} // namespace

struct RestBackend::Private
{
    Actor actor;
    RestClient client;
    std::unique_ptr<RestLink> link;

    template <typename T>
    QFuture<Result<T>> get(const QString &path, const QUrlQuery &query = {})
    {
        return client.send<T>(RestRequest::get(path, query));
    }
    template <typename T>
    QFuture<Result<std::vector<T>>> list(RestRequest request)
    {
        return client.send<std::vector<T>>(std::move(request), listFromJson<T>);
    }
    template <typename T>
    QFuture<Result<T>> command(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return client.send<T>(RestRequest::command(method, path, body));
    }
    QFuture<Result<void>> order(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return client.send<void>(RestRequest::command(method, path, body), nothing);
    }
    QFuture<Result<Incident>> erase(const IncidentRef &ref, const QJsonObject &body);
};

/// The answer of the specification has no data, so that the incident is read afterwards.
QFuture<Result<Incident>> RestBackend::Private::erase(const IncidentRef &ref, const QJsonObject &body)
{
    auto promise = std::make_shared<QPromise<Result<Incident>>>();
    promise->start();
    const auto finish = [promise](const Result<Incident> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const QString place = path(u"/incidents"_s, ref.id);
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

RestBackend::RestBackend(const RestSession &session, const Clock &clock, QObject *parent)
    : Backend(parent)
    , d(new Private{.actor = session.actor, .client = {session.address, session.tokens}, .link = {}})
{
    connect(&d->client, &RestClient::refreshTokenChanged, this, &RestBackend::refreshTokenChanged);
    connect(&d->client, &RestClient::signedOut, this, &RestBackend::signedOut);
    d->link = std::make_unique<RestLink>(d->client, clock);
    connect(d->link.get(), &RestLink::changed, this, &Backend::changed);
    connect(d->link.get(), &RestLink::stateChanged, this, [this] { Q_EMIT linkStateChanged(linkState()); });
}

RestBackend::~RestBackend() = default;

void RestBackend::resume(const RestTokens &tokens)
{
    d->client.setTokens(tokens);
    d->link->retry();
}

const Actor &RestBackend::actor() const
{
    return d->actor;
}

LinkState RestBackend::linkState() const
{
    return d->link->state();
}

Backend::Future<IncidentPage> RestBackend::incidents(const IncidentQuery &query, const PageStart &start, int limit)
{
    QUrlQuery parameters = listQuery(query.filter, query.sort);
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    parameters.addQueryItem(u"offset"_s, QString::number(start.offset));
    if (start.kind != PageStart::Kind::Offset)
        parameters.addQueryItem(start.kind == PageStart::Kind::After ? u"after"_s : u"before"_s,
                                encodeCursor({.key = start.key, .id = start.id}));
    return d->get<IncidentPage>(u"/incidents"_s, parameters);
}

Backend::Future<RowCount> RestBackend::count(const IncidentFilter &filter)
{
    return d->get<RowCount>(u"/incidents/count"_s, listQuery(filter, {}));
}

Backend::Future<std::vector<MatchedIncident>> RestBackend::incidentsById(const std::vector<IncidentId> &ids,
                                                                         const IncidentFilter &filter)
{
    return d->list<MatchedIncident>(
        RestRequest::ask(u"/incidents/match"_s, {{u"ids"_s, numbers(ids)}, {u"filter"_s, formatFilter(filter)}}));
}

Backend::Future<std::vector<IncidentId>> RestBackend::incidentIds(const IncidentQuery &query, qint64 offset,
                                                                  qint64 count)
{
    QUrlQuery parameters = listQuery(query.filter, query.sort);
    parameters.addQueryItem(u"offset"_s, QString::number(offset));
    parameters.addQueryItem(u"count"_s, QString::number(count));
    return d->client.send<std::vector<IncidentId>>(RestRequest::get(u"/incidents/ids"_s, parameters), idsFromJson);
}

Backend::Future<IncidentDetail> RestBackend::detail(IncidentId id)
{
    return d->get<IncidentDetail>(path(u"/incidents"_s, id, u"detail"_s));
}

Backend::Future<IncidentId> RestBackend::findByNumber(const QString &number)
{
    return d->client.send<IncidentId>(
        RestRequest::get(u"/incidents/by-number/"_s + number),
        [](const QJsonValue &data) -> Result<IncidentId> { return IncidentId(data["id"_L1].toInteger()); });
}

Backend::Future<IncidentCounters> RestBackend::counters()
{
    return d->get<IncidentCounters>(u"/incidents/stats"_s);
}

Backend::Future<ImpactFigures> RestBackend::impact(IncidentId id)
{
    return d->get<ImpactFigures>(path(u"/incidents"_s, id, u"impact"_s));
}

Backend::Future<AlertPage> RestBackend::alerts(const AlertScope &scope)
{
    return d->get<AlertPage>(u"/alerts"_s, scope.since ? sinceQuery(*scope.since) : QUrlQuery());
}

Backend::Future<std::vector<Alert>> RestBackend::alertsById(const std::vector<AlertId> &ids)
{
    return d->list<Alert>(RestRequest::ask(u"/alerts/match"_s, {{u"ids"_s, numbers(ids)}}));
}

Backend::Future<ActivityRecords> RestBackend::activity(Instant since)
{
    return d->get<ActivityRecords>(u"/activity"_s, sinceQuery(since));
}

Backend::Future<std::vector<Activity>> RestBackend::activityById(const std::vector<EventId> &ids)
{
    return d->list<Activity>(RestRequest::ask(u"/activity/match"_s, {{u"ids"_s, numbers(ids)}}));
}

Backend::Future<MetricPage> RestBackend::metrics(Instant since)
{
    return d->get<MetricPage>(u"/metrics-summary"_s, sinceQuery(since));
}

Backend::Future<std::vector<MetricSummary>> RestBackend::metricsOf(Instant since,
                                                                   const std::vector<IncidentId> &incidents)
{
    return d->list<MetricSummary>(RestRequest::ask(
        u"/metrics-summary/match"_s, {{u"since"_s, toRfc3339(since)}, {u"incidents"_s, numbers(incidents)}}));
}

Backend::Future<std::vector<Metric>> RestBackend::samples(const SampleScope &scope)
{
    QUrlQuery query = sinceQuery(scope.since);
    addText(query, u"type"_s, scope.type);
    addText(query, u"name"_s, scope.name);
    return d->list<Metric>(RestRequest::get(path(u"/incidents"_s, scope.incident, u"samples"_s), query));
}

Backend::Future<Directory> RestBackend::directory()
{
    return d->get<Directory>(u"/directory"_s);
}

Backend::Future<std::vector<SavedView>> RestBackend::views()
{
    return d->list<SavedView>(RestRequest::get(u"/views"_s));
}

Backend::Future<qint64> RestBackend::exportIncidents(const ExportSource &source, const WriterFactory &writer,
                                                     const QString &path, const std::shared_ptr<BulkControl> &control)
{
    if (d->link->state().state == LinkState::State::Lost)
        return refusal<qint64>({Error::Code::Unavailable, d->link->state().reason, {}, {}});
    control->total = static_cast<qint64>(source.ids.size());
    return RestExport::start<qint64>(d->client, source, [=](const IncidentSource &incidents) {
        return writeIncidents(incidents, control->total, *writer(), path, hooksFor(*control));
    });
}

Backend::Future<QByteArray> RestBackend::formatIncidents(const ExportSource &source, const WriterFactory &writer)
{
    if (d->link->state().state == LinkState::State::Lost)
        return refusal<QByteArray>({Error::Code::Unavailable, d->link->state().reason, {}, {}});
    return RestExport::start<QByteArray>(d->client, source,
                                         [writer](const IncidentSource &incidents) -> Result<QByteArray> {
                                             QBuffer buffer;
                                             buffer.open(QIODevice::WriteOnly);
                                             ITSM_TRY(writeIncidents(incidents, 0, *writer(), buffer));
                                             return buffer.data();
                                         });
}

Backend::Future<ImportReport> RestBackend::importFile(const QString &, const ImportFileOptions &,
                                                      const std::shared_ptr<BulkControl> &)
{
    return refusal<ImportReport>(
        {Error::Code::Forbidden,
         QCoreApplication::translate("RestBackend", "Files cannot be imported through the server. Ask who runs it: "
                                                    "“itsmd import” does it there."),
         {},
         {}});
}

Backend::Future<std::vector<Rule>> RestBackend::rules()
{
    return d->list<Rule>(RestRequest::get(u"/incidents/rules"_s));
}

Backend::Future<ItemMap> RestBackend::items()
{
    return d->get<ItemMap>(u"/configuration-items"_s);
}

Backend::Future<std::vector<UserLoad>> RestBackend::users()
{
    return d->list<UserLoad>(RestRequest::get(u"/users"_s));
}

void RestBackend::prepareJumps(const IncidentQuery &) {}

Backend::Future<SavedView> RestBackend::saveView(const SavedView &view)
{
    return d->command<SavedView>("POST", u"/views"_s, toBody(view));
}

Backend::Future<void> RestBackend::deleteView(ViewId id)
{
    return d->order("DELETE", path(u"/views"_s, id));
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
        return d->command<Incident>("PUT", path(u"/incidents"_s, ref.id), body);
    return d->command<Incident>("POST", path(u"/incidents"_s, ref.id, type), body);
}

Backend::Future<BulkResult> RestBackend::runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                                                 const std::shared_ptr<BulkControl> &control)
{
    QJsonArray incidents;
    for (const IncidentRef &ref : refs)
        incidents.append(toJson(ref));
    control->total = static_cast<qint64>(refs.size());
    return d->client.send<BulkResult>(
        RestRequest::command("POST", u"/incidents/bulk"_s,
                             {{u"incidents"_s, incidents}, {u"command"_s, commandToJson(command)}}),
        [control](const QJsonValue &data) {
            auto result = fromJson<BulkResult>(data);
            control->done = control->total.load();
            return result;
        });
}

Backend::Future<Alert> RestBackend::createAlert(const NewAlert &input)
{
    return d->command<Alert>("POST", u"/incidents/alerts"_s, toBody(input));
}

Backend::Future<Alert> RestBackend::acknowledgeAlert(AlertId id)
{
    return d->command<Alert>("POST", path(u"/incidents/alerts"_s, id, u"acknowledge"_s));
}

Backend::Future<Alert> RestBackend::resolveAlert(AlertId id)
{
    return d->command<Alert>("POST", path(u"/incidents/alerts"_s, id, u"resolve"_s));
}

Backend::Future<std::vector<AlertItem>> RestBackend::changeAlerts(const std::vector<AlertId> &ids, AlertStatus to)
{
    return d->list<AlertItem>(RestRequest::command(
        "POST", u"/alerts/bulk"_s, {{u"ids"_s, numbers(ids)}, {u"status"_s, QString::fromLatin1(tokenName(to))}}));
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
    return d->command<Rule>("PUT", path(u"/incidents/rules"_s, id), toBody(Versioned<NewRule>{input, version}));
}

Backend::Future<Rule> RestBackend::setRuleActive(RuleId id, bool isActive, qint64 version)
{
    return d->command<Rule>("PUT", path(u"/incidents/rules"_s, id, u"active"_s),
                            {{u"is_active"_s, isActive}, {u"version"_s, version}});
}

Backend::Future<void> RestBackend::deleteRule(RuleId id)
{
    return d->order("DELETE", path(u"/incidents/rules"_s, id));
}

Backend::Future<ConfigurationItem> RestBackend::createItem(const NewItem &input)
{
    return d->command<ConfigurationItem>("POST", u"/configuration-items"_s, toBody(Versioned<NewItem>{.value = input}));
}

Backend::Future<ConfigurationItem> RestBackend::updateItem(CiId id, const NewItem &input, qint64 version)
{
    return d->command<ConfigurationItem>("PUT", path(u"/configuration-items"_s, id),
                                         toBody(Versioned<NewItem>{input, version}));
}

Backend::Future<void> RestBackend::deleteItem(CiId id)
{
    return d->order("DELETE", path(u"/configuration-items"_s, id));
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
    return d->command<User>("PUT", path(u"/users"_s, id), toBody(Versioned<NewUser>{input, version}));
}

} // namespace itsm
