#include "services/analysis/impact.h"

#include "services/domain/filter.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

using FractionalHours = duration<double, std::ratio<3600>>;
using FractionalDays = duration<double, std::ratio<86'400>>;

struct BusinessModel
{
    double users;
    double revenue;
    double availability;
};

/// The table of the API, and what stands in for severities that it does not have.
constexpr BusinessModel businessModel(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return {1'000, 10'000, 50};
    case Severity::High:
        return {500, 5'000, 75};
    case Severity::Medium:
        return {100, 1'000, 90};
    case Severity::Low:
    case Severity::Info:
    case Severity::Unknown:
        break;
    }
    return {10, 100, 95};
}

bool isInTable(Severity severity)
{
    return severity != Severity::Info && severity != Severity::Unknown;
}

void measureMetrics(ImpactFigures &figures, const SampleFigures &samples)
{
    figures.metricCount = {static_cast<double>(samples.count), Basis::Measured, "samples"_L1};
    if (samples.count == 0) {
        figures.metricAverage = figures.metricMax = figures.metricMin = {0, Basis::Assumed, "no_samples"_L1};
        return;
    }
    figures.metricAverage = {samples.mean, Basis::Measured, "samples"_L1};
    figures.metricMax = {samples.highest, Basis::Measured, "samples"_L1};
    figures.metricMin = {samples.lowest, Basis::Measured, "samples"_L1};
}

void measureTime(ImpactFigures &figures, const IncidentSummary &incident, Instant now)
{
    const microseconds age = now - incident.createdAt;
    figures.hoursSinceCreation = {FractionalHours(age).count(), Basis::Measured, "clock"_L1};
    figures.daysSinceCreation = {FractionalDays(age).count(), Basis::Measured, "clock"_L1};
    const std::optional<hours> deadline = overdueAfter(incident.severity.value());
    if (!deadline) {
        figures.overdueHours = {0, Basis::Assumed, "no_deadline"_L1};
        return;
    }
    figures.isOverdue = isOverdue(incident, now);
    figures.overdueHours = {figures.isOverdue ? FractionalHours(age - *deadline).count() : 0, Basis::Modelled,
                            "severity_deadline"_L1};
}

void modelBusiness(ImpactFigures &figures, const IncidentSummary &incident, const SampleFigures &samples)
{
    const Severity severity = incident.severity.value();
    const BusinessModel model = businessModel(severity);
    const Basis basis = isInTable(severity) ? Basis::Modelled : Basis::Assumed;
    const QLatin1StringView reason = isInTable(severity) ? "severity_table"_L1 : "severity_not_in_table"_L1;
    figures.affectedUsers = {model.users, basis, reason};
    figures.revenueImpact = {model.revenue, basis, reason};
    figures.serviceAvailability = {model.availability, basis, reason};

    if (samples.highestCpuUsage > 90)
        figures.performanceImpact = {50, Basis::Modelled, "cpu_usage_percent>90"_L1};
    else if (samples.highestMemoryUsage > 95)
        figures.performanceImpact = {30, Basis::Modelled, "memory_usage_percent>95"_L1};
    else if (samples.count == 0)
        figures.performanceImpact = {0, Basis::Assumed, "no_samples"_L1};
    else
        figures.performanceImpact = {0, Basis::Modelled, "below_thresholds"_L1};
}

/// Writes numbers with their basis beside them.
class Group
{
public:
    void add(const QString &key, const Figure &figure)
    {
        m_json.insert(key, figure.value);
        m_basis.insert(
            key, QJsonObject{{u"basis"_s, QString(basisName(figure.basis))}, {u"reason"_s, QString(figure.reason)}});
    }
    void add(const QString &key, bool value) { m_json.insert(key, value); }
    [[nodiscard]] QJsonObject take()
    {
        m_json.insert(u"basis"_s, m_basis);
        return std::move(m_json);
    }

private:
    QJsonObject m_json;
    QJsonObject m_basis;
};

/// A reason, and the sentence for it.
struct Text
{
    QLatin1StringView reason;
    const char *text;
};
constexpr std::array texts{
    Text{"samples"_L1, QT_TRANSLATE_NOOP("Impact", "Measured: from the incident's metric samples.")},
    Text{"no_samples"_L1, QT_TRANSLATE_NOOP("Impact", "Assumed: the incident has no metric samples.")},
    Text{"clock"_L1, QT_TRANSLATE_NOOP("Impact", "Measured: the time since the incident was created.")},
    Text{"severity_deadline"_L1,
         QT_TRANSLATE_NOOP("Impact", "Modelled: the deadline follows from the severity (critical 4 h, high 8 h, "
                                     "medium 24 h).")},
    Text{"no_deadline"_L1, QT_TRANSLATE_NOOP("Impact", "Assumed: this severity has no deadline.")},
    Text{"severity_table"_L1, QT_TRANSLATE_NOOP("Impact", "Modelled: a fixed estimate for this severity.")},
    Text{"severity_not_in_table"_L1,
         QT_TRANSLATE_NOOP("Impact", "Assumed: there is no estimate for this severity; the one for low is shown.")},
    Text{"cpu_usage_percent>90"_L1, QT_TRANSLATE_NOOP("Impact", "Modelled: a sample of CPU use is above 90 %.")},
    Text{"memory_usage_percent>95"_L1, QT_TRANSLATE_NOOP("Impact", "Modelled: a sample of memory use is above 95 %.")},
    Text{"below_thresholds"_L1,
         QT_TRANSLATE_NOOP("Impact", "Modelled: no sample of CPU or memory use is above its threshold.")},
};

} // namespace

QLatin1StringView basisName(Basis basis)
{
    switch (basis) {
    case Basis::Measured:
        return "measured"_L1;
    case Basis::Modelled:
        return "modelled"_L1;
    case Basis::Assumed:
        break;
    }
    return "assumed"_L1;
}

Basis basisFromName(QStringView name)
{
    for (const Basis basis : {Basis::Measured, Basis::Modelled}) {
        if (name == basisName(basis))
            return basis;
    }
    return Basis::Assumed;
}

QString explanation(const Figure &figure)
{
    for (const Text &candidate : texts) {
        if (candidate.reason == figure.reason)
            return QCoreApplication::translate("Impact", candidate.text);
    }
    return {};
}

QLatin1StringView knownReason(QStringView text)
{
    for (const Text &candidate : texts) {
        if (text == candidate.reason)
            return candidate.reason;
    }
    return {};
}

ImpactFigures impactFigures(const IncidentSummary &incident, const SampleFigures &samples, Instant now)
{
    ImpactFigures figures;
    measureMetrics(figures, samples);
    measureTime(figures, incident, now);
    modelBusiness(figures, incident, samples);
    return figures;
}

QJsonObject toJson(const ImpactFigures &figures, const IncidentSummary &incident, Instant now)
{
    Group metrics;
    metrics.add(u"total_count"_s, figures.metricCount);
    metrics.add(u"average_value"_s, figures.metricAverage);
    metrics.add(u"max_value"_s, figures.metricMax);
    metrics.add(u"min_value"_s, figures.metricMin);
    Group time;
    time.add(u"hours_since_creation"_s, figures.hoursSinceCreation);
    time.add(u"days_since_creation"_s, figures.daysSinceCreation);
    time.add(u"is_overdue"_s, figures.isOverdue);
    time.add(u"overdue_hours"_s, figures.overdueHours);
    Group business;
    business.add(u"affected_users"_s, figures.affectedUsers);
    business.add(u"revenue_impact"_s, figures.revenueImpact);
    business.add(u"service_availability"_s, figures.serviceAvailability);
    business.add(u"performance_impact"_s, figures.performanceImpact);
    return {
        {u"incident_id"_s, incident.id.value},
        {u"incident_number"_s, incident.number},
        {u"title"_s, incident.title},
        {u"severity"_s, incident.severity.text()},
        {u"priority"_s, incident.priority.text()},
        {u"status"_s, incident.status.text()},
        {u"created_at"_s, toRfc3339(incident.createdAt)},
        {u"analysis_time"_s, toRfc3339(now)},
        {u"metrics"_s, metrics.take()},
        {u"time_impact"_s, time.take()},
        {u"business_impact"_s, business.take()},
    };
}

} // namespace itsm
