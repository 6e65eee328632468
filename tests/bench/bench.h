#pragma once

#include "services/domain/result.h"

#include <QElapsedTimer>
#include <functional>
#include <vector>

namespace itsm::bench {

/// Times of repeated operations, in milliseconds.
class Samples
{
public:
    void add(double ms) { m_values.push_back(ms); }
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }
    /// The value that a share of all samples does not exceed, e.g. 0.95.
    [[nodiscard]] double quantile(double share) const;

private:
    std::vector<double> m_values;
};

/// Runs `operation(i)` for i in [0, count) and times each call. Stops at the first error.
Result<Samples> sample(int count, const std::function<Result<>(int)> &operation);

/// One line of the report: a figure beside its bar and beside the limit measured in the same run.
struct Measurement
{
    QString subject; ///< "sqlite", "postgresql", "console" …
    QString what;
    QString unit = QStringLiteral("ms");
    double p50 = 0;
    double p95 = 0;      ///< what the bar is for
    double bar = 0;      ///< 0: for information only
    bool isRate = false; ///< at least the bar rather than at most
    double limit = 0;    ///< the same by the raw driver; 0: none
    QString note;
    [[nodiscard]] bool isMissed() const { return bar > 0 && (isRate ? p95 < bar : p95 > bar); }
};

[[nodiscard]] Measurement timed(const QString &subject, const QString &what, const Samples &samples, double bar,
                                const Samples &limit = {});

/// Prints each measurement as it comes.
class Report
{
public:
    void header(const QString &title);
    void add(const Measurement &measurement);
    void fail(const QString &subject, const QString &what, const Error &error);
    [[nodiscard]] int misses() const { return m_misses; }

private:
    int m_misses = 0;
};

} // namespace itsm::bench
