#pragma once

#include "models/list_position.h"
#include "services/backend/backend.h"
#include "services/domain/json.h"

#include <QFile>
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

    explicit FakeBackend(QObject *parent = nullptr)
        : Backend(parent)
    {
        m_actor = {TenantId(1), UserId(1), QStringLiteral("Tester"), Role::Admin, QStringLiteral("user")};
        m_link.state = LinkState::State::Live;
        m_link.source = QStringLiteral("memory");
        m_changeTimer.setSingleShot(true);
        connect(&m_changeTimer, &QTimer::timeout, this, &FakeBackend::reportChanges);
    }

    // The data. Every change is reported after the change delay.
    IncidentId insert(Incident incident)
    {
        if (!incident.id.isValid())
            incident.id = IncidentId(++m_lastId);
        m_lastId = qMax(m_lastId, incident.id.value);
        incident.tenantId = m_actor.tenant;
        const IncidentId id = incident.id;
        store(std::move(incident));
        note(Change::Operation::Insert, id);
        return id;
    }
    /// Many at once, reported as a bulk load.
    void load(std::vector<Incident> incidents)
    {
        m_views.clear();
        for (Incident &incident : incidents) {
            incident.id = IncidentId(++m_lastId);
            incident.tenantId = m_actor.tenant;
            const IncidentId id = incident.id;
            m_incidents.insert(id, std::move(incident));
        }
        reportEverything();
    }
    void update(IncidentId id, const std::function<void(Incident &)> &change)
    {
        Incident incident = m_incidents.value(id);
        change(incident);
        ++incident.version;
        store(std::move(incident));
        note(Change::Operation::Update, id);
    }
    void remove(IncidentId id)
    {
        unindex(m_incidents.value(id));
        m_incidents.remove(id);
        note(Change::Operation::Delete, id);
    }
    void addMetric(Metric metric)
    {
        metric.id = MetricId(++m_lastId);
        m_metrics[metric.incidentId].push_back(metric);
        m_changes.push_back(
            {Change::Entity::Metric, Change::Operation::Insert, metric.id.value, metric.incidentId.value});
        startChangeTimer();
    }
    void addEvent(IncidentEvent event)
    {
        event.id = EventId(++m_lastId);
        std::vector<IncidentEvent> &events = m_events[event.incidentId];
        events.insert(events.begin(), event);
        m_changes.push_back({Change::Entity::Event, Change::Operation::Insert, event.id.value, event.incidentId.value});
        startChangeTimer();
    }
    RuleId add(Rule rule)
    {
        rule.id = RuleId(++m_lastId);
        return put(m_rules, rule, Change::Entity::Rule, Change::Operation::Insert).id;
    }
    CiId add(ConfigurationItem item)
    {
        item.id = CiId(++m_lastId);
        return put(m_items, item, Change::Entity::Ci, Change::Operation::Insert).id;
    }
    UserId add(User user)
    {
        user.id = UserId(++m_lastId);
        return put(m_users, user, Change::Entity::User, Change::Operation::Insert).id;
    }
    void add(const CiRelation &relation)
    {
        m_relations.push_back(relation);
        noteRelation(relation);
    }
    /// Somebody else changed it: a new version.
    void update(const Rule &rule) { put(m_rules, rule, Change::Entity::Rule, Change::Operation::Update); }
    void update(const ConfigurationItem &item) { put(m_items, item, Change::Entity::Ci, Change::Operation::Update); }
    void update(const User &user) { put(m_users, user, Change::Entity::User, Change::Operation::Update); }
    [[nodiscard]] Rule get(RuleId id) const { return m_rules.at(id); }
    [[nodiscard]] ConfigurationItem get(CiId id) const { return m_items.at(id); }
    [[nodiscard]] User get(UserId id) const { return m_users.at(id); }
    [[nodiscard]] bool contains(RuleId id) const { return m_rules.contains(id); }
    [[nodiscard]] bool contains(CiId id) const { return m_items.contains(id); }
    [[nodiscard]] const std::vector<CiRelation> &relations() const { return m_relations; }
    void reportEverything()
    {
        m_changes.push_back({});
        startChangeTimer();
    }
    [[nodiscard]] bool contains(IncidentId id) const { return m_incidents.contains(id); }
    [[nodiscard]] Incident get(IncidentId id) const { return m_incidents.value(id); }
    [[nodiscard]] qsizetype size() const { return m_incidents.size(); }
    [[nodiscard]] std::vector<IncidentId> ids() const
    {
        std::vector<IncidentId> all(m_incidents.keyBegin(), m_incidents.keyEnd());
        std::sort(all.begin(), all.end());
        return all;
    }
    /// What changed is reported now, however long the change delay.
    void reportChanges()
    {
        m_changeTimer.stop();
        const std::vector<Change> changes = std::exchange(m_changes, {});
        Q_EMIT changed(changes);
    }
    /// The whole list, made afresh by filtering and sorting everything: what models are compared with.
    [[nodiscard]] std::vector<IncidentSummary> oracle(const IncidentQuery &query) const
    {
        std::vector<IncidentSummary> rows;
        for (const Incident &incident : m_incidents) {
            if (matches(query.filter, incident, m_context))
                rows.push_back(incident);
        }
        std::sort(rows.begin(), rows.end(), [&](const auto &a, const auto &b) { return lessThan(a, b, query.sort); });
        return rows;
    }

    // How it answers.
    struct Delay
    {
        int least = 0; ///< ms
        int most = 0;
    };
    void setDelays(Delay untilRead, Delay untilDelivered)
    {
        m_untilRead = untilRead;
        m_untilDelivered = untilDelivered;
    }
    void setChangeDelay(Delay delay) { m_changeDelay = delay; }
    void setSeed(quint32 seed) { m_random.seed(seed); }
    void setCountCap(qint64 cap) { m_countCap = cap; }
    /// All alerts were triggered then.
    void setAlertTimes(Instant time)
    {
        for (std::vector<Alert> &alerts : m_alerts) {
            for (Alert &alert : alerts)
                alert.triggeredAt = time;
        }
    }
    /// Lists of everything say that there is more.
    void setCut(bool isCut) { m_isCut = isCut; }
    /// All calls of a kind fail until told otherwise.
    void setFailure(Call call, std::optional<Error> error) { m_failures[size_t(call)] = std::move(error); }
    /// Answers of a kind wait, read but not delivered, until they are let go.
    void setHeld(Call call, bool held) { m_isHeld[size_t(call)] = held; }
    /// Calls of a kind are not even read until they may be: what changes meanwhile is in their answers.
    void setReadHeld(Call call, bool held)
    {
        m_isReadHeld[size_t(call)] = held;
        if (!held) {
            for (const std::function<void()> &read : std::exchange(m_unread[size_t(call)], {}))
                read();
        }
    }
    [[nodiscard]] size_t heldCount() const { return m_held.size(); }
    void releaseHeld(size_t index)
    {
        const std::function<void()> deliver = m_held[index];
        m_held.erase(m_held.begin() + qsizetype(index));
        deliver();
    }
    void releaseAllHeld()
    {
        while (!m_held.empty())
            releaseHeld(0);
    }
    [[nodiscard]] int calls(Call call) const { return m_calls[size_t(call)]; }
    /// Calls that were not delivered yet, and changes not yet reported.
    [[nodiscard]] bool isQuiet() const { return m_open == 0 && m_changes.empty(); }
    [[nodiscard]] std::vector<SavedView> &savedViews() { return m_savedViews; }
    void setRole(Role role) { m_actor.role = role; }
    void setLink(LinkState link)
    {
        m_link = std::move(link);
        Q_EMIT linkStateChanged(m_link);
    }

    // Backend
    [[nodiscard]] const Actor &actor() const override { return m_actor; }
    [[nodiscard]] LinkState linkState() const override { return m_link; }

    Future<IncidentPage> incidents(const IncidentQuery &query, const PageStart &start, int limit) override
    {
        return answer<IncidentPage>(Call::Incidents, [this, query, start, limit]() -> Result<IncidentPage> {
            const std::vector<ListPosition> &list = sorted(query);
            const qint64 size = qint64(list.size());
            const ListPosition neighbour{start.key, start.id};
            const auto less = [&](const ListPosition &a, const ListPosition &b) {
                return comesBefore(a, b, query.sort);
            };
            qint64 first = qMin(start.offset, size);
            if (start.kind == PageStart::Kind::After) {
                first = std::upper_bound(list.begin(), list.end(), neighbour, less) - list.begin();
            } else if (start.kind == PageStart::Kind::Before) {
                const qint64 end = std::lower_bound(list.begin(), list.end(), neighbour, less) - list.begin();
                return page(list, qMax(qint64{0}, end - limit), end, start.offset);
            }
            return page(list, first, qMin(size, first + limit), start.offset);
        });
    }
    Future<RowCount> count(const IncidentFilter &filter) override
    {
        return answer<RowCount>(Call::Count, [this, filter]() -> Result<RowCount> {
            const qint64 size = qint64(sortedAny(filter).size());
            return RowCount{qMin(size, m_countCap), size > m_countCap};
        });
    }
    Future<std::vector<MatchedIncident>> incidentsById(const std::vector<IncidentId> &ids,
                                                       const IncidentFilter &filter) override
    {
        return answer<std::vector<MatchedIncident>>(
            Call::ById, [this, ids, filter]() -> Result<std::vector<MatchedIncident>> {
                std::vector<MatchedIncident> rows;
                for (const IncidentId id : ids) {
                    if (const auto found = m_incidents.constFind(id); found != m_incidents.constEnd())
                        rows.push_back({*found, matches(filter, *found, m_context)});
                }
                return rows;
            });
    }
    Future<std::vector<IncidentId>> incidentIds(const IncidentQuery &query, qint64 offset, qint64 count) override
    {
        return answer<std::vector<IncidentId>>(
            Call::Ids, [this, query, offset, count]() -> Result<std::vector<IncidentId>> {
                const std::vector<ListPosition> &list = sorted(query);
                std::vector<IncidentId> ids;
                for (qint64 i = offset; i < qMin(offset + count, qint64(list.size())); ++i)
                    ids.push_back(list[size_t(i)].id);
                return ids;
            });
    }
    Future<IncidentDetail> detail(IncidentId id) override
    {
        return answer<IncidentDetail>(Call::Detail, [this, id]() -> Result<IncidentDetail> {
            if (!contains(id))
                return notFound();
            return IncidentDetail{get(id), m_events.value(id), m_alerts.value(id), m_metrics.value(id)};
        });
    }
    Future<IncidentId> findByNumber(const QString &number) override
    {
        return answer<IncidentId>(Call::ByNumber, [this, number]() -> Result<IncidentId> {
            for (const Incident &incident : std::as_const(m_incidents)) {
                if (incident.number == number)
                    return incident.id;
            }
            return notFound();
        });
    }
    Future<IncidentCounters> counters() override
    {
        return answer<IncidentCounters>(Call::Counters, [this]() -> Result<IncidentCounters> {
            IncidentCounters c;
            for (const Incident &incident : std::as_const(m_incidents)) {
                if (incident.deletedAt)
                    continue;
                ++c.total;
                c.open += isOpen(incident.status.value()) ? 1 : 0;
                c.openCritical += isOpen(incident.status.value()) && incident.severity == Severity::Critical ? 1 : 0;
                c.resolved += incident.status == Status::Resolved ? 1 : 0;
                c.closed += incident.status == Status::Closed ? 1 : 0;
            }
            return c;
        });
    }
    Future<ImpactFigures> impact(IncidentId id) override
    {
        return answer<ImpactFigures>(Call::Impact, [this, id]() -> Result<ImpactFigures> {
            if (!contains(id))
                return notFound();
            return ImpactFigures{};
        });
    }
    Future<AlertPage> alerts(const AlertScope &scope) override
    {
        return answer<AlertPage>(Call::Alerts, [this, scope]() -> Result<AlertPage> {
            AlertPage page;
            for (const std::vector<Alert> &alerts : std::as_const(m_alerts)) {
                for (const Alert &alert : alerts) {
                    if (scope.since ? alert.triggeredAt >= *scope.since : alert.status != AlertStatus::Resolved)
                        page.alerts.push_back(alert);
                }
            }
            return page;
        });
    }
    Future<std::vector<Alert>> alertsById(const std::vector<AlertId> &ids) override
    {
        return answer<std::vector<Alert>>(Call::AlertsById, [this, ids]() -> Result<std::vector<Alert>> {
            std::vector<Alert> found;
            for (const std::vector<Alert> &alerts : std::as_const(m_alerts)) {
                std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(found), [&](const Alert &alert) {
                    return std::find(ids.begin(), ids.end(), alert.id) != ids.end();
                });
            }
            return found;
        });
    }
    Future<ActivityRecords> activity(Instant since) override
    {
        return answer<ActivityRecords>(Call::Activity, [this, since]() -> Result<ActivityRecords> {
            return ActivityRecords{activityWhere([since](const IncidentEvent &e) { return e.occurredAt >= since; }),
                                   m_isCut};
        });
    }
    Future<std::vector<Activity>> activityById(const std::vector<EventId> &ids) override
    {
        return answer<std::vector<Activity>>(Call::ActivityById, [this, ids]() -> Result<std::vector<Activity>> {
            const QSet<EventId> wanted(ids.begin(), ids.end());
            return activityWhere([&wanted](const IncidentEvent &event) { return wanted.contains(event.id); });
        });
    }
    Future<MetricPage> metrics(Instant since) override
    {
        return answer<MetricPage>(Call::Metrics, [this, since]() -> Result<MetricPage> {
            return MetricPage{summaries(since, m_metrics.keys()), m_isCut};
        });
    }
    Future<std::vector<MetricSummary>> metricsOf(Instant since, const std::vector<IncidentId> &incidents) override
    {
        return answer<std::vector<MetricSummary>>(
            Call::MetricsOf, [this, since, incidents]() -> Result<std::vector<MetricSummary>> {
                return summaries(since, QList<IncidentId>(incidents.begin(), incidents.end()));
            });
    }
    Future<std::vector<Metric>> samples(const SampleScope &scope) override
    {
        return answer<std::vector<Metric>>(Call::Samples, [this, scope]() -> Result<std::vector<Metric>> {
            std::vector<Metric> found;
            for (const Metric &metric : m_metrics.value(scope.incident)) {
                if (metric.type == scope.type && metric.name == scope.name && metric.measuredAt >= scope.since)
                    found.push_back(metric);
            }
            return found;
        });
    }
    Future<Directory> directory() override
    {
        return answer<Directory>(Call::Directory, []() -> Result<Directory> { return Directory{}; });
    }
    Future<std::vector<SavedView>> views() override
    {
        return answer<std::vector<SavedView>>(Call::Views,
                                              [this]() -> Result<std::vector<SavedView>> { return m_savedViews; });
    }
    Future<SavedView> saveView(const SavedView &view) override
    {
        return answer<SavedView>(Call::Command, [this, view]() -> Result<SavedView> {
            SavedView saved = view;
            saved.ownerId = m_actor.user;
            const auto old = std::ranges::find(m_savedViews, view.id, &SavedView::id);
            if (old != m_savedViews.end()) {
                *old = saved;
            } else {
                saved.id = ViewId(++m_lastId);
                m_savedViews.push_back(saved);
            }
            m_changes.push_back({Change::Entity::View, Change::Operation::Update, saved.id.value, 0});
            startChangeTimer();
            return saved;
        });
    }
    Future<void> deleteView(ViewId id) override
    {
        return answer<void>(Call::Command, [this, id]() -> Result<> {
            std::erase_if(m_savedViews, [id](const SavedView &view) { return view.id == id; });
            m_changes.push_back({Change::Entity::View, Change::Operation::Delete, id.value, 0});
            startChangeTimer();
            return {};
        });
    }
    Future<qint64> exportIncidents(const ExportSource &source, const WriterFactory &writer, const QString &path,
                                   const std::shared_ptr<BulkControl> &) override
    {
        return answer<qint64>(Call::Incidents, [this, source, writer, path]() -> Result<qint64> {
            const std::vector<IncidentId> ids = idsOf(source);
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return fail(Error::Code::Unavailable, file.errorString(), QStringLiteral("output"));
            file.write(written(ids, *writer()));
            return qint64(ids.size());
        });
    }
    Future<QByteArray> formatIncidents(const ExportSource &source, const WriterFactory &writer) override
    {
        return answer<QByteArray>(Call::Incidents, [this, source, writer]() -> Result<QByteArray> {
            return written(idsOf(source), *writer());
        });
    }
    void prepareJumps(const IncidentQuery &) override { ++m_calls[size_t(Call::PrepareJumps)]; }

    Future<Incident> createIncident(const NewIncident &input) override
    {
        return answer<Incident>(Call::Command, [this, input]() -> Result<Incident> {
            Incident incident;
            incident.title = input.title;
            incident.description = input.description;
            incident.severity = input.severity;
            incident.priority = input.priority.value_or(Priority::Medium);
            incident.category = input.category;
            incident.source = input.source;
            return get(insert(incident));
        });
    }
    Future<Incident> run(const IncidentRef &ref, const IncidentCommand &command) override
    {
        return answer<Incident>(Call::Command, [this, ref, command] { return apply(ref, command); });
    }
    Future<BulkResult> runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                               const std::shared_ptr<BulkControl> &control) override
    {
        return answer<BulkResult>(Call::Command, [this, refs, command, control]() -> Result<BulkResult> {
            BulkResult result;
            if (control)
                control->total = qint64(refs.size());
            for (const IncidentRef &ref : refs) {
                const Result<Incident> one = apply(ref, command);
                result.items.push_back({.id = ref.id,
                                        .error = one ? std::nullopt : std::optional(one.error()),
                                        .version = one ? one->version : 0,
                                        .isChanged = one && !std::holds_alternative<Comment>(command)});
                if (control)
                    ++control->done;
            }
            return result;
        });
    }
    Future<Alert> createAlert(const NewAlert &input) override
    {
        return answer<Alert>(Call::Command, [this, input]() -> Result<Alert> {
            Alert alert;
            alert.id = AlertId(++m_lastId);
            alert.incidentId = input.incidentId;
            alert.name = input.name;
            alert.message = input.message;
            alert.severity = input.severity;
            m_alerts[alert.incidentId].push_back(alert);
            noteAlert(alert);
            return alert;
        });
    }
    Future<Alert> acknowledgeAlert(AlertId id) override { return alertTo(id, AlertStatus::Acknowledged); }
    Future<Alert> resolveAlert(AlertId id) override { return alertTo(id, AlertStatus::Resolved); }
    Future<std::vector<AlertItem>> changeAlerts(const std::vector<AlertId> &ids, AlertStatus to) override
    {
        return answer<std::vector<AlertItem>>(Call::Command, [this, ids, to]() -> Result<std::vector<AlertItem>> {
            std::vector<AlertItem> items;
            for (const AlertId id : ids) {
                const Result<Alert> changed = moveAlert(id, to);
                items.push_back({.id = id, .error = changed ? std::nullopt : std::optional(changed.error())});
            }
            return items;
        });
    }
    /// Understands the file as the importer does, and makes every row an incident; nothing is known from before.
    Future<ImportReport> importFile(const QString &path, const ImportFileOptions &options,
                                    const std::shared_ptr<BulkControl> &control) override
    {
        return answer<ImportReport>(Call::Command, [this, path, options, control]() -> Result<ImportReport> {
            ITSM_TRY_ASSIGN(ImportReport report, checkFile(path, options, hooksFor(*control)));
            QFile file(path);
            if (options.kind != ImportFileOptions::Kind::Table || !file.open(QIODevice::ReadOnly))
                return report;
            const TransferHooks hooks = hooksFor(*control);
            CsvRows rows(file, options.table, hooks, Instant{});
            ITSM_TRY(rows.begin());
            for (CsvRow row;; ++report.summary.counts.created) {
                ITSM_TRY_ASSIGN(const bool isMore, rows.next(row));
                if (!isMore)
                    return report;
                insert(row.incident);
            }
        });
    }
    Future<std::vector<Rule>> rules() override
    {
        return answer<std::vector<Rule>>(Call::Rules, [this] { return valuesOf(m_rules); });
    }
    Future<ItemMap> items() override
    {
        return answer<ItemMap>(Call::Items, [this]() -> Result<ItemMap> {
            ItemMap map;
            for (const auto &[id, item] : m_items) {
                const auto open = std::count_if(m_incidents.begin(), m_incidents.end(), [id = id](const Incident &i) {
                    return i.ciId == id && isOpen(i.status.value());
                });
                map.items.push_back({item, open});
            }
            map.relations = m_relations;
            return map;
        });
    }
    Future<std::vector<UserLoad>> users() override
    {
        return answer<std::vector<UserLoad>>(Call::Users, [this]() -> Result<std::vector<UserLoad>> {
            std::vector<UserLoad> all;
            for (const auto &[id, user] : m_users) {
                const auto open = std::count_if(m_incidents.begin(), m_incidents.end(), [id = id](const Incident &i) {
                    return i.assigneeId == id && isOpen(i.status.value());
                });
                all.push_back({user, open});
            }
            return all;
        });
    }
    Future<Rule> createRule(const NewRule &input) override
    {
        return answer<Rule>(Call::Command, [this, input]() -> Result<Rule> {
            Rule rule;
            fill(rule, input);
            return get(add(rule));
        });
    }
    Future<Rule> updateRule(RuleId id, const NewRule &input, qint64 version) override
    {
        return answer<Rule>(Call::Command, [this, id, input, version] {
            return edited(m_rules, id, version, Change::Entity::Rule, [&](Rule &rule) { fill(rule, input); });
        });
    }
    Future<Rule> setRuleActive(RuleId id, bool isActive, qint64 version) override
    {
        return answer<Rule>(Call::Command, [this, id, isActive, version] {
            return edited(m_rules, id, version, Change::Entity::Rule, [&](Rule &rule) { rule.isActive = isActive; });
        });
    }
    Future<void> deleteRule(RuleId id) override
    {
        return answer<void>(Call::Command, [this, id] { return erased(m_rules, id, Change::Entity::Rule); });
    }
    Future<ConfigurationItem> createItem(const NewItem &input) override
    {
        return answer<ConfigurationItem>(Call::Command, [this, input]() -> Result<ConfigurationItem> {
            ConfigurationItem item;
            fill(item, input);
            return get(add(item));
        });
    }
    Future<ConfigurationItem> updateItem(CiId id, const NewItem &input, qint64 version) override
    {
        return answer<ConfigurationItem>(Call::Command, [this, id, input, version] {
            return edited(m_items, id, version, Change::Entity::Ci,
                          [&](ConfigurationItem &item) { fill(item, input); });
        });
    }
    Future<void> deleteItem(CiId id) override
    {
        return answer<void>(Call::Command, [this, id] { return erased(m_items, id, Change::Entity::Ci); });
    }
    Future<void> addRelation(const CiRelation &relation) override
    {
        return answer<void>(Call::Command, [this, relation]() -> Result<> {
            add(relation);
            return {};
        });
    }
    Future<void> removeRelation(const CiRelation &relation) override
    {
        return answer<void>(Call::Command, [this, relation]() -> Result<> {
            if (std::erase(m_relations, relation) == 0)
                return notFound();
            noteRelation(relation);
            return {};
        });
    }
    Future<User> createUser(const NewUser &input) override
    {
        return answer<User>(Call::Command, [this, input]() -> Result<User> {
            User user;
            fill(user, input);
            return get(add(user));
        });
    }
    Future<User> updateUser(UserId id, const NewUser &input, qint64 version) override
    {
        return answer<User>(Call::Command, [this, id, input, version] {
            return edited(m_users, id, version, Change::Entity::User, [&](User &user) { fill(user, input); });
        });
    }
    Future<Metric> addMetric(const NewMetric &input) override
    {
        return answer<Metric>(Call::Command, [this, input]() -> Result<Metric> {
            Metric metric;
            metric.incidentId = input.incidentId;
            metric.type = input.type;
            metric.name = input.name;
            metric.value = input.value;
            metric.unit = input.unit;
            addMetric(metric);
            return m_metrics[input.incidentId].back();
        });
    }

private:
    struct View
    {
        IncidentQuery query;
        std::vector<ListPosition> rows;
    };

    template <typename IsWanted>
    std::vector<Activity> activityWhere(IsWanted isWanted) const
    {
        std::vector<Activity> found;
        for (const std::vector<IncidentEvent> &events : m_events) {
            for (const IncidentEvent &event : events) {
                if (!isWanted(event))
                    continue;
                const auto incident = m_incidents.constFind(event.incidentId);
                found.push_back({event, incident->number, incident->title});
            }
        }
        return found;
    }
    std::vector<MetricSummary> summaries(Instant since, const QList<IncidentId> &incidents) const
    {
        std::vector<MetricSummary> found;
        for (const IncidentId id : incidents) {
            const Incident incident = get(id);
            std::map<std::pair<QString, QString>, MetricSummary> series;
            for (const Metric &metric : m_metrics.value(id)) {
                if (metric.measuredAt < since)
                    continue;
                MetricSummary &summary = series[{metric.type, metric.name}];
                const qint64 points = summary.points + 1;
                if (points == 1 || metric.measuredAt >= summary.measuredAt)
                    summary = {metric.id,   id,           incident.number, incident.title,    metric.type,
                               metric.name, metric.value, metric.unit,     metric.measuredAt, 0};
                summary.points = points;
            }
            for (auto &[key, summary] : series)
                found.push_back(std::move(summary));
        }
        return found;
    }

    static tl::unexpected<Error> notFound() { return fail(Error::Code::NotFound, QStringLiteral("not found")); }

    IncidentPage page(const std::vector<ListPosition> &list, qint64 first, qint64 end, qint64 offset) const
    {
        IncidentPage result;
        result.offset = offset;
        for (qint64 i = first; i < end; ++i)
            result.rows.push_back(m_incidents.value(list[size_t(i)].id));
        return result;
    }

    /// Sorted lists are kept for each query and follow the changes, so that answering costs no sorting.
    const std::vector<ListPosition> &sorted(const IncidentQuery &query)
    {
        for (const View &view : m_views) {
            if (view.query == query)
                return view.rows;
        }
        View view{query, {}};
        for (const IncidentSummary &row : oracle(query))
            view.rows.push_back(ListPosition::of(row, query.sort));
        if (m_views.size() > 8)
            m_views.pop_front();
        m_views.push_back(std::move(view));
        return m_views.back().rows;
    }
    const std::vector<ListPosition> &sortedAny(const IncidentFilter &filter)
    {
        for (const View &view : m_views) {
            if (view.query.filter == filter)
                return view.rows;
        }
        return sorted({filter, {}});
    }
    std::vector<IncidentId> idsOf(const ExportSource &source)
    {
        std::vector<IncidentId> ids = source.ids;
        if (ids.empty())
            std::ranges::transform(sorted(source.query), std::back_inserter(ids), &ListPosition::id);
        return ids;
    }
    QByteArray written(const std::vector<IncidentId> &ids, RecordWriter &writer) const
    {
        QByteArray out;
        writer.begin(out);
        for (const IncidentId id : ids)
            writer.add(out, get(id));
        writer.end(out);
        return out;
    }
    void unindex(const Incident &incident)
    {
        for (View &view : m_views) {
            const ListPosition place = ListPosition::of(incident, view.query.sort);
            const auto found = std::lower_bound(
                view.rows.begin(), view.rows.end(), place,
                [&](const ListPosition &a, const ListPosition &b) { return comesBefore(a, b, view.query.sort); });
            if (found != view.rows.end() && *found == place)
                view.rows.erase(found);
        }
    }
    void store(Incident incident)
    {
        if (const auto old = m_incidents.constFind(incident.id); old != m_incidents.constEnd())
            unindex(*old);
        for (View &view : m_views) {
            if (!matches(view.query.filter, incident, m_context))
                continue;
            const ListPosition place = ListPosition::of(incident, view.query.sort);
            const auto where = std::lower_bound(
                view.rows.begin(), view.rows.end(), place,
                [&](const ListPosition &a, const ListPosition &b) { return comesBefore(a, b, view.query.sort); });
            view.rows.insert(where, place);
        }
        const IncidentId id = incident.id;
        m_incidents.insert(id, std::move(incident));
    }

    Result<Incident> apply(const IncidentRef &ref, const IncidentCommand &command)
    {
        if (!contains(ref.id))
            return notFound();
        if (ref.version != 0 && ref.version != get(ref.id).version)
            return fail(Error::Code::Conflict, QStringLiteral("changed meanwhile"));
        const Incident before = get(ref.id);
        update(ref.id, [&](Incident &incident) {
            if (std::holds_alternative<Undo>(command)) {
                const qint64 version = incident.version;
                incident = m_previous.value(ref.id, incident);
                incident.version = version;
            } else if (std::holds_alternative<Acknowledge>(command))
                incident.status = Status::Acknowledged;
            else if (const auto *assign = std::get_if<Assign>(&command))
                incident.assigneeId = assign->assigneeId;
            else if (const auto *transition = std::get_if<Transition>(&command))
                incident.status = transition->to;
            else if (std::holds_alternative<Resolve>(command))
                incident.status = Status::Resolved;
            else if (std::holds_alternative<Close>(command))
                incident.status = Status::Closed;
            else if (std::holds_alternative<Reopen>(command))
                incident.status = Status::InProgress;
            else if (const auto *escalate = std::get_if<Escalate>(&command))
                incident.escalationLevel = escalate->level;
            else if (std::holds_alternative<Delete>(command))
                incident.deletedAt = incident.updatedAt;
            else if (std::holds_alternative<Restore>(command))
                incident.deletedAt.reset();
            else if (const auto *patch = std::get_if<Update>(&command)) {
                incident.title = patch->patch.title.value_or(incident.title);
                incident.description = patch->patch.description.value_or(incident.description);
                if (patch->patch.priority)
                    incident.priority = *patch->patch.priority;
                if (patch->patch.severity)
                    incident.severity = *patch->patch.severity;
            }
        });
        m_previous.insert(ref.id, before);
        if (const auto *comment = std::get_if<Comment>(&command)) {
            IncidentEvent event;
            event.incidentId = ref.id;
            event.type = QLatin1StringView(eventtype::comment);
            event.description = comment->text;
            addEvent(event);
        }
        return get(ref.id);
    }

    Future<Alert> alertTo(AlertId id, AlertStatus status)
    {
        return answer<Alert>(Call::Command, [this, id, status] { return moveAlert(id, status); });
    }
    Result<Alert> moveAlert(AlertId id, AlertStatus status)
    {
        for (std::vector<Alert> &alerts : m_alerts) {
            for (Alert &alert : alerts) {
                if (alert.id != id)
                    continue;
                if (alert.status.rank() >= Token<AlertStatus>(status).rank())
                    return fail(Error::Code::Invalid, QStringLiteral("It is in that state already."),
                                QStringLiteral("status"));
                alert.status = status;
                noteAlert(alert);
                return alert;
            }
        }
        return notFound();
    }
    static void fill(Rule &rule, const NewRule &input)
    {
        rule.name = input.name;
        rule.description = input.description;
        rule.type = input.type;
        rule.conditions = input.conditions;
        rule.actions = input.actions;
        rule.priority = input.priority;
        rule.isActive = input.isActive;
    }
    static void fill(ConfigurationItem &item, const NewItem &input)
    {
        item.name = input.name;
        item.type = input.type;
        item.environment = input.environment;
        item.criticality = input.criticality;
    }
    static void fill(User &user, const NewUser &input)
    {
        user.login = input.login;
        user.name = input.name;
        user.email = input.email;
        user.role = input.role;
        user.isActive = input.isActive;
    }
    template <typename Key, typename T>
    static Result<std::vector<T>> valuesOf(const std::map<Key, T> &rows)
    {
        std::vector<T> all;
        for (const auto &[id, row] : rows)
            all.push_back(row);
        return all;
    }
    template <typename Key, typename T>
    const T &put(std::map<Key, T> &rows, T row, Change::Entity entity, Change::Operation operation)
    {
        if (operation == Change::Operation::Update)
            row.version = rows.at(row.id).version + 1;
        row.tenantId = m_actor.tenant;
        T &stored = rows[row.id] = row;
        m_changes.push_back({entity, operation, row.id.value, 0});
        startChangeTimer();
        return stored;
    }
    template <typename Key, typename T, typename Edit>
    Result<T> edited(std::map<Key, T> &rows, Key id, qint64 version, Change::Entity entity, const Edit &edit)
    {
        const auto found = rows.find(id);
        if (found == rows.end())
            return notFound();
        if (version != 0 && version != found->second.version)
            return fail(Error::Code::Conflict, QStringLiteral("changed meanwhile"), {},
                        {{QStringLiteral("server_version"), found->second.version},
                         {QStringLiteral("theirs"), toJson(found->second)}});
        T row = found->second;
        edit(row);
        return put(rows, row, entity, Change::Operation::Update);
    }
    template <typename Key, typename T>
    Result<> erased(std::map<Key, T> &rows, Key id, Change::Entity entity)
    {
        if (rows.erase(id) == 0)
            return notFound();
        m_changes.push_back({entity, Change::Operation::Delete, id.value, 0});
        startChangeTimer();
        return {};
    }
    void noteRelation(const CiRelation &relation)
    {
        m_changes.push_back({Change::Entity::Ci, Change::Operation::Update, relation.from.value, 0});
        m_changes.push_back({Change::Entity::Ci, Change::Operation::Update, relation.to.value, 0});
        startChangeTimer();
    }
    void noteAlert(const Alert &alert)
    {
        m_changes.push_back({Change::Entity::Alert, Change::Operation::Update, alert.id.value, alert.incidentId.value});
        startChangeTimer();
    }
    void note(Change::Operation operation, IncidentId id)
    {
        m_changes.push_back({Change::Entity::Incident, operation, id.value, 0});
        startChangeTimer();
    }
    void startChangeTimer()
    {
        if (!m_changeTimer.isActive())
            m_changeTimer.start(draw(m_changeDelay));
    }

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
