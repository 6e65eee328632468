#include "views/shell/start_report.h"

#include "models/incident_list_model.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"

#include <QApplication>
#include <QFile>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Resident memory of this process as /proc/self/status tells it.
qint64 residentKib()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).chopped(2).trimmed().toLongLong();
    }
    return 0;
}

/// Waits for the first painting of rows at the place where the last session was left.
class FirstPainting : public QObject
{
public:
    FirstPainting(MainWindow &window, IncidentsPage &page)
        : QObject(&page)
        , m_window(window)
        , m_page(page)
    {
        page.table()->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_isSeen && isThere()) {
            m_isSeen = true;
            QMetaObject::invokeMethod(this, &FirstPainting::report, Qt::QueuedConnection); // after the painting
        }
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] bool isThere() const
    {
        const int first = m_page.table()->firstVisibleRow();
        return m_window.isSessionRestored() && first >= 0 && m_page.list()->incidentAt(first);
    }
    void report()
    {
        std::printf("ready rss_kib=%lld first_row=%d pane=%d\n", static_cast<long long>(residentKib()),
                    m_page.table()->firstVisibleRow(), m_page.isDrawerOpen() ? 1 : 0);
        std::fflush(stdout);
        QApplication::quit();
    }

    MainWindow &m_window;
    IncidentsPage &m_page;
    bool m_isSeen = false;
};

} // namespace

void reportStart(MainWindow &window)
{
    QObject::connect(&window, &MainWindow::workspaceOpened, &window,
                     [&window] { new FirstPainting(window, *window.incidentsPage()); });
}

} // namespace itsm
