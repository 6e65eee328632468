#pragma once

#include "services/domain/incident.h"

#include <QString>

namespace itsm {

/// Where a number comes from.
enum class Basis : quint8 {
    Measured, ///< read from stored facts: times, samples
    Modelled, ///< follows from facts by a fixed table or threshold
    Assumed,  ///< a default, because the facts for it are missing
};
[[nodiscard]] QLatin1StringView basisName(Basis basis);
/// Assumed for every other text.
[[nodiscard]] Basis basisFromName(QStringView name);

/// A number that says how it is known.
struct Figure
{
    double value = 0;
    Basis basis = Basis::Measured;
    /// Stable short code of the reason: "samples", "no_samples", "clock", "severity_deadline", "no_deadline",
    /// "severity_table", "severity_not_in_table", "cpu_usage_percent>90", "memory_usage_percent>95",
    /// "below_thresholds".
    QLatin1StringView reason;
    friend bool operator==(const Figure &, const Figure &) = default;
};
/// One sentence for a tooltip on why the figure is what it is.
[[nodiscard]] QString explanation(const Figure &figure);
/// The code of a reason that is read from an answer; empty if there is none of this text.
[[nodiscard]] QLatin1StringView knownReason(QStringView text);

/// The figures of the impact analysis of one incident.
struct ImpactFigures
{
    // All samples of the incident, whatever they measure.
    Figure metricCount;
    Figure metricAverage; ///< 0 without samples, like the next two
    Figure metricMax;
    Figure metricMin;
    // Since the creation, until now.
    Figure hoursSinceCreation;
    Figure daysSinceCreation;
    bool isOverdue = false; ///< see isOverdue() of the filter: open and past the deadline of its severity
    Figure overdueHours;    ///< 0 unless overdue
    // A model of the business by severity.
    Figure affectedUsers;
    Figure revenueImpact;
    Figure serviceAvailability; ///< percent
    Figure performanceImpact;   ///< percent, from samples of CPU and memory use
    friend bool operator==(const ImpactFigures &, const ImpactFigures &) = default;
};

/// What all samples of an incident come to; 0 where there are none.
struct SampleFigures
{
    qint64 count = 0;
    double mean = 0;
    double lowest = 0;
    double highest = 0;
    double highestCpuUsage = 0;    ///< percent, of the type "cpu_usage_percent"
    double highestMemoryUsage = 0; ///< percent, of the type "memory_usage_percent"
};
[[nodiscard]] ImpactFigures impactFigures(const IncidentSummary &incident, const SampleFigures &samples, Instant now);
/// The answer of the API: its keys, and in each group of numbers a `basis` object, number → {"basis","reason"}.
[[nodiscard]] QJsonObject toJson(const ImpactFigures &figures, const IncidentSummary &incident, Instant now);

} // namespace itsm
