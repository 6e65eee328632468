#pragma once

#include "services/api/route.h"
#include "services/storage/resolution_times.h"

#include <memory>

namespace itsm {

/// The numbers of a running server for Prometheus. Thread-safe.
class ApiMetrics
{
public:
    ApiMetrics();
    ~ApiMetrics();
    Q_DISABLE_COPY_MOVE(ApiMetrics)

    void noteRequest(const Route &route, int status, double seconds);

    /// What is read when somebody asks: name, help, value.
    struct Gauge
    {
        QByteArray name;
        QByteArray help; ///< one line of ASCII
        std::function<double()> read;
        bool isCounter = false;
    };
    void add(Gauge gauge);

    /// How the incidents of a tenant stand.
    struct TenantFigures
    {
        QString code;
        TenantId tenant;
        std::vector<std::pair<QString, qint64>> byStatus;
        qint64 openCritical = 0;
        qint64 createdTotal = 0; ///< incidents there are and were
        qint64 createdLastDay = 0;
        qint64 resolutionCount = 0;
        double resolutionHours = 0; ///< sum
        ResolutionTimes times;      ///< for timeBounds()
    };
    /// The buckets of the histogram of resolution times.
    [[nodiscard]] static const std::vector<std::chrono::seconds> &timeBounds();
    /// Text of the exposition format 0.0.4.
    [[nodiscard]] QByteArray text(const std::vector<TenantFigures> &tenants) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace itsm
