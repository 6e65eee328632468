#pragma once

#include "services/domain/incident.h"
#include "services/domain/result.h"

#include <chrono>

namespace itsm {

/// What a source speaks.
enum class SourceKind : quint8 {
    Alertmanager, ///< webhook of version 4; its alerts may also be pulled
    Grafana,      ///< Grafana's variant of it
    Generic,      ///< any JSON, by SourceMapping::Fields
    Unknown,
};
[[nodiscard]] const char *tokenName(SourceKind value);
[[nodiscard]] SourceKind tokenValue(QStringView text, SourceKind *);
inline constexpr std::array allSourceKinds{SourceKind::Alertmanager, SourceKind::Grafana, SourceKind::Generic};

/// How the signals of a source become incidents. Kept as JSON, in which everything may be left out.
struct SourceMapping
{
    QString severityLabel = QStringLiteral("severity");
    QHash<QString, Severity> severities; ///< by the sender's words in lower case; before those that everybody uses
    Severity defaultSeverity = Severity::Medium;
    /// Labels that may name a configuration item, the first that does wins: its value, or what stands before a port.
    QStringList itemLabels{QStringLiteral("ci"), QStringLiteral("host"), QStringLiteral("instance")};
    QString category;
    QString groupLabel = QStringLiteral("team"); ///< its value is the incident's assignment group
    /// Alerts that agree in these labels share an incident; an empty list: each has its own; nothing: those share one
    /// that the sender has grouped.
    std::optional<QStringList> groupBy;
    bool resolvesIncidents = true; ///< the end of the last alert of an incident resolves it
    /// An alert that fires again within this time opens its resolved incident again; later, a new one.
    std::chrono::microseconds reopenWithin = std::chrono::minutes(30);

    /// An alert that begins and ends `changes` times within `within` is flapping: it stays active until it has been
    /// quiet for `hold`.
    struct Flapping
    {
        int changes = 6;
        std::chrono::microseconds within = std::chrono::minutes(30);
        std::chrono::microseconds hold = std::chrono::minutes(10);
        friend bool operator==(const Flapping &, const Flapping &) = default;
    } flapping;

    /// Signals of this name say that the source lives and open nothing; empty: whatever it sends says so.
    QString heartbeatAlert;
    QString receiver; ///< of the Alertmanager: only alerts for it are pulled; empty: all
    /// An Alertmanager that has started knows all alerts after this time at the latest: Prometheus' resend delay and
    /// one evaluation. Before, what it does not hold may still be firing.
    std::chrono::microseconds settleTime = std::chrono::seconds(75);

    /// Where a generic message holds what; dotted paths, "" where it says nothing of the kind.
    struct Fields
    {
        QString alerts; ///< a list of alerts; empty: the message is the alert
        QString fingerprint = QStringLiteral("id");
        QString name = QStringLiteral("name");
        QString status = QStringLiteral("status");
        QStringList resolvedWords{QStringLiteral("resolved"), QStringLiteral("ok"), QStringLiteral("recovery"),
                                  QStringLiteral("up")};
        QString severity = QStringLiteral("severity");
        QString title = QStringLiteral("title");
        QString description = QStringLiteral("description");
        QString startsAt = QStringLiteral("started_at");
        QString endsAt = QStringLiteral("ended_at");
        QString url = QStringLiteral("url");
        QString labels = QStringLiteral("labels");
        friend bool operator==(const Fields &, const Fields &) = default;
    } fields;

    /// Invalid names the offending key: unknown, of a wrong type, or a value out of range.
    [[nodiscard]] static Result<SourceMapping> fromJson(const QJsonObject &json);
    /// Ours for the sender's word.
    [[nodiscard]] Severity severityOf(const QString &word) const;
    friend bool operator==(const SourceMapping &, const SourceMapping &) = default;
};

/// A monitoring system that reports alerts to a tenant. Its secret is kept as a hash and shown once.
struct AlertSource
{
    SourceId id;
    TenantId tenantId;
    QString name; ///< unique within the tenant
    Token<SourceKind> kind = SourceKind::Alertmanager;
    QJsonObject mapping; ///< as written; SourceMapping::fromJson() reads it
    QString pullUrl;     ///< base address of an Alertmanager that is asked every minute; empty: none
    /// A source that says nothing for so long is silent, which is an incident; nothing: it may be.
    std::optional<std::chrono::microseconds> heartbeat;
    OptionalInstant lastSeenAt;
    IncidentId silentIncident; ///< that it is silent
    Instant createdAt{};
    qint64 version = 1;

    friend bool operator==(const AlertSource &, const AlertSource &) = default;
};

} // namespace itsm
