#pragma once

#include "services/domain/alert_source.h"
#include "services/domain/signal.h"
#include "services/domain/state_machine.h"

#include <span>

namespace itsm {

/// Numbers of incidents that were taken before the transaction of a message began.
struct NumberReserve
{
    QStringList numbers;
    qsizetype used = 0;
    qint64 missing = 0; ///< so many more are needed; nothing was done
};

/// What the signals of one source become; read once for a message.
struct IntakeContext
{
    AlertSource source;
    SourceMapping mapping;
    PriorityMatrix matrix;
    QHash<QString, ConfigurationItem> items; ///< by name: those that the signals may mean
    Instant now{};
    NumberReserve *reserve = nullptr; ///< where the numbers of many new incidents come from
    qint64 laterBegins = 0;           ///< alerts of the message that begin and are not written yet
};

/// The names that the labels of a signal may mean an item by, the best first.
[[nodiscard]] QStringList itemNames(const Signal &signal, const SourceMapping &mapping);
/// The same for all alerts that share an incident; empty where each has its own.
[[nodiscard]] QString groupKeyOf(const Signal &signal, const SourceMapping &mapping);

/// How bad an alert is.
struct Gravity
{
    Severity severity = Severity::Info;
    Level urgency = Level::Low;
    Level impact = Level::Low; ///< by the criticality of its item; without one, by the severity

    /// Each to the worse of the two.
    void raiseTo(const Gravity &other);
};
[[nodiscard]] Gravity gravityOf(const Signal &signal, const IntakeContext &context);

/// The incident that signals open, at least one, without id and number: about what they have in common, as bad as the
/// worst of them, and detected with the first. Texts are cut to what an incident can hold, visibly.
[[nodiscard]] Incident incidentFor(std::span<const Signal *const> signals, const IntakeContext &context);
/// The alert on an incident.
[[nodiscard]] Alert alertFor(const Signal &signal, const IncidentSummary &incident, const IntakeContext &context);

} // namespace itsm
