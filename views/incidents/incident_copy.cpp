#include "views/incidents/incident_copy.h"

#include "models/answer.h"
#include "views/incidents/incident_commands.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/shown_table.h"
#include "views/widgets/actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct CopyCommand
{
    IncidentCopy::Format format;
    const char *id;
    const char *text;
};
constexpr std::array commands{
    CopyCommand{IncidentCopy::Format::Text, "incident.copyText", QT_TRANSLATE_NOOP("IncidentActions", "Copy as &text")},
    CopyCommand{IncidentCopy::Format::Tsv, "incident.copyTsv",
                QT_TRANSLATE_NOOP("IncidentActions", "Copy for &spreadsheets (TSV)")},
    CopyCommand{IncidentCopy::Format::Csv, "incident.copyCsv", QT_TRANSLATE_NOOP("IncidentActions", "Copy as &CSV")},
    CopyCommand{IncidentCopy::Format::Json, "incident.copyJson", QT_TRANSLATE_NOOP("IncidentActions", "Copy as &JSON")},
    CopyCommand{IncidentCopy::Format::Markdown, "incident.copyMarkdown",
                QT_TRANSLATE_NOOP("IncidentActions", "Copy as &Markdown")},
    CopyCommand{IncidentCopy::Format::Link, "incident.copyLink", QT_TRANSLATE_NOOP("IncidentActions", "Copy as &link")},
};

/// A writer of one line for each incident.
class LinkWriter final : public RecordWriter
{
public:
    void begin(QByteArray &) override {}
    void add(QByteArray &out, const Incident &incident) override
    {
        out += incidentLink(incident.number).toUtf8() + '\n';
    }
    void end(QByteArray &) override {}
};

WriterFactory factoryOf(IncidentCopy::Format format, const TextTable &table)
{
    switch (format) {
    case IncidentCopy::Format::Json:
        return [] { return makeFieldWriter(ExportFormat::Json); };
    case IncidentCopy::Format::Link:
        return [] { return std::make_unique<LinkWriter>(); };
    case IncidentCopy::Format::Tsv:
        return [table] { return makeTableWriter(makeTextWriter(TableFormat::Tsv, table.header), table.cells); };
    case IncidentCopy::Format::Csv:
        return [table] { return makeTableWriter(makeTextWriter(TableFormat::Csv, table.header), table.cells); };
    case IncidentCopy::Format::Markdown:
        return [table] { return makeTableWriter(makeTextWriter(TableFormat::Markdown, table.header), table.cells); };
    case IncidentCopy::Format::Text:
        break;
    }
    return [table] { return makeTableWriter(makeTextWriter(TableFormat::Text, table.header), table.cells); };
}

} // namespace

IncidentCopy::IncidentCopy(Backend &backend, const Clock &clock, ActionRegistry &actions,
                           const IncidentCommands &incidents, const IncidentTable &table, QWidget *page)
    : QObject(page)
    , m_backend(backend)
    , m_clock(clock)
    , m_actions(actions)
    , m_commands(incidents)
    , m_table(table)
    , m_page(page)
{
    const auto add = [&](const char *id, const char *text, QList<QKeySequence> keys, std::function<void()> handler) {
        actions.add({.id = id,
                     .context = "IncidentActions",
                     .text = text,
                     .category = QT_TRANSLATE_NOOP("IncidentActions", "Incident"),
                     .icon = "copy",
                     .shortcuts = std::move(keys),
                     .scope = Qt::WidgetWithChildrenShortcut},
                    page, std::move(handler));
    };
    add("incident.copyAs", QT_TRANSLATE_NOOP("IncidentActions", "Copy &as…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
        [this] { showMenu(); });
    for (const CopyCommand &command : commands)
        add(command.id, command.text, {}, [this, format = command.format] { copy(format); });
}

void IncidentCopy::addTo(QMenu *menu) const
{
    for (const CopyCommand &command : commands)
        menu->addAction(m_actions.action(QLatin1StringView(command.id)));
}

void IncidentCopy::showMenu()
{
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"copyMenu"_s);
    addTo(menu);
    const QRect row = m_table.visualRect(m_table.currentIndex());
    menu->popup(m_table.viewport()->mapToGlobal(row.isValid() ? row.bottomLeft() : QPoint()));
    menu->setActiveAction(menu->actions().constFirst());
}

void IncidentCopy::copy(Format format)
{
    whenAnswered(this, m_commands.meantRefs(), [this, format](Result<std::vector<IncidentRef>> &&refs) {
        if (!refs) {
            Q_EMIT failed(refs.error());
            return;
        }
        if (refs->empty()) {
            Q_EMIT messageShown(tr("Select an incident first."));
            return;
        }
        if (refs->size() > mostCopied) {
            Q_EMIT messageShown(tr("More than %L1 incidents are not copied: export them to a file.").arg(mostCopied));
            return;
        }
        ExportSource source;
        std::ranges::transform(*refs, std::back_inserter(source.ids), &IncidentRef::id);
        const int count = static_cast<int>(refs->size());
        whenAnswered(this, m_backend.formatIncidents(source, factoryOf(format, shownTable(m_table, m_clock, m_zone))),
                     [this, count](Result<QByteArray> &&text) {
                         if (!text) {
                             Q_EMIT failed(text.error());
                             return;
                         }
                         QGuiApplication::clipboard()->setText(QString::fromUtf8(*text));
                         Q_EMIT messageShown(tr("%n incident(s) copied", nullptr, count));
                     });
    });
}

QString incidentLink(const QString &number)
{
    return u"itsm://"_s + QString::fromLatin1(QUrl::toPercentEncoding(number));
}

} // namespace itsm
