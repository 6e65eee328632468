#pragma once

#include "services/access/access_desk.h"
#include "services/cache/rate_limit.h"
#include "services/desk/desk.h"

namespace itsm {

class ApiMetrics;
class ApiStatus;
class EventStreams;
class KnownSources;
class ListPositions;
class ReadReplica;
class SharedAnswers;

/// What servers tell each other when something was written.
inline constexpr char feedTopic[] = "feed";

/// How long a request may work, by its lane.
struct ApiDeadlines
{
    std::chrono::milliseconds shortWork{15'000};
    std::chrono::milliseconds longWork{120'000};
};

/// What handlers work with. All of it is thread-safe and outlives them.
struct ApiContext
{
    const Clock &clock;
    const ServiceDesk &desk;
    AccessDesk &access;
    ListPositions &positions;
    ApiMetrics &metrics;
    ApiStatus &status;
    EventStreams &streams;
    ApiDeadlines deadlines;
    /// The first dialect is answered as the original did: with status 200 whatever is made, and what is invalid as
    /// well.
    bool isStrictV1 = false;
    SharedAnswers &shared;
    RateLimit &webhookRate; ///< by source of alerts
    KnownSources &knownSources;
    /// Whether programs on this machine need no token for the figures of the process: nobody but they can reach it.
    bool areMetricsOpen = false;
    Redis *redis;         ///< what other servers are told through; may be none
    ReadReplica *replica; ///< where lists and figures are read; may be none
};

} // namespace itsm
