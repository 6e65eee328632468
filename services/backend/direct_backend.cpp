#include "services/backend/direct_backend.h"

#include "services/backend/housekeeping.h"
#include "services/backend/jump_preparation.h"
#include "services/backend/workers.h"

#include <QBuffer>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Commands after which the store is tidied up before its minute has passed.
constexpr int tidyUpAfter = 200;
/// What the destructor waits for the follower after it has waited for the workers.
constexpr auto followerGrace = std::chrono::milliseconds(20);

} // namespace

/// Everything here belongs to the UI thread, except `shared`, whose parts are constant or thread-safe.
struct DirectBackend::Private
{
    /// What jobs use in their threads; jobs hold it, because a thread may outlive the backend.
    struct Shared
    {
        ServiceDesk desk;
        Actor actor;
        const Clock &clock;
        AnchorCache anchors{};
        std::atomic<qint64> freshAt = 0; ///< µs; 0: never
        std::mutex followerMutex{};
        FeedFollower *follower = nullptr; ///< guarded by followerMutex
        std::atomic<int> commits = 0;
    };

    DirectBackend *q;
    std::shared_ptr<Shared> shared;
    LinkState link{};
    bool wasOpenRefused = false; ///< views were told errors before the first connection, so they have to read all again
    std::unique_ptr<FeedFollower> follower{};
    std::unique_ptr<Workers> workers{};
    std::unique_ptr<JumpPreparation> jumps{};
    std::unique_ptr<Housekeeping> housekeeping{};

    /// Queues `work(desk, connection, actor)`; its Result is what the future holds.
    template <typename Work>
    auto submit(Lane lane, Work work)
    {
        using R = std::invoke_result_t<Work, Shared &, Connection &>;
        auto job = std::make_unique<JobOf<typename R::value_type>>(
            [shared = shared, work = std::move(work)](Connection &c) { return work(*shared, c); });
        auto future = job->future();
        workers->push(lane, std::move(job));
        return future;
    }
    template <typename Work>
    auto query(Work work)
    {
        return submit(Lane::Queries, std::move(work));
    }
    template <typename Work>
    auto command(Work work)
    {
        return submit(Lane::Commands, std::move(work));
    }

    void start(const StoreUrl &url);
    void follow(const std::shared_ptr<Store> &store, const FeedCursor &cursor);
    void setState(LinkState::State state, const QString &reason = {});
    void onFollowerState(FeedFollower::State state, const QString &reason);
    void onChanges(const std::vector<Change> &changes);
    void onCommitted();
};

void DirectBackend::Private::start(const StoreUrl &url)
{
    link.source = url.dialect() == Dialect::Sqlite ? u"SQLite"_s : u"PostgreSQL"_s;
    link.since = shared->clock.now();

    Workers::Events events;
    // Posted, never called: these come from other threads.
    events.opened = [this](const std::shared_ptr<Store> &store, const FeedCursor &cursor) {
        QMetaObject::invokeMethod(
            q, [this, store, cursor] { follow(store, cursor); }, Qt::QueuedConnection);
    };
    events.openFailed = [this](const Error &error) {
        QMetaObject::invokeMethod(
            q,
            [this, error] {
                wasOpenRefused = true;
                setState(LinkState::State::Lost, error.message);
            },
            Qt::QueuedConnection);
    };
    events.committed = [this] { onCommitted(); };
    workers = std::make_unique<Workers>(url, shared->actor.tenant, std::move(events));
    jumps =
        std::make_unique<JumpPreparation>(shared->anchors, shared->actor.tenant, [this](const IncidentQuery &query) {
            auto job = std::make_unique<JobOf<void>>([shared = shared, query](Connection &c) {
                return shared->desk.prepareJumps(c, shared->actor, query, shared->anchors);
            });
            auto future = job->future();
            workers->replace(Lane::Jumps, std::move(job));
            return future;
        });
    housekeeping = std::make_unique<Housekeeping>([this](Housekeeping::Extent extent) {
        return command([extent](Shared &s, Connection &c) {
            return extent == Housekeeping::Extent::All ? s.desk.maintain(c, s.actor) : s.desk.refreshSearch(c, s.actor);
        });
    });
}

void DirectBackend::Private::follow(const std::shared_ptr<Store> &store, const FeedCursor &cursor)
{
    setState(LinkState::State::Connecting);
    follower = std::make_unique<FeedFollower>(store, shared->actor.tenant);
    follower->setStart(cursor);
    QObject::connect(follower.get(), &FeedFollower::changed, q,
                     [this](const std::vector<Change> &changes) { onChanges(changes); });
    QObject::connect(follower.get(), &FeedFollower::stateChanged, q,
                     [this](FeedFollower::State state, const QString &reason) { onFollowerState(state, reason); });
    // Ten times a second is too often to wake the UI thread for; whoever shows the age asks for it.
    QObject::connect(
        follower.get(), &FeedFollower::confirmed, follower.get(),
        [shared = shared] { shared->freshAt = toMicros(shared->clock.now()); }, Qt::DirectConnection);
    {
        const std::lock_guard lock(shared->followerMutex);
        shared->follower = follower.get();
    }
    follower->start();
}

void DirectBackend::Private::setState(LinkState::State state, const QString &reason)
{
    if (link.state == state && link.reason == reason)
        return;
    if (link.state != state)
        link.since = shared->clock.now();
    link.state = state;
    link.reason = reason;
    Q_EMIT q->linkStateChanged(q->linkState());
}

void DirectBackend::Private::onFollowerState(FeedFollower::State state, const QString &reason)
{
    switch (state) {
    case FeedFollower::State::Connecting:
        // Trying again is not yet a change for the better.
        if (link.state != LinkState::State::Lost)
            setState(LinkState::State::Connecting);
        break;
    case FeedFollower::State::Live:
        workers->setLive();
        setState(LinkState::State::Live);
        housekeeping->start();
        if (std::exchange(wasOpenRefused, false))
            onChanges({Change{}});
        break;
    case FeedFollower::State::Lost:
        housekeeping->stop();
        // The reason is a whole sentence already.
        workers->setLost({Error::Code::Unavailable, reason, {}, {}});
        setState(LinkState::State::Lost, reason);
        break;
    }
}

void DirectBackend::Private::onChanges(const std::vector<Change> &changes)
{
    jumps->onChanges(changes);
    housekeeping->onChanges(changes);
    Q_EMIT q->changed(changes);
}

/// In a worker's thread, while the backend lives.
void DirectBackend::Private::onCommitted()
{
    {
        const std::lock_guard lock(shared->followerMutex);
        if (shared->follower)
            shared->follower->nudge();
    }
    if (++shared->commits % tidyUpAfter == 0)
        QMetaObject::invokeMethod(
            q, [this] { housekeeping->onManyCommits(); }, Qt::QueuedConnection);
}

DirectBackend::DirectBackend(const StoreUrl &url, Actor actor, const Clock &clock, QObject *parent)
    : Backend(parent)
    , d(new Private{.q = this,
                    .shared = std::shared_ptr<Private::Shared>(
                        new Private::Shared{.desk = ServiceDesk(clock), .actor = std::move(actor), .clock = clock})})
{
    d->start(url);
}

DirectBackend::~DirectBackend()
{
    {
        const std::lock_guard lock(d->shared->followerMutex);
        d->shared->follower = nullptr;
    }
    if (d->follower)
        d->follower->stop(); // ends while the workers do
    d->jumps.reset();
    d->housekeeping.reset();
    d->workers.reset();
    if (d->follower) {
        // Like the workers: one that hangs in a connection attempt is left to end by itself.
        QObject::connect(d->follower.get(), &QThread::finished, d->follower.get(), &QObject::deleteLater);
        if (!d->follower->wait(QDeadlineTimer(followerGrace)))
            (void)d->follower.release();
    }
}

const Actor &DirectBackend::actor() const
{
    return d->shared->actor;
}

LinkState DirectBackend::linkState() const
{
    LinkState state = d->link;
    if (const qint64 freshAt = d->shared->freshAt; freshAt != 0)
        state.freshAt = instantFromMicros(freshAt);
    return state;
}

Backend::Future<IncidentPage> DirectBackend::incidents(const IncidentQuery &query, const PageStart &start, int limit)
{
    return d->query([query, start, limit](Private::Shared &s, Connection &c) {
        return s.desk.incidents(c, s.actor, query, start, limit, &s.anchors);
    });
}

Backend::Future<RowCount> DirectBackend::count(const IncidentFilter &filter)
{
    return d->query([filter](Private::Shared &s, Connection &c) { return s.desk.count(c, s.actor, filter); });
}

Backend::Future<std::vector<MatchedIncident>> DirectBackend::incidentsById(const std::vector<IncidentId> &ids,
                                                                           const IncidentFilter &filter)
{
    return d->query(
        [ids, filter](Private::Shared &s, Connection &c) { return s.desk.incidentsById(c, s.actor, ids, filter); });
}

Backend::Future<std::vector<IncidentId>> DirectBackend::incidentIds(const IncidentQuery &query, qint64 offset,
                                                                    qint64 count)
{
    return d->query([query, offset, count](Private::Shared &s, Connection &c) {
        return s.desk.incidentIds(c, s.actor, query, offset, count, &s.anchors);
    });
}

Backend::Future<IncidentDetail> DirectBackend::detail(IncidentId id)
{
    return d->query([id](Private::Shared &s, Connection &c) { return s.desk.detail(c, s.actor, id); });
}

Backend::Future<IncidentId> DirectBackend::findByNumber(const QString &number)
{
    return d->query([number](Private::Shared &s, Connection &c) { return s.desk.findByNumber(c, s.actor, number); });
}

Backend::Future<IncidentCounters> DirectBackend::counters()
{
    return d->query([](Private::Shared &s, Connection &c) { return s.desk.counters(c, s.actor); });
}

Backend::Future<ImpactFigures> DirectBackend::impact(IncidentId id)
{
    return d->query([id](Private::Shared &s, Connection &c) { return s.desk.impact(c, s.actor, id); });
}

Backend::Future<AlertPage> DirectBackend::alerts(const AlertScope &scope)
{
    return d->query([scope](Private::Shared &s, Connection &c) { return s.desk.alerts(c, s.actor, scope); });
}

Backend::Future<std::vector<Alert>> DirectBackend::alertsById(const std::vector<AlertId> &ids)
{
    return d->query([ids](Private::Shared &s, Connection &c) { return s.desk.alertsById(c, s.actor, ids); });
}

Backend::Future<ActivityRecords> DirectBackend::activity(Instant since)
{
    return d->query([since](Private::Shared &s, Connection &c) { return s.desk.activity(c, s.actor, since); });
}

Backend::Future<std::vector<Activity>> DirectBackend::activityById(const std::vector<EventId> &ids)
{
    return d->query([ids](Private::Shared &s, Connection &c) { return s.desk.activityById(c, s.actor, ids); });
}

Backend::Future<MetricPage> DirectBackend::metrics(Instant since)
{
    return d->query([since](Private::Shared &s, Connection &c) { return s.desk.metrics(c, s.actor, since); });
}

Backend::Future<std::vector<MetricSummary>> DirectBackend::metricsOf(Instant since,
                                                                     const std::vector<IncidentId> &incidents)
{
    return d->query([since, incidents](Private::Shared &s, Connection &c) {
        return s.desk.metricsOf(c, s.actor, since, incidents);
    });
}

Backend::Future<std::vector<Metric>> DirectBackend::samples(const SampleScope &scope)
{
    return d->query([scope](Private::Shared &s, Connection &c) { return s.desk.samples(c, s.actor, scope); });
}

Backend::Future<Directory> DirectBackend::directory()
{
    return d->query([](Private::Shared &s, Connection &c) { return s.desk.directory(c, s.actor); });
}

Backend::Future<std::vector<SavedView>> DirectBackend::views()
{
    return d->query([](Private::Shared &s, Connection &c) { return s.desk.views(c, s.actor); });
}

Backend::Future<qint64> DirectBackend::exportIncidents(const ExportSource &source, const WriterFactory &writer,
                                                       const QString &path, const std::shared_ptr<BulkControl> &control)
{
    return d->query([source, writer, path, control](Private::Shared &s, Connection &c) {
        return itsm::exportIncidents(s.desk, c, s.actor, source, *writer(), path, hooksFor(*control));
    });
}

Backend::Future<QByteArray> DirectBackend::formatIncidents(const ExportSource &source, const WriterFactory &writer)
{
    return d->query([source, writer](Private::Shared &s, Connection &c) -> Result<QByteArray> {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        ITSM_TRY(itsm::exportIncidents(s.desk, c, s.actor, source, *writer(), buffer));
        return buffer.data();
    });
}

Backend::Future<ImportReport> DirectBackend::importFile(const QString &path, const ImportFileOptions &options,
                                                        const std::shared_ptr<BulkControl> &control)
{
    return d->submit(Lane::Imports, [path, options, control](Private::Shared &s, Connection &c) {
        return itsm::importFile(c, s.actor, path, options, hooksFor(*control));
    });
}

Backend::Future<std::vector<Rule>> DirectBackend::rules()
{
    return d->query([](Private::Shared &s, Connection &c) { return s.desk.rules(c, s.actor); });
}

Backend::Future<ItemMap> DirectBackend::items()
{
    return d->query([](Private::Shared &s, Connection &c) { return s.desk.items(c, s.actor); });
}

Backend::Future<std::vector<UserLoad>> DirectBackend::users()
{
    return d->query([](Private::Shared &s, Connection &c) { return s.desk.users(c, s.actor); });
}

void DirectBackend::prepareJumps(const IncidentQuery &query)
{
    d->jumps->prepare(query);
}

Backend::Future<SavedView> DirectBackend::saveView(const SavedView &view)
{
    return d->command([view](Private::Shared &s, Connection &c) { return s.desk.saveView(c, s.actor, view); });
}

Backend::Future<void> DirectBackend::deleteView(ViewId id)
{
    return d->command([id](Private::Shared &s, Connection &c) { return s.desk.deleteView(c, s.actor, id); });
}

Backend::Future<Incident> DirectBackend::createIncident(const NewIncident &input)
{
    return d->command([input](Private::Shared &s, Connection &c) { return s.desk.createIncident(c, s.actor, input); });
}

Backend::Future<Incident> DirectBackend::run(const IncidentRef &ref, const IncidentCommand &command)
{
    return d->command(
        [ref, command](Private::Shared &s, Connection &c) { return s.desk.run(c, s.actor, ref, command); });
}

Backend::Future<BulkResult> DirectBackend::runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                                                   const std::shared_ptr<BulkControl> &control)
{
    return d->command([refs, command, control](Private::Shared &s, Connection &c) {
        return s.desk.runBulk(c, s.actor, refs, command, control.get());
    });
}

Backend::Future<Alert> DirectBackend::createAlert(const NewAlert &input)
{
    return d->command([input](Private::Shared &s, Connection &c) { return s.desk.createAlert(c, s.actor, input); });
}

Backend::Future<Alert> DirectBackend::acknowledgeAlert(AlertId id)
{
    return d->command([id](Private::Shared &s, Connection &c) { return s.desk.acknowledgeAlert(c, s.actor, id); });
}

Backend::Future<Alert> DirectBackend::resolveAlert(AlertId id)
{
    return d->command([id](Private::Shared &s, Connection &c) { return s.desk.resolveAlert(c, s.actor, id); });
}

Backend::Future<std::vector<AlertItem>> DirectBackend::changeAlerts(const std::vector<AlertId> &ids, AlertStatus to)
{
    return d->command(
        [ids, to](Private::Shared &s, Connection &c) { return s.desk.changeAlerts(c, s.actor, ids, to); });
}

Backend::Future<std::vector<AlertItem>> DirectBackend::takeBackAlerts(const std::vector<AlertId> &ids)
{
    return d->command([ids](Private::Shared &s, Connection &c) { return s.desk.takeBackAlerts(c, s.actor, ids); });
}

Backend::Future<Metric> DirectBackend::addMetric(const NewMetric &input)
{
    return d->command([input](Private::Shared &s, Connection &c) { return s.desk.addMetric(c, s.actor, input); });
}

Backend::Future<Rule> DirectBackend::createRule(const NewRule &input)
{
    return d->command([input](Private::Shared &s, Connection &c) { return s.desk.createRule(c, s.actor, input); });
}

Backend::Future<Rule> DirectBackend::updateRule(RuleId id, const NewRule &input, qint64 version)
{
    return d->command([id, input, version](Private::Shared &s, Connection &c) {
        return s.desk.updateRule(c, s.actor, id, input, version);
    });
}

Backend::Future<Rule> DirectBackend::setRuleActive(RuleId id, bool isActive, qint64 version)
{
    return d->command([id, isActive, version](Private::Shared &s, Connection &c) {
        return s.desk.setRuleActive(c, s.actor, id, isActive, version);
    });
}

Backend::Future<void> DirectBackend::deleteRule(RuleId id)
{
    return d->command([id](Private::Shared &s, Connection &c) { return s.desk.deleteRule(c, s.actor, id); });
}

Backend::Future<ConfigurationItem> DirectBackend::createItem(const NewItem &input)
{
    return d->command([input](Private::Shared &s, Connection &c) { return s.desk.createItem(c, s.actor, input); });
}

Backend::Future<ConfigurationItem> DirectBackend::updateItem(CiId id, const NewItem &input, qint64 version)
{
    return d->command([id, input, version](Private::Shared &s, Connection &c) {
        return s.desk.updateItem(c, s.actor, id, input, version);
    });
}

Backend::Future<void> DirectBackend::deleteItem(CiId id)
{
    return d->command([id](Private::Shared &s, Connection &c) { return s.desk.deleteItem(c, s.actor, id); });
}

Backend::Future<void> DirectBackend::addRelation(const CiRelation &relation)
{
    return d->command(
        [relation](Private::Shared &s, Connection &c) { return s.desk.addRelation(c, s.actor, relation); });
}

Backend::Future<void> DirectBackend::removeRelation(const CiRelation &relation)
{
    return d->command(
        [relation](Private::Shared &s, Connection &c) { return s.desk.removeRelation(c, s.actor, relation); });
}

Backend::Future<User> DirectBackend::createUser(const NewUser &input)
{
    return d->command([input](Private::Shared &s, Connection &c) { return s.desk.createUser(c, s.actor, input); });
}

Backend::Future<User> DirectBackend::updateUser(UserId id, const NewUser &input, qint64 version)
{
    return d->command([id, input, version](Private::Shared &s, Connection &c) {
        return s.desk.updateUser(c, s.actor, id, input, version);
    });
}

} // namespace itsm
