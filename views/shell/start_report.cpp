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

/// Waits for the first painting of the list that has rows.
class FirstPainting : public QObject
{
public:
    explicit FirstPainting(IncidentsPage &page)
        : QObject(&page)
        , m_page(page)
    {
        page.table()->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_isSeen && m_page.list()->incidentAt(0)) {
            m_isSeen = true;
            QMetaObject::invokeMethod( // after the painting
                this,
                [] {
                    std::printf("ready rss_kib=%lld\n", static_cast<long long>(residentKib()));
                    std::fflush(stdout);
                    QApplication::quit();
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    IncidentsPage &m_page;
    bool m_isSeen = false;
};

} // namespace

void reportStart(MainWindow &window)
{
    QObject::connect(&window, &MainWindow::workspaceOpened, &window,
                     [&window] { new FirstPainting(*window.incidentsPage()); });
}

} // namespace itsm
