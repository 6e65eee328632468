#include "views/shell/tour_states.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/incidents/command_banner.h"
#include "views/incidents/conflict_panel.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_form.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"
#include "views/shell/tour_part.h"
#include "views/widgets/form_field.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <memory>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int editedRow = 4;

class StateTour : private TourPart
{
public:
    using TourPart::TourPart;

    /// The menu with a command.
    void addMenu(const char *id, const QString &picture)
    {
        add(
            [&window = m_window, id] {
                const QMenuBar *bar = window.menuBar();
                const QAction *action = window.actions().action(QString::fromLatin1(id));
                const QList<QAction *> titles = bar->actions();
                for (QAction *title : titles) {
                    if (title->menu()->actions().contains(action))
                        title->menu()->popup(bar->mapToGlobal(bar->actionGeometry(title).bottomLeft()));
                }
            },
            [] { return QApplication::activePopupWidget() != nullptr; });
        m_addPicture(picture);
        add([] { QApplication::activePopupWidget()->hide(); }, [] { return !QApplication::activePopupWidget(); });
    }

    /// Somebody else writes the title of an incident while it is edited.
    void addConflict()
    {
        const auto shown = [&window = m_window] { return window.incidentsPage()->drawer()->incident(); };
        const auto before = std::make_shared<Incident>();
        const auto write = [this, shown, before](const QString &ending) {
            add(
                [&window = m_window, before, ending] {
                    IncidentPatch patch;
                    patch.title = before->title + ending;
                    (void)window.backend()->run({.id = before->id, .version = 0}, Update{patch});
                },
                [shown, before, ending] { return shown()->title == before->title + ending; });
        };
        add(
            [&window = m_window] {
                IncidentsPage *page = window.incidentsPage();
                page->openIncident(page->list()->incidentAt(editedRow)->id);
            },
            [&window = m_window, shown] {
                return shown() && shown()->id == window.incidentsPage()->list()->incidentAt(editedRow)->id;
            });
        add(
            [&window = m_window, shown, before] {
                *before = *shown();
                window.actions().trigger(u"incident.edit"_s);
            },
            [] { return dialog() != nullptr; });
        add(
            [] {
                auto *form = qobject_cast<IncidentForm *>(dialog());
                auto *title = qobject_cast<QLineEdit *>(form->field(u"title"_s)->editor());
                title->setText(title->text() + u" – EU"_s);
            },
            {});
        write(u" – 华东"_s);
        add([] { qobject_cast<IncidentForm *>(dialog())->submit(); },
            [] { return dialog()->findChild<ConflictPanel *>()->isVisible(); });
        m_addPicture(u"edit-conflict"_s);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
        write(QString());
    }

    /// Begins work on some that are resolved and some that are not, and takes that back.
    void addPartlyFailed()
    {
        const auto page = [&window = m_window] { return window.incidentsPage(); };
        addFilter(u"status:new,resolved"_s);
        add(
            [page] {
                page()->setDrawerOpen(false);
                page()->selection()->selectAll();
            },
            [page] { return page()->selection()->count() > 1 && page()->selection()->isIdle(); });
        add([&window = m_window] { window.actions().trigger(u"incident.start"_s); },
            [page] { return page()->banner()->canUndo(); });
        m_addPicture(u"partly-failed"_s);
        add([page] { page()->banner()->findChild<QPushButton *>(u"bannerDetails"_s)->click(); },
            [] { return dialog() != nullptr; });
        m_addPicture(u"bulk-result"_s);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
        add([&window = m_window] { window.actions().trigger(u"list.undo"_s); },
            [page] { return !page()->banner()->isRunning() && !page()->banner()->canUndo(); });
        add(
            [page] {
                page()->banner()->hide();
                page()->selection()->deselectAll();
            },
            {});
        addFilter(u"is:open"_s);
    }
};

} // namespace

void addStateSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture)
{
    StateTour tour(script, window, addPicture);
    tour.addMenu("incident.new", u"menu-incident"_s);
    tour.addMenu("views.save", u"menu-views"_s);
    tour.addConflict();
    tour.addPartlyFailed();
}

} // namespace itsm
