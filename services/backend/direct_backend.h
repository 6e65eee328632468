#pragma once

#include "services/backend/backend.h"

namespace itsm {

/// A desk on a store, in threads of its own: one for commands, two for queries, one for imports, one that follows the
/// change feed. Connections belong to those threads and are opened again after a loss. A newer query of the same kind
/// does not wait for an older one that nobody needs any more: cancelled futures are skipped when their turn comes.
class DirectBackend : public Backend
{
    Q_OBJECT
public:
    /// Returns at once; the link comes up in the background. A missing SQLite file is created, an older one upgraded;
    /// a server's older schema is refused. `clock` must live as long as the program.
    DirectBackend(const StoreUrl &url, Actor actor, const Clock &clock, QObject *parent = nullptr);
    ~DirectBackend() override;

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
    void prepareJumps(const IncidentQuery &query) override;

    Future<SavedView> saveView(const SavedView &view) override;
    Future<void> deleteView(ViewId id) override;

    Future<Incident> createIncident(const NewIncident &input) override;
    Future<Incident> run(const IncidentRef &ref, const IncidentCommand &command) override;
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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace itsm
