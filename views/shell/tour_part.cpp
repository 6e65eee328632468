#include "views/shell/tour_part.h"

#include "models/incident_list_model.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"
#include "views/shell/script.h"

#include <QApplication>
#include <QDialog>

namespace itsm {

TourPart::TourPart(Script &script, MainWindow &window, const std::function<void(const QString &)> &addPicture)
    : m_script(script)
    , m_window(window)
    , m_addPicture(addPicture)
{
}

QDialog *TourPart::dialog()
{
    return qobject_cast<QDialog *>(QApplication::activeModalWidget());
}

void TourPart::add(std::function<void()> act, std::function<bool()> until)
{
    m_script.add({.title = {}, .act = std::move(act), .until = std::move(until), .found = {}});
}

void TourPart::addFilter(const QString &filter)
{
    add([&window = m_window, filter] { window.incidentsPage()->setFilterText(filter); },
        [&window = m_window] {
            const IncidentListModel *list = window.incidentsPage()->list();
            return list->state() == IncidentListModel::State::Ready && list->rowCount() > 0 &&
                   list->loadState(0) == RowLoad::Loaded;
        });
}

} // namespace itsm
