#include "services/desk/intake_round.h"

#include "services/desk/alert_activity.h"
#include "services/desk/command_execution.h"
#include "services/storage/incident_batch.h"
#include "services/storage/incident_table.h"
#include "services/storage/tables.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// While so few alerts are written, others can wait for their numbers.
constexpr qint64 mostAlertsInPassing = 50;
/// Incidents that go through a command together.
constexpr size_t commandChunk = 500;

class IntakeRound
{
public:
    IntakeRound(Connection &c, const Actor &actor, const IntakeContext &context, IntakeReport &report)
        : m_connection(c)
        , m_actor(actor)
        , m_context(context)
        , m_report(report)
    {
    }

    Result<> run(std::vector<IntakeTask> tasks)
    {
        m_tasks = std::move(tasks);
        ITSM_TRY(beginRenewed());
        ITSM_TRY(lock());
        findIncidents();
        ITSM_TRY(openIncidents());
        ITSM_TRY(command(m_reopened, Reopen{QCoreApplication::translate("Desk", "Its alert is firing again.")}));
        ITSM_TRY(raiseIncidents());
        ITSM_TRY(beginAlerts());
        ITSM_TRY(endAlerts());
        ITSM_TRY(tellOfFlapping());
        ITSM_TRY(writeRecords());
        ITSM_TRY(insertEvents(m_connection, m_events));
        return resolveIncidents();
    }

private:
    /// Where an alert that begins goes.
    struct Place
    {
        size_t task;
        IncidentId incident; ///< one that is there
        size_t made = 0;     ///< else the index of one that is made
    };

    Result<> beginRenewed();
    Result<> lock();
    void findIncidents();
    Result<QStringList> takeNumbers(qint64 count);
    Result<> openIncidents();
    Result<> command(const std::vector<IncidentId> &ids, const IncidentCommand &command);
    Result<> raiseIncidents();
    Result<> beginAlerts();
    Result<> endAlerts();
    Result<> tellOfFlapping();
    Result<> writeRecords();
    Result<> resolveIncidents();
    [[nodiscard]] const Incident *usable(IncidentId id) const;
    void record(const char *type, const IncidentSummary &incident, QJsonObject data, const QString &words = {})
    {
        m_events.push_back(makeEvent(type, incident, m_actor, m_context.now, std::move(data), words));
    }
    void recordAlerts(const char *type, const std::vector<AlertOnIncident> &alerts)
    {
        std::ranges::move(alertEvents(type, alerts, m_actor, m_context.now), std::back_inserter(m_events));
    }

    Connection &m_connection;
    const Actor &m_actor;
    const IntakeContext &m_context;
    IntakeReport &m_report;

    std::vector<IntakeTask> m_tasks;
    QHash<IncidentId, Incident> m_incidents;     ///< locked
    QHash<QString, IncidentId> m_groupIncidents; ///< the newest of each group
    std::vector<Place> m_places;
    QHash<IncidentId, Gravity> m_joining; ///< what joins incidents that are there
    std::vector<Incident> m_made;
    std::vector<IncidentId> m_reopened;
    std::vector<IncidentId> m_ended; ///< incidents of alerts that have ended
    std::vector<IncidentEvent> m_events;
};

/// What began anew unseen is a new alert only where a person has resolved the one that is there.
Result<> IntakeRound::beginRenewed()
{
    std::vector<AlertId> ids;
    for (const IntakeTask &task : m_tasks) {
        if (task.decision.step == SignalStep::Renew)
            ids.push_back(task.decision.record.alert);
    }
    if (ids.empty())
        return {};
    QSet<AlertId> open;
    ITSM_TRY_ASSIGN(const std::vector<Alert> alerts, selectAlertsById(m_connection, m_actor.tenant, ids));
    for (const Alert &alert : alerts) {
        if (alert.status != AlertStatus::Resolved)
            open.insert(alert.id);
    }
    for (auto &[signal, decision] : m_tasks) {
        if (decision.step != SignalStep::Renew)
            continue;
        decision.step = open.contains(decision.record.alert) ? SignalStep::Update : SignalStep::Begin;
        if (decision.step == SignalStep::Begin)
            decision.before = std::exchange(decision.record.incident, {});
        else
            ++m_report.repeated;
    }
    return {};
}

/// All incidents that may be touched, in one order, so that nobody waits in a circle.
Result<> IntakeRound::lock()
{
    std::vector<IncidentId> ids;
    QStringList groups;
    for (const auto &[signal, decision] : m_tasks) {
        if (decision.step == SignalStep::Begin) {
            ids.push_back(decision.before);
            if (!decision.record.groupKey.isEmpty())
                groups += decision.record.groupKey;
        } else if (decision.step == SignalStep::End || decision.beginsFlapping || decision.endsFlapping) {
            ids.push_back(decision.record.incident);
        }
    }
    groups.removeDuplicates();
    ITSM_TRY_ASSIGN(m_groupIncidents, selectGroupIncidents(m_connection, m_actor.tenant, m_context.source.id, groups));
    for (const IncidentId id : std::as_const(m_groupIncidents))
        ids.push_back(id);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase(ids, IncidentId());
    if (ids.empty())
        return {};
    ITSM_TRY_ASSIGN(const std::vector<Incident> incidents, lockIncidents(m_connection, m_actor.tenant, ids));
    for (const Incident &incident : incidents)
        m_incidents.insert(incident.id, incident);
    return {};
}

/// An incident that an alert can join: open, or resolved a short while ago.
const Incident *IntakeRound::usable(IncidentId id) const
{
    const auto found = m_incidents.constFind(id);
    if (found == m_incidents.constEnd() || found->deletedAt)
        return nullptr;
    const bool isRecent = found->status == Status::Resolved && found->resolvedAt &&
                          m_context.now - *found->resolvedAt <= m_context.mapping.reopenWithin;
    return isOpen(found->status.value()) || isRecent ? &*found : nullptr;
}

void IntakeRound::findIncidents()
{
    QHash<QString, size_t> madeOfGroup;
    std::vector<std::vector<const Signal *>> opening; // by the incidents that are made
    QSet<IncidentId> reopened;
    for (size_t i = 0; i < m_tasks.size(); ++i) {
        const auto &[signal, decision] = m_tasks[i];
        if (decision.step != SignalStep::Begin)
            continue;
        const QString &group = decision.record.groupKey;
        const IncidentId candidate = group.isEmpty() ? decision.before : m_groupIncidents.value(group);
        Place place{.task = i, .incident = {}};
        if (const Incident *there = usable(candidate)) {
            place.incident = there->id;
            m_joining[there->id].raiseTo(gravityOf(*signal, m_context));
            if (!isOpen(there->status.value()) && !reopened.contains(there->id)) {
                reopened.insert(there->id);
                m_reopened.push_back(there->id);
            }
        } else if (const auto made = madeOfGroup.constFind(group); !group.isEmpty() && made != madeOfGroup.constEnd()) {
            place.made = *made;
            opening[*made].push_back(signal);
        } else {
            place.made = opening.size();
            opening.push_back({signal});
            madeOfGroup.insert(group, place.made);
        }
        m_places.push_back(place);
    }
    for (const std::vector<const Signal *> &signals : opening)
        m_made.push_back(incidentFor(signals, m_context));
    m_report.opened += static_cast<qint64>(m_made.size());
    m_report.reopened += static_cast<qint64>(m_reopened.size());
}

Result<QStringList> IntakeRound::takeNumbers(qint64 count)
{
    NumberReserve *reserve = m_context.reserve;
    const auto alerts = static_cast<qint64>(m_places.size());
    if (!reserve || (reserve->numbers.isEmpty() && alerts + m_context.laterBegins <= mostAlertsInPassing))
        return nextIncidentNumbers(m_connection, m_actor.tenant, m_context.now, count);
    const qsizetype left = reserve->numbers.size() - reserve->used;
    if (left < count) {
        // What the rest of the message will need, if as many of its alerts open incidents; a single group goes on.
        const qint64 later = count == 1 ? 0 : count * m_context.laterBegins / alerts;
        reserve->missing = count - left + later;
        return fail(Error::Code::Internal, u"numbers must be taken first"_s); // read by whoever owns the reserve
    }
    return reserve->numbers.mid(std::exchange(reserve->used, reserve->used + count), count);
}

Result<> IntakeRound::openIncidents()
{
    if (m_made.empty())
        return {};
    ITSM_TRY_ASSIGN(const QStringList numbers, takeNumbers(qint64(m_made.size())));
    for (size_t i = 0; i < m_made.size(); ++i)
        m_made[i].number = numbers[qsizetype(i)];
    ITSM_TRY(insertIncidentBatch(m_connection, m_made));
    for (const Incident &incident : m_made)
        record(eventtype::creation, incident, creationFacts(incident));
    return {};
}

Result<> IntakeRound::command(const std::vector<IncidentId> &ids, const IncidentCommand &command)
{
    if (ids.empty())
        return {};
    ITSM_TRY_ASSIGN(CommandContext context, readContext(m_connection, m_actor, m_context.now, command));
    std::vector<IncidentRef> refs;
    refs.reserve(ids.size());
    for (const IncidentId id : ids)
        refs.push_back({.id = id, .version = 0});
    for (size_t first = 0; first < refs.size(); first += commandChunk) {
        const auto chunk = std::span(refs).subspan(first, std::min(commandChunk, refs.size() - first));
        ITSM_TRY(execute(m_connection, context, command, chunk));
    }
    return {};
}

/// A worse alert makes the incident worse that it joins. None makes it better: that is for people to say.
Result<> IntakeRound::raiseIncidents()
{
    const auto ifHigher = [](Level to, Level now) { return to > now ? std::optional(to) : std::nullopt; };
    std::map<std::tuple<Severity, std::optional<Level>, std::optional<Level>>, std::vector<IncidentId>> raised;
    for (auto it = m_joining.cbegin(); it != m_joining.cend(); ++it) {
        const Incident &incident = *m_incidents.constFind(it.key());
        if (it->severity <= incident.severity.value())
            continue;
        raised[{it->severity, ifHigher(it->urgency, incident.urgency.value()),
                ifHigher(it->impact, incident.impact.value())}]
            .push_back(it.key());
    }
    for (auto &[to, ids] : raised) {
        std::ranges::sort(ids);
        IncidentPatch patch;
        std::tie(patch.severity, patch.urgency, patch.impact) = to;
        ITSM_TRY(command(ids, Update{patch}));
    }
    return {};
}

Result<> IntakeRound::beginAlerts()
{
    std::vector<Alert> alerts;
    std::vector<const IncidentSummary *> parents;
    for (const Place &place : m_places) {
        const IncidentSummary *incident =
            place.incident.isValid() ? &*m_incidents.constFind(place.incident) : &m_made[place.made];
        parents.push_back(incident);
        alerts.push_back(alertFor(*m_tasks[place.task].signal, *incident, m_context));
    }
    ITSM_TRY(insertAlerts(m_connection, alerts));
    std::vector<AlertOnIncident> begun;
    begun.reserve(alerts.size());
    for (size_t i = 0; i < m_places.size(); ++i) {
        SignalRecord &known = m_tasks[m_places[i].task].decision.record;
        known.alert = alerts[i].id;
        known.incident = parents[i]->id;
        begun.push_back({.incident = parents[i], .alert = &alerts[i]});
    }
    recordAlerts(eventtype::alertCreated, begun);
    m_report.alerts += static_cast<qint64>(alerts.size());
    return {};
}

Result<> IntakeRound::endAlerts()
{
    std::vector<AlertId> ids;
    for (const auto &[signal, decision] : m_tasks) {
        if (decision.step == SignalStep::End) {
            ids.push_back(decision.record.alert);
            m_ended.push_back(decision.record.incident);
        }
    }
    if (ids.empty())
        return {};
    m_report.ended += static_cast<qint64>(ids.size());
    ITSM_TRY_ASSIGN(const std::vector<Alert> alerts, selectAlertsById(m_connection, m_actor.tenant, ids));
    ITSM_TRY_ASSIGN(const std::vector<AlertId> resolved,
                    resolveAlerts(m_connection, m_actor.tenant, ids, m_context.now));
    const QSet<AlertId> changed(resolved.begin(), resolved.end());
    std::vector<AlertOnIncident> ended;
    for (const Alert &alert : alerts) {
        const auto incident = m_incidents.constFind(alert.incidentId);
        if (changed.contains(alert.id) && incident != m_incidents.constEnd())
            ended.push_back({.incident = &*incident, .alert = &alert});
    }
    recordAlerts(eventtype::alertResolved, ended);
    return {};
}

/// The reason why an alert stays open is told in the activity and kept with the alert.
Result<> IntakeRound::tellOfFlapping()
{
    std::vector<AlertId> ids;
    QHash<AlertId, bool> begins;
    for (const auto &[signal, decision] : m_tasks) {
        if (decision.beginsFlapping || decision.endsFlapping) {
            ids.push_back(decision.record.alert);
            begins.insert(decision.record.alert, decision.beginsFlapping);
        }
    }
    if (ids.empty())
        return {};
    const SourceMapping::Flapping &flapping = m_context.mapping.flapping;
    const QString reason =
        QCoreApplication::translate("Desk", "The alert began and ended %1 times within %2. It stays open until it has "
                                            "been quiet for %3.")
            .arg(QString::number(flapping.changes), formatDuration(flapping.within), formatDuration(flapping.hold));
    ITSM_TRY_ASSIGN(std::vector<Alert> alerts, selectAlertsById(m_connection, m_actor.tenant, ids));
    for (Alert &alert : alerts) {
        const bool isFlapping = begins.value(alert.id);
        if (isFlapping)
            alert.metadata.insert(u"held_back"_s, reason);
        else
            alert.metadata.remove(u"held_back"_s);
        ITSM_TRY(updateAlertMetadata(m_connection, alert));
        IncidentSummary incident;
        incident.id = alert.incidentId;
        incident.tenantId = alert.tenantId;
        record(isFlapping ? eventtype::alertFlapping : eventtype::alertSteady, incident,
               {{u"alert_id"_s, alert.id.value}, {u"alert_name"_s, alert.name}}, isFlapping ? reason : QString());
    }
    return {};
}

Result<> IntakeRound::writeRecords()
{
    std::vector<SignalRecord> changed;
    for (auto &[signal, decision] : m_tasks) {
        switch (decision.step) {
        case SignalStep::None:
            ++m_report.ignored;
            continue;
        case SignalStep::Hold:
            ++m_report.held;
            break;
        default:
            break;
        }
        changed.push_back(std::move(decision.record));
    }
    return writeSignals(m_connection, changed);
}

Result<> IntakeRound::resolveIncidents()
{
    if (m_ended.empty() || !m_context.mapping.resolvesIncidents)
        return {};
    std::ranges::sort(m_ended);
    m_ended.erase(std::unique(m_ended.begin(), m_ended.end()), m_ended.end());
    ITSM_TRY_ASSIGN(const std::vector<IncidentId> busy,
                    selectIncidentsWithOpenSignals(m_connection, m_actor.tenant, m_ended));
    const QSet<IncidentId> stillBusy(busy.begin(), busy.end());
    std::erase_if(m_ended, [&](IncidentId id) {
        const auto incident = m_incidents.constFind(id);
        return stillBusy.contains(id) || incident == m_incidents.constEnd() || incident->deletedAt ||
               !isOpen(incident->status.value());
    });
    m_report.resolved += static_cast<qint64>(m_ended.size());
    return command(
        m_ended, Resolve{.resolution = QCoreApplication::translate("Desk", "Its alerts have ended."), .rootCause = {}});
}

} // namespace

Result<> runIntake(Connection &c, const Actor &actor, const IntakeContext &context, std::vector<IntakeTask> tasks,
                   IntakeReport &report)
{
    return IntakeRound(c, actor, context, report).run(std::move(tasks));
}

} // namespace itsm
