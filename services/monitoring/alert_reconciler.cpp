#include "services/monitoring/alert_reconciler.h"

#include "services/monitoring/alertmanager_client.h"
#include "services/runtime/service_log.h"
#include "services/storage/lease.h"
#include "services/storage/tables.h"

#include <QSet>
#include <QTimer>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString leaseName = u"alert-sources"_s;

/// The program itself, which may see all sources of a tenant.
Actor watcherOf(TenantId tenant)
{
    return {.tenant = tenant, .user = {}, .name = u"itsmd"_s, .role = Role::Admin, .source = u"system"_s};
}

} // namespace

/// All of it runs in the reconciler's thread.
class AlertReconciler::Worker final : public QObject
{
public:
    Worker(std::shared_ptr<Store> store, const Clock &clock, const Options &options)
        : m_store(std::move(store))
        , m_desk(clock)
        , m_clock(clock)
        , m_options(options)
    {
    }

    void begin()
    {
        m_client = std::make_unique<AlertmanagerClient>(m_clock, m_options.requestTimeout);
        m_timer = std::make_unique<QTimer>();
        connect(m_timer.get(), &QTimer::timeout, this, &Worker::lead);
        m_timer->start(std::min(m_options.leaseLook, m_options.interval / 2));
        lead();
    }
    /// Before the thread ends, in which all of this was made.
    void end()
    {
        m_timer.reset();
        m_client.reset();
        if (m_isLeading && m_connection && m_connection->isAlive())
            (void)releaseLease(*m_connection, leaseName, m_self); // it runs out by itself
        m_connection.reset();
    }

private:
    /// One server does the rounds, and another one as soon as that does not live any more. Two at once would be work
    /// done twice, and no harm: each step locks its source and looks what is there.
    void lead()
    {
        const auto held = hold();
        note({}, held ? std::optional<Error>() : std::optional(held.error()));
        const bool isNew = !std::exchange(m_isLeading, held.value_or(false));
        if (!m_isLeading)
            return;
        const auto now = std::chrono::steady_clock::now();
        if (isNew || now >= m_nextRound) {
            m_nextRound = now + m_options.interval;
            seeToAll();
        }
    }
    Result<bool> hold()
    {
        ITSM_TRY(ensureConnection());
        return holdLease(*m_connection, leaseName, m_self, m_options.leaseLife);
    }

    void seeToAll()
    {
        const auto sources = readSources();
        if (!sources)
            return note({}, sources.error());
        note({});
        for (const AlertSource &source : *sources) {
            if (const auto watched = m_desk.watchSource(*m_connection, source); !watched)
                note(source, watched.error());
            else if (source.pullUrl.isEmpty())
                note(source);
            else
                pull(source);
        }
    }

    Result<> ensureConnection()
    {
        if (m_connection && m_connection->isAlive())
            return {};
        m_connection.reset();
        ITSM_TRY_ASSIGN(m_connection, m_store->connect(Connection::Access::Write));
        return {};
    }

    Result<std::vector<AlertSource>> readSources()
    {
        ITSM_TRY(ensureConnection());
        ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(*m_connection));
        std::vector<AlertSource> all;
        for (const Tenant &tenant : tenants) {
            ITSM_TRY_ASSIGN(const std::vector<AlertSource> sources,
                            m_desk.sources(*m_connection, watcherOf(tenant.id)));
            all.insert(all.end(), sources.begin(), sources.end());
        }
        return all;
    }

    void pull(const AlertSource &source)
    {
        const auto mapping = SourceMapping::fromJson(source.mapping);
        if (!mapping)
            return note(source, mapping.error());
        if (m_asked.contains(source.id)) // its answer is still on its way
            return;
        m_asked.insert(source.id);
        m_client->pull(source, *mapping, [this, source](const Result<AlertmanagerClient::Answer> &answer) {
            m_asked.remove(source.id);
            const auto done = take(source, answer);
            if (!done)
                return note(source, done.error());
            note(source);
            // What a sender that has just started does not hold yet is looked for as soon as it should.
            if (answer->unsettledFor.count() > 0 && answer->unsettledFor < m_options.interval)
                QTimer::singleShot(answer->unsettledFor, this, [this, source] { pull(source); });
        });
    }

    Result<> take(const AlertSource &source, const Result<AlertmanagerClient::Answer> &answer)
    {
        if (!answer)
            return fail(answer.error());
        ITSM_TRY(ensureConnection());
        ITSM_TRY_ASSIGN(const IntakeReport report, m_desk.reconcile(*m_connection, source, answer->state));
        if (report.opened + report.reopened + report.resolved > 0)
            logTo(ServiceLog::Alerting, spdlog::level::info, u"what was lost is made good"_s,
                  {{u"source"_s, source.name},
                   {u"opened"_s, report.opened},
                   {u"reopened"_s, report.reopened},
                   {u"resolved"_s, report.resolved}});
        return {};
    }

    /// Tells of the first failure and of its end, not of each in between. Without a source: the database.
    void note(const AlertSource &source, const std::optional<Error> &error = {})
    {
        if (!error && m_failing.remove(source.id))
            logTo(ServiceLog::Alerting, spdlog::level::info, u"seen to again"_s, {{u"source"_s, source.name}});
        if (!error || m_failing.contains(source.id))
            return;
        m_failing.insert(source.id);
        logTo(ServiceLog::Alerting, spdlog::level::warn, error->message, {{u"source"_s, source.name}});
    }

    std::shared_ptr<Store> m_store;
    const ServiceDesk m_desk;
    const Clock &m_clock;
    const Options m_options;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<AlertmanagerClient> m_client;
    std::unique_ptr<QTimer> m_timer;
    const QString m_self = QUuid::createUuid().toString(QUuid::WithoutBraces);
    bool m_isLeading = false;
    std::chrono::steady_clock::time_point m_nextRound;
    QSet<SourceId> m_asked;
    QSet<SourceId> m_failing;
};

AlertReconciler::AlertReconciler(std::shared_ptr<Store> store, const Clock &clock, Options options, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(std::move(store), clock, options))
{
    m_thread.setObjectName(u"reconciler"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &Worker::begin);
    // Both in the thread, while its event loop ends.
    connect(&m_thread, &QThread::finished, m_worker, &Worker::end, Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

AlertReconciler::~AlertReconciler()
{
    if (!m_thread.isRunning())
        delete m_worker;
    m_thread.quit();
    m_thread.wait();
}

void AlertReconciler::start()
{
    m_thread.start();
}

} // namespace itsm
