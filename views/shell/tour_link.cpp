#include "views/shell/tour_link.h"

#include "models/incident_list_model.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"
#include "views/shell/script.h"

#include <QFile>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

void addLinkSteps(Script &script, MainWindow &window, const QString &file,
                  const std::function<void(const QString &name)> &addPicture)
{
    const QString away = file + u".away"_s;
    const auto is = [&window](LinkState::State link, IncidentListModel::State list) {
        return window.backend()->linkState().state == link && window.incidentsPage()->list()->state() == list;
    };
    script.add({.title = {},
                .act = [file, away] { QFile::rename(file, away); },
                .until = [is] { return is(LinkState::State::Lost, IncidentListModel::State::Stale); },
                .found = {}});
    addPicture(u"link-lost"_s);
    script.add({.title = {},
                .act = [file, away] { QFile::rename(away, file); },
                .until = [is] { return is(LinkState::State::Live, IncidentListModel::State::Ready); },
                .found = {}});
}

} // namespace itsm
