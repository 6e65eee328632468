#include "tests/support/fake/fake_backend.h"

#include <QFile>

namespace itsm::test {

template <typename IsWanted>
std::vector<Activity> FakeBackend::activityWhere(IsWanted isWanted) const
{
    std::vector<Activity> found;
    for (const std::vector<IncidentEvent> &events : m_events) {
        for (const IncidentEvent &event : events) {
            if (!isWanted(event))
                continue;
            const auto incident = m_incidents.constFind(event.incidentId);
            found.push_back({event, incident->number, incident->title});
        }
    }
    return found;
}

template <typename Key, typename T>
Result<std::vector<T>> FakeBackend::valuesOf(const std::map<Key, T> &rows)
{
    std::vector<T> all;
    for (const auto &[id, row] : rows)
        all.push_back(row);
    return all;
}

FakeBackend::Future<IncidentPage> FakeBackend::incidents(const IncidentQuery &query, const PageStart &start, int limit)
{
    return answer<IncidentPage>(Call::Incidents, [this, query, start, limit]() -> Result<IncidentPage> {
        const std::vector<ListPosition> &list = sorted(query);
        const qint64 size = qint64(list.size());
        const ListPosition neighbour{start.key, start.id};
        const auto less = [&](const ListPosition &a, const ListPosition &b) { return comesBefore(a, b, query.sort); };
        qint64 first = qMin(start.offset, size);
        if (start.kind == PageStart::Kind::After) {
            first = std::upper_bound(list.begin(), list.end(), neighbour, less) - list.begin();
        } else if (start.kind == PageStart::Kind::Before) {
            const qint64 end = std::lower_bound(list.begin(), list.end(), neighbour, less) - list.begin();
            return page(list, qMax(qint64{0}, end - limit), end, start.offset);
        }
        return page(list, first, qMin(size, first + limit), start.offset);
    });
}

FakeBackend::Future<RowCount> FakeBackend::count(const IncidentFilter &filter)
{
    return answer<RowCount>(Call::Count, [this, filter]() -> Result<RowCount> {
        const qint64 size = qint64(sortedAny(filter).size());
        return RowCount{qMin(size, m_countCap), size > m_countCap};
    });
}

FakeBackend::Future<std::vector<MatchedIncident>> FakeBackend::incidentsById(const std::vector<IncidentId> &ids,
                                                                             const IncidentFilter &filter)
{
    return answer<std::vector<MatchedIncident>>(
        Call::ById, [this, ids, filter]() -> Result<std::vector<MatchedIncident>> {
            std::vector<MatchedIncident> rows;
            for (const IncidentId id : ids) {
                if (const auto found = m_incidents.constFind(id); found != m_incidents.constEnd())
                    rows.push_back({*found, matches(filter, *found, m_context)});
            }
            return rows;
        });
}

FakeBackend::Future<std::vector<IncidentId>> FakeBackend::incidentIds(const IncidentQuery &query, qint64 offset,
                                                                      qint64 count)
{
    return answer<std::vector<IncidentId>>(
        Call::Ids, [this, query, offset, count]() -> Result<std::vector<IncidentId>> {
            const std::vector<ListPosition> &list = sorted(query);
            std::vector<IncidentId> ids;
            for (qint64 i = offset; i < qMin(offset + count, qint64(list.size())); ++i)
                ids.push_back(list[size_t(i)].id);
            return ids;
        });
}

FakeBackend::Future<IncidentDetail> FakeBackend::detail(IncidentId id)
{
    return answer<IncidentDetail>(Call::Detail, [this, id]() -> Result<IncidentDetail> {
        if (!contains(id))
            return notFound();
        return IncidentDetail{get(id), m_events.value(id), m_alerts.value(id), m_metrics.value(id)};
    });
}

FakeBackend::Future<IncidentId> FakeBackend::findByNumber(const QString &number)
{
    return answer<IncidentId>(Call::ByNumber, [this, number]() -> Result<IncidentId> {
        for (const Incident &incident : std::as_const(m_incidents)) {
            if (incident.number == number)
                return incident.id;
        }
        return notFound();
    });
}

FakeBackend::Future<IncidentCounters> FakeBackend::counters()
{
    return answer<IncidentCounters>(Call::Counters, [this]() -> Result<IncidentCounters> {
        IncidentCounters c;
        for (const Incident &incident : std::as_const(m_incidents)) {
            if (incident.deletedAt)
                continue;
            ++c.total;
            c.open += isOpen(incident.status.value()) ? 1 : 0;
            c.openCritical += isOpen(incident.status.value()) && incident.severity == Severity::Critical ? 1 : 0;
            c.resolved += incident.status == Status::Resolved ? 1 : 0;
            c.closed += incident.status == Status::Closed ? 1 : 0;
        }
        return c;
    });
}

FakeBackend::Future<ImpactFigures> FakeBackend::impact(IncidentId id)
{
    return answer<ImpactFigures>(Call::Impact, [this, id]() -> Result<ImpactFigures> {
        if (!contains(id))
            return notFound();
        return ImpactFigures{};
    });
}

FakeBackend::Future<AlertPage> FakeBackend::alerts(const AlertScope &scope)
{
    return answer<AlertPage>(Call::Alerts, [this, scope]() -> Result<AlertPage> {
        AlertPage page;
        for (const std::vector<Alert> &alerts : std::as_const(m_alerts)) {
            for (const Alert &alert : alerts) {
                if (scope.since ? alert.triggeredAt >= *scope.since : alert.status != AlertStatus::Resolved)
                    page.alerts.push_back(alert);
            }
        }
        return page;
    });
}

FakeBackend::Future<std::vector<Alert>> FakeBackend::alertsById(const std::vector<AlertId> &ids)
{
    return answer<std::vector<Alert>>(Call::AlertsById, [this, ids]() -> Result<std::vector<Alert>> {
        std::vector<Alert> found;
        for (const std::vector<Alert> &alerts : std::as_const(m_alerts)) {
            std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(found),
                         [&](const Alert &alert) { return std::find(ids.begin(), ids.end(), alert.id) != ids.end(); });
        }
        return found;
    });
}

FakeBackend::Future<ActivityRecords> FakeBackend::activity(Instant since)
{
    return answer<ActivityRecords>(Call::Activity, [this, since]() -> Result<ActivityRecords> {
        return ActivityRecords{activityWhere([since](const IncidentEvent &e) { return e.occurredAt >= since; }),
                               m_isCut};
    });
}

FakeBackend::Future<std::vector<Activity>> FakeBackend::activityById(const std::vector<EventId> &ids)
{
    return answer<std::vector<Activity>>(Call::ActivityById, [this, ids]() -> Result<std::vector<Activity>> {
        const QSet<EventId> wanted(ids.begin(), ids.end());
        return activityWhere([&wanted](const IncidentEvent &event) { return wanted.contains(event.id); });
    });
}

FakeBackend::Future<MetricPage> FakeBackend::metrics(Instant since)
{
    return answer<MetricPage>(Call::Metrics, [this, since]() -> Result<MetricPage> {
        return MetricPage{summaries(since, m_metrics.keys()), m_isCut};
    });
}

FakeBackend::Future<std::vector<MetricSummary>> FakeBackend::metricsOf(Instant since,
                                                                       const std::vector<IncidentId> &incidents)
{
    return answer<std::vector<MetricSummary>>(
        Call::MetricsOf, [this, since, incidents]() -> Result<std::vector<MetricSummary>> {
            return summaries(since, QList<IncidentId>(incidents.begin(), incidents.end()));
        });
}

FakeBackend::Future<std::vector<Metric>> FakeBackend::samples(const SampleScope &scope)
{
    return answer<std::vector<Metric>>(Call::Samples, [this, scope]() -> Result<std::vector<Metric>> {
        std::vector<Metric> found;
        for (const Metric &metric : m_metrics.value(scope.incident)) {
            if (metric.type == scope.type && metric.name == scope.name && metric.measuredAt >= scope.since)
                found.push_back(metric);
        }
        return found;
    });
}

FakeBackend::Future<Directory> FakeBackend::directory()
{
    return answer<Directory>(Call::Directory, []() -> Result<Directory> { return Directory{}; });
}

FakeBackend::Future<std::vector<SavedView>> FakeBackend::views()
{
    return answer<std::vector<SavedView>>(Call::Views,
                                          [this]() -> Result<std::vector<SavedView>> { return m_savedViews; });
}

FakeBackend::Future<qint64> FakeBackend::exportIncidents(const ExportSource &source, const WriterFactory &writer,
                                                         const QString &path, const std::shared_ptr<BulkControl> &)
{
    return answer<qint64>(Call::Incidents, [this, source, writer, path]() -> Result<qint64> {
        const std::vector<IncidentId> ids = idsOf(source);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return fail(Error::Code::Unavailable, file.errorString(), QStringLiteral("output"));
        file.write(written(ids, *writer()));
        return qint64(ids.size());
    });
}

FakeBackend::Future<QByteArray> FakeBackend::formatIncidents(const ExportSource &source, const WriterFactory &writer)
{
    return answer<QByteArray>(
        Call::Incidents, [this, source, writer]() -> Result<QByteArray> { return written(idsOf(source), *writer()); });
}

FakeBackend::Future<std::vector<Rule>> FakeBackend::rules()
{
    return answer<std::vector<Rule>>(Call::Rules, [this] { return valuesOf(m_rules); });
}

FakeBackend::Future<ItemMap> FakeBackend::items()
{
    return answer<ItemMap>(Call::Items, [this]() -> Result<ItemMap> {
        ItemMap map;
        for (const auto &[id, item] : m_items) {
            const auto open = std::count_if(m_incidents.begin(), m_incidents.end(), [id = id](const Incident &i) {
                return i.ciId == id && isOpen(i.status.value());
            });
            map.items.push_back({item, open});
        }
        map.relations = m_relations;
        return map;
    });
}

FakeBackend::Future<std::vector<UserLoad>> FakeBackend::users()
{
    return answer<std::vector<UserLoad>>(Call::Users, [this]() -> Result<std::vector<UserLoad>> {
        std::vector<UserLoad> all;
        for (const auto &[id, user] : m_users) {
            const auto open = std::count_if(m_incidents.begin(), m_incidents.end(), [id = id](const Incident &i) {
                return i.assigneeId == id && isOpen(i.status.value());
            });
            all.push_back({user, open});
        }
        return all;
    });
}

std::vector<MetricSummary> FakeBackend::summaries(Instant since, const QList<IncidentId> &incidents) const
{
    std::vector<MetricSummary> found;
    for (const IncidentId id : incidents) {
        const Incident incident = get(id);
        std::map<std::pair<QString, QString>, MetricSummary> series;
        for (const Metric &metric : m_metrics.value(id)) {
            if (metric.measuredAt < since)
                continue;
            MetricSummary &summary = series[{metric.type, metric.name}];
            const qint64 points = summary.points + 1;
            if (points == 1 || metric.measuredAt >= summary.measuredAt)
                summary = {metric.id,   id,           incident.number, incident.title,    metric.type,
                           metric.name, metric.value, metric.unit,     metric.measuredAt, 0};
            summary.points = points;
        }
        for (auto &[key, summary] : series)
            found.push_back(std::move(summary));
    }
    return found;
}

IncidentPage FakeBackend::page(const std::vector<ListPosition> &list, qint64 first, qint64 end, qint64 offset) const
{
    IncidentPage result;
    result.offset = offset;
    for (qint64 i = first; i < end; ++i)
        result.rows.push_back(m_incidents.value(list[size_t(i)].id));
    return result;
}

const std::vector<ListPosition> &FakeBackend::sorted(const IncidentQuery &query)
{
    for (const View &view : m_views) {
        if (view.query == query)
            return view.rows;
    }
    View view{query, {}};
    for (const IncidentSummary &row : oracle(query))
        view.rows.push_back(ListPosition::of(row, query.sort));
    if (m_views.size() > 8)
        m_views.pop_front();
    m_views.push_back(std::move(view));
    return m_views.back().rows;
}

const std::vector<ListPosition> &FakeBackend::sortedAny(const IncidentFilter &filter)
{
    for (const View &view : m_views) {
        if (view.query.filter == filter)
            return view.rows;
    }
    return sorted({filter, {}});
}

std::vector<IncidentId> FakeBackend::idsOf(const ExportSource &source)
{
    std::vector<IncidentId> ids = source.ids;
    if (ids.empty())
        std::ranges::transform(sorted(source.query), std::back_inserter(ids), &ListPosition::id);
    return ids;
}

QByteArray FakeBackend::written(const std::vector<IncidentId> &ids, RecordWriter &writer) const
{
    QByteArray out;
    writer.begin(out);
    for (const IncidentId id : ids)
        writer.add(out, get(id));
    writer.end(out);
    return out;
}

} // namespace itsm::test
