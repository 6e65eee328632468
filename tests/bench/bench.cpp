#include "tests/bench/bench.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

void line(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

QString figure(double value)
{
    return value == 0 ? u"-"_s : QString::number(value, 'f', value < 10 ? 2 : (value < 1'000 ? 1 : 0));
}

QString columns(const QString &subject, const QString &what, const QString &p50, const QString &p95, const QString &bar,
                const QString &limit, const QString &ratio, const QString &verdict)
{
    return u"%1 %2 %3 %4 %5 %6 %7  %8"_s.arg(subject.leftJustified(10), what.leftJustified(52), p50.rightJustified(9),
                                             p95.rightJustified(9), bar.rightJustified(10), limit.rightJustified(9),
                                             ratio.rightJustified(7), verdict);
}

} // namespace

double Samples::quantile(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = static_cast<size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<size_t>(rank, 1, sorted.size()) - 1];
}

Result<Samples> sample(int count, const std::function<Result<>(int)> &operation)
{
    Samples samples;
    QElapsedTimer timer;
    for (int i = 0; i < count; ++i) {
        timer.start();
        ITSM_TRY(operation(i));
        samples.add(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return samples;
}

Measurement timed(const QString &subject, const QString &what, const Samples &samples, double bar, const Samples &limit)
{
    Measurement m;
    m.subject = subject;
    m.what = what;
    m.p50 = samples.quantile(0.5);
    m.p95 = samples.quantile(0.95);
    m.bar = bar;
    m.limit = limit.isEmpty() ? 0 : limit.quantile(0.95);
    return m;
}

void Report::header(const QString &title)
{
    line({});
    line(title);
    line(columns(u"on"_s, u"what"_s, u"p50"_s, u"p95"_s, u"bar"_s, u"limit"_s, u"ratio"_s, {}));
}

void Report::add(const Measurement &m)
{
    QString bar = u"-"_s;
    if (m.bar > 0)
        bar = (m.isRate ? u"≥ "_s : u"≤ "_s) + figure(m.bar);
    const double ratio = m.limit <= 0 ? 0 : m.p95 / m.limit;
    QString verdict = m.bar > 0 ? (m.isMissed() ? u"MISS"_s : u"ok"_s) : QString();
    if (m.unit != "ms"_L1)
        verdict = m.unit + u"  "_s + verdict;
    if (!m.note.isEmpty())
        verdict += u"  "_s + m.note;
    line(columns(m.subject, m.what, figure(m.p50), figure(m.p95), bar, figure(m.limit), figure(ratio), verdict));
    m_misses += m.isMissed();
}

void Report::fail(const QString &subject, const QString &what, const Error &error)
{
    line(columns(subject, what, u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"FAILED "_s + error.message));
    ++m_misses;
}

} // namespace itsm::bench
