#include "services/desk/intake_plan.h"

namespace itsm {

namespace {

using State = SignalRecord::State;

/// Something newer than the signal is known already.
bool isOvertaken(const Signal &signal, const SignalRecord &known, const Reception &reception)
{
    if (reception.delivery == Delivery::Pull)
        return known.changedAt >= reception.asOf;
    if (!signal.startsAt || !known.startsAt)
        return false;
    if (signal.state == Signal::State::Resolved)
        return *signal.startsAt < *known.startsAt;
    return *signal.startsAt <= *known.startsAt && reception.now - known.changedAt < overtakenWithin;
}

/// Notes that the alert began or ended now.
void noteChange(SignalDecision &decision, const SourceMapping &mapping, Instant now)
{
    SignalRecord &record = decision.record;
    record.changedAt = now;
    record.changes.push_back(now);
    const auto wanted = static_cast<size_t>(mapping.flapping.changes);
    if (record.changes.size() > wanted)
        record.changes.erase(record.changes.begin(), record.changes.end() - mapping.flapping.changes);
    const bool isOften = record.changes.size() == wanted && now - record.changes.front() <= mapping.flapping.within;
    if (isOften && !record.isFlapping) {
        record.isFlapping = true;
        decision.beginsFlapping = true;
    }
}

SignalDecision begin(const Signal &signal, SignalDecision decision, const SourceMapping &mapping,
                     const Reception &reception)
{
    SignalRecord &record = decision.record;
    // While the end is held back, the alert of the last time is still there.
    const bool isHeld = record.state == State::Held;
    decision.step = isHeld ? SignalStep::Resume : SignalStep::Begin;
    if (!isHeld)
        decision.before = std::exchange(record.incident, {});
    record.state = State::Firing;
    record.startsAt = signal.startsAt;
    record.lastSeenAt = reception.now;
    noteChange(decision, mapping, reception.now);
    return decision;
}

SignalDecision repeat(const Signal &signal, SignalDecision decision)
{
    if (isRepeat(signal, decision.record.startsAt))
        return decision;
    decision.step = SignalStep::Renew;
    decision.record.startsAt = signal.startsAt;
    return decision;
}

SignalDecision end(SignalDecision decision, const SourceMapping &mapping, const Reception &reception)
{
    noteChange(decision, mapping, reception.now);
    decision.record.lastSeenAt = reception.now;
    const bool isHeld = decision.record.isFlapping;
    decision.step = isHeld ? SignalStep::Hold : SignalStep::End;
    decision.record.state = isHeld ? State::Held : State::Resolved;
    return decision;
}

} // namespace

bool isRepeat(const Signal &signal, OptionalInstant knownStart)
{
    const bool isFiring = signal.state != Signal::State::Resolved;
    return isFiring && !(signal.startsAt && (!knownStart || *signal.startsAt > *knownStart));
}

SignalDecision decide(const Signal &signal, const SignalRecord *known, const SourceMapping &mapping,
                      const Reception &reception)
{
    SignalDecision decision;
    if (!known) {
        if (signal.state != Signal::State::Firing)
            return decision;
        decision.record.fingerprint = signal.fingerprint;
        decision.record.firstSeenAt = reception.now;
        return begin(signal, decision, mapping, reception);
    }
    decision.record = *known;
    const bool isFiring = known->state == State::Firing;
    switch (signal.state) {
    case Signal::State::Firing:
        if (isFiring)
            return repeat(signal, decision);
        return isOvertaken(signal, *known, reception) ? decision : begin(signal, decision, mapping, reception);
    case Signal::State::Muted:
        return isFiring ? repeat(signal, decision) : decision;
    case Signal::State::Resolved:
        if (isFiring && !isOvertaken(signal, *known, reception))
            return end(decision, mapping, reception);
        break;
    }
    return decision;
}

SignalDecision settle(const SignalRecord &known, const SourceMapping &mapping, Instant now)
{
    SignalDecision decision;
    decision.record = known;
    if (!known.isFlapping || now - known.changedAt < mapping.flapping.hold)
        return decision;
    decision.endsFlapping = true;
    decision.record.isFlapping = false;
    decision.record.changes.clear();
    decision.step = SignalStep::Update;
    if (known.state == State::Held) {
        decision.step = SignalStep::End;
        decision.record.state = State::Resolved;
    }
    return decision;
}

} // namespace itsm
