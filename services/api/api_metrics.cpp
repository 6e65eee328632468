#include "services/api/api_metrics.h"

#include <limits>
#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

const prometheus::Histogram::BucketBoundaries latencyBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                            0.25,  0.5,    1,     2.5,  5,     10};

/// Among them the hours after which an incident is overdue.
const std::vector<std::chrono::seconds> resolutionBounds{5min, 15min, 30min, 1h, 2h, 4h, 8h, 24h, 72h, 168h, 720h};

MetricFamily family(const char *name, const char *help, MetricType type)
{
    return {.name = name, .help = help, .type = type, .metric = {}};
}

ClientMetric sample(const QString &tenant)
{
    ClientMetric metric;
    metric.label.push_back({.name = "tenant", .value = tenant.toStdString()});
    return metric;
}

ClientMetric gauge(const QString &tenant, double value)
{
    ClientMetric metric = sample(tenant);
    metric.gauge.value = value;
    return metric;
}

ClientMetric histogram(const QString &tenant, const ResolutionTimes &times)
{
    ClientMetric metric = sample(tenant);
    const auto bucket = [&](double bound, qint64 count) {
        metric.histogram.bucket.push_back({.cumulative_count = std::uint64_t(count), .upper_bound = bound});
    };
    for (size_t i = 0; i < times.within.size(); ++i)
        bucket(double(resolutionBounds[i].count()), times.within[i]);
    bucket(std::numeric_limits<double>::infinity(), times.count);
    metric.histogram.sample_count = std::uint64_t(times.count);
    metric.histogram.sample_sum = times.seconds;
    return metric;
}

/// Without an incident that has a limit there is no share.
void addLevels(MetricFamily &violations, MetricFamily &compliance, const ApiMetrics::TenantFigures &tenant)
{
    qint64 kept = 0;
    qint64 broken = 0;
    for (const ResolutionTimes::Level &level : tenant.times.levels) {
        ClientMetric metric = sample(tenant.code);
        metric.label.push_back({.name = "severity", .value = QByteArray(tokenName(level.severity)).toStdString()});
        metric.counter.value = double(level.broken);
        violations.metric.push_back(std::move(metric));
        kept += level.kept;
        broken += level.broken;
    }
    if (kept + broken > 0)
        compliance.metric.push_back(gauge(tenant.code, double(kept) / double(kept + broken)));
}

void addTenants(std::vector<MetricFamily> &families, const std::vector<ApiMetrics::TenantFigures> &tenants)
{
    MetricFamily byStatus = family("incident_count_by_status", "Incidents by status.", MetricType::Gauge);
    MetricFamily resolution =
        family("incident_resolution_time", "Mean seconds from creation to resolution.", MetricType::Gauge);
    MetricFamily critical = family("critical_incidents", "Open incidents of critical severity.", MetricType::Gauge);
    MetricFamily trends = family("incident_trends", "Incidents created in the last 24 hours.", MetricType::Gauge);
    MetricFamily created = family("itsm_incidents_created_total", "Incidents created.", MetricType::Counter);
    MetricFamily mttr =
        family("itsm_incident_mttr_seconds", "Seconds from creation to resolution.", MetricType::Histogram);
    MetricFamily violations =
        family("itsm_sla_violations_total",
               "Incidents that were not resolved within the hours of their severity: 4 critical, 8 high, 24 medium.",
               MetricType::Counter);
    MetricFamily compliance =
        family("itsm_sla_compliance_ratio",
               "Share of the resolved and overdue incidents that were resolved within the hours of their severity.",
               MetricType::Gauge);
    for (const ApiMetrics::TenantFigures &tenant : tenants) {
        for (const auto &[status, count] : tenant.byStatus) {
            ClientMetric metric = gauge(tenant.code, double(count));
            metric.label.push_back({.name = "status", .value = status.toStdString()});
            byStatus.metric.push_back(std::move(metric));
        }
        const double seconds = tenant.resolutionHours * 3600;
        const auto count = std::uint64_t(tenant.resolutionCount);
        resolution.metric.push_back(gauge(tenant.code, count > 0 ? seconds / double(count) : 0));
        critical.metric.push_back(gauge(tenant.code, double(tenant.openCritical)));
        trends.metric.push_back(gauge(tenant.code, double(tenant.createdLastDay)));
        created.metric.push_back(sample(tenant.code));
        created.metric.back().counter.value = double(tenant.createdTotal);
        mttr.metric.push_back(histogram(tenant.code, tenant.times));
        addLevels(violations, compliance, tenant);
    }
    for (MetricFamily *each : {&byStatus, &resolution, &critical, &trends, &created, &mttr, &violations, &compliance})
        families.push_back(std::move(*each));
}

} // namespace

struct ApiMetrics::Private
{
    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram> &latency =
        prometheus::BuildHistogram()
            .Name("itsm_http_request_duration_seconds")
            .Help("Time from the arrival of a request to its answer, by route.")
            .Register(registry);
    prometheus::Family<prometheus::Counter> &requests = prometheus::BuildCounter()
                                                            .Name("itsm_http_requests_total")
                                                            .Help("Requests by route and status.")
                                                            .Register(registry);
    mutable std::mutex mutex;
    std::vector<Gauge> gauges; ///< guarded by the mutex
};

ApiMetrics::ApiMetrics()
    : d(std::make_unique<Private>())
{
}

ApiMetrics::~ApiMetrics() = default;

const std::vector<std::chrono::seconds> &ApiMetrics::timeBounds()
{
    return resolutionBounds;
}

void ApiMetrics::noteRequest(const Route &route, int status, double seconds)
{
    const std::map<std::string, std::string> labels{{"method", route.method.toStdString()},
                                                    {"route", route.path.toStdString()}};
    d->latency.Add(labels, latencyBounds).Observe(seconds);
    auto withStatus = labels;
    withStatus.emplace("status", std::to_string(status));
    d->requests.Add(withStatus).Increment();
}

void ApiMetrics::add(Gauge gauge)
{
    const std::lock_guard lock(d->mutex);
    d->gauges.push_back(std::move(gauge));
}

QByteArray ApiMetrics::text(const std::vector<TenantFigures> &tenants) const
{
    std::vector<MetricFamily> families = d->registry.Collect();
    {
        const std::lock_guard lock(d->mutex);
        for (const Gauge &gauge : d->gauges) {
            MetricFamily one = family(gauge.name.constData(), gauge.help.constData(),
                                      gauge.isCounter ? MetricType::Counter : MetricType::Gauge);
            ClientMetric metric;
            (gauge.isCounter ? metric.counter.value : metric.gauge.value) = gauge.read();
            one.metric.push_back(std::move(metric));
            families.push_back(std::move(one));
        }
    }
    addTenants(families, tenants);
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(families));
}

} // namespace itsm
