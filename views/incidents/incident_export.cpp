#include "views/incidents/incident_export.h"

#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/pdf_writer.h"
#include "views/incidents/shown_table.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int pollMs = 100;
constexpr int quietMs = 15'000;
} // namespace

IncidentExport::IncidentExport(const Parts &parts, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
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
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this,
            [this] { m_parts.banner.setProgress(m_control->done.load(), m_control->total.load()); });
    connect(&parts.banner, &ProgressBanner::cancelRequested, this, [this] {
        if (m_control)
            m_control->cancel = true;
    });
    connect(&parts.banner, &ProgressBanner::detailsRequested, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).path())); });
    connect(&parts.banner, &ProgressBanner::dismissed, &parts.banner, &QWidget::hide);
    m_hideTimer.setSingleShot(true);
    connect(&m_hideTimer, &QTimer::timeout, &parts.banner, &QWidget::hide);
}

IncidentExport::~IncidentExport()
{
    if (m_control)
        m_control->cancel = true;
}

void IncidentExport::ask()
{
    if (isRunning())
        return;
    auto *dialog = new ExportDialog({.listed = m_parts.list.rowCount(),
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
    m_control = std::make_shared<BulkControl>();
    m_parts.actions.setAvailable(u"list.export"_s, false, tr("An export is running already."));
    m_path = choice.path;
    m_hideTimer.stop();
    m_parts.banner.start(tr("Exporting to %1…").arg(visibleControls(QFileInfo(choice.path).fileName())));
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
    m_poll.start();
    whenAnswered(this, m_parts.backend.exportIncidents(source, writerOf(choice), choice.path, m_control),
                 [this](Result<qint64> &&result) { finish(result); });
}

WriterFactory IncidentExport::writerOf(const ExportDialog::Choice &choice) const
{
    TextTable table = shownTable(m_parts.table, m_parts.clock, m_zone);
    table.title = tr("Incidents");
    switch (choice.format) {
    case ExportDialog::Format::CsvFields:
        return [mark = choice.byteOrderMark] { return makeFieldWriter(ExportFormat::Csv, mark); };
    case ExportDialog::Format::Json:
        return [] { return makeFieldWriter(ExportFormat::Json); };
    case ExportDialog::Format::CsvShown:
        return [table] { return makeTableWriter(TableFormat::Csv, table); };
    case ExportDialog::Format::Markdown:
        return [table] { return makeTableWriter(TableFormat::Markdown, table); };
    case ExportDialog::Format::Pdf:
        break;
    }
    const QString filter = formatFilter(m_parts.list.query().filter);
    const QString now = absoluteTime(m_parts.clock.now(), m_zone);
    const QString note = choice.onlySelected || filter.isEmpty()
                             ? tr("As of %1", "a moment").arg(now)
                             : tr("Filter: %1 – as of %2", "a filter and a moment").arg(filter, now);
    return [table, note] { return makePdfWriter(table, note); };
}

void IncidentExport::finish(const Result<qint64> &result)
{
    m_poll.stop();
    m_control.reset();
    m_parts.actions.setAvailable(u"list.export"_s, true);
    if (result) {
        m_parts.banner.finish({Sign::Check, ColorRole::Ok},
                              tr("%n incident(s) written to %1.", nullptr, static_cast<int>(*result))
                                  .arg(visibleControls(QDir::toNativeSeparators(m_path))),
                              tr("Show folder"));
        m_hideTimer.start(quietMs);
    } else if (result.error().code == Error::Code::Cancelled) {
        m_parts.banner.finish({Sign::Cross, ColorRole::Muted}, tr("Cancelled. No file was written."));
        m_hideTimer.start(quietMs);
    } else {
        m_parts.banner.finish({Sign::Octagon, ColorRole::Critical}, visibleControls(result.error().message));
    }
}

} // namespace itsm
