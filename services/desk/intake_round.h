#pragma once

#include "services/auth/permissions.h"
#include "services/desk/intake.h"
#include "services/desk/intake_incident.h"
#include "services/desk/intake_plan.h"

namespace itsm {

/// A signal with what it does; the signal is null where only time went by.
struct IntakeTask
{
    const Signal *signal = nullptr;
    SignalDecision decision;
};

/// Writes what the signals of a message do: incidents, alerts, activity records and what is known of each alert. Each
/// alert at most once. Inside the transaction of the message; counts into `report`.
Result<> runIntake(Connection &c, const Actor &actor, const IntakeContext &context, std::vector<IntakeTask> tasks,
                   IntakeReport &report);

} // namespace itsm
