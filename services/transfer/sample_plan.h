#pragma once

#include "services/desk/commands.h"

#include <QJsonObject>
#include <QRandomGenerator>
#include <variant>
#include <vector>

namespace itsm {

// The history of the sample workspace as a list of what people did and when, before any database is there.

/// Acknowledges or resolves the alert of the incident.
struct AlertStep
{
    bool resolves = false;
};

struct SampleStep
{
    Instant at{};
    int incident = 0; ///< index
    QString login;    ///< who; empty: the monitoring
    std::variant<NewIncident, IncidentCommand, NewAlert, AlertStep> action;
};

/// An incident with metrics to be drawn.
struct SampleSeries
{
    int incident = 0;
    QString kind; ///< "latency", "errors" or "cpu"
    int peak = 0; ///< what the metric of the kind does not fall under in the spike, in its unit
    Instant spikeFrom{};
    Instant spikeUntil{};
};

struct SamplePlan
{
    std::vector<SampleStep> steps; ///< in time order
    std::vector<SampleSeries> series;
    int incidents = 0;
};

/// Whom the plan may name.
struct SampleCast
{
    QHash<QString, UserId> users;
    QHash<QString, CiId> items;
    QStringList agents;
    QStringList managers;
};

[[nodiscard]] SamplePlan planSample(const QJsonObject &texts, const SampleCast &cast, Instant now);
/// Samples of the 24 hours around the beginning of the spike, oldest first; none later than `now`.
[[nodiscard]] std::vector<Metric> sampleMetrics(const SampleSeries &series, IncidentId incident, Instant now,
                                                QRandomGenerator &random);

} // namespace itsm
