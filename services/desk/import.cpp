#include "services/desk/import.h"

#include "services/desk/import_people.h"
#include "services/desk/transaction.h"
#include "services/domain/search_tokens.h"
#include "services/storage/bulk_load.h"
#include "services/storage/incident_batch.h"
#include "services/storage/incident_row.h"
#include "services/storage/incident_table.h"
#include "services/storage/json_column.h"
#include "services/storage/search_index.h"
#include "services/storage/tables.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// What the database knows of one incident of a batch, and what is to be done with it.
struct Plan
{
    const ImportedIncident *input = nullptr;
    IncidentId id;               ///< invalid: to be created
    std::vector<size_t> missing; ///< records that are not there
    size_t known = 0;            ///< one more than the index of the last record that is there
};

struct Plans
{
    std::vector<Plan> created;
    std::vector<Plan> extended;
    ImportCounts counts;
    [[nodiscard]] bool isEmpty() const { return created.empty() && extended.empty(); }
};

QString keyOf(const IncidentEvent &event)
{
    return event.metadata.value(importKey).toString();
}

Result<QHash<QString, IncidentId>> selectIds(Connection &c, TenantId tenant, const QJsonArray &numbers)
{
    const QString sql = u"SELECT id, incident_number FROM incidents WHERE tenant_id = ? AND incident_number"_s +
                        isAnyTextOf(c.dialect());
    QHash<QString, IncidentId> ids;
    const QByteArray list = QJsonDocument(numbers).toJson(QJsonDocument::Compact);
    ITSM_TRY(c.query(sql, {tenant.value, list}, [&ids](const Row &row) {
        ids.insert(row.text(1), IncidentId(row.integer(0)));
        return true;
    }));
    return ids;
}

Result<QHash<IncidentId, QSet<QString>>> selectKeys(Connection &c, TenantId tenant, const IdList &incidents)
{
    const QString sql = c.dialect() == Dialect::PostgreSql
                            ? u"SELECT incident_id, metadata->>'import_key' FROM incident_events WHERE tenant_id = ? "
                              "AND incident_id = ANY(?) AND source = 'import'"_s
                            : u"SELECT incident_id, metadata->>'import_key' FROM incident_events WHERE tenant_id = ? "
                              "AND incident_id IN (SELECT value FROM json_each(?)) AND source = 'import'"_s;
    QHash<IncidentId, QSet<QString>> keys;
    ITSM_TRY(c.query(sql, {tenant.value, incidents}, [&keys](const Row &row) {
        if (!row.isNull(1))
            keys[IncidentId(row.integer(0))].insert(row.text(1));
        return true;
    }));
    return keys;
}

/// Compares a batch with what is there.
Result<Plans> planFor(Connection &c, TenantId tenant, const std::vector<ImportedIncident> &batch)
{
    QJsonArray numbers;
    for (const ImportedIncident &incident : batch)
        numbers.append(incident.number);
    ITSM_TRY_ASSIGN(const auto ids, selectIds(c, tenant, numbers));
    QHash<IncidentId, QSet<QString>> keys;
    if (!ids.isEmpty()) {
        IdList list;
        for (const IncidentId id : ids)
            list.push_back(id.value);
        ITSM_TRY_ASSIGN(keys, selectKeys(c, tenant, list));
    }
    Plans plans;
    for (const ImportedIncident &incident : batch) {
        Plan plan{.input = &incident, .id = ids.value(incident.number), .missing = {}, .known = 0};
        const QSet<QString> there = keys.value(plan.id);
        for (size_t i = 0; i < incident.records.size(); ++i) {
            if (there.contains(keyOf(incident.records[i])))
                plan.known = i + 1;
            else
                plan.missing.push_back(i);
        }
        // Without a record in common nothing tells what the other side has changed since.
        if (plan.id.isValid() && plan.known == 0) {
            plans.counts.foreign.push_back(incident.number);
            continue;
        }
        if (plan.missing.empty())
            ++plans.counts.unchanged;
        else
            (plan.id.isValid() ? plans.extended : plans.created).push_back(std::move(plan));
    }
    return plans;
}

Result<> insertIncidents(Connection &c, const std::vector<Incident> &incidents)
{
    auto next = incidents.begin();
    ITSM_TRY(c.bulkInsert(u"incidents"_sql, writtenIncidentColumns(), [&](Params &row) {
        if (next == incidents.end())
            return false;
        row = incidentValues(*next++);
        return true;
    }));
    return {};
}

/// Writes the records that each plan lacks.
Result<> insertRecords(Connection &c, TenantId tenant, const std::vector<Plan> &plans)
{
    static const SqlConstants columns{u"incident_id"_sql, u"event_type"_sql, u"event_name"_sql, u"description"_sql,
                                      u"status"_sql,      u"severity"_sql,   u"data"_sql,       u"occurred_at"_sql,
                                      u"source"_sql,      u"metadata"_sql,   u"tenant_id"_sql,  u"user_name"_sql};
    auto plan = plans.begin();
    size_t at = 0;
    ITSM_TRY(c.bulkInsert(u"incident_events"_sql, columns, [&](Params &row) {
        while (plan != plans.end() && at == plan->missing.size()) {
            ++plan;
            at = 0;
        }
        if (plan == plans.end())
            return false;
        const IncidentEvent &e = plan->input->records[plan->missing[at++]];
        row = {plan->id.value,    e.type,       e.name,   nullable(e.description), e.status,     e.severity.text(),
               jsonValue(e.data), e.occurredAt, e.source, jsonValue(e.metadata),   tenant.value, e.userName};
        return true;
    }));
    return {};
}

/// Takes over into `stored` what differs between two states of the other system.
void applyDifference(Incident &stored, const Incident &before, const Incident &after)
{
    const auto take = [&](auto member) {
        if (!(before.*member == after.*member))
            stored.*member = after.*member;
    };
    take(&Incident::title);
    take(&Incident::description);
    take(&Incident::status);
    take(&Incident::priority);
    take(&Incident::severity);
    take(&Incident::impact);
    take(&Incident::urgency);
    take(&Incident::category);
    take(&Incident::subcategory);
    take(&Incident::source);
    take(&Incident::assigneeId);
    take(&Incident::assigneeName);
    take(&Incident::reporterId);
    take(&Incident::reporterName);
    take(&Incident::ciId);
    take(&Incident::ciName);
    take(&Incident::assignmentGroup);
    if (!stored.acknowledgedAt)
        stored.acknowledgedAt = after.acknowledgedAt;
    if (stored.status == after.status) {
        stored.resolvedAt = after.resolvedAt;
        stored.closedAt = after.closedAt;
    }
    for (auto it = before.metadata.begin(); it != before.metadata.end(); ++it) {
        if (!after.metadata.contains(it.key()))
            stored.metadata.remove(it.key());
    }
    for (auto it = after.metadata.begin(); it != after.metadata.end(); ++it) {
        if (before.metadata.value(it.key()) != it.value())
            stored.metadata.insert(it.key(), it.value());
    }
    stored.updatedAt = std::max(stored.updatedAt, after.updatedAt);
}

Result<> create(Connection &c, BulkLoad &load, const Actor &actor, ImportDirectory &directory, std::vector<Plan> &plans)
{
    std::vector<Incident> incidents;
    incidents.reserve(plans.size());
    QJsonArray numbers;
    for (const Plan &plan : plans) {
        ImportedState state = plan.input->after(plan.input->records.size());
        ITSM_TRY(directory.resolve(c, actor, state));
        state.incident.number = plan.input->number;
        numbers.append(plan.input->number);
        incidents.push_back(std::move(state.incident));
    }
    ITSM_TRY(insertIncidents(c, incidents));
    ITSM_TRY_ASSIGN(const auto ids, selectIds(c, actor.tenant, numbers));
    for (size_t i = 0; i < plans.size(); ++i) {
        const Incident &incident = incidents[i];
        plans[i].id = ids.value(incident.number);
        ITSM_TRY(
            load.addSearchTokens(actor.tenant, plans[i].id,
                                 documentTokens(searchText(incident.number, incident.title, incident.description))));
    }
    return insertRecords(c, actor.tenant, plans);
}

Result<> extend(Connection &c, const Actor &actor, ImportDirectory &directory, const std::vector<Plan> &plans)
{
    std::vector<IncidentId> ids;
    ids.reserve(plans.size());
    for (const Plan &plan : plans)
        ids.push_back(plan.id);
    ITSM_TRY_ASSIGN(std::vector<Incident> stored, lockIncidents(c, actor.tenant, ids));
    QHash<IncidentId, Incident *> byId;
    for (Incident &incident : stored)
        byId.insert(incident.id, &incident);
    for (const Plan &plan : plans) {
        const size_t all = plan.input->records.size();
        Incident *incident = byId.value(plan.id);
        if (plan.known == all || !incident)
            continue; // only records from before what is known: the state stays
        ImportedState before = plan.input->after(plan.known);
        ImportedState after = plan.input->after(all);
        ITSM_TRY(directory.resolve(c, actor, before));
        ITSM_TRY(directory.resolve(c, actor, after));
        applyDifference(*incident, before.incident, after.incident);
        ITSM_TRY_ASSIGN(const bool isWritten, updateIncident(c, *incident, incident->version));
        if (!isWritten)
            return fail(transientError());
    }
    return insertRecords(c, actor.tenant, plans);
}

Result<ImportCounts> writeBatch(Connection &c, const Actor &actor, const std::vector<ImportedIncident> &batch)
{
    ITSM_TRY_ASSIGN(BulkLoad load, BulkLoad::begin(c, actor.tenant));
    // Whoever makes users and items at the same moment, as another import does, would make the same ones twice.
    ITSM_TRY(lockDirectory(c, actor.tenant));
    ITSM_TRY_ASSIGN(Plans plans, planFor(c, actor.tenant, batch));
    ITSM_TRY_ASSIGN(ImportDirectory directory, ImportDirectory::load(c, actor.tenant));
    if (!plans.created.empty())
        ITSM_TRY(create(c, load, actor, directory, plans.created));
    if (!plans.extended.empty())
        ITSM_TRY(extend(c, actor, directory, plans.extended));
    ITSM_TRY(load.finish());
    plans.counts.created = static_cast<qint64>(plans.created.size());
    plans.counts.extended = static_cast<qint64>(plans.extended.size());
    for (const auto *list : {&plans.created, &plans.extended}) {
        for (const Plan &plan : *list)
            plans.counts.records += static_cast<qint64>(plan.missing.size());
    }
    return std::move(plans.counts);
}

} // namespace

ImportCounts &ImportCounts::operator+=(const ImportCounts &other)
{
    created += other.created;
    extended += other.extended;
    unchanged += other.unchanged;
    records += other.records;
    foreign.insert(foreign.end(), other.foreign.begin(), other.foreign.end());
    return *this;
}

Result<ImportCounts> importIncidents(Connection &c, const Actor &actor, const std::vector<ImportedIncident> &batch)
{
    ITSM_TRY(authorize(actor, Permission::WriteIncidents));
    ITSM_TRY_ASSIGN(Plans plans, inTransaction(c, actor, Connection::Access::Read,
                                               [&]() -> Result<Plans> { return planFor(c, actor.tenant, batch); }));
    if (plans.isEmpty())
        return std::move(plans.counts);
    for (int attempt = 1;; ++attempt) {
        auto result = writeBatch(c, actor, batch);
        if (result || attempt == maxAttempts || !isTransient(result.error()))
            return result;
        backOff(attempt);
    }
}

} // namespace itsm
