// Forms, copying and the context menu.
#include "models/answer.h"
#include "models/incident_selection.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/incident_commands.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_form.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

void IncidentCommands::newIncident()
{
    auto *form = new IncidentForm(m_backend, m_directory, m_page->window());
    connect(form, &IncidentForm::created, this, [this](const Incident &incident) {
        Q_EMIT messageShown(tr("%1 created").arg(visibleControls(incident.number)));
        Q_EMIT created(incident.id);
    });
    form->open();
}

void IncidentCommands::editIncident(IncidentId id)
{
    // The list does not carry descriptions; what is edited is read first.
    if (std::exchange(m_isFormComing, true))
        return;
    whenAnswered(this, m_backend.detail(id), [this](Result<IncidentDetail> &&detail) {
        m_isFormComing = false;
        if (!detail) {
            Q_EMIT failed(detail.error());
            return;
        }
        auto *form = new IncidentForm(m_backend, m_directory, detail->incident, m_page->window());
        connect(form, &IncidentForm::saved, &m_runner, [this](const Incident &incident, const IncidentPatch &patch) {
            m_runner.report(incident, Update{patch});
        });
        form->open();
    });
}

void IncidentCommands::newAlert(const IncidentSummary &incident)
{
    auto *form = new AlertForm(m_backend, incident, m_page->window());
    connect(form, &AlertForm::created, this, [this](const Alert &alert) {
        Q_EMIT messageShown(tr("Alert created on %1").arg(visibleControls(alert.incidentNumber)));
    });
    form->open();
}

void IncidentCommands::copyNumbers()
{
    QStringList numbers;
    if (m_selection.count() > 1) {
        std::vector<IncidentId> ids(m_selection.ids().begin(), m_selection.ids().end());
        whenAnswered(this, m_backend.incidentsById(ids, {}), [this](Result<std::vector<MatchedIncident>> &&rows) {
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            QStringList found;
            for (const MatchedIncident &row : *rows)
                found.append(row.incident.number);
            found.sort();
            QGuiApplication::clipboard()->setText(found.join(u'\n'));
            Q_EMIT messageShown(tr("%n number(s) copied", nullptr, static_cast<int>(found.size())));
        });
        return;
    }
    if (const IncidentSummary *incident = targetIncident())
        runOnOne(Verb::CopyNumber, *incident);
}

void IncidentCommands::showContextMenu(const QPoint &globalPosition, const std::function<void(QMenu *)> &addMore)
{
    update();
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"incidentMenu"_s);
    const auto add = [&](Verb verb) { menu->addAction(m_actions.action(actionId(verb))); };
    // Steps of the work that the state does not allow are left out; the others stay where the hand expects them.
    const auto addStep = [&](Verb verb) {
        QAction *action = m_actions.action(actionId(verb));
        if (action->isEnabled() || !m_actions.isLinkLive())
            menu->addAction(action);
    };
    for (const Verb verb :
         {Verb::Acknowledge, Verb::Take, Verb::Assign, Verb::Escalate, Verb::Prioritize, Verb::Comment})
        add(verb);
    menu->addSeparator();
    for (const Verb verb : {Verb::Start, Verb::Resolve, Verb::Hold, Verb::Close, Verb::Reopen})
        addStep(verb);
    menu->addSeparator();
    for (const Verb verb : {Verb::Edit, Verb::CopyNumber})
        add(verb);
    if (addMore)
        addMore(menu);
    menu->addSeparator(); // a slip of the hand must not reach these
    addStep(Verb::Cancel);
    add(Verb::Delete);
    menu->popup(globalPosition);
}

} // namespace itsm
