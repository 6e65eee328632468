#pragma once

#include "services/backend/backend.h"
#include "services/backend/rest_session.h"

namespace itsm {

/// A server of the product, through its REST API and its event stream. While the server cannot be reached, calls answer
/// at once with Unavailable and the reason; it comes back by itself, and everything then counts as changed.
class RestBackend : public Backend
{
    Q_OBJECT
public:
    /// Returns at once; the link comes up in the background. `clock` must live as long as the program.
    RestBackend(const RestSession &session, const Clock &clock, QObject *parent = nullptr);
    ~RestBackend() override;

    /// Somebody has signed in again, as the same person, after signedOut().
    void resume(const RestTokens &tokens);

    [[nodiscard]] const Actor &actor() const override;
    [[nodiscard]] LinkState linkState() const override;

    Future<IncidentPage> incidents(const IncidentQuery &query, const PageStart &start, int limit) override;
    Future<RowCount> count(const IncidentFilter &filter) override;
    Future<std::vector<MatchedIncident>> incidentsById(const std::vector<IncidentId> &ids,
                                                       const IncidentFilter &filter) override;
    Future<std::vector<IncidentId>> incidentIds(const IncidentQuery &query, qint64 offset, qint64 count) override;
    Future<IncidentDetail> detail(IncidentId id) override;
    Future<IncidentId> findByNumber(const QString &number) override;
    Future<IncidentCounters> counters() override;
    Future<ImpactFigures> impact(IncidentId id) override;
    Future<AlertPage> alerts(const AlertScope &scope) override;
    Future<std::vector<Alert>> alertsById(const std::vector<AlertId> &ids) override;
    Future<ActivityRecords> activity(Instant since) override;
    Future<std::vector<Activity>> activityById(const std::vector<EventId> &ids) override;
    Future<MetricPage> metrics(Instant since) override;
    Future<std::vector<MetricSummary>> metricsOf(Instant since, const std::vector<IncidentId> &incidents) override;
    Future<std::vector<Metric>> samples(const SampleScope &scope) override;
    Future<Directory> directory() override;
    Future<std::vector<SavedView>> views() override;
    Future<qint64> exportIncidents(const ExportSource &source, const WriterFactory &writer, const QString &path,
                                   const std::shared_ptr<BulkControl> &control) override;
    Future<QByteArray> formatIncidents(const ExportSource &source, const WriterFactory &writer) override;
    Future<ImportReport> importFile(const QString &path, const ImportFileOptions &options,
                                    const std::shared_ptr<BulkControl> &control) override;
    Future<std::vector<Rule>> rules() override;
    Future<ItemMap> items() override;
    Future<std::vector<UserLoad>> users() override;
    /// The server prepares by itself.
    void prepareJumps(const IncidentQuery &query) override;

    Future<SavedView> saveView(const SavedView &view) override;
    Future<void> deleteView(ViewId id) override;

    Future<Incident> createIncident(const NewIncident &input) override;
    Future<Incident> run(const IncidentRef &ref, const IncidentCommand &command) override;
    /// Cancelling ends it at the server, and the answer tells whether it was done before.
    Future<BulkResult> runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                               const std::shared_ptr<BulkControl> &control) override;
    Future<Alert> createAlert(const NewAlert &input) override;
    Future<Alert> acknowledgeAlert(AlertId id) override;
    Future<Alert> resolveAlert(AlertId id) override;
    Future<std::vector<AlertItem>> changeAlerts(const std::vector<AlertId> &ids, AlertStatus to) override;
    Future<std::vector<AlertItem>> takeBackAlerts(const std::vector<AlertId> &ids) override;
    Future<Metric> addMetric(const NewMetric &input) override;

    Future<Rule> createRule(const NewRule &input) override;
    Future<Rule> updateRule(RuleId id, const NewRule &input, qint64 version) override;
    Future<Rule> setRuleActive(RuleId id, bool isActive, qint64 version) override;
    Future<void> deleteRule(RuleId id) override;
    Future<ConfigurationItem> createItem(const NewItem &input) override;
    Future<ConfigurationItem> updateItem(CiId id, const NewItem &input, qint64 version) override;
    Future<void> deleteItem(CiId id) override;
    Future<void> addRelation(const CiRelation &relation) override;
    Future<void> removeRelation(const CiRelation &relation) override;
    Future<User> createUser(const NewUser &input) override;
    Future<User> updateUser(UserId id, const NewUser &input, qint64 version) override;

Q_SIGNALS:
    /// To be kept for the next start; the one before is used up.
    void refreshTokenChanged(const itsm::Secret &token);
    /// The session is over: somebody has to sign in, see resume(). The link is lost until then.
    void signedOut(const QString &reason);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace itsm
