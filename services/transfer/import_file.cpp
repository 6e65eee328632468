#include "services/transfer/import_file.h"

#include "services/transfer/csv_writer.h"
#include "services/transfer/foreign_file.h"
#include "services/transfer/servicenow_import.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<> open(QFile &file)
{
    if (file.open(QIODevice::ReadOnly))
        return {};
    return fail(Error::Code::Unavailable,
                QCoreApplication::translate("CsvImport", "%1 cannot be read: %2")
                    .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()),
                u"file"_s);
}

Result<> openTable(QFile &file, const ImportFileOptions &options)
{
    ITSM_TRY(open(file));
    return refuseForeign(file, options.table.format.encoding);
}

/// The hooks with the problems going into a report.
TransferHooks collecting(const TransferHooks &hooks, ImportReport &report)
{
    TransferHooks own = hooks;
    own.problem = [&report](const TransferProblem &problem) {
        if (report.problems.size() < mostReportedProblems)
            report.problems.push_back(problem);
        ++report.problemCount;
    };
    return own;
}

ServiceNowLog::Options logOptions(const ImportFileOptions &options)
{
    return {.zone = options.table.times.zone, .until = {}, .format = options.table.format};
}

} // namespace

Result<ImportPreview> previewFile(const QString &path, const FormatWish &wish)
{
    QFile file(path);
    ITSM_TRY(open(file));
    ImportPreview preview;
    preview.format = guessFormat(file, wish);
    ITSM_TRY(refuseForeign(file, preview.format.encoding));
    CsvReader reader(file, preview.format);
    ITSM_TRY_ASSIGN(preview.headings, readHeadings(reader));
    preview.isEventLog = isEventLog(preview.headings);
    for (;;) {
        const CsvReader::Step step = reader.next();
        if (step == CsvReader::Step::Failed)
            return fail(Error::Code::Unavailable, reader.error().message, u"file"_s);
        if (step == CsvReader::Step::End)
            return preview;
        if (static_cast<int>(preview.rows.size() + preview.problems.size()) >= previewRows) {
            preview.hasMore = true;
            return preview;
        }
        if (step == CsvReader::Step::Broken) {
            const CsvError &error = reader.error();
            preview.problems.push_back({TransferProblem::Kind::Broken, error.line, error.column, error.message});
            continue;
        }
        QStringList cells;
        for (int i = 0; i < reader.fieldCount(); ++i)
            cells.append(QString::fromUtf8(unguardCell(reader.field(i))));
        preview.rows.push_back(cells);
    }
}

Result<ImportReport> checkFile(const QString &path, const ImportFileOptions &options, const TransferHooks &hooks)
{
    QFile file(path);
    ITSM_TRY(openTable(file, options));
    ImportReport report;
    const TransferHooks own = collecting(hooks, report);
    if (options.kind == ImportFileOptions::Kind::EventLog) {
        ITSM_TRY_ASSIGN(const ServiceNowLog log, ServiceNowLog::read(file, logOptions(options), own));
        report.summary.rows = log.recordCount();
        report.summary.brokenRows = log.brokenRows();
        return report;
    }
    ITSM_TRY_ASSIGN(report.summary, checkCsv(file, options.table, own));
    return report;
}

Result<ImportReport> importFile(Connection &c, const Actor &actor, const QString &path,
                                const ImportFileOptions &options, const TransferHooks &hooks)
{
    QFile file(path);
    ITSM_TRY(openTable(file, options));
    ImportReport report;
    const TransferHooks own = collecting(hooks, report);
    if (options.kind == ImportFileOptions::Kind::Table) {
        ITSM_TRY_ASSIGN(report.summary, importCsv(c, actor, file, options.table, own));
        return report;
    }
    ITSM_TRY_ASSIGN(report.summary, importServiceNow(c, actor, file, logOptions(options), own));
    for (const QString &number : report.summary.counts.foreign)
        own.problem({TransferProblem::Kind::Warning, 0, 0,
                     QCoreApplication::translate(
                         "CsvImport", "%1 is the number of an incident that was not imported; it is left alone.")
                         .arg(number)});
    return report;
}

} // namespace itsm
