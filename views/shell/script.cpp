#include "views/shell/script.h"

namespace itsm {

namespace {

constexpr int pollInterval = 20;
constexpr qint64 stepTimeout = 20'000;

} // namespace

void Script::start()
{
    m_timer.setInterval(pollInterval);
    connect(&m_timer, &QTimer::timeout, this, &Script::check);
    next();
}

void Script::next()
{
    if (m_current == m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    m_elapsed.start();
    if (m_steps[m_current].act)
        m_steps[m_current].act();
    m_timer.start();
}

void Script::check()
{
    const Step &step = m_steps[m_current];
    if (step.until && !step.until()) {
        if (m_elapsed.elapsed() > stepTimeout) {
            m_timer.stop();
            Q_EMIT failed(step.title);
        }
        return;
    }
    m_timer.stop();
    if (!step.title.isEmpty())
        Q_EMIT stepDone(step.title, step.found ? step.found() : QString());
    ++m_current;
    next();
}

} // namespace itsm
