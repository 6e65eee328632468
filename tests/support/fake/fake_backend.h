#pragma once

#include "models/list_position.h"
#include "services/backend/backend.h"

#include <QHash>
#include <QPromise>
#include <QSet>
#include <QTimer>
#include <deque>
#include <map>
#include <random>

namespace itsm::test {

/// A backend in memory whose answers come when a test wants them: after random delays, held back and let go one by one
/// in any order, or failing. Data is read at one moment and delivered at a later one, as from a real database.
class FakeBackend : public Backend
{
public:
    enum class Call : quint8 {
        Incidents,
        Count,
        ById,
        Ids,
        Detail,
        ByNumber,
        Counters,
        Impact,
        Alerts,
        AlertsById,
        Activity,
        ActivityById,
        Metrics,
        MetricsOf,
        Samples,
        Directory,
        Views,
        Rules,
        Items,
        Users,
        PrepareJumps,
        Command,
        Calls,
    };

    explicit FakeBackend(QObject *parent = nullptr);

    // The data. Every change is reported after the change delay.
    IncidentId insert(Incident incident);
    /// Many at once, reported as a bulk load.
    void load(std::vector<Incident> incidents);
    void update(IncidentId id, const std::function<void(Incident &)> &change);
    void remove(IncidentId id);
    void addMetric(Metric metric);
    void addEvent(IncidentEvent event);
    RuleId add(Rule rule);
    CiId add(ConfigurationItem item);
    UserId add(User user);
    void add(const CiRelation &relation);
    /// Somebody else changed it: a new version.
    void update(const Rule &rule);
    void update(const ConfigurationItem &item);
    void update(const User &user);
    [[nodiscard]] Rule get(RuleId id) const { return m_rules.at(id); }
    [[nodiscard]] ConfigurationItem get(CiId id) const { return m_items.at(id); }
    [[nodiscard]] User get(UserId id) const { return m_users.at(id); }
    [[nodiscard]] bool contains(RuleId id) const { return m_rules.contains(id); }
    [[nodiscard]] bool contains(CiId id) const { return m_items.contains(id); }
    [[nodiscard]] const std::vector<CiRelation> &relations() const { return m_relations; }
    void reportEverything();
    [[nodiscard]] bool contains(IncidentId id) const { return m_incidents.contains(id); }
    [[nodiscard]] Incident get(IncidentId id) const { return m_incidents.value(id); }
    [[nodiscard]] qsizetype size() const { return m_incidents.size(); }
    [[nodiscard]] std::vector<IncidentId> ids() const;
    /// What changed is reported now, however long the change delay.
    void reportChanges();
    /// The whole list, made afresh by filtering and sorting everything: what models are compared with.
    [[nodiscard]] std::vector<IncidentSummary> oracle(const IncidentQuery &query) const;

    // How it answers.
    struct Delay
    {
        int least = 0; ///< ms
        int most = 0;
    };
    void setDelays(Delay untilRead, Delay untilDelivered);
    void setChangeDelay(Delay delay) { m_changeDelay = delay; }
    void setSeed(quint32 seed) { m_random.seed(seed); }
    void setCountCap(qint64 cap) { m_countCap = cap; }
    /// The moment that filters count ages to.
    void setNow(Instant now);
    /// All alerts were triggered then.
    void setAlertTimes(Instant time);
    /// Lists of everything say that there is more.
    void setCut(bool isCut) { m_isCut = isCut; }
    /// All calls of a kind fail until told otherwise.
    void setFailure(Call call, std::optional<Error> error) { m_failures[size_t(call)] = std::move(error); }
    /// Answers of a kind wait, read but not delivered, until they are let go.
    void setHeld(Call call, bool held) { m_isHeld[size_t(call)] = held; }
    /// Calls of a kind are not even read until they may be: what changes meanwhile is in their answers.
    void setReadHeld(Call call, bool held);
    [[nodiscard]] size_t heldCount() const { return m_held.size(); }
    void releaseHeld(size_t index);
    void releaseAllHeld();
    [[nodiscard]] int calls(Call call) const { return m_calls[size_t(call)]; }
    /// Calls that were not delivered yet, and changes not yet reported.
    [[nodiscard]] bool isQuiet() const { return m_open == 0 && m_changes.empty(); }
    [[nodiscard]] std::vector<SavedView> &savedViews() { return m_savedViews; }
    void setRole(Role role) { m_actor.role = role; }
    void setLink(LinkState link);

    // Backend
    [[nodiscard]] const Actor &actor() const override { return m_actor; }
    [[nodiscard]] LinkState linkState() const override { return m_link; }

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
    Future<SavedView> saveView(const SavedView &view) override;
    Future<void> deleteView(ViewId id) override;
    Future<qint64> exportIncidents(const ExportSource &source, const WriterFactory &writer, const QString &path,
                                   const std::shared_ptr<BulkControl> &) override;
    Future<QByteArray> formatIncidents(const ExportSource &source, const WriterFactory &writer) override;
    void prepareJumps(const IncidentQuery &) override { ++m_calls[size_t(Call::PrepareJumps)]; }

    Future<Incident> createIncident(const NewIncident &input) override;
    Future<Incident> run(const IncidentRef &ref, const IncidentCommand &command) override;
    Future<BulkResult> runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                               const std::shared_ptr<BulkControl> &control) override;
    Future<Alert> createAlert(const NewAlert &input) override;
    Future<Alert> acknowledgeAlert(AlertId id) override { return alertTo(id, AlertStatus::Acknowledged); }
    Future<Alert> resolveAlert(AlertId id) override { return alertTo(id, AlertStatus::Resolved); }
    Future<std::vector<AlertItem>> changeAlerts(const std::vector<AlertId> &ids, AlertStatus to) override;
    /// Whoever changed them, and however long ago.
    Future<std::vector<AlertItem>> takeBackAlerts(const std::vector<AlertId> &ids) override;
    /// Understands the file as the importer does, and makes every row an incident; nothing is known from before.
    Future<ImportReport> importFile(const QString &path, const ImportFileOptions &options,
                                    const std::shared_ptr<BulkControl> &control) override;
    Future<std::vector<Rule>> rules() override;
    Future<ItemMap> items() override;
    Future<std::vector<UserLoad>> users() override;
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
    Future<Metric> addMetric(const NewMetric &input) override;

private:
    struct View
    {
        IncidentQuery query;
        std::vector<ListPosition> rows;
    };

    template <typename IsWanted>
    std::vector<Activity> activityWhere(IsWanted isWanted) const;
    std::vector<MetricSummary> summaries(Instant since, const QList<IncidentId> &incidents) const;

    static tl::unexpected<Error> notFound() { return fail(Error::Code::NotFound, QStringLiteral("not found")); }

    IncidentPage page(const std::vector<ListPosition> &list, qint64 first, qint64 end, qint64 offset) const;

    /// Sorted lists are kept for each query and follow the changes, so that answering costs no sorting.
    const std::vector<ListPosition> &sorted(const IncidentQuery &query);
    const std::vector<ListPosition> &sortedAny(const IncidentFilter &filter);
    std::vector<IncidentId> idsOf(const ExportSource &source);
    QByteArray written(const std::vector<IncidentId> &ids, RecordWriter &writer) const;
    void unindex(const Incident &incident);
    void store(Incident incident);

    Result<Incident> apply(const IncidentRef &ref, const IncidentCommand &command);

    Future<Alert> alertTo(AlertId id, AlertStatus status);
    Result<Alert> moveAlert(AlertId id, AlertStatus status);
    std::optional<Error> takeBackAlert(AlertId id);
    static void fill(Rule &rule, const NewRule &input);
    static void fill(ConfigurationItem &item, const NewItem &input);
    static void fill(User &user, const NewUser &input);
    template <typename Key, typename T>
    static Result<std::vector<T>> valuesOf(const std::map<Key, T> &rows);
    template <typename Key, typename T>
    const T &put(std::map<Key, T> &rows, T row, Change::Entity entity, Change::Operation operation);
    template <typename Key, typename T, typename Edit>
    Result<T> edited(std::map<Key, T> &rows, Key id, qint64 version, Change::Entity entity, const Edit &edit);
    template <typename Key, typename T>
    Result<> erased(std::map<Key, T> &rows, Key id, Change::Entity entity);
    void noteRelation(const CiRelation &relation);
    void noteAlert(const Alert &alert);
    void note(Change::Operation operation, IncidentId id);
    void startChangeTimer();

    int draw(Delay delay) { return std::uniform_int_distribution<int>(delay.least, delay.most)(m_random); }

    template <typename T>
    Future<T> answer(Call call, std::function<Result<T>()> read)
    {
        ++m_calls[size_t(call)];
        ++m_open;
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const Future<T> future = promise->future();
        const std::function<void()> readNow = [this, call, promise, read = std::move(read)] {
            std::optional<Error> failure = m_failures[size_t(call)];
            auto result = std::make_shared<Result<T>>(failure ? Result<T>(fail(*failure)) : read());
            const std::function<void()> deliver = [this, promise, result] {
                --m_open;
                promise->addResult(std::move(*result));
                promise->finish();
            };
            if (m_isHeld[size_t(call)])
                m_held.push_back(deliver);
            else
                QTimer::singleShot(draw(m_untilDelivered), this, deliver);
        };
        QTimer::singleShot(draw(m_untilRead), this, [this, call, readNow] {
            if (m_isReadHeld[size_t(call)])
                m_unread[size_t(call)].push_back(readNow);
            else
                readNow();
        });
        return future;
    }

    Actor m_actor;
    LinkState m_link;
    FilterContext m_context{Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}}, UserId(1)};
    QHash<IncidentId, Incident> m_incidents;
    bool m_isCut = false;
    QHash<IncidentId, std::vector<IncidentEvent>> m_events;
    std::vector<SavedView> m_savedViews;
    QHash<IncidentId, Incident> m_previous; ///< before the last command
    QHash<IncidentId, std::vector<Alert>> m_alerts;
    QHash<AlertId, Token<AlertStatus>> m_alertsBefore; ///< what their last command changed
    QHash<IncidentId, std::vector<Metric>> m_metrics;
    std::map<RuleId, Rule> m_rules;
    std::map<CiId, ConfigurationItem> m_items;
    std::map<UserId, User> m_users;
    std::vector<CiRelation> m_relations;
    std::deque<View> m_views;
    qint64 m_lastId = 0;
    qint64 m_countCap = 1'000'000'000;

    std::mt19937 m_random{1};
    Delay m_untilRead;
    Delay m_untilDelivered;
    Delay m_changeDelay;
    std::array<std::optional<Error>, size_t(Call::Calls)> m_failures;
    std::array<bool, size_t(Call::Calls)> m_isHeld{};
    std::array<bool, size_t(Call::Calls)> m_isReadHeld{};
    std::array<std::vector<std::function<void()>>, size_t(Call::Calls)> m_unread;
    std::array<int, size_t(Call::Calls)> m_calls{};
    std::vector<std::function<void()>> m_held;
    int m_open = 0;
    std::vector<Change> m_changes;
    QTimer m_changeTimer;
};

} // namespace itsm::test
