#include "views/records/record_export.h"

#include "models/answer.h"
#include "views/export/pdf_writer.h"
#include "views/widgets/record_table.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QtConcurrentRun>

namespace itsm {

namespace {

constexpr qint64 pieceMs = 6; ///< nobody sees so short a pause

/// The header of the columns as a person reads it.
QStringList headerOf(const RecordTable &table, const std::vector<int> &columns)
{
    QStringList header;
    for (const int column : columns)
        header.append(table.model()->headerData(column, Qt::Horizontal).toString());
    return header;
}

std::vector<int> allColumns(const RecordTable &table, const RecordSnapshot &records)
{
    std::vector<int> columns;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (column != records.ageColumn)
            columns.push_back(column);
    }
    return columns;
}

} // namespace

/// An export under way: the rows that have been read so far, and what will write them.
template <typename Row>
struct RecordExport::Job
{
    qsizetype count = 0;
    std::function<Row(qsizetype record)> rowAt;
    std::shared_ptr<RowWriter<Row>> writer;
    QString path;
    std::vector<Row> rows;
};

RecordExport::RecordExport(const Parts &parts, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
    , m_run(parts.banner)
{
}

void RecordExport::ask(Offer offer)
{
    auto *dialog =
        new ExportDialog(offer.words, {.listed = offer.all.count, .isAtLeast = false, .selected = offer.chosen.count},
                         m_parts.state, m_page->window());
    connect(dialog, &ExportDialog::chosen, this,
            [this, dialog, offer = std::move(offer)](const ExportDialog::Choice &choice) {
                dialog->accept();
                start(offer, choice);
            });
    dialog->open();
}

void RecordExport::start(const Offer &offer, const ExportDialog::Choice &choice)
{
    m_run.begin(choice.path);
    const RecordSnapshot &records = choice.onlySelected ? offer.chosen : offer.all;
    m_run.control()->total = records.count;
    const bool isJson = choice.format == ExportDialog::Format::Json;
    if (isJson || choice.format == ExportDialog::Format::CsvFields) {
        const std::vector<int> columns = allColumns(m_parts.table, records);
        QStringList keys;
        for (const int column : columns)
            keys.append(m_parts.table.columns()->keyOf(column));
        auto job = std::make_shared<Job<CellValues>>();
        job->count = records.count;
        job->rowAt = [columns, json = records.json](qsizetype record) {
            CellValues row;
            row.reserve(columns.size());
            for (const int column : columns)
                row.push_back(json(record, column));
            return row;
        };
        job->writer = makeValueWriter(isJson ? ExportFormat::Json : ExportFormat::Csv, keys, choice.byteOrderMark);
        job->path = choice.path;
        collect(job);
        return;
    }
    auto job = std::make_shared<Job<QStringList>>();
    job->count = records.count;
    job->rowAt = [columns = m_parts.table.shownColumns(), text = records.text](qsizetype record) {
        QStringList row;
        for (const int column : columns)
            row.append(text(record, column));
        return row;
    };
    job->writer = textWriter(offer, choice);
    job->path = choice.path;
    collect(job);
}

std::unique_ptr<RowWriter<QStringList>> RecordExport::textWriter(const Offer &offer,
                                                                 const ExportDialog::Choice &choice) const
{
    const std::vector<int> columns = m_parts.table.shownColumns();
    const QStringList header = headerOf(m_parts.table, columns);
    if (choice.format == ExportDialog::Format::Markdown)
        return makeTextWriter(TableFormat::Markdown, header);
    if (choice.format == ExportDialog::Format::CsvShown)
        return makeTextWriter(TableFormat::Csv, header, choice.byteOrderMark);
    PdfTable paper{.title = offer.words.rows(),
                   .note = ExportRun::note(choice.onlySelected ? QString() : offer.filter,
                                           absoluteTime(m_parts.clock.now(), offer.zone)),
                   .header = header,
                   .widths = {}};
    for (const int column : columns)
        paper.widths.push_back(m_parts.table.columnWidth(column));
    return makePdfWriter(paper);
}

template <typename Row>
void RecordExport::collect(const std::shared_ptr<Job<Row>> &job)
{
    QElapsedTimer time;
    time.start();
    auto read = static_cast<qsizetype>(job->rows.size());
    for (; read < job->count && time.elapsed() < pieceMs; ++read)
        job->rows.push_back(job->rowAt(read));
    const std::shared_ptr<BulkControl> control = m_run.control();
    control->done = read;
    if (read < job->count && !control->cancel) {
        QTimer::singleShot(0, this, [this, job] { collect(job); });
        return;
    }
    whenAnswered(this, QtConcurrent::run([job, control] {
                     const RowSource<Row> source = [&job](const std::function<bool(const Row &)> &each) -> Result<> {
                         for (const Row &row : job->rows) {
                             if (!each(row))
                                 break;
                         }
                         return {};
                     };
                     return writeRows(source, job->count, *job->writer, job->path, hooksFor(*control));
                 }),
                 [this](Result<qint64> &&result) { finish(result); });
}

void RecordExport::finish(const Result<qint64> &result)
{
    m_run.finish(result, [](qint64 rows, const QString &file) {
        return tr("%n row(s) written to %1.", nullptr, static_cast<int>(rows)).arg(file);
    });
}

} // namespace itsm
