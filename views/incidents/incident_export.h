#pragma once

#include "services/backend/backend.h"
#include "views/export/export_dialog.h"
#include "views/export/export_run.h"
#include "views/widgets/time_format.h"

namespace itsm {

class ActionRegistry;
class IncidentListModel;
class IncidentSelection;
class IncidentTable;
class ProgressBanner;

/// Writes the list, or what is selected of it, to a file in the background, and tells how far it is. Registers the
/// command "list.export".
class IncidentExport : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    struct Parts
    {
        Backend &backend;
        const Clock &clock;
        ActionRegistry &actions;
        ViewState &state;
        const IncidentListModel &list;
        IncidentSelection &selection;
        const IncidentTable &table;
        ProgressBanner &banner;
    };
    IncidentExport(const Parts &parts, QWidget *page);

    void setTimeZoneMode(TimeZoneMode mode) { m_zone = mode; }
    [[nodiscard]] bool isRunning() const { return m_run.isRunning(); }

private:
    void ask();
    void start(const ExportDialog::Choice &choice);
    void write(const ExportSource &source, const ExportDialog::Choice &choice);
    void finish(const Result<qint64> &result);
    [[nodiscard]] WriterFactory writerOf(const ExportDialog::Choice &choice) const;

    Parts m_parts;
    QWidget *m_page;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    ExportRun m_run;
};

} // namespace itsm
