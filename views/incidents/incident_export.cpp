#include "views/incidents/incident_export.h"

#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/export/pdf_writer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/shown_table.h"
#include "views/widgets/actions.h"

namespace itsm {

using namespace Qt::Literals::StringLiterals;

IncidentExport::IncidentExport(const Parts &parts, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
    , m_run(parts.banner)
{
    parts.actions.add({.id = "list.export",
                       .context = "IncidentActions",
                       .text = QT_TRANSLATE_NOOP("IncidentActions", "E&xport…"),
                       .tip = QT_TRANSLATE_NOOP("IncidentActions",
                                                "Write the list, or what is selected, as CSV, JSON, Markdown or PDF"),
                       .category = QT_TRANSLATE_NOOP("IncidentActions", "List"),
                       .icon = "export",
                       .shortcuts = {Qt::CTRL | Qt::Key_E},
                       .scope = Qt::WidgetWithChildrenShortcut,
                       .needsLink = true},
                      page, [this] { ask(); });
}

void IncidentExport::ask()
{
    if (isRunning())
        return;
    auto *dialog = new ExportDialog({.fileName = u"incidents"_s,
                                     .title = [] { return tr("Export incidents"); },
                                     .rows = [] { return tr("Incidents"); }},
                                    {.listed = m_parts.list.rowCount(),
                                     .isAtLeast = m_parts.list.isTotalAtLeast(),
                                     .selected = m_parts.selection.count()},
                                    m_parts.state, m_page->window());
    connect(dialog, &ExportDialog::chosen, this, [this, dialog](const ExportDialog::Choice &choice) {
        dialog->accept();
        start(choice);
    });
    dialog->open();
}

void IncidentExport::start(const ExportDialog::Choice &choice)
{
    m_run.begin(choice.path);
    m_parts.actions.setAvailable(u"list.export"_s, false, ExportRun::busyWords());
    if (!choice.onlySelected) {
        write({.query = m_parts.list.query(), .ids = {}}, choice);
        return;
    }
    whenAnswered(this, m_parts.selection.selectedRefs(), [this, choice](Result<std::vector<IncidentRef>> &&refs) {
        ExportSource source;
        if (refs)
            std::ranges::transform(*refs, std::back_inserter(source.ids), &IncidentRef::id);
        if (!refs)
            finish(tl::unexpected(refs.error()));
        else if (source.ids.empty())
            finish(fail(Error::Code::Invalid, tr("Nothing is selected any more.")));
        else
            write(source, choice);
    });
}

void IncidentExport::write(const ExportSource &source, const ExportDialog::Choice &choice)
{
    whenAnswered(this, m_parts.backend.exportIncidents(source, writerOf(choice), choice.path, m_run.control()),
                 [this](Result<qint64> &&result) { finish(result); });
}

WriterFactory IncidentExport::writerOf(const ExportDialog::Choice &choice) const
{
    const TextTable table = shownTable(m_parts.table, m_parts.clock, m_zone);
    switch (choice.format) {
    case ExportDialog::Format::CsvFields:
        return [mark = choice.byteOrderMark] { return makeFieldWriter(ExportFormat::Csv, mark); };
    case ExportDialog::Format::Json:
        return [] { return makeFieldWriter(ExportFormat::Json); };
    case ExportDialog::Format::CsvShown:
        return [table, mark = choice.byteOrderMark] {
            return makeTableWriter(makeTextWriter(TableFormat::Csv, table.header, mark), table.cells);
        };
    case ExportDialog::Format::Markdown:
        return [table] { return makeTableWriter(makeTextWriter(TableFormat::Markdown, table.header), table.cells); };
    case ExportDialog::Format::Pdf:
        break;
    }
    const QString filter = choice.onlySelected ? QString() : formatFilter(m_parts.list.query().filter);
    const PdfTable paper{.title = tr("Incidents"),
                         .note = ExportRun::note(filter, absoluteTime(m_parts.clock.now(), m_zone)),
                         .header = table.header,
                         .widths = table.widths};
    return [paper, cells = table.cells] { return makeTableWriter(makePdfWriter(paper), cells); };
}

void IncidentExport::finish(const Result<qint64> &result)
{
    m_parts.actions.setAvailable(u"list.export"_s, true);
    m_run.finish(result, [](qint64 rows, const QString &file) {
        return tr("%n incident(s) written to %1.", nullptr, static_cast<int>(rows)).arg(file);
    });
}

} // namespace itsm
