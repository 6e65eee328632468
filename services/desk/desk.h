#pragma once

#include "services/analysis/impact.h"
#include "services/analysis/statistics.h"
#include "services/auth/permissions.h"
#include "services/desk/commands.h"
#include "services/desk/intake.h"
#include "services/domain/state_machine.h"
#include "services/runtime/clock.h"
#include "services/storage/audit_table.h"
#include "services/storage/incident_table.h"
#include "services/storage/resolution_times.h"
#include "services/storage/tables.h"

#include <atomic>
#include <functional>

namespace itsm {

/// Everything that a detail view shows of one incident, read in one transaction.
struct IncidentDetail
{
    Incident incident;
    std::vector<IncidentEvent> events; ///< newest first, at most mostEventsOfIncident
    std::vector<Alert> alerts;         ///< newest first, at most mostAlertsOfIncident
    std::vector<Metric> metrics;       ///< oldest first
};
/// Of an incident with more records the older ones are not read.
inline constexpr int mostEventsOfIncident = 1'000;
/// Of an incident with more alerts those that are resolved are not read, then the older ones.
inline constexpr int mostAlertsOfIncident = 2'000;

/// What of it is read beside the incident itself.
struct DetailParts
{
    bool events = false;
    bool alerts = false;
    bool metrics = false;
};
inline constexpr DetailParts allDetailParts{.events = true, .alerts = true, .metrics = true};

/// A page of a list by its number, read in one transaction.
struct NumberedIncidents
{
    std::vector<Incident> rows;
    RowCount total; ///< of the list
};

/// People, items and saved words that forms and filters complete from.
struct Directory
{
    std::vector<User> users;
    std::vector<ConfigurationItem> items;
    QStringList categories;
    QStringList subcategories;
    QStringList groups;
    QStringList sources;
};

/// All configuration items and how they hang together.
struct ItemMap
{
    std::vector<ItemLoad> items;       ///< by id
    std::vector<CiRelation> relations; ///< by their items
    friend bool operator==(const ItemMap &, const ItemMap &) = default;
};

/// Result of one item of a bulk command.
struct BulkItem
{
    IncidentId id;
    std::optional<Error> error; ///< none: done
    qint64 version = 0;         ///< after the command
    bool isChanged = false;     ///< its row was written; false where it already was as asked for
};

struct BulkResult
{
    std::vector<BulkItem> items; ///< in the order asked for
    bool cancelled = false;      ///< nothing of it was written
    /// It was cancelled.
    static BulkResult ofNothing(const std::vector<IncidentRef> &refs);
    [[nodiscard]] int failures() const;
};

/// Progress and cancelling of a long command; shared between threads.
struct BulkControl
{
    std::atomic<bool> cancel = false;
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
};

/// Which alerts a list is about.
struct AlertScope
{
    OptionalInstant since; ///< all that were triggered since then; without it those that are not resolved
};
struct AlertPage
{
    std::vector<Alert> alerts; ///< newest first
    bool isCut = false;        ///< there are more, older ones
};
/// So many alerts are read at most.
inline constexpr int mostListedAlerts = 50'000;

/// The activity of all incidents since then, newest first.
struct ActivityRecords
{
    std::vector<Activity> records;
    bool isCut = false; ///< there are more, older ones
};
/// So many records are read at most.
inline constexpr int mostListedActivity = 20'000;

/// The metrics of all incidents since then, the latest first.
struct MetricPage
{
    std::vector<MetricSummary> series;
    bool isCut = false; ///< there are more, or more samples of them, older ones
};
/// So many samples are looked through at most, and so many series of them are read.
inline constexpr int mostSummedSamples = 200'000;
inline constexpr int mostListedMetrics = 20'000;

/// The samples of one metric of an incident since then.
struct SampleScope
{
    IncidentId incident;
    QString type;
    QString name;
    Instant since{};
};
/// So many of them, the newest ones, are read at most; of all metrics together for a detail.
inline constexpr int mostSamples = 100'000;

/// What happened to one alert of a selection.
struct AlertItem
{
    AlertId id;
    std::optional<Error> error; ///< none: done
};

/// Every command and query of the product. Validates, authorises, writes the activity record and the notification
/// intents in the same transaction as the change. The only code that changes state, whoever calls. Stateless: one
/// object may serve all threads, each with its own connection.
class ServiceDesk
{
public:
    explicit ServiceDesk(const Clock &clock)
        : m_clock(clock)
    {
    }

    // Commands. Each runs in a transaction of its own and, on PostgreSQL, is tried again up to five times when the
    // database reports a deadlock or serialisation failure.
    Result<Incident> createIncident(Connection &c, const Actor &actor, const NewIncident &input) const;
    /// Error::Conflict carries details {"current_version":…,"server_version":…,"mine":{…},"theirs":{…}}: the version
    /// the caller saw and the stored one; the stored incident with the command done, and without.
    Result<Incident> run(Connection &c, const Actor &actor, const IncidentRef &ref,
                         const IncidentCommand &command) const;
    /// The same command on many incidents in one transaction: items that break a rule are reported and left as they
    /// are, the others are done; a database error or cancelling undoes all of them.
    Result<BulkResult> runBulk(Connection &c, const Actor &actor, const std::vector<IncidentRef> &refs,
                               const IncidentCommand &command, BulkControl *control = nullptr) const;

    Result<Alert> createAlert(Connection &c, const Actor &actor, const NewAlert &input) const;
    Result<Alert> acknowledgeAlert(Connection &c, const Actor &actor, AlertId id) const; ///< only from active
    Result<Alert> resolveAlert(Connection &c, const Actor &actor, AlertId id) const; ///< from active or acknowledged
    /// Acknowledges or resolves many in one transaction; a result for each, in the order asked for. An alert that was
    /// acknowledged or resolved meanwhile is an error of its own and does not stop the others.
    Result<std::vector<AlertItem>> changeAlerts(Connection &c, const Actor &actor, const std::vector<AlertId> &ids,
                                                AlertStatus to) const;
    /// Takes back the last acknowledging or resolving of each alert, in one transaction, if it is the actor's own and
    /// not older than undoWindow, and sets back what it changed; each is an activity of its own. A result for each, in
    /// the order asked for. An alert that its source has reported over meanwhile stays resolved.
    Result<std::vector<AlertItem>> takeBackAlerts(Connection &c, const Actor &actor,
                                                  const std::vector<AlertId> &ids) const;
    Result<Metric> addMetric(Connection &c, const Actor &actor, const NewMetric &input) const;

    Result<Rule> createRule(Connection &c, const Actor &actor, const NewRule &input) const;
    Result<Rule> updateRule(Connection &c, const Actor &actor, RuleId id, const NewRule &input, qint64 version) const;
    /// Switching on checks the rule and the version; switching off is always possible.
    Result<Rule> setRuleActive(Connection &c, const Actor &actor, RuleId id, bool isActive, qint64 version) const;
    Result<> deleteRule(Connection &c, const Actor &actor, RuleId id) const;

    Result<ConfigurationItem> createItem(Connection &c, const Actor &actor, const NewItem &input) const;
    /// Keeps the item's metadata.
    Result<ConfigurationItem> updateItem(Connection &c, const Actor &actor, CiId id, const NewItem &input,
                                         qint64 version) const;
    /// Refused while an incident names the item, a deleted one, too: details {"incidents":…}. Its relations go with it.
    Result<> deleteItem(Connection &c, const Actor &actor, CiId id) const;
    /// Of a type of relationTypes(). Cycles are possible: services depend on each other.
    Result<> addRelation(Connection &c, const Actor &actor, const CiRelation &relation) const;
    Result<> removeRelation(Connection &c, const Actor &actor, const CiRelation &relation) const;

    Result<User> createUser(Connection &c, const Actor &actor, const NewUser &input) const;
    /// Refuses what would leave the tenant without an active administrator. People are never deleted, because their
    /// deeds name them: they are deactivated.
    Result<User> updateUser(Connection &c, const Actor &actor, UserId id, const NewUser &input, qint64 version) const;

    Result<SavedView> saveView(Connection &c, const Actor &actor, const SavedView &view) const;
    Result<> deleteView(Connection &c, const Actor &actor, ViewId id) const;
    Result<> setPriorityMatrix(Connection &c, const Actor &actor, const PriorityMatrix &matrix) const;

    // Monitoring systems. A source acts in its own name, in activity records, too.
    Result<SourceWithSecret> addSource(Connection &c, const Actor &actor, const NewSource &input) const;
    /// Everything but name, kind and secret.
    Result<AlertSource> changeSource(Connection &c, const Actor &actor, SourceId id, const NewSource &input) const;
    /// The old secret ends at once.
    Result<SourceWithSecret> rotateSource(Connection &c, const Actor &actor, SourceId id) const;
    /// Its incidents stay as they are.
    Result<> removeSource(Connection &c, const Actor &actor, SourceId id) const;
    Result<std::vector<AlertSource>> sources(Connection &c, const Actor &actor) const;
    /// The source whose secret this is; the same Unauthenticated for everything else.
    Result<AlertSource> sourceOf(Connection &c, const QByteArray &secret) const;
    /// What the database keeps of a secret, and of all those of a tenant.
    [[nodiscard]] static QString hashOfSecret(const QByteArray &secret);
    Result<QStringList> sourceSecrets(Connection &c, TenantId tenant) const;
    /// Takes in what a source sends, in one transaction: new alerts open incidents or join them, repetitions are
    /// counted, ends resolve. The same message twice does nothing more. NotFound if the source was removed. Where the
    /// hash of its secret is given: Unauthenticated if that, or what an operator has set of it, is not the same any
    /// more.
    Result<IntakeReport> ingest(Connection &c, const AlertSource &source, const SignalBatch &batch,
                                const QString &secretHash = {}) const;
    /// Makes our state that of the sender: what it holds is firing, what it does not hold any more has ended.
    Result<IntakeReport> reconcile(Connection &c, const AlertSource &source, const PulledState &state) const;
    /// What comes of time alone: a source that has fallen silent is an incident, a flapping alert that has been quiet
    /// is steady again. To be called every minute or so.
    Result<> watchSource(Connection &c, const AlertSource &source) const;

    // Queries, each in a read transaction of its own.
    Result<IncidentPage> incidents(Connection &c, const Actor &actor, const IncidentQuery &query,
                                   const PageStart &start, int limit, AnchorCache *anchors = nullptr) const;
    /// Whole incidents from a position of the list on, and how many the list has.
    Result<NumberedIncidents> numberedIncidents(Connection &c, const Actor &actor, const IncidentQuery &query,
                                                qint64 offset, int limit, AnchorCache *anchors = nullptr) const;
    Result<RowCount> count(Connection &c, const Actor &actor, const IncidentFilter &filter) const;
    Result<std::vector<MatchedIncident>> incidentsById(Connection &c, const Actor &actor,
                                                       const std::vector<IncidentId> &ids,
                                                       const IncidentFilter &filter) const;
    Result<std::vector<IncidentId>> incidentIds(Connection &c, const Actor &actor, const IncidentQuery &query,
                                                qint64 offset, qint64 count, AnchorCache *anchors = nullptr) const;
    Result<IncidentDetail> detail(Connection &c, const Actor &actor, IncidentId id,
                                  DetailParts parts = allDetailParts) const;
    Result<Incident> incident(Connection &c, const Actor &actor, IncidentId id) const; ///< without what belongs to it
    Result<IncidentId> findByNumber(Connection &c, const Actor &actor, const QString &number) const;
    Result<IncidentCounters> counters(Connection &c, const Actor &actor) const;
    Result<ImpactFigures> impact(Connection &c, const Actor &actor, IncidentId id) const;
    /// The specification's monitoring request.
    struct ReportRequest
    {
        Instant from{};
        Instant to{};
        std::optional<QString> category;
        std::optional<Priority> priority;
        std::optional<Status> status;
    };
    Result<MonitoringReport> monitoring(Connection &c, const Actor &actor, const ReportRequest &request) const;
    /// Of all incidents; the limits are those of overdueAfter(). Takes the time of a walk over them.
    Result<ResolutionTimes> resolutionTimes(Connection &c, const Actor &actor,
                                            const std::vector<std::chrono::seconds> &bounds) const;
    /// Of the alerts that were triggered from `from` to `to`.
    Result<AlertStatistics> alertStatistics(Connection &c, const Actor &actor, Instant from, Instant to) const;
    Result<Directory> directory(Connection &c, const Actor &actor) const;
    Result<std::vector<Rule>> rules(Connection &c, const Actor &actor) const;
    Result<ItemMap> items(Connection &c, const Actor &actor) const;
    Result<std::vector<UserLoad>> users(Connection &c, const Actor &actor) const;
    Result<std::vector<SavedView>> views(Connection &c, const Actor &actor) const;
    /// Newest first: those before this record, or the newest of all.
    Result<std::vector<AuditRecord>> auditRecords(Connection &c, const Actor &actor, AuditId before, int limit) const;
    /// Reads the whole audit trail of the tenant and compares it with its hashes.
    Result<AuditProof> proveAudit(Connection &c, const Actor &actor) const;
    Result<std::vector<Alert>> activeAlerts(Connection &c, const Actor &actor, int offset, int limit) const;
    Result<qint64> activeAlertCount(Connection &c, const Actor &actor) const;
    Result<AlertPage> alerts(Connection &c, const Actor &actor, const AlertScope &scope) const;
    /// Of these incidents, triggered since then, the newest first.
    Result<std::vector<Alert>> alertsOf(Connection &c, const Actor &actor, Instant since,
                                        const std::vector<IncidentId> &incidents, int limit) const;
    Result<std::vector<Alert>> alertsById(Connection &c, const Actor &actor, const std::vector<AlertId> &ids) const;
    Result<ActivityRecords> activity(Connection &c, const Actor &actor, Instant since) const;
    Result<std::vector<Activity>> activityById(Connection &c, const Actor &actor,
                                               const std::vector<EventId> &ids) const;
    Result<MetricPage> metrics(Connection &c, const Actor &actor, Instant since) const;
    Result<std::vector<MetricSummary>> metricsOf(Connection &c, const Actor &actor, Instant since,
                                                 const std::vector<IncidentId> &incidents) const;
    /// Oldest first.
    Result<std::vector<Metric>> samples(Connection &c, const Actor &actor, const SampleScope &scope) const;
    Result<> exportIncidents(Connection &c, const Actor &actor, const IncidentQuery &query,
                             const std::function<bool(const Incident &)> &each) const;
    /// Only these, in their order; ids that are not there are left out.
    Result<> exportIncidents(Connection &c, const Actor &actor, const std::vector<IncidentId> &ids,
                             const std::function<bool(const Incident &)> &each) const;
    Result<PriorityMatrix> priorityMatrix(Connection &c, const Actor &actor) const;

    /// Walks a list once, so that jumps in it find their place; see buildAnchors().
    Result<> prepareJumps(Connection &c, const Actor &actor, const IncidentQuery &query, AnchorCache &anchors) const;

    // Housekeeping, a small piece in each call so that commands need not wait for it. True: there is more to do now.
    // What the database login may not do is left to others.
    /// Makes incidents whose text somebody changed without the program findable by their new words.
    Result<bool> refreshSearch(Connection &c, const Actor &actor) const;
    /// All that some writer has to do every minute or some hundred commands: the sums of the counters, refreshSearch(),
    /// and the end of the change feed that nobody reads any more.
    Result<bool> maintain(Connection &c, const Actor &actor) const;

private:
    Result<Alert> changeAlert(Connection &c, const Actor &actor, AlertId id, AlertStatus to) const;

    const Clock &m_clock;
};

} // namespace itsm
