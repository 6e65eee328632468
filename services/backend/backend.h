#pragma once

#include "services/desk/desk.h"
#include "services/storage/change_feed.h"
#include "services/transfer/export.h"
#include "services/transfer/import_file.h"

#include <QFuture>
#include <QObject>

namespace itsm {

/// How the console's link to its data stands.
struct LinkState
{
    enum class State : quint8 { Connecting, Live, Lost };
    State state = State::Connecting;
    QString source;          ///< "SQLite", "PostgreSQL" …
    QString reason;          ///< why it is lost; shown to the user
    OptionalInstant since;   ///< when the state began
    OptionalInstant freshAt; ///< last moment at which the data was known to be up to date
};

/// What the console talks to. Lives in the UI thread; every call returns at once and answers through its future,
/// always, at the latest with Error::Cancelled when the backend goes. Commands fail with Error::Unavailable while the
/// link is lost.
///
/// Promises are finished by other threads. Wait for them with a QFutureWatcher (whenAnswered() of the models), not with
/// QFuture::then(context, …): that of Qt 6.4 asserts, and races, when the context has been destroyed meanwhile.
class Backend : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    template <typename T>
    using Future = QFuture<Result<T>>;

    [[nodiscard]] virtual const Actor &actor() const = 0;
    [[nodiscard]] virtual LinkState linkState() const = 0;

    virtual Future<IncidentPage> incidents(const IncidentQuery &query, const PageStart &start, int limit) = 0;
    virtual Future<RowCount> count(const IncidentFilter &filter) = 0;
    virtual Future<std::vector<MatchedIncident>> incidentsById(const std::vector<IncidentId> &ids,
                                                               const IncidentFilter &filter) = 0;
    virtual Future<std::vector<IncidentId>> incidentIds(const IncidentQuery &query, qint64 offset, qint64 count) = 0;
    virtual Future<IncidentDetail> detail(IncidentId id) = 0;
    virtual Future<IncidentId> findByNumber(const QString &number) = 0;
    virtual Future<IncidentCounters> counters() = 0;
    virtual Future<ImpactFigures> impact(IncidentId id) = 0;
    virtual Future<AlertPage> alerts(const AlertScope &scope) = 0;
    virtual Future<std::vector<Alert>> alertsById(const std::vector<AlertId> &ids) = 0;
    virtual Future<ActivityRecords> activity(Instant since) = 0;
    virtual Future<std::vector<Activity>> activityById(const std::vector<EventId> &ids) = 0;
    virtual Future<MetricPage> metrics(Instant since) = 0;
    virtual Future<std::vector<MetricSummary>> metricsOf(Instant since, const std::vector<IncidentId> &incidents) = 0;
    virtual Future<std::vector<Metric>> samples(const SampleScope &scope) = 0;
    virtual Future<Directory> directory() = 0;
    virtual Future<std::vector<SavedView>> views() = 0;
    /// Writes a file that appears whole or not at all; the answer is the number of incidents. `control` tells how far
    /// it is and cancels. The factory is called in another thread.
    virtual Future<qint64> exportIncidents(const ExportSource &source, const WriterFactory &writer, const QString &path,
                                           const std::shared_ptr<BulkControl> &control) = 0;
    /// The same into memory, for some thousand incidents at most.
    virtual Future<QByteArray> formatIncidents(const ExportSource &source, const WriterFactory &writer) = 0;
    /// Loads a file piece by piece, so that commands go on meanwhile. `control` tells how far it is, in bytes or
    /// incidents, and cancels; what was written until then stays.
    virtual Future<ImportReport> importFile(const QString &path, const ImportFileOptions &options,
                                            const std::shared_ptr<BulkControl> &control) = 0;
    virtual Future<std::vector<Rule>> rules() = 0;
    virtual Future<ItemMap> items() = 0;
    virtual Future<std::vector<UserLoad>> users() = 0;
    /// Lets a sorted list prepare for jumps of the scroll bar; harmless to call often.
    virtual void prepareJumps(const IncidentQuery &query) = 0;

    virtual Future<SavedView> saveView(const SavedView &view) = 0;
    virtual Future<void> deleteView(ViewId id) = 0;

    virtual Future<Incident> createIncident(const NewIncident &input) = 0;
    virtual Future<Incident> run(const IncidentRef &ref, const IncidentCommand &command) = 0;
    virtual Future<BulkResult> runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                                       const std::shared_ptr<BulkControl> &control) = 0;
    virtual Future<Alert> createAlert(const NewAlert &input) = 0;
    virtual Future<Alert> acknowledgeAlert(AlertId id) = 0;
    virtual Future<Alert> resolveAlert(AlertId id) = 0;
    virtual Future<std::vector<AlertItem>> changeAlerts(const std::vector<AlertId> &ids, AlertStatus to) = 0;
    virtual Future<std::vector<AlertItem>> takeBackAlerts(const std::vector<AlertId> &ids) = 0;
    virtual Future<Metric> addMetric(const NewMetric &input) = 0;

    virtual Future<Rule> createRule(const NewRule &input) = 0;
    virtual Future<Rule> updateRule(RuleId id, const NewRule &input, qint64 version) = 0;
    virtual Future<Rule> setRuleActive(RuleId id, bool isActive, qint64 version) = 0;
    virtual Future<void> deleteRule(RuleId id) = 0;
    virtual Future<ConfigurationItem> createItem(const NewItem &input) = 0;
    virtual Future<ConfigurationItem> updateItem(CiId id, const NewItem &input, qint64 version) = 0;
    virtual Future<void> deleteItem(CiId id) = 0;
    virtual Future<void> addRelation(const CiRelation &relation) = 0;
    virtual Future<void> removeRelation(const CiRelation &relation) = 0;
    virtual Future<User> createUser(const NewUser &input) = 0;
    virtual Future<User> updateUser(UserId id, const NewUser &input, qint64 version) = 0;

Q_SIGNALS:
    /// Rows changed, by whomever. A few times without delay, and ten times a second when much happens.
    void changed(const std::vector<itsm::Change> &changes);
    void linkStateChanged(const itsm::LinkState &state);
};

} // namespace itsm
