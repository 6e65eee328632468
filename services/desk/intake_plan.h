#pragma once

#include "services/domain/signal.h"
#include "services/storage/signal_table.h"

namespace itsm {

/// How a message came, for deciding whether others have overtaken it.
struct Reception
{
    Delivery delivery = Delivery::Push;
    Instant now{};  ///< our clock; the sender's decides nothing but what belongs to which beginning
    Instant asOf{}; ///< Pull: what changed since then is newer than what was pulled
};

/// What a signal does to the alert that it is about.
enum class SignalStep : quint8 {
    None,
    Update, ///< the record alone changes
    Renew,  ///< began anew, its end unseen: Begin if a person has resolved the alert meanwhile, else Update
    Begin,  ///< an alert is written, on a new incident or one that is there
    Hold,   ///< ended, but alert and incident stay open
    Resume, ///< fires again while its end was held back
    End,    ///< the alert is resolved, and the incident where it was the last one
};

struct SignalDecision
{
    SignalStep step = SignalStep::None;
    SignalRecord record; ///< as it shall be; Begin: without alert and incident, which `before` may name
    IncidentId before;   ///< Begin: the incident of the last time
    bool beginsFlapping = false;
    bool endsFlapping = false;
};

/// A push of a beginning that ended less than this ago was overtaken on its way; later, the alert is there again.
inline constexpr std::chrono::seconds overtakenWithin{30};

/// Whether a signal says of an alert that is firing since then no more than that it still does.
[[nodiscard]] bool isRepeat(const Signal &signal, OptionalInstant knownStart);
/// What to do about a signal. `known` is null where the source never spoke of it.
[[nodiscard]] SignalDecision decide(const Signal &signal, const SignalRecord *known, const SourceMapping &mapping,
                                    const Reception &reception);
/// What to do about a flapping alert because time went by.
[[nodiscard]] SignalDecision settle(const SignalRecord &known, const SourceMapping &mapping, Instant now);

} // namespace itsm
