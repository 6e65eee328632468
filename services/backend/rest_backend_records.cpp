#include "services/backend/rest_backend_private.h"

#include "services/backend/rest_export.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QUrlQuery sinceQuery(Instant since)
{
    return {{u"since"_s, toRfc3339(since)}};
}

} // namespace

Backend::Future<AlertPage> RestBackend::alerts(const AlertScope &scope)
{
    return d->get<AlertPage>(u"/alerts"_s, scope.since ? sinceQuery(*scope.since) : QUrlQuery());
}

Backend::Future<std::vector<Alert>> RestBackend::alertsById(const std::vector<AlertId> &ids)
{
    return d->listOf<Alert>(ids, u"/alerts/match"_s);
}

Backend::Future<ActivityRecords> RestBackend::activity(Instant since)
{
    return d->get<ActivityRecords>(u"/activity"_s, sinceQuery(since));
}

Backend::Future<std::vector<Activity>> RestBackend::activityById(const std::vector<EventId> &ids)
{
    return d->listOf<Activity>(ids, u"/activity/match"_s);
}

Backend::Future<MetricPage> RestBackend::metrics(Instant since)
{
    return d->get<MetricPage>(u"/metrics-summary"_s, sinceQuery(since));
}

Backend::Future<std::vector<MetricSummary>> RestBackend::metricsOf(Instant since,
                                                                   const std::vector<IncidentId> &incidents)
{
    return d->listOf<MetricSummary>(incidents, u"/metrics-summary/match"_s, {{u"since"_s, toRfc3339(since)}},
                                    u"incidents"_s);
}

Backend::Future<std::vector<Metric>> RestBackend::samples(const SampleScope &scope)
{
    QUrlQuery query = sinceQuery(scope.since);
    addText(query, u"type"_s, scope.type);
    addText(query, u"name"_s, scope.name);
    return d->list<Metric>(RestRequest::get(pathTo(u"/incidents"_s, scope.incident, u"samples"_s), query));
}

Backend::Future<Directory> RestBackend::directory()
{
    return d->get<Directory>(u"/directory"_s);
}

Backend::Future<std::vector<SavedView>> RestBackend::views()
{
    return d->list<SavedView>(RestRequest::get(u"/views"_s));
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

} // namespace itsm
