#include "services/backend/rest_backend.h"

#include "services/backend/rest_backend_private.h"
#include "services/backend/rest_export.h"
#include "services/backend/rest_import.h"
#include "services/wire/cursor.h"

#include <QBuffer>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

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
    return d->listOf<MatchedIncident>(ids, u"/incidents/match"_s, {{u"filter"_s, formatFilter(filter)}});
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
    return d->get<IncidentDetail>(pathTo(u"/incidents"_s, id, u"detail"_s));
}

Backend::Future<IncidentId> RestBackend::findByNumber(const QString &number)
{
    return d->client.send<IncidentId>(
        RestRequest::get(u"/incidents/by-number/"_s + QString::fromLatin1(QUrl::toPercentEncoding(number))),
        [](const QJsonValue &data) -> Result<IncidentId> { return IncidentId(data["id"_L1].toInteger()); });
}

Backend::Future<IncidentCounters> RestBackend::counters()
{
    return d->get<IncidentCounters>(u"/incidents/stats"_s);
}

Backend::Future<ImpactFigures> RestBackend::impact(IncidentId id)
{
    return d->get<ImpactFigures>(pathTo(u"/incidents"_s, id, u"impact"_s));
}

Backend::Future<qint64> RestBackend::exportIncidents(const ExportSource &source, const WriterFactory &writer,
                                                     const QString &path, const std::shared_ptr<BulkControl> &control)
{
    if (d->link->state().state == LinkState::State::Lost)
        return refusal<qint64>({Error::Code::Unavailable, d->link->state().reason, {}, {}});
    control->total = static_cast<qint64>(source.ids.size());
    return RestExport::start<qint64>(
        d->client, source,
        [=](const IncidentSource &incidents) {
            return writeIncidents(incidents, control->total, *writer(), path, hooksFor(*control));
        },
        control);
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

Backend::Future<ImportReport> RestBackend::importFile(const QString &path, const ImportFileOptions &options,
                                                      const std::shared_ptr<BulkControl> &control)
{
    if (d->link->state().state == LinkState::State::Lost)
        return refusal<ImportReport>({Error::Code::Unavailable, d->link->state().reason, {}, {}});
    return RestImport::start(d->client, path, options, control);
}

void RestBackend::prepareJumps(const IncidentQuery &) {}

} // namespace itsm
