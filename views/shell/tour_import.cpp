#include "views/shell/tour_import.h"

#include "models/answer.h"
#include "models/counter_feed.h"
#include "models/incident_list_model.h"
#include "views/import/import_dialog.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"
#include "views/shell/script.h"
#include "views/shell/status_strip.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProgressBar>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

/// A table as somebody may have it, with two rows that cannot be taken.
constexpr char tickets[] = "Ticket,Short description,Priority,State,Assigned to,Squad,Opened\r\n"
                           "T-1041,Backup of db-07 failed 备份失败,2 - High,Work in progress,Li Wei,Storage,"
                           "2026-02-27 22:10\r\n"
                           "T-1042,支付网关响应超时,紧急,处理中,李雷,Payments,2026-02-28 08:55\r\n"
                           "T-1043,Printer on floor 3 is offline,whenever,New,,Office,2026-02-28 09:30\r\n"
                           "T-1044,,3 - Moderate,New,,Office,2026-02-28 09:41\r\n"
                           "T-1045,VPN drops every hour,3 - Moderate,Pending,Ann Other,Network,2026-02-28 10:02\r\n"
                           "T-1046,邮件网关证书即将过期,低,新建,,Network,2026-02-28 11:20\r\n";

/// So many rows that a look at all of them takes a while.
void writeMany(const QString &path)
{
    constexpr int rows = 500'000;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QByteArray(tickets).left(QByteArray(tickets).indexOf('\n') + 1));
    for (int row = 0; row < rows; ++row)
        file.write("T-" + QByteArray::number(row) +
                   ",Badge reader is slow,3 - Moderate,New,,Office,2026-02-28 09:30\r\n");
}

/// Deletes an incident that was imported.
void forget(MainWindow &window, const QString &number)
{
    whenAnswered(&window, window.backend()->findByNumber(number), [&window](const Result<IncidentId> &id) {
        if (id)
            (void)window.backend()->run({.id = *id, .version = 0}, Delete{});
    });
}

ImportDialog *form()
{
    return qobject_cast<ImportDialog *>(QApplication::activeModalWidget());
}

void openForm(MainWindow &window, const QString &path)
{
    window.actions().trigger(u"list.import"_s);
    form()->setFile(path);
}

} // namespace

void addImportSteps(Script &script, MainWindow &window, const QString &folder, int round,
                    const std::function<void(const QString &)> &addPicture)
{
    const QString path = QDir(folder).filePath(u"tickets.csv"_s);
    script.add({.title = {},
                .act =
                    [&window, path] {
                        writeMany(path);
                        openForm(window, path);
                    },
                .until = [] { return form()->hasPreview(); },
                .found = {}});
    // Nothing is written yet while the rows are looked at, and that can be cancelled.
    script.add({.title = {},
                .act = [] { form()->submit(); },
                .until = [] { return form()->findChild<QProgressBar *>()->value() > 0; },
                .found = {}});
    addPicture(u"import-checking"_s);
    script.add({.title = {},
                .act = [] { form()->reject(); },
                .until = [] { return form()->step() == ImportDialog::Step::Columns; },
                .found = {}});
    script.add({.title = {}, .act = [] { form()->reject(); }, .until = [] { return !form(); }, .found = {}});
    script.add({.title = {},
                .act =
                    [&window, path, round] {
                        QFile file(path);
                        if (file.open(QIODevice::WriteOnly))
                            file.write(
                                QByteArray(tickets).replace("T-10", QByteArray("T-1" + QByteArray::number(round))));
                        file.close();
                        openForm(window, path);
                    },
                .until = [] { return form()->hasPreview(); },
                .found = {}});
    addPicture(u"import-columns"_s);
    script.add({.title = {},
                .act = [] { form()->submit(); },
                .until = [] { return form()->step() == ImportDialog::Step::Checked; },
                .found = {}});
    addPicture(u"import-check"_s);
    script.add({.title = {},
                .act = [] { form()->submit(); },
                .until = [] { return form()->step() == ImportDialog::Step::Done; },
                .found = {}});
    addPicture(u"import-done"_s);
    script.add({.title = {},
                .act =
                    [&window, path, round] {
                        form()->submit();
                        QFile::remove(path);
                        window.findChild<StatusStrip *>()->clearMessage();
                        // The pictures that follow are of the sample.
                        for (const char *ticket : {"41", "42", "45", "46"})
                            forget(window, u"T-1%1%2"_s.arg(round).arg(QLatin1StringView(ticket)));
                    },
                .until =
                    [&window, round] {
                        const IncidentListModel *list = window.incidentsPage()->list();
                        const QString imported = u"T-1%1"_s.arg(round);
                        for (int row = 0; row < list->rowCount(); ++row) {
                            const IncidentSummary *incident = list->incidentAt(row);
                            if (!incident || incident->number.startsWith(imported))
                                return false;
                        }
                        return !form() && window.incidentsPage()->counters()->isSettled();
                    },
                .found = {}});
}

} // namespace itsm
