#pragma once

#include "models/record_snapshot.h"
#include "services/runtime/clock.h"
#include "services/transfer/export.h"
#include "views/export/export_dialog.h"
#include "views/export/export_run.h"
#include "views/widgets/time_format.h"

namespace itsm {

class RecordTable;
class ViewState;

/// Writes the records of a page, or those that are chosen, to a file: the cells are read in small pieces in the UI
/// thread, the file is written in another one.
class RecordExport : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    struct Parts
    {
        const RecordTable &table;
        const Clock &clock;
        ViewState &state;
        ProgressBanner &banner;
    };
    /// What there is to export at this moment.
    struct Offer
    {
        ExportDialog::Words words;
        RecordSnapshot all;    ///< that the filter finds
        RecordSnapshot chosen; ///< empty: nothing is selected
        QString filter;
        TimeZoneMode zone = TimeZoneMode::Local;
    };
    RecordExport(const Parts &parts, QWidget *page);

    [[nodiscard]] bool isRunning() const { return m_run.isRunning(); }
    /// Asks what, as what and where to, then does it; not while one runs.
    void ask(Offer offer);

private:
    template <typename Row>
    struct Job;
    void start(const Offer &offer, const ExportDialog::Choice &choice);
    template <typename Row>
    void collect(const std::shared_ptr<Job<Row>> &job);
    void finish(const Result<qint64> &result);
    [[nodiscard]] std::unique_ptr<RowWriter<QStringList>> textWriter(const Offer &offer,
                                                                     const ExportDialog::Choice &choice) const;

    Parts m_parts;
    QWidget *m_page;
    ExportRun m_run;
};

} // namespace itsm
