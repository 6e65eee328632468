#include "services/auth/random_text.h"
#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/intake_round.h"
#include "services/desk/transaction.h"
#include "services/storage/incident_table.h"
#include "services/storage/lookups.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype longestFingerprint = 200;
/// Beyond so many names it is faster to read all configuration items.
constexpr qsizetype mostNamesLookedUp = 500;
/// Alerts that are written together.
constexpr size_t pieceSize = 5'000;
/// Of so many alerts it pays to look first whether a message opens an incident.
constexpr size_t largeMessage = 500;
/// That a source has spoken is written so often at most.
constexpr std::chrono::seconds seenEvery{1};
/// How long an alert that has ended is remembered.
constexpr std::chrono::hours rememberedFor{24 * 30};

Actor actorFor(const AlertSource &source)
{
    return {.tenant = source.tenantId, .user = {}, .name = source.name, .role = Role::Agent, .source = u"monitoring"_s};
}

Result<SpeakingSource> lockKnown(Connection &c, const AlertSource &source)
{
    ITSM_TRY_ASSIGN(std::optional<SpeakingSource> stored, lockSpeakingSource(c, source.tenantId, source.id));
    if (!stored)
        return fail(Error::Code::NotFound, QCoreApplication::translate("Desk", "There is no such source of alerts."));
    return std::move(*stored);
}

Result<IntakeContext> contextOf(const AlertSource &source, Instant now)
{
    IntakeContext context;
    context.source = source;
    context.now = now;
    ITSM_TRY_ASSIGN(context.mapping, SourceMapping::fromJson(source.mapping));
    return context;
}

/// What incidents are made with, for the tasks that may need one.
Result<> readLookups(Connection &c, const std::vector<IntakeTask> &tasks, IntakeContext &context)
{
    const TenantId tenant = context.source.tenantId;
    QSet<QString> names;
    bool isNeeded = false;
    for (const auto &[signal, decision] : tasks) {
        if (decision.step != SignalStep::Begin && decision.step != SignalStep::Renew)
            continue;
        isNeeded = true;
        for (const QString &name : itemNames(*signal, context.mapping))
            names.insert(name);
    }
    if (!isNeeded)
        return {};
    ITSM_TRY_ASSIGN(context.matrix, readPriorityMatrix(c, tenant));
    if (names.size() <= mostNamesLookedUp) {
        ITSM_TRY_ASSIGN(context.items, selectCisByName(c, tenant, names.values()));
        return {};
    }
    ITSM_TRY_ASSIGN(const std::vector<ConfigurationItem> items, selectCis(c, tenant));
    for (const ConfigurationItem &item : items) {
        if (names.contains(item.name) && !context.items.contains(item.name))
            context.items.insert(item.name, item);
    }
    return {};
}

/// The source has spoken: that it was silent is over. Inside the transaction of its message.
Result<> noteSeen(Connection &c, const Actor &actor, AlertSource &source, Instant now)
{
    const bool isNoted = source.lastSeenAt && *source.lastSeenAt <= now && now - *source.lastSeenAt < seenEvery;
    if (isNoted && !source.silentIncident.isValid())
        return {};
    source.lastSeenAt = now;
    if (const IncidentId silent = std::exchange(source.silentIncident, {}); silent.isValid()) {
        const Resolve command{.resolution = QCoreApplication::translate("Desk", "The source speaks again."),
                              .rootCause = {}};
        ITSM_TRY_ASSIGN(CommandContext context, readContext(c, actor, now, command));
        const IncidentRef ref{.id = silent, .version = 0};
        // Whoever resolved or deleted it meanwhile has done so for a reason.
        ITSM_TRY(execute(c, context, command, {&ref, 1}));
    }
    return updateSourceSeen(c, source);
}

Result<> settleFlapping(Connection &c, const Actor &actor, const IntakeContext &context, IntakeReport &report)
{
    ITSM_TRY_ASSIGN(const std::vector<SignalRecord> flapping,
                    selectFlappingSignals(c, actor.tenant, context.source.id));
    std::vector<IntakeTask> tasks;
    for (const SignalRecord &known : flapping) {
        SignalDecision decision = settle(known, context.mapping, context.now);
        if (decision.step != SignalStep::None)
            tasks.push_back({.signal = nullptr, .decision = std::move(decision)});
    }
    return runIntake(c, actor, context, std::move(tasks), report);
}

bool isHeartbeat(const Signal &signal, const SourceMapping &mapping)
{
    return !mapping.heartbeatAlert.isEmpty() && signal.name == mapping.heartbeatAlert;
}

/// Signals that are about different alerts; `rest` keeps those that speak of one of them again.
std::vector<const Signal *> takeRound(std::vector<const Signal *> &rest)
{
    std::vector<const Signal *> round;
    std::vector<const Signal *> later;
    QSet<QString> seen;
    for (const Signal *signal : rest) {
        const bool isFirst = !seen.contains(signal->fingerprint);
        (isFirst ? round : later).push_back(signal);
        seen.insert(signal->fingerprint);
    }
    rest = std::move(later);
    return round;
}

/// Writes what a round does, a piece at a time, so that a storm costs no more memory than a piece.
Result<> runInPieces(Connection &c, const Actor &actor, IntakeContext context, std::vector<IntakeTask> tasks,
                     IntakeReport &report)
{
    const auto isBegin = [](const IntakeTask &task) { return task.decision.step == SignalStep::Begin; };
    // Ends come last, so that an incident is not resolved whose next alert begins in the same message; and incidents
    // are locked in the order of their ids.
    std::ranges::stable_sort(tasks, {}, [](const IntakeTask &task) {
        const SignalDecision &decision = task.decision;
        const bool isKnown = decision.step != SignalStep::Begin;
        return std::pair(decision.step == SignalStep::End, isKnown ? decision.record.incident : decision.before);
    });
    context.laterBegins = std::ranges::count_if(tasks, isBegin);
    for (size_t first = 0; first < tasks.size(); first += pieceSize) {
        const auto begin = tasks.begin() + qsizetype(first);
        const auto end = tasks.begin() + qsizetype(std::min(first + pieceSize, tasks.size()));
        std::vector<IntakeTask> piece(std::make_move_iterator(begin), std::make_move_iterator(end));
        context.laterBegins -= std::ranges::count_if(piece, isBegin);
        ITSM_TRY(runIntake(c, actor, context, std::move(piece), report));
    }
    return {};
}

/// Counts those that only say that an alert is still firing; they leave the round.
Result<> takeRepeats(Connection &c, const IntakeContext &context, std::vector<const Signal *> &round,
                     IntakeReport &report)
{
    QStringList fingerprints;
    fingerprints.reserve(qsizetype(round.size()));
    for (const Signal *signal : round) {
        if (signal->state != Signal::State::Resolved)
            fingerprints += signal->fingerprint;
    }
    ITSM_TRY_ASSIGN(const auto firing,
                    repeatSignals(c, context.source.tenantId, context.source.id, fingerprints, context.now));
    const auto count = std::erase_if(round, [&firing](const Signal *signal) {
        const auto known = firing.constFind(signal->fingerprint);
        return known != firing.constEnd() && isRepeat(*signal, *known);
    });
    report.repeated += static_cast<qint64>(count);
    return {};
}

Result<> takeIn(Connection &c, const Actor &actor, IntakeContext &context, const std::vector<Signal> &alerts,
                const Reception &reception, IntakeReport &report)
{
    const auto leaveOut = [&report](const QString &problem) {
        if (++report.unreadable <= SignalBatch::mostProblems)
            report.problems += problem;
    };
    std::vector<const Signal *> rest;
    for (const Signal &signal : alerts) {
        if (signal.fingerprint.isEmpty() || signal.fingerprint.size() > longestFingerprint)
            leaveOut(QCoreApplication::translate("Desk", "The alert “%1” has no identity that can be kept.")
                         .arg(signal.name.left(100)));
        else if (!isHeartbeat(signal, context.mapping))
            rest.push_back(&signal);
    }
    while (!rest.empty()) {
        std::vector<const Signal *> round = takeRound(rest);
        ITSM_TRY(takeRepeats(c, context, round, report));
        if (round.empty())
            continue;
        QStringList fingerprints;
        for (const Signal *signal : round)
            fingerprints += signal->fingerprint;
        ITSM_TRY_ASSIGN(const auto known, selectSignals(c, actor.tenant, context.source.id, fingerprints));
        std::vector<IntakeTask> tasks;
        tasks.reserve(round.size());
        for (const Signal *signal : round) {
            const auto found = known.constFind(signal->fingerprint);
            SignalDecision decision =
                decide(*signal, found == known.constEnd() ? nullptr : &*found, context.mapping, reception);
            decision.record.tenantId = actor.tenant;
            decision.record.sourceId = context.source.id;
            if (decision.step == SignalStep::Begin || decision.step == SignalStep::Renew)
                decision.record.groupKey = groupKeyOf(*signal, context.mapping);
            tasks.push_back({.signal = signal, .decision = std::move(decision)});
        }
        ITSM_TRY(readLookups(c, tasks, context));
        ITSM_TRY(runInPieces(c, actor, context, std::move(tasks), report));
    }
    return {};
}

/// One message of a source, whether it was sent or asked for.
Result<IntakeReport> takeInBatch(Connection &c, SpeakingSource speaking, const SignalBatch &batch,
                                 const Reception &reception, NumberReserve *reserve)
{
    AlertSource &source = speaking.source;
    const Actor actor = actorFor(source);
    ITSM_TRY_ASSIGN(IntakeContext context, contextOf(source, reception.now));
    context.reserve = reserve;
    IntakeReport report;
    report.received = static_cast<qint64>(batch.alerts.size()) + batch.unreadable;
    report.unreadable = batch.unreadable;
    report.problems = batch.problems;
    const bool isAlive =
        context.mapping.heartbeatAlert.isEmpty() || std::ranges::any_of(batch.alerts, [&context](const Signal &signal) {
            return isHeartbeat(signal, context.mapping) && signal.state != Signal::State::Resolved;
        });
    if (isAlive)
        ITSM_TRY(noteSeen(c, actor, source, reception.now));
    if (speaking.hasFlapping)
        ITSM_TRY(settleFlapping(c, actor, context, report));
    ITSM_TRY(takeIn(c, actor, context, batch.alerts, reception, report));
    return report;
}

/// The number of the incident that a message opens for sure: it begins a group. So that a large one is not begun twice,
/// the first time only to find that it needs a number.
Result<QStringList> numberOfNewGroup(Connection &c, const AlertSource &source, const std::vector<Signal> &alerts,
                                     Instant now)
{
    ITSM_TRY_ASSIGN(const SourceMapping mapping, SourceMapping::fromJson(source.mapping));
    const Signal &first = alerts.front();
    const QString group = groupKeyOf(first, mapping);
    if (first.state != Signal::State::Firing || group.isEmpty() || isHeartbeat(first, mapping))
        return QStringList();
    ITSM_TRY_ASSIGN(const auto known, selectSignals(c, source.tenantId, source.id, {first.fingerprint}));
    ITSM_TRY_ASSIGN(const auto incidents, selectGroupIncidents(c, source.tenantId, source.id, {group}));
    if (!known.isEmpty() || !incidents.isEmpty())
        return QStringList();
    return nextIncidentNumbers(c, source.tenantId, now, 1);
}

/// Runs the transaction of a message. Whoever takes a number keeps all others of the tenant from taking one until his
/// transaction ends. For a storm, whose transaction is long, they are therefore taken before, in a short one of their
/// own; when the message fails then, they are never used.
template <typename Body>
Result<IntakeReport> inMessageTransaction(Connection &c, const AlertSource &source, const std::vector<Signal> &alerts,
                                          Instant now, const Body &body)
{
    const Actor actor = actorFor(source);
    const bool hasOthers = canLockBefore(c);
    NumberReserve reserve;
    if (hasOthers && alerts.size() > largeMessage) {
        ITSM_TRY_ASSIGN(reserve.numbers,
                        inShortTransaction(c, actor, [&] { return numberOfNewGroup(c, source, alerts, now); }));
    }
    for (;;) {
        auto result = inTransaction(c, actor, Connection::Access::Write, [&] {
            reserve.used = 0;
            reserve.missing = 0;
            return body(hasOthers ? &reserve : nullptr);
        });
        if (result || reserve.missing == 0)
            return result;
        ITSM_TRY_ASSIGN(const QStringList more, inShortTransaction(c, actor, [&] {
                            return nextIncidentNumbers(c, actor.tenant, now, reserve.missing);
                        }));
        reserve.numbers += more;
    }
}

/// What is open here and unknown to the sender has ended. What was heard of it since then is newer.
Result<> addAbsent(Connection &c, const AlertSource &source, const PulledState &state, SignalBatch &batch)
{
    QSet<QString> present;
    for (const Signal &signal : batch.alerts)
        present.insert(signal.fingerprint);
    ITSM_TRY_ASSIGN(const std::vector<SignalRecord> open, selectOpenSignals(c, source.tenantId, source.id));
    for (const SignalRecord &known : open) {
        if (present.contains(known.fingerprint) || known.lastSeenAt >= state.asOf)
            continue;
        Signal signal;
        signal.fingerprint = known.fingerprint;
        signal.state = Signal::State::Resolved;
        batch.alerts.push_back(std::move(signal));
    }
    return {};
}

NewIncident silenceOf(const AlertSource &source)
{
    NewIncident incident;
    incident.title = QCoreApplication::translate("Desk", "The source of alerts “%1” is silent").arg(source.name);
    incident.description =
        QCoreApplication::translate("Desk", "Nothing has come from it for more than %1. While it is silent, nobody is "
                                            "told of what it watches.")
            .arg(formatDuration(*source.heartbeat));
    incident.severity = Severity::High;
    incident.impact = Level::High;
    incident.urgency = Level::High;
    incident.source = u"monitoring"_s;
    incident.metadata = {{u"alert_source"_s, source.name}};
    return incident;
}

} // namespace

Result<IntakeReport> ServiceDesk::ingest(Connection &c, const AlertSource &source, const SignalBatch &batch,
                                         const QString &secretHash) const
{
    const Reception reception{.delivery = Delivery::Push, .now = m_clock.now(), .asOf = {}};
    return inMessageTransaction(
        c, source, batch.alerts, reception.now, [&](NumberReserve *reserve) -> Result<IntakeReport> {
            ITSM_TRY_ASSIGN(SpeakingSource stored, lockKnown(c, source));
            const bool isTheSame = stored.source.version == source.version &&
                                   isEqualInConstantTime(stored.secretHash.toLatin1(), secretHash.toLatin1());
            if (!secretHash.isEmpty() && !isTheSame)
                return fail(unknownSourceSecret());
            return takeInBatch(c, std::move(stored), batch, reception, reserve);
        });
}

Result<IntakeReport> ServiceDesk::reconcile(Connection &c, const AlertSource &source, const PulledState &state) const
{
    const Reception reception{.delivery = Delivery::Pull, .now = m_clock.now(), .asOf = state.asOf};
    return inMessageTransaction(c, source, state.batch.alerts, reception.now,
                                [&](NumberReserve *reserve) -> Result<IntakeReport> {
                                    ITSM_TRY_ASSIGN(SpeakingSource stored, lockKnown(c, source));
                                    SignalBatch batch = state.batch;
                                    if (state.isComplete)
                                        ITSM_TRY(addAbsent(c, stored.source, state, batch));
                                    return takeInBatch(c, std::move(stored), batch, reception, reserve);
                                });
}

Result<> ServiceDesk::watchSource(Connection &c, const AlertSource &source) const
{
    const Actor actor = actorFor(source);
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY_ASSIGN(SpeakingSource speaking, lockKnown(c, source));
        AlertSource &stored = speaking.source;
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(const IntakeContext context, contextOf(stored, now));
        IntakeReport report;
        ITSM_TRY(settleFlapping(c, actor, context, report));
        ITSM_TRY(pruneSignals(c, actor.tenant, now - rememberedFor));
        const bool isSilent =
            stored.heartbeat && now - stored.lastSeenAt.value_or(stored.createdAt) > *stored.heartbeat;
        if (!isSilent || stored.silentIncident.isValid())
            return {};
        ITSM_TRY_ASSIGN(const Incident incident, createIncident(c, actor, silenceOf(stored)));
        stored.silentIncident = incident.id;
        return updateSourceSeen(c, stored);
    });
}

} // namespace itsm
