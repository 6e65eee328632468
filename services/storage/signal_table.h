#pragma once

#include "services/domain/alert_source.h"
#include "services/storage/connection.h"

namespace itsm {

// alert_sources: all inside a transaction bound to the tenant.

/// With the hash of its secret.
Result<SourceId> insertSource(Connection &c, const AlertSource &source, const QString &secretHash, Instant now);
Result<std::vector<AlertSource>> selectSources(Connection &c, TenantId tenant);
/// Locks it until the transaction ends, so that two messages of a source come one after the other.
Result<std::optional<AlertSource>> lockSource(Connection &c, TenantId tenant, SourceId id);
/// A source that speaks, with what its message must know.
struct SpeakingSource
{
    AlertSource source;
    QString secretHash;
    bool hasFlapping = false; ///< one of its alerts is flapping; a message that waited for the lock sees it late
};
/// As lockSource().
Result<std::optional<SpeakingSource>> lockSpeakingSource(Connection &c, TenantId tenant, SourceId id);
/// Writes what an operator sets: mapping, address and heartbeat.
Result<> updateSource(Connection &c, const AlertSource &source, Instant now);
/// It has spoken, and it is or is not an incident that it is silent.
Result<> updateSourceSeen(Connection &c, const AlertSource &source);
Result<std::optional<QString>> selectSecretHash(Connection &c, TenantId tenant, SourceId id);
Result<QStringList> selectSecretHashes(Connection &c, TenantId tenant);
Result<> updateSecretHash(Connection &c, TenantId tenant, SourceId id, const QString &secretHash, Instant now);
/// What is known of its alerts goes with it; their incidents stay. It must be locked, so that no message is under way.
Result<> deleteSource(Connection &c, TenantId tenant, SourceId id);

/// A row of `alert_signals`: what is known of one alert of a source.
struct SignalRecord
{
    enum class State : quint8 {
        Firing,
        Held, ///< ended, but it is flapping: alert and incident stay open until it has been quiet for a while
        Resolved,
    };
    TenantId tenantId;
    SourceId sourceId;
    QString fingerprint;
    State state = State::Firing;
    bool isFlapping = false;
    QString groupKey;         ///< alerts of one key share an incident; empty: none does
    OptionalInstant startsAt; ///< of the last time that it fired, by the sender's clock
    Instant firstSeenAt{};
    Instant lastSeenAt{};
    Instant changedAt{};          ///< of the last beginning or end, by our clock
    qint64 repeats = 0;           ///< how often it was reported again without a change
    std::vector<Instant> changes; ///< the last beginnings and ends, oldest first
    AlertId alert;                ///< of the last time that it fired
    IncidentId incident;
};

/// By fingerprint; unknown ones are left out.
Result<QHash<QString, SignalRecord>> selectSignals(Connection &c, TenantId tenant, SourceId source,
                                                   const QStringList &fingerprints);
/// Those that are firing or held.
Result<std::vector<SignalRecord>> selectOpenSignals(Connection &c, TenantId tenant, SourceId source);
Result<std::vector<SignalRecord>> selectFlappingSignals(Connection &c, TenantId tenant, SourceId source);
/// Inserts or replaces.
Result<> writeSignals(Connection &c, const std::vector<SignalRecord> &records);
/// Counts that each of these that is firing was reported again; gives their fingerprints and when they began.
Result<QHash<QString, OptionalInstant>> repeatSignals(Connection &c, TenantId tenant, SourceId source,
                                                      const QStringList &fingerprints, Instant now);
/// The newest incident of each group.
Result<QHash<QString, IncidentId>> selectGroupIncidents(Connection &c, TenantId tenant, SourceId source,
                                                        const QStringList &groupKeys);
/// Which of these incidents have an alert that is firing or held.
Result<std::vector<IncidentId>> selectIncidentsWithOpenSignals(Connection &c, TenantId tenant,
                                                               const std::vector<IncidentId> &incidents);
/// Which of these alerts are firing or held.
Result<std::vector<AlertId>> selectOpenAlerts(Connection &c, TenantId tenant, const std::vector<AlertId> &alerts);
/// Forgets alerts that ended before; returns how many.
Result<qint64> pruneSignals(Connection &c, TenantId tenant, Instant before);

} // namespace itsm
