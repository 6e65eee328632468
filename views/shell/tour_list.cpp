#include "views/shell/tour_list.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/export/export_dialog.h"
#include "views/incidents/command_banner.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incidents_page.h"
#include "views/incidents/view_form.h"
#include "views/shell/main_window.h"
#include "views/shell/tour_part.h"
#include "views/widgets/filter_edit.h"

#include <QApplication>
#include <QKeyEvent>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int manyRows = 3;

class ListTour : private TourPart
{
public:
    using TourPart::TourPart;

    /// What the console says when there is nothing to do or to show.
    void addAnswers()
    {
        add([&window = m_window] { window.actions().trigger(u"incident.reopen"_s); },
            [&window = m_window] { return window.incidentsPage()->banner()->isVisible(); });
        m_addPicture(u"refused"_s);
        add(
            [&window = m_window] {
                window.incidentsPage()->banner()->hide();
                window.incidentsPage()->setFilterText(u"is:open owner:me"_s);
            },
            [&window = m_window] {
                return window.incidentsPage()->list()->state() == IncidentListModel::State::Empty;
            });
        m_addPicture(u"nothing-found"_s);
        addFilter(u"is:open"_s);
    }

    /// Types a filter until values are proposed.
    void addCompletion()
    {
        const auto edit = [&window = m_window] { return window.incidentsPage()->filterBar()->edit(); };
        add(
            [&window = m_window, edit] {
                window.incidentsPage()->setFilterText(u"severity:critical,high"_s);
                window.incidentsPage()->filterBar()->focusText();
                edit()->end(false);
                for (const QChar letter : u" assignee:"_s) {
                    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, letter);
                    QCoreApplication::sendEvent(edit(), &press);
                }
            },
            [edit] { return edit()->isCompleting(); });
        m_addPicture(u"filter-completion"_s);
        add(
            [] {
                QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
                QCoreApplication::sendEvent(QApplication::activePopupWidget(), &escape);
            },
            [edit] { return !edit()->isCompleting(); });
        addFilter(u"is:open"_s);
    }

    void addForms()
    {
        addFilter(u"is:open severity:critical,high owner:none"_s);
        addForm("views.save", u"save-view"_s, [](QDialog *form) {
            qobject_cast<ViewForm *>(form)->setName(u"Severe, nobody works on it 严重且无人处理"_s);
        });
        addFilter(u"is:open"_s);
        addForm("incident.resolve", u"resolve"_s, {});
        addForm("incident.hold", u"hold"_s, {});
        addForm("list.columns", u"columns"_s, {});
        addForm("list.export", u"export"_s, [](QDialog *form) {
            auto *exporting = qobject_cast<ExportDialog *>(form);
            exporting->setPath(u"/home/ann/Documents/open.pdf"_s);
            exporting->setFormat(ExportDialog::Format::Pdf);
        });
    }

    /// Takes some over, and takes that back.
    void addMany()
    {
        const auto page = [&window = m_window] { return window.incidentsPage(); };
        add(
            [page] {
                page()->setDrawerOpen(false);
                QSet<IncidentId> ids;
                for (int row = 1; row <= manyRows; ++row)
                    ids.insert(page()->list()->incidentAt(row)->id);
                page()->selection()->setIds(ids);
            },
            [page] { return page()->selection()->count() == manyRows && page()->selection()->isIdle(); });
        m_addPicture(u"selected"_s);
        add([&window = m_window] { window.actions().trigger(u"incident.take"_s); },
            [page] { return page()->banner()->canUndo(); });
        m_addPicture(u"undo"_s);
        add([&window = m_window] { window.actions().trigger(u"list.undo"_s); },
            [page] { return !page()->banner()->isRunning() && !page()->banner()->canUndo(); });
        add(
            [page] {
                page()->banner()->hide();
                page()->selection()->deselectAll();
            },
            {});
    }

private:
    /// A picture of the form that a command asks with; then it is cancelled.
    void addForm(const char *action, const QString &picture, std::function<void(QDialog *)> fill)
    {
        add([&window = m_window, action] { window.actions().trigger(QString::fromLatin1(action)); },
            [] { return dialog() != nullptr; });
        if (fill)
            add([fill = std::move(fill)] { fill(dialog()); }, {});
        m_addPicture(picture);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
    }
};

} // namespace

void addListSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture)
{
    ListTour tour(script, window, addPicture);
    tour.addAnswers();
    tour.addCompletion();
    tour.addForms();
    tour.addMany();
}

} // namespace itsm
