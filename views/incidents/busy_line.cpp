#include "views/incidents/busy_line.h"

#include "views/widgets/theme.h"

#include <QPainter>

namespace itsm {

namespace {
constexpr auto busyDelay = std::chrono::milliseconds(150);
constexpr int tickMs = 40;
} // namespace

BusyLine::BusyLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(theme().px(2));
    m_delay.setSingleShot(true);
    m_delay.setInterval(busyDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_shown = true;
        m_tick.start();
        update();
    });
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 3) % 130;
        update();
    });
}

void BusyLine::setBusy(bool busy)
{
    if (busy) {
        if (!m_shown && !m_delay.isActive())
            m_delay.start();
        return;
    }
    m_delay.stop();
    m_tick.stop();
    m_shown = false;
    update();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    const int length = width() * 3 / 10;
    painter.fillRect(QRect(width() * (m_phase - 30) / 100, 0, length, height()), theme().color(ColorRole::Accent));
}

} // namespace itsm
