#pragma once

#include "services/domain/instant.h"

#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace itsm {

/// What a monitoring system says of one of its alerts, whatever its protocol.
struct Signal
{
    enum class State : quint8 {
        Firing,
        Muted, ///< still firing, but silenced or inhibited by the sender: opens nothing, and ends nothing
        Resolved,
    };

    QString fingerprint; ///< identifies the alert among those of its source; at most 200 characters
    State state = State::Firing;
    QString name;            ///< of the rule that fired
    QJsonObject labels;      ///< texts by name
    QJsonObject annotations; ///< texts by name
    QStringList groupedBy;   ///< the labels by which the sender has grouped it with others; empty: it has not
    QString generatorUrl;
    OptionalInstant startsAt; ///< by the sender's clock; nothing where it says nothing, or a zero time
    OptionalInstant endsAt;

    friend bool operator==(const Signal &, const Signal &) = default;
};

/// Signals that came together.
struct SignalBatch
{
    std::vector<Signal> alerts;
    qint64 unreadable = 0; ///< alerts that cannot be read and were left out
    QStringList problems;  ///< a sentence for each of the first of these
    qint64 truncated = 0;  ///< alerts that the sender left out itself

    void leaveOut(const QString &problem)
    {
        if (++unreadable <= mostProblems)
            problems += problem;
    }
    static constexpr qint64 mostProblems = 20;
};

/// How signals reached us.
enum class Delivery : quint8 {
    Push, ///< the sender's messages, in about their order: late and repeated ones are possible
    Pull, ///< all that the sender holds now
};

/// The identity of an alert whose sender gives it none: a hash of its labels.
[[nodiscard]] QString fingerprintOf(const QJsonObject &labels);

} // namespace itsm
