#include "tests/bench/list_cases.h"
#include "tests/bench/server.h"

#include "services/access/access_desk.h"
#include "services/storage/incident_table.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

/// Incidents of a tenant, from all over its list.
constexpr int places = 10;
constexpr int rowsPerPlace = 500;

Result<std::vector<qint64>> someIncidents(Connection &c, const BenchDatabase &database, TenantId tenant,
                                          const IncidentFilter &filter)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_TRY(bindTenant(c, tenant));
    const FilterContext context{.now = database.options().end, .me = {}};
    ITSM_TRY_ASSIGN(const RowCount total, countIncidents(c, tenant, filter, context));
    std::vector<qint64> ids;
    for (int i = 0; i < places; ++i) {
        const qint64 offset = std::max<qint64>(0, total.count - rowsPerPlace) * i / places;
        ITSM_TRY_ASSIGN(const IncidentPage page, selectIncidents(c, tenant, {.filter = filter, .sort = {}},
                                                                 PageStart::at(offset), rowsPerPlace, context));
        for (const IncidentSummary &row : page.rows)
            ids.push_back(row.id.value);
    }
    if (ids.empty())
        return fail(Error::Code::NotFound, u"the tenant %1 has no incidents: generate more"_s.arg(tenant.value));
    return ids;
}

} // namespace

Result<> ServerBench::addCallers()
{
    ITSM_TRY_ASSIGN(const auto c, database.connect(Connection::Access::Write));
    AccessDesk access(SystemClock::instance());
    const Generator generator(database.options());
    for (const Tenant &tenant : generator.tenants()) {
        const auto user = std::ranges::find_if(generator.users(), [&tenant](const User &candidate) {
            return candidate.tenantId == tenant.id && candidate.role.value() == Role::Admin;
        });
        const Actor self{
            .tenant = tenant.id, .user = user->id, .name = user->name, .role = Role::Admin, .source = u"user"_s};
        ITSM_TRY_ASSIGN(const MadeApiToken made,
                        access.createApiToken(
                            *c, self, {.owner = user->id, .name = u"bench"_s, .scope = u"admin"_s, .expiresAt = {}}));
        ITSM_TRY_ASSIGN(std::vector<qint64> ids, someIncidents(*c, database, tenant.id, {}));

        ITSM_TRY_ASSIGN(std::vector<qint64> openIds, someIncidents(*c, database, tenant.id, parsed(u"is:open"_s)));
        callers.push_back({.tenant = tenant.id,
                           .token = made.text.reveal().toLatin1(),
                           .incidents = std::move(ids),
                           .open = std::move(openIds)});
    }
    return {};
}

Result<qint64> ServerBench::databaseConnections() const
{
    ITSM_TRY_ASSIGN(const auto c, database.connect(Connection::Access::Read));
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(*c,
                                     u"SELECT count(*) FROM pg_stat_activity"
                                     " WHERE datname = current_database() AND pid <> pg_backend_pid()"_s,
                                     {}, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

void ServerBench::figure(const QString &what, const QString &unit, double value, double bar, const QString &note) const
{
    Measurement m;
    m.subject = subject();
    m.what = what;
    m.unit = unit;
    m.p50 = m.p95 = value;
    m.bar = bar;
    m.note = note;
    report.add(m);
}

void ServerBench::rate(const QString &what, double value, double bar, double limit, const QString &note) const
{
    Measurement m;
    m.subject = subject();
    m.what = what;
    m.unit = u"/s"_s;
    m.p50 = m.p95 = value;
    m.bar = bar;
    m.isRate = true;
    m.limit = limit;
    m.note = note;
    report.add(m);
}

void ServerBench::run(QLatin1StringView name, Result<> (*bench)(const ServerBench &)) const
{
    if (!wants(name))
        return;
    if (const auto done = bench(*this); !done)
        report.fail(subject(), name, done.error());
}

} // namespace itsm::bench
