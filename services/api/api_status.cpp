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

Result<ApiMetrics::TenantFigures> figuresOf(const ApiContext &context, Connection &c, const Tenant &tenant)
{
    const Actor program{.tenant = tenant.id, .user = {}, .name = {}, .role = Role::Viewer, .source = u"system"_s};
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
                                     .resolutionHours = counters.resolutionHoursSum};
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
    std::vector<ApiMetrics::TenantFigures> figures;
    for (const Tenant &tenant : tenants) {
        ITSM_TRY_ASSIGN(ApiMetrics::TenantFigures each, figuresOf(context, c, tenant));
        // Deleted incidents were created as well: what counts up must never fall.
        const auto before = std::ranges::find(m_figures, tenant.id, &ApiMetrics::TenantFigures::tenant);
        if (before != m_figures.end())
            each.createdTotal = std::max(each.createdTotal, before->createdTotal);
        figures.push_back(std::move(each));
    }
    m_figures = std::move(figures);
    m_figuresAt = now;
    return m_figures;
}

} // namespace itsm
