#pragma once

#include "views/incidents/command_runner.h"
#include "views/incidents/incident_verbs.h"

namespace itsm {

class CommandDialog;
class IncidentDrawer;
class IncidentListModel;
class IncidentSelection;

/// What a person can do with incidents. Registers the commands "incident.…", knows which incidents are meant, says what
/// makes sense for them, asks where a form is needed, and runs it.
class IncidentCommands : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    struct Parts
    {
        Backend &backend;
        ActionRegistry &actions;
        CommandRunner &runner;
        const IncidentListModel &list;
        IncidentSelection &selection;
        IncidentDrawer &drawer;
    };
    /// The keys work under the focus of `page`; forms open over its window.
    IncidentCommands(const Parts &parts, QWidget *page);

    void setDirectory(const Directory &directory) { m_directory = directory; }
    /// What makes sense may have changed: the selection, its rows, the link, the role.
    void update();
    /// On this incident, whatever is selected.
    void runOnOne(Verb verb, const IncidentSummary &incident);
    /// That the person's role does not allow it.
    [[nodiscard]] QString roleRefusal(Permission permission) const;
    /// An alert on the incident in the pane.
    void newAlert();
    void showContextMenu(const QPoint &globalPosition);

Q_SIGNALS:
    void failed(const itsm::Error &error);
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);
    /// Show this incident in the pane.
    void openWanted(itsm::IncidentId id);

private:
    void registerCommands();
    void runOnSelection(Verb verb);
    void runOnMany(Verb verb, int count);
    void newIncident();
    void startBulk(const IncidentCommand &command);
    void askFirst(Verb verb, const IncidentSummary *one, int count,
                  std::function<void(const IncidentCommand &, CommandDialog *)> run);
    void runSingle(const IncidentCommand &command, const IncidentSummary &incident, CommandDialog *dialog);
    void editIncident(IncidentId id);
    void copyNumbers();
    [[nodiscard]] bool isShownInPane(IncidentId id) const;
    [[nodiscard]] const IncidentSummary *summaryOf(IncidentId id) const;
    /// The incident that commands without a selection of many mean; null when there is none.
    [[nodiscard]] const IncidentSummary *targetIncident() const;

    Backend &m_backend;
    ActionRegistry &m_actions;
    CommandRunner &m_runner;
    const IncidentListModel &m_list;
    IncidentSelection &m_selection;
    IncidentDrawer &m_drawer;
    QWidget *m_page;
    Directory m_directory;
};

} // namespace itsm
