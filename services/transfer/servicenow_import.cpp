#include "services/transfer/servicenow_import.h"

#include "services/desk/desk.h"
#include "services/transfer/servicenow_map.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr size_t batchRecords = 10'000; ///< activity records in one transaction, about

} // namespace

Result<ImportSummary> importServiceNow(Connection &c, const Actor &actor, QIODevice &device,
                                       const ServiceNowLog::Options &options, const TransferHooks &hooks)
{
    ITSM_TRY_ASSIGN(const ServiceNowLog log, ServiceNowLog::read(device, options, hooks));
    ITSM_TRY_ASSIGN(const PriorityMatrix matrix, ServiceDesk(SystemClock::instance()).priorityMatrix(c, actor));
    ImportSummary summary;
    summary.rows = log.recordCount();
    summary.brokenRows = log.brokenRows();
    std::vector<ImportedIncident> batch;
    size_t records = 0;
    for (int i = 0; i < log.incidentCount(); ++i) {
        batch.push_back(incidentFromLog(log, i, options.until, matrix));
        records += batch.back().records.size();
        if (records < batchRecords && i + 1 < log.incidentCount())
            continue;
        const int done = i + 1 - static_cast<int>(batch.size());
        if (hooks.isCancelled())
            return fail(Error::Code::Cancelled,
                        QCoreApplication::translate("ServiceNow",
                                                    "The import was cancelled. %n incident(s) are already "
                                                    "there; run it again to go on.",
                                                    nullptr, done));
        const Result<ImportCounts> counts = importIncidents(c, actor, batch);
        if (!counts)
            return fail(brokenOff(counts.error(), done));
        summary.counts += *counts;
        batch.clear();
        records = 0;
        if (hooks.progress)
            hooks.progress(TransferHooks::Phase::Writing, i + 1, log.incidentCount());
    }
    return summary;
}

} // namespace itsm
