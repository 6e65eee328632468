#include "services/api/api_status.h"

#include "services/api/api_context.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto figuresLife = 10s;
/// A ping comes every two seconds; without one for so long the workers are stuck.
constexpr auto longestSilence = 10s;

Actor programIn(const Tenant &tenant)
{
    return {.tenant = tenant.id, .user = {}, .name = {}, .role = Role::Viewer, .source = u"system"_s};
}

Result<ApiMetrics::TenantFigures> figuresOf(const ApiContext &context, Connection &c, const Tenant &tenant)
{
    const Actor program = programIn(tenant);
    ITSM_TRY_ASSIGN(IncidentCounters counters, context.desk.counters(c, program));
    const Instant now = context.clock.now();
    ITSM_TRY_ASSIGN(const MonitoringReport lastDay,
                    context.desk.monitoring(
                        c, program, {.from = now - 24h, .to = now, .category = {}, .priority = {}, .status = {}}));
    return ApiMetrics::TenantFigures{.code = tenant.code,
                                     .tenant = tenant.id,
                                     .byStatus = std::move(counters.byStatus),
                                     .openCritical = counters.openCritical,
                                     .createdTotal = counters.total,
                                     .createdLastDay = lastDay.totals.total,
                                     .resolutionCount = counters.resolutionCount,
                                     .resolutionHours = counters.resolutionHoursSum,
                                     .times = {}};
}

/// Deleted incidents were there as well, and times that were too long as well: what counts up must never fall.
void keepCounters(ApiMetrics::TenantFigures &figures, const ApiMetrics::TenantFigures &before)
{
    figures.createdTotal = std::max(figures.createdTotal, before.createdTotal);
    for (size_t i = 0; i < std::min(figures.times.levels.size(), before.times.levels.size()); ++i)
        figures.times.levels[i].broken = std::max(figures.times.levels[i].broken, before.times.levels[i].broken);
}

} // namespace

ApiStatus::Report ApiStatus::report() const
{
    if (m_isStopping)
        return {.isReady = false, .cause = u"stopping"_s};
    const ApiWorkers::DatabaseState state = m_workers->databaseState();
    if (state.error)
        return {.isReady = false, .cause = u"database"_s};
    if (std::chrono::steady_clock::now() - state.at > longestSilence)
        return {.isReady = false, .cause = u"overload"_s};
    return {};
}

Result<std::vector<ApiMetrics::TenantFigures>> ApiStatus::tenantFigures(const ApiContext &context, Connection &c)
{
    // Who asks at the same moment waits for the one answer.
    const std::lock_guard lock(m_mutex);
    const Instant now = context.clock.now();
    if (now - m_figuresAt < figuresLife && now >= m_figuresAt)
        return m_figures;
    ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
    const bool isTimeForTimes =
        now < m_timesAt || now - m_timesAt >= std::max<std::chrono::microseconds>(figuresLife, 100 * m_timesCost);
    const auto begun = std::chrono::steady_clock::now();
    std::vector<ApiMetrics::TenantFigures> figures;
    for (const Tenant &tenant : tenants) {
        ITSM_TRY_ASSIGN(ApiMetrics::TenantFigures each, figuresOf(context, c, tenant));
        const auto before = std::ranges::find(m_figures, tenant.id, &ApiMetrics::TenantFigures::tenant);
        const bool isKnown = before != m_figures.end();
        if (isTimeForTimes || !isKnown) {
            ITSM_TRY_ASSIGN(each.times, context.desk.resolutionTimes(c, programIn(tenant), ApiMetrics::timeBounds()));
        } else {
            each.times = before->times;
        }
        if (isKnown)
            keepCounters(each, *before);
        figures.push_back(std::move(each));
    }
    if (isTimeForTimes) {
        m_timesAt = now;
        m_timesCost = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    }
    m_figures = std::move(figures);
    m_figuresAt = now;
    return m_figures;
}

} // namespace itsm
