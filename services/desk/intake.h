#pragma once

#include "services/domain/alert_source.h"
#include "services/domain/signal.h"
#include "services/runtime/secret.h"

namespace itsm {

/// What became of the alerts that came in together.
struct IntakeReport
{
    qint64 received = 0;
    qint64 opened = 0;     ///< incidents made
    qint64 reopened = 0;   ///< incidents opened again
    qint64 alerts = 0;     ///< alerts that began
    qint64 repeated = 0;   ///< reported again
    qint64 ended = 0;      ///< alerts that ended
    qint64 resolved = 0;   ///< incidents resolved by that
    qint64 held = 0;       ///< ends that were held back because the alert is flapping
    qint64 ignored = 0;    ///< unknown ends, and messages that others have overtaken
    qint64 unreadable = 0; ///< left out, because they cannot be read or kept
    QStringList problems;  ///< a sentence for each of the first of these

    friend bool operator==(const IntakeReport &, const IntakeReport &) = default;
};

/// What a sender says that it holds, all of it.
struct PulledState
{
    SignalBatch batch;
    Instant asOf{}; ///< by our clock, before it was asked
    /// What it does not hold has ended. False for a sender that has started only now and knows nothing yet.
    bool isComplete = true;
};

/// Of whoever comes with no secret of a source, or with one that is not good any more: Unauthenticated.
[[nodiscard]] Error unknownSourceSecret();

/// What an operator sets of a source.
struct NewSource
{
    QString name; ///< required, unique within the tenant
    SourceKind kind = SourceKind::Alertmanager;
    QJsonObject mapping;
    QString pullUrl;
    std::optional<std::chrono::microseconds> heartbeat;
};

/// A source and its secret, which nobody can be shown a second time.
struct SourceWithSecret
{
    AlertSource source;
    Secret secret;
};

} // namespace itsm
