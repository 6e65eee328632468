#include "services/domain/search_tokens.h"
#include "services/storage/bulk_load.h"
#include "services/storage/counters.h"
#include "services/storage/incident_row.h"
#include "services/storage/search_index.h"
#include "tests/bench/bench_database.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

class Progress
{
public:
    Progress() { m_timer.start(); }
    void done(const char *what)
    {
        std::printf("  %-44s %6.1f s\n", what, static_cast<double>(m_timer.restart()) / 1'000.0);
        std::fflush(stdout);
    }

private:
    QElapsedTimer m_timer;
};

template <typename T>
Result<> loadAll(Connection &c, SqlConstant table, const SqlConstants &columns, const std::vector<T> &items,
                 const std::function<Params(const T &)> &values)
{
    auto next = items.begin();
    ITSM_TRY(c.bulkInsert(table, columns, [&](Params &row) {
        if (next == items.end())
            return false;
        row = values(*next++);
        return true;
    }));
    return {};
}

Result<> loadDirectory(Connection &c, const Generator &generator)
{
    ITSM_TRY(loadAll<Tenant>(c, u"tenants"_sql, {u"id"_sql, u"code"_sql, u"name"_sql}, generator.tenants(),
                             [](const Tenant &t) -> Params {
                                 return {t.id.value, t.code, t.name};
                             }));
    ITSM_TRY(loadAll<User>(c, u"users"_sql,
                           {u"id"_sql, u"tenant_id"_sql, u"login"_sql, u"name"_sql, u"email"_sql, u"role"_sql},
                           generator.users(), [](const User &u) -> Params {
                               return {u.id.value, u.tenantId.value, u.login, u.name, u.email, u.role.text()};
                           }));
    return loadAll<ConfigurationItem>(
        c, u"configuration_items"_sql,
        {u"id"_sql, u"tenant_id"_sql, u"name"_sql, u"type"_sql, u"environment"_sql, u"criticality"_sql},
        generator.configurationItems(), [](const ConfigurationItem &ci) -> Params {
            return {ci.id.value, ci.tenantId.value, ci.name, ci.type, ci.environment, ci.criticality.text()};
        });
}

Result<> loadIncidents(Connection &c, Generator &generator)
{
    generator.restart();
    Incident incident;
    SqlConstants columns{u"id"_sql};
    columns.insert(columns.end(), writtenIncidentColumns().begin(), writtenIncidentColumns().end());
    ITSM_TRY(c.bulkInsert(u"incidents"_sql, columns, [&](Params &row) {
        if (!generator.next(incident))
            return false;
        row = incidentValues(incident);
        row.insert(row.begin(), incident.id.value);
        return true;
    }));
    return {};
}

Result<> loadTokens(BulkLoad &load, Generator &generator)
{
    generator.restart();
    Incident incident;
    while (generator.next(incident))
        ITSM_TRY(
            load.addSearchTokens(incident.tenantId, incident.id,
                                 documentTokens(searchText(incident.number, incident.title, incident.description))));
    return {};
}

Result<> loadEvents(Connection &c, Generator &generator)
{
    static const SqlConstants columns{u"incident_id"_sql, u"event_type"_sql, u"event_name"_sql, u"description"_sql,
                                      u"status"_sql,      u"severity"_sql,   u"data"_sql,       u"occurred_at"_sql,
                                      u"user_id"_sql,     u"user_name"_sql,  u"source"_sql,     u"tenant_id"_sql,
                                      u"created_at"_sql,  u"updated_at"_sql};
    generator.restart();
    Incident incident;
    std::array<IncidentEvent, 3> events;
    size_t next = events.size();
    ITSM_TRY(c.bulkInsert(u"incident_events"_sql, columns, [&](Params &row) {
        if (next == events.size()) {
            if (!generator.next(incident))
                return false;
            events = Generator::events(incident);
            next = 0;
        }
        const IncidentEvent &e = events[next++];
        row = {e.incidentId.value,
               e.type,
               e.name,
               e.description,
               e.status,
               e.severity.text(),
               e.data.isEmpty() ? Value() : Value(QJsonDocument(e.data).toJson(QJsonDocument::Compact)),
               e.occurredAt,
               e.userId.isValid() ? Value(e.userId.value) : Value(),
               e.userName,
               e.source,
               e.tenantId.value,
               e.occurredAt,
               e.occurredAt};
        return true;
    }));
    return {};
}

} // namespace

Result<> loadGenerated(Connection &c, const GeneratorOptions &options)
{
    Generator generator(options);
    Progress progress;
    const bool isPostgres = c.dialect() == Dialect::PostgreSql;
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
        ITSM_TRY(loadDirectory(c, generator));
        ITSM_TRY(transaction.commit());
    }
    // The generator's rows need no checks of references and no names from other tables.
    if (isPostgres)
        ITSM_TRY(c.executeScript(
            u"SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET statement_timeout = 0"_s));
    else
        ITSM_TRY(c.executeScript(u"PRAGMA foreign_keys = OFF; PRAGMA cache_size = -524288"_s));
    {
        ITSM_TRY_ASSIGN(BulkLoad load, BulkLoad::begin(c, {}, BulkLoad::Indexes::Rebuild));
        ITSM_TRY(loadIncidents(c, generator));
        progress.done("incidents");
        ITSM_TRY(loadTokens(load, generator));
        progress.done("search tokens");
        ITSM_TRY(loadEvents(c, generator));
        progress.done("events");
        ITSM_TRY(load.finish());
        progress.done("indexes, counters, statistics");
    }
    ITSM_TRY(foldCounters(c));
    if (isPostgres)
        ITSM_TRY(c.executeScript(
            u"SELECT setval(pg_get_serial_sequence(t, 'id'), (SELECT 10 * count(*) FROM incidents)) FROM"
            " unnest(ARRAY['incidents', 'users', 'configuration_items', 'tenants']) t"_s));
    if (isPostgres) {
        for (const QString &table : {u"incidents"_s, u"incident_search"_s, u"incident_events"_s, u"incident_counts"_s,
                                     u"incident_count_deltas"_s})
            ITSM_TRY(c.executeScript(u"VACUUM (ANALYZE) "_s + table));
        ITSM_TRY(c.executeScript(u"CHECKPOINT"_s));
    } else {
        ITSM_TRY(c.executeScript(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    progress.done("clean up");
    return {};
}

} // namespace itsm::bench
