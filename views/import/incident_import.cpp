#include "views/import/incident_import.h"

#include "views/import/import_dialog.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_text.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The one local file that is dragged; empty for anything else.
QString fileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

IncidentImport::IncidentImport(Backend &backend, ActionRegistry &actions, ViewState &state, QWidget *page)
    : QObject(page)
    , m_backend(backend)
    , m_actions(actions)
    , m_state(state)
    , m_page(page)
{
    actions.add({.id = "list.import",
                 .context = "IncidentActions",
                 .text = QT_TRANSLATE_NOOP("IncidentActions", "&Import…"),
                 .tip = QT_TRANSLATE_NOOP("IncidentActions", "Take incidents from a CSV file"),
                 .category = QT_TRANSLATE_NOOP("IncidentActions", "List"),
                 .icon = "import",
                 .shortcuts = {Qt::CTRL | Qt::Key_I},
                 .scope = Qt::WidgetWithChildrenShortcut,
                 .needsLink = true},
                page, [this] { ask(); });
    takeDropsOn(page);
}

void IncidentImport::takeDropsOn(QWidget *window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void IncidentImport::ask(const QString &path)
{
    auto *dialog = new ImportDialog(m_backend, m_state, m_page->window());
    connect(dialog, &ImportDialog::imported, this, [this](const ImportSummary &summary) {
        const auto number = [](qint64 count) { return static_cast<int>(count); };
        QStringList sentences{tr("%n incident(s) were imported.", nullptr, number(summary.counts.created))};
        if (summary.counts.extended > 0) {
            const QString extended = tr("%n incident(s) got new activity.", nullptr, number(summary.counts.extended));
            sentences = summary.counts.created > 0 ? sentences << extended : QStringList{extended};
        }
        Q_EMIT messageShown(joinSentences(sentences));
    });
    if (!path.isEmpty())
        dialog->setFile(path);
    dialog->open();
}

bool IncidentImport::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QString path = fileOf(drop->mimeData());
    if (path.isEmpty() || !m_actions.action(u"list.import"_s)->isEnabled())
        return QObject::eventFilter(watched, event);
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop)
        ask(path);
    return true;
}

} // namespace itsm
