#pragma once

#include "services/api/request_job.h"

namespace itsm {

/// One line for a request: in the log of alerting for alerts, of the rule engine for rules, of incidents for the rest.
/// What failed in the server is a warning. Thread-safe.
void logRequest(const RequestOutcome &outcome, double seconds);

} // namespace itsm
