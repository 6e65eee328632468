#include "tests/support/fake/fake_backend.h"

#include <QFile>

namespace itsm::test {

FakeBackend::Future<SavedView> FakeBackend::saveView(const SavedView &view)
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

FakeBackend::Future<void> FakeBackend::deleteView(ViewId id)
{
    return answer<void>(Call::Command, [this, id]() -> Result<> {
        std::erase_if(m_savedViews, [id](const SavedView &view) { return view.id == id; });
        m_changes.push_back({Change::Entity::View, Change::Operation::Delete, id.value, 0});
        startChangeTimer();
        return {};
    });
}

FakeBackend::Future<Incident> FakeBackend::createIncident(const NewIncident &input)
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

FakeBackend::Future<Incident> FakeBackend::run(const IncidentRef &ref, const IncidentCommand &command)
{
    return answer<Incident>(Call::Command, [this, ref, command] { return apply(ref, command); });
}

FakeBackend::Future<BulkResult> FakeBackend::runBulk(const std::vector<IncidentRef> &refs,
                                                     const IncidentCommand &command,
                                                     const std::shared_ptr<BulkControl> &control)
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

FakeBackend::Future<Alert> FakeBackend::createAlert(const NewAlert &input)
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

FakeBackend::Future<std::vector<AlertItem>> FakeBackend::changeAlerts(const std::vector<AlertId> &ids, AlertStatus to)
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

FakeBackend::Future<ImportReport> FakeBackend::importFile(const QString &path, const ImportFileOptions &options,
                                                          const std::shared_ptr<BulkControl> &control)
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

FakeBackend::Future<std::vector<AlertItem>> FakeBackend::takeBackAlerts(const std::vector<AlertId> &ids)
{
    return answer<std::vector<AlertItem>>(Call::Command, [this, ids]() -> Result<std::vector<AlertItem>> {
        std::vector<AlertItem> items;
        for (const AlertId id : ids)
            items.push_back({.id = id, .error = takeBackAlert(id)});
        return items;
    });
}

FakeBackend::Future<Metric> FakeBackend::addMetric(const NewMetric &input)
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

Result<Incident> FakeBackend::apply(const IncidentRef &ref, const IncidentCommand &command)
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
            incident.category = patch->patch.category.value_or(incident.category);
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

FakeBackend::Future<Alert> FakeBackend::alertTo(AlertId id, AlertStatus status)
{
    return answer<Alert>(Call::Command, [this, id, status] { return moveAlert(id, status); });
}

std::optional<Error> FakeBackend::takeBackAlert(AlertId id)
{
    for (std::vector<Alert> &alerts : m_alerts) {
        for (Alert &alert : alerts) {
            if (alert.id != id || !m_alertsBefore.contains(id))
                continue;
            alert.status = m_alertsBefore.take(id);
            noteAlert(alert);
            return {};
        }
    }
    return Error{Error::Code::Invalid, QStringLiteral("There is nothing to take back."), {}, {}};
}

Result<Alert> FakeBackend::moveAlert(AlertId id, AlertStatus status)
{
    for (std::vector<Alert> &alerts : m_alerts) {
        for (Alert &alert : alerts) {
            if (alert.id != id)
                continue;
            if (alert.status.rank() >= Token<AlertStatus>(status).rank())
                return fail(Error::Code::Invalid, QStringLiteral("It is in that state already."),
                            QStringLiteral("status"));
            m_alertsBefore.insert(id, std::exchange(alert.status, status));
            noteAlert(alert);
            return alert;
        }
    }
    return notFound();
}

} // namespace itsm::test
