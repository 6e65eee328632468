#include "services/transfer/sample_plan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr int incidentCount = 160;
constexpr double historyHours = 14 * 24;
constexpr int seriesCount = 20;
constexpr int seed = 20'260'101;
constexpr auto spikeLead = 40min; ///< from the beginning of a spike to its alert, which looks at the last ten minutes
constexpr double riseHours = 0.3;

struct Share
{
    Status status;
    int percent;
};

/// In which state incidents of an age are found.
std::vector<Share> sharesAt(double ageHours)
{
    if (ageHours < 1)
        return {{Status::New, 60}, {Status::Acknowledged, 20}, {Status::Assigned, 20}};
    if (ageHours < 8)
        return {{Status::New, 12},        {Status::Acknowledged, 14}, {Status::Assigned, 18},
                {Status::InProgress, 34}, {Status::OnHold, 10},       {Status::Resolved, 12}};
    if (ageHours < 48)
        return {{Status::Assigned, 8},  {Status::InProgress, 20}, {Status::OnHold, 14},
                {Status::Resolved, 38}, {Status::Closed, 15},     {Status::Cancelled, 5}};
    if (ageHours < 120)
        return {{Status::InProgress, 4},
                {Status::OnHold, 6},
                {Status::Resolved, 20},
                {Status::Closed, 65},
                {Status::Cancelled, 5}};
    return {{Status::OnHold, 2}, {Status::Resolved, 2}, {Status::Closed, 90}, {Status::Cancelled, 6}};
}

/// What the metric of an incident reaches; more than the alert allows.
struct Peak
{
    int least;
    int most;
};

Peak peakOf(const QString &metric)
{
    if (metric == "latency"_L1)
        return {2'100, 7'800};
    return metric == "cpu"_L1 ? Peak{91, 100} : Peak{6, 24};
}

bool isChinese(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

Instant after(Instant t, double hours)
{
    return std::chrono::floor<std::chrono::seconds>(t + std::chrono::microseconds(std::llround(hours * 3.6e9)));
}

class Planner
{
public:
    Planner(const QJsonObject &texts, const SampleCast &cast, Instant now)
        : m_texts(texts)
        , m_cast(cast)
        , m_now(now)
        , m_random(seed)
    {
    }

    SamplePlan plan()
    {
        m_plan.incidents = incidentCount;
        for (int i = 0; i < incidentCount; ++i)
            planIncident(i);
        if (m_plan.series.size() > seriesCount)
            m_plan.series.erase(m_plan.series.begin(), m_plan.series.end() - seriesCount);
        std::ranges::stable_sort(m_plan.steps, {}, &SampleStep::at);
        return std::move(m_plan);
    }

private:
    double spread(double from, double to) { return from + (to - from) * m_random.generateDouble(); }
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    QString anyOf(const QStringList &list) { return list[m_random.bounded(static_cast<int>(list.size()))]; }

    /// Spreads the states evenly, as no small number of dice would: the golden ratio leaves no gap.
    Status pickStatus(int index, double ageHours) const
    {
        double left = 100 * std::fmod(index * std::numbers::phi, 1.0);
        const auto shares = sharesAt(ageHours);
        for (const Share &share : shares) {
            left -= share.percent;
            if (left < 0)
                return share.status;
        }
        return shares.back().status;
    }
    QString note(const char *kind) const { return m_texts["notes"_L1][m_language][QLatin1StringView(kind)].toString(); }
    template <typename Action>
    void add(double hours, const QString &login, Action action)
    {
        m_plan.steps.push_back({after(m_start, hours), m_incident, login, std::move(action)});
    }
    void command(double hours, const QString &login, IncidentCommand verb) { add(hours, login, std::move(verb)); }
    void comment(double hours)
    {
        const QJsonArray comments = m_texts["comments"_L1][m_language].toArray();
        command(hours, chance(80) ? m_assignee : anyOf(m_cast.agents),
                Comment{.text = comments[m_random.bounded(static_cast<int>(comments.size()))].toString(),
                        .isInternal = chance(25)});
    }

    void planIncident(int index);
    void planWork(const QJsonObject &text, Status end, double ageHours);
    void planEnd(const QJsonObject &text, Status end, double workHours, double ageHours);
    NewIncident newIncident(const QJsonObject &text) const;
    NewAlert newAlert(const QJsonObject &text);

    const QJsonObject &m_texts;
    const SampleCast &m_cast;
    Instant m_now;
    QRandomGenerator m_random;
    SamplePlan m_plan;

    // Of the incident at hand.
    int m_incident = 0;
    Instant m_start{};
    QString m_language;
    QString m_assignee;
    QString m_metric;
    int m_peak = 0; ///< of the metric, as the alert says
    bool m_hasAlert = false;
};

NewIncident Planner::newIncident(const QJsonObject &text) const
{
    const auto level = [&](const char *key) {
        return tokenValue(text[QLatin1StringView(key)].toString(), static_cast<Level *>(nullptr));
    };
    NewIncident input;
    input.title = text["title"_L1].toString();
    input.description = text["description"_L1].toString();
    input.severity = tokenValue(text["severity"_L1].toString(), static_cast<Severity *>(nullptr));
    input.impact = level("impact");
    input.urgency = level("urgency");
    input.category = text["category"_L1].toString();
    input.subcategory = text["subcategory"_L1].toString();
    input.source = m_metric.isEmpty() ? u"manual"_s : u"monitoring"_s;
    input.assignmentGroup = text["group"_L1].toString();
    input.ciId = m_cast.items.value(text["item"_L1].toString());
    input.metadata = {{u"environment"_s, u"production"_s}, {u"ticket_language"_s, m_language}};
    input.detectedAt = m_start - 90s;
    return input;
}

NewAlert Planner::newAlert(const QJsonObject &text)
{
    const QJsonObject words = m_texts["alerts"_L1][m_metric].toObject();
    QString message = words[m_language == "zh"_L1 ? "zh"_L1 : "message"_L1].toString();
    message.replace("{value}"_L1, QString::number(m_peak));
    NewAlert alert;
    alert.type = words["type"_L1].toString();
    alert.name = words["name"_L1].toString();
    alert.message = message;
    alert.severity = tokenValue(text["severity"_L1].toString(), static_cast<Severity *>(nullptr));
    alert.metadata = {{u"host"_s, text["item"_L1].toString()}};
    return alert;
}

void Planner::planIncident(int index)
{
    const QJsonArray kinds = m_texts["incidents"_L1].toArray();
    const QJsonObject text = kinds[(index * 13) % kinds.size()].toObject();
    // More of them are young: that is what a desk looks at.
    const double fraction = (index + m_random.generateDouble()) / incidentCount;
    const double ageHours = 0.05 + historyHours * std::pow(1 - fraction, 1.9);
    m_incident = index;
    m_start = after(m_now, -ageHours);
    m_language = isChinese(text["title"_L1].toString()) ? u"zh"_s : u"en"_s;
    m_metric = text["metric"_L1].toString();
    m_assignee = anyOf(m_cast.agents);
    m_hasAlert = !m_metric.isEmpty() && chance(85);
    const Peak peak = peakOf(m_metric);
    m_peak = m_hasAlert ? m_random.bounded(peak.least, peak.most) : peak.least;

    add(0, m_metric.isEmpty() ? anyOf(m_cast.agents + m_cast.managers) : QString(), newIncident(text));
    if (m_hasAlert)
        add(0.003, {}, newAlert(text));
    const Status end = pickStatus(index, ageHours);
    if (!m_metric.isEmpty())
        m_plan.series.push_back({index, m_metric, m_peak, m_start - spikeLead, m_now});
    if (end != Status::New)
        planWork(text, end, ageHours);
}

void Planner::planWork(const QJsonObject &text, Status end, double ageHours)
{
    const bool isCritical = text["severity"_L1].toString() == "critical"_L1;
    const double longest = std::min(ageHours * 0.85, isCritical ? 6.0 : 30.0);
    const double work = longest * spread(0.4, 1.0); // hours until it is resolved, or until now
    if (end == Status::Cancelled) {
        command(work * 0.3, anyOf(m_cast.managers), Transition{.to = Status::Cancelled, .note = note("cancel")});
        return;
    }
    command(work * spread(0.03, 0.1), m_assignee, Acknowledge{.note = note("acknowledge")});
    if (m_hasAlert)
        add(work * 0.12, m_assignee, AlertStep{.resolves = false});
    if (end == Status::Acknowledged)
        return;
    command(work * spread(0.13, 0.2), chance(50) ? anyOf(m_cast.managers) : m_assignee,
            Assign{.assigneeId = m_cast.users.value(m_assignee), .reason = note("assign")});
    if (end == Status::Assigned)
        return;
    command(work * spread(0.21, 0.3), m_assignee, Transition{.to = Status::InProgress, .note = {}});
    comment(work * spread(0.31, 0.4));
    if (isCritical || chance(12))
        command(work * 0.45, anyOf(m_cast.managers),
                Escalate{.level = 1,
                         .reason = note("escalate"),
                         .notifyUsers = {m_cast.users.value(m_cast.managers.first())},
                         .autoAssign = false});
    if (chance(60))
        comment(work * spread(0.5, 0.58));
    planEnd(text, end, work, ageHours);
}

void Planner::planEnd(const QJsonObject &text, Status end, double work, double ageHours)
{
    if (end == Status::OnHold || (end != Status::InProgress && chance(15))) {
        command(work * 0.6, m_assignee, Transition{.to = Status::OnHold, .note = note("hold")});
        if (end == Status::OnHold)
            return;
        command(work * 0.8, m_assignee, Transition{.to = Status::InProgress, .note = note("resume")});
    }
    if (end == Status::InProgress)
        return;
    comment(work * spread(0.85, 0.95));
    const auto resolve = [&](double hours) {
        command(hours, m_assignee,
                Resolve{.resolution = text["resolution"_L1].toString(), .rootCause = text["cause"_L1].toString()});
    };
    resolve(work);
    if (m_hasAlert)
        add(work + 0.01, m_assignee, AlertStep{.resolves = true});
    if (!m_metric.isEmpty() && !m_plan.series.empty() && m_plan.series.back().incident == m_incident)
        m_plan.series.back().spikeUntil = after(m_start, work);
    if (end == Status::Resolved)
        return;
    const double rest = ageHours - work;
    const double close = work + std::min(rest * 0.5, 20.0) * spread(0.3, 0.9);
    command(close, anyOf(m_cast.managers), Close{.notes = note("close")});
    if (chance(5)) {
        const double again = ageHours - close;
        command(close + again * 0.2, m_assignee, Reopen{.reason = note("reopen")});
        resolve(close + again * 0.4);
        command(close + again * 0.6, m_assignee, Close{.notes = note("close")});
    }
}

struct Curve
{
    const char *type;
    const char *name;
    const char *unit;
    double base;  ///< at night
    double swing; ///< added at the busiest hour
    double noise;
    double spike; ///< reached while something is wrong
    double limit;
};

/// The series that belong together: the one that the incident is about reaches what its alert says.
std::vector<Curve> curvesOf(const SampleSeries &series)
{
    const auto spike = [&](QLatin1StringView kind, double otherwise) {
        return series.kind == kind ? double(series.peak) : otherwise;
    };
    return {
        {"cpu_usage_percent", "CPU usage", "%", 24, 22, 4, spike("cpu"_L1, 52), 100},
        {"response_time_ms", "Latency p95", "ms", 140, 90, 18, spike("latency"_L1, 560), 30'000},
        {"error_rate_percent", "Error rate", "%", 0.2, 0.3, 0.1, spike("errors"_L1, 2.8), 100},
    };
}

} // namespace

SamplePlan planSample(const QJsonObject &texts, const SampleCast &cast, Instant now)
{
    return Planner(texts, cast, now).plan();
}

std::vector<Metric> sampleMetrics(const SampleSeries &series, IncidentId incident, Instant now,
                                  QRandomGenerator &random)
{
    constexpr auto step = 10min;
    std::vector<Metric> metrics;
    const Instant last = std::min({now, series.spikeUntil + 2h, series.spikeFrom + 18h});
    const Instant first = last - 24h;
    for (const Curve &curve : curvesOf(series)) {
        for (Instant t = first; t <= last; t += step) {
            const auto day = std::chrono::floor<std::chrono::days>(t);
            const double hour = std::chrono::duration<double, std::ratio<3600>>(t - day).count();
            // Busiest at 14:00 in China, 06:00 UTC.
            const double rhythm = 0.5 + 0.5 * std::cos((hour - 6) / 24 * 2 * std::numbers::pi);
            double value = curve.base + curve.swing * rhythm + curve.noise * (2 * random.generateDouble() - 1);
            if (t >= series.spikeFrom && t <= series.spikeUntil) {
                const double hours = std::chrono::duration<double, std::ratio<3600>>(t - series.spikeFrom).count();
                const double highest = std::min(curve.spike * 1.2, curve.limit);
                const double height = curve.spike + (highest - curve.spike) * random.generateDouble();
                value += (height - value) * std::min(hours / riseHours, 1.0);
            }
            Metric metric;
            metric.incidentId = incident;
            metric.type = QLatin1StringView(curve.type);
            metric.name = QLatin1StringView(curve.name);
            metric.unit = QLatin1StringView(curve.unit);
            metric.value = std::round(std::clamp(value, 0.0, curve.limit) * 100) / 100;
            metric.measuredAt = t;
            metric.tags = {{u"source"_s, u"sample"_s}};
            metrics.push_back(std::move(metric));
        }
    }
    return metrics;
}

} // namespace itsm
