#pragma once

#include "services/api/api_metrics.h"

#include <mutex>

namespace itsm {

/// How the server stands, for probes and for Prometheus. Thread-safe.
class ApiStatus
{
public:
    struct Report
    {
        bool isReady = true;
        QString cause; ///< "database", "overload", "stopping"
    };
    [[nodiscard]] Report report() const;

    /// Looked at in report(); set before the first request.
    void setWorkers(const ApiWorkers &workers) { m_workers = &workers; }
    void setStopping() { m_isStopping = true; }

    /// How the incidents of all tenants stand, at most some seconds old; their resolution times older where they take
    /// long to add up, so that it is done a hundredth of the time at most.
    Result<std::vector<ApiMetrics::TenantFigures>> tenantFigures(const ApiContext &context, Connection &c);

private:
    const ApiWorkers *m_workers = nullptr;
    std::atomic<bool> m_isStopping = false;
    std::mutex m_mutex;
    std::vector<ApiMetrics::TenantFigures> m_figures; ///< guarded by the mutex
    Instant m_figuresAt{};
    Instant m_timesAt{};
    std::chrono::microseconds m_timesCost{0}; ///< how long it took to add them up
};

} // namespace itsm
