#pragma once

#include "views/incidents/command_runner.h"
#include "views/incidents/incident_verbs.h"

class QMenu;

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
    /// What commands mean now: those that are selected, or the one that the person stands on.
    [[nodiscard]] QFuture<Result<std::vector<IncidentRef>>> meantRefs() const;
    /// On this incident, whatever is selected.
    void runOnOne(Verb verb, const IncidentSummary &incident);
    /// That the person's role does not allow it.
    [[nodiscard]] QString roleRefusal(Permission permission) const;
    /// The last command again, on the next row; on the current one where the person has gone to another row meanwhile.
    void repeat();
    /// An alert on the incident.
    void newAlert(const IncidentSummary &incident);
    /// What can be done with what is meant; `addMore` adds what it likes below.
    void showContextMenu(const QPoint &globalPosition, const std::function<void(QMenu *)> &addMore = {});

Q_SIGNALS:
    void failed(const itsm::Error &error);
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);
    /// The person made it with the form.
    void created(itsm::IncidentId id);

private:
    void registerCommands();
    void runOnSelection(Verb verb);
    void runOnMany(Verb verb, int count);
    void newIncident();
    void startBulk(Verb verb, const IncidentCommand &command);
    void askFirst(Verb verb, const IncidentSummary *one, int count,
                  std::function<void(const IncidentCommand &, CommandDialog *)> run);
    void runSingle(Verb verb, const IncidentCommand &command, const IncidentSummary &incident, CommandDialog *dialog);
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
    bool m_isFormComing = false; ///< what it edits is being read

    /// What repeat() does again.
    struct Last
    {
        Verb verb;
        IncidentCommand command;
        IncidentId incident; ///< invalid after a command on many
        int row = -1;        ///< where it stood; the next one moves there when it leaves the list
    };
    std::optional<Last> m_last;
};

} // namespace itsm
