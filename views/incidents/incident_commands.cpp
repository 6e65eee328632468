#include "views/incidents/incident_commands.h"

#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/command_sentences.h"
#include "views/incidents/incident_dialogs.h"
#include "views/incidents/incident_drawer.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/token_text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int confirmFrom = 100;       ///< so many incidents are not changed by one key without a question
constexpr qsizetype checkedRows = 500; ///< selected rows that are looked at to tell which commands make sense

std::optional<NoteDialog::Kind> noteKind(Verb verb)
{
    switch (verb) {
    case Verb::Resolve:
        return NoteDialog::Kind::Resolve;
    case Verb::Close:
        return NoteDialog::Kind::Close;
    case Verb::Reopen:
        return NoteDialog::Kind::Reopen;
    case Verb::Hold:
        return NoteDialog::Kind::Hold;
    case Verb::Cancel:
        return NoteDialog::Kind::Cancel;
    case Verb::Comment:
        return NoteDialog::Kind::Comment;
    case Verb::Delete:
        return NoteDialog::Kind::Delete;
    default:
        return {};
    }
}

/// The command of a verb that needs no form.
IncidentCommand directCommand(Verb verb, UserId me)
{
    if (verb == Verb::Start)
        return Transition{.to = Status::InProgress, .note = {}};
    if (verb == Verb::Take)
        return Assign{.assigneeId = me, .reason = {}};
    return Acknowledge{};
}

} // namespace

IncidentCommands::IncidentCommands(const Parts &parts, QWidget *page)
    : QObject(page)
    , m_backend(parts.backend)
    , m_actions(parts.actions)
    , m_runner(parts.runner)
    , m_list(parts.list)
    , m_selection(parts.selection)
    , m_drawer(parts.drawer)
    , m_page(page)
{
    registerCommands();
    connect(&m_drawer, &IncidentDrawer::failed, this, &IncidentCommands::failed);
}

void IncidentCommands::registerCommands()
{
    for (int i = 0; i < static_cast<int>(Verb::Count); ++i) {
        const auto verb = static_cast<Verb>(i);
        m_actions.add(verbSpec(verb), m_page, [this, verb] { runOnSelection(verb); });
    }
    m_actions.add({.id = "incident.new",
                   .context = incidentActions,
                   .text = QT_TRANSLATE_NOOP("IncidentActions", "&New incident…"),
                   .tip = QT_TRANSLATE_NOOP("IncidentActions", "Report an incident"),
                   .category = QT_TRANSLATE_NOOP("IncidentActions", "Incident"),
                   .icon = "plus",
                   .shortcuts = {Qt::Key_N},
                   .scope = Qt::WidgetWithChildrenShortcut,
                   .needsLink = true},
                  m_page, [this] { newIncident(); });
    m_actions.add({.id = "incident.newAlert",
                   .context = incidentActions,
                   .text = QT_TRANSLATE_NOOP("IncidentActions", "Ne&w alert…"),
                   .tip = QT_TRANSLATE_NOOP("IncidentActions", "Add an alert to the incident, and send it"),
                   .category = QT_TRANSLATE_NOOP("IncidentActions", "Incident"),
                   .icon = "alerts",
                   .shortcuts = {Qt::SHIFT | Qt::Key_N},
                   .scope = Qt::WidgetWithChildrenShortcut,
                   .needsLink = true},
                  m_page, [this] {
                      if (const IncidentSummary *incident = targetIncident())
                          newAlert(*incident);
                  });
}

bool IncidentCommands::isShownInPane(IncidentId id) const
{
    return !m_drawer.isHidden() && m_drawer.incident() && m_drawer.incident()->id == id;
}

const IncidentSummary *IncidentCommands::summaryOf(IncidentId id) const
{
    if (const int row = m_list.rowOf(id); row >= 0)
        return m_list.incidentAt(row);
    if (m_drawer.incident() && m_drawer.incident()->id == id)
        return &*m_drawer.incident();
    return nullptr;
}

const IncidentSummary *IncidentCommands::targetIncident() const
{
    // What is selected is meant; with nothing selected the row that the keyboard stands on, or the one in the pane.
    if (m_selection.count() == 1)
        return summaryOf(*m_selection.ids().begin());
    // A row that left the filter by the last command is not selected any more; the pane still shows it, and the next
    // command means what can be read there and not the row that moved up.
    if (!m_drawer.isHidden() && m_drawer.incident())
        return &*m_drawer.incident();
    return m_selection.currentId().isValid() ? summaryOf(m_selection.currentId()) : nullptr;
}

QFuture<Result<std::vector<IncidentRef>>> IncidentCommands::meantRefs() const
{
    if (m_selection.count() > 1 || m_selection.isResolving())
        return m_selection.selectedRefs();
    std::vector<IncidentRef> refs;
    if (const IncidentSummary *one = targetIncident())
        refs.push_back({.id = one->id, .version = one->version});
    return QtFuture::makeReadyFuture(Result<std::vector<IncidentRef>>(std::move(refs)));
}

void IncidentCommands::update()
{
    const qsizetype count = m_selection.count();
    const IncidentSummary *one = count <= 1 ? targetIncident() : nullptr;
    for (int i = 0; i < static_cast<int>(Verb::Count); ++i) {
        const auto verb = static_cast<Verb>(i);
        const QString id = actionId(verb);
        if (!hasPermission(m_backend.actor().role, permissionFor(verb))) {
            m_actions.setAvailable(id, false, roleRefusal(permissionFor(verb)));
        } else if (count > 1) {
            bool possible = !isForOne(verb);
            if (possible && count <= checkedRows) {
                // Rows that are not loaded may allow it.
                possible = std::any_of(m_selection.ids().begin(), m_selection.ids().end(), [&](IncidentId selected) {
                    const IncidentSummary *summary = summaryOf(selected);
                    return !summary || isPossible(verb, *summary);
                });
            }
            m_actions.setAvailable(id, possible,
                                   isForOne(verb) ? tr("For one incident at a time.")
                                                  : tr("Not possible in the status of the selected incidents."));
        } else if (!one) {
            m_actions.setAvailable(id, false, tr("Select an incident first."));
        } else {
            const bool possible = isPossible(verb, *one);
            const bool isNobody = verb == Verb::Take && !m_backend.actor().user.isValid();
            m_actions.setAvailable(id, possible && !isNobody,
                                   !possible  ? refusalOf(verb, *one)
                                   : isNobody ? tr("You are not a user of this workspace.")
                                              : QString());
        }
    }
    const bool mayAlert = hasPermission(m_backend.actor().role, Permission::WriteAlerts);
    m_actions.setAvailable(u"incident.newAlert"_s, mayAlert && one && !one->deletedAt,
                           !mayAlert   ? roleRefusal(Permission::WriteAlerts)
                           : count > 1 ? tr("For one incident at a time.")
                                       : tr("Select an incident first."));
    m_actions.setAvailable(u"list.repeat"_s, m_last.has_value(), tr("Nothing was done yet that could be repeated."));
    m_actions.setAvailable(u"incident.new"_s, hasPermission(m_backend.actor().role, Permission::WriteIncidents),
                           roleRefusal(Permission::WriteIncidents));
}

QString IncidentCommands::roleRefusal(Permission permission) const
{
    return tr("Your role “%1” may not %2.", "role, what it may not do")
        .arg(displayText(m_backend.actor().role), permissionLabel(permission));
}

void IncidentCommands::runOnSelection(Verb verb)
{
    if (verb == Verb::CopyNumber) {
        copyNumbers();
        return;
    }
    if (m_selection.count() > 1) {
        runOnMany(verb, static_cast<int>(m_selection.count()));
        return;
    }
    if (const IncidentSummary *incident = targetIncident())
        runOnOne(verb, *incident);
}

void IncidentCommands::askFirst(Verb verb, const IncidentSummary *one, int count,
                                std::function<void(const IncidentCommand &, CommandDialog *)> run)
{
    CommandTarget target;
    target.count = count;
    if (one) {
        target.number = one->number;
        target.title = one->title;
        target.escalationLevel = one->escalationLevel;
        target.assigneeId = one->assigneeId;
        target.assigneeName = one->assigneeName;
        target.priority = one->priority;
    }
    CommandDialog *dialog = nullptr;
    if (const auto kind = noteKind(verb))
        dialog = new NoteDialog(*kind, target, m_page->window());
    else if (verb == Verb::Assign)
        dialog = new AssignDialog(target, m_directory, m_backend.actor().user, m_page->window());
    else if (verb == Verb::Prioritize)
        dialog = new PriorityDialog(target, m_page->window());
    else if (verb == Verb::Escalate)
        dialog = new EscalateDialog(target, m_directory, m_page->window());
    else
        return;
    connect(dialog, &FormDialog::submitted, this, [dialog, run = std::move(run)] { run(dialog->command(), dialog); });
    dialog->open();
}

void IncidentCommands::runOnOne(Verb verb, const IncidentSummary &incident)
{
    if (verb == Verb::CopyNumber) {
        QGuiApplication::clipboard()->setText(incident.number);
        Q_EMIT messageShown(tr("%1 copied").arg(incident.number));
        return;
    }
    if (verb == Verb::Edit) {
        editIncident(incident.id);
        return;
    }
    // In the pane the comment box is at hand.
    if (verb == Verb::Comment && isShownInPane(incident.id)) {
        m_drawer.setTab(IncidentDrawer::Tab::Activity);
        m_drawer.activity()->focusComment();
        return;
    }
    if (!asksFirst(verb)) {
        runSingle(verb, directCommand(verb, m_backend.actor().user), incident, nullptr);
        return;
    }
    askFirst(verb, &incident, 1, [this, verb, copy = incident](const IncidentCommand &command, CommandDialog *dialog) {
        runSingle(verb, command, copy, dialog);
    });
}

void IncidentCommands::runSingle(Verb verb, const IncidentCommand &command, const IncidentSummary &incident,
                                 CommandDialog *dialog)
{
    m_last = Last{.verb = verb, .command = command, .incident = incident.id, .row = m_list.rowOf(incident.id)};
    update();
    // Verbs ask for a state, not for a version: the desk refuses what the state at that moment does not allow, and
    // somebody's comment in between is no reason to refuse.
    const IncidentRef ref{.id = incident.id, .version = 0};
    QObject *owner = dialog ? static_cast<QObject *>(dialog) : this;
    m_runner.run(ref, command, owner, [this, dialog](const Result<Incident> &result) {
        if (dialog && result)
            dialog->accept();
        else if (dialog)
            dialog->showError(result.error());
        else if (!result)
            Q_EMIT failed(result.error());
    });
}

void IncidentCommands::runOnMany(Verb verb, int count)
{
    if (isForOne(verb))
        return;
    if (m_runner.isBulkRunning()) {
        Q_EMIT messageShown(tr("Another command is still running: wait for its end, or cancel it."));
        return;
    }
    if (asksFirst(verb)) {
        askFirst(verb, nullptr, count, [this, verb](const IncidentCommand &command, CommandDialog *dialog) {
            dialog->accept();
            startBulk(verb, command);
        });
        return;
    }
    const IncidentCommand command = directCommand(verb, m_backend.actor().user);
    if (count < confirmFrom) {
        startBulk(verb, command);
        return;
    }
    showPlainMessage(m_page->window(),
                     {.icon = QMessageBox::Question,
                      .title = commandTitle(command),
                      .text = questionSentence(command, count, visibleControls(m_backend.actor().name)),
                      .detail = tr("It is done in one go and can be cancelled while it runs."),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = commandTitle(command),
                      .destructive = false},
                     [this, verb, command](QMessageBox::StandardButton button) {
                         if (button == QMessageBox::Ok)
                             startBulk(verb, command);
                     });
}

void IncidentCommands::startBulk(Verb verb, const IncidentCommand &command)
{
    m_last = Last{.verb = verb, .command = command, .incident = {}};
    update();
    whenAnswered(this, m_selection.selectedRefs(), [this, command](Result<std::vector<IncidentRef>> &&refs) {
        if (!refs) {
            Q_EMIT failed(refs.error());
            return;
        }
        for (IncidentRef &ref : *refs)
            ref.version = 0; // see runSingle()
        m_runner.runBulk(*refs, command);
    });
}

void IncidentCommands::repeat()
{
    if (!m_last)
        return;
    const IncidentId current = m_selection.currentId();
    int row = m_list.rowOf(current);
    if (m_last->incident.isValid() && (current == m_last->incident || row < 0)) {
        const int last = m_list.rowOf(m_last->incident);
        row = last >= 0 ? last + 1 : m_last->row;
    }
    const IncidentSummary *next = row >= 0 && row < m_list.rowCount() ? m_list.incidentAt(row) : nullptr;
    if (!next) {
        Q_EMIT messageShown(row >= 0 && row < m_list.rowCount() ? tr("The next row is still being read; try again.")
                                                                : tr("There is no next row."));
        return;
    }
    const IncidentSummary incident = *next;
    m_selection.setCurrentId(incident.id);
    if (!isPossible(m_last->verb, incident)) {
        m_last->incident = incident.id;
        m_last->row = row;
        Q_EMIT messageShown(refusalOf(m_last->verb, incident));
        return;
    }
    runSingle(m_last->verb, m_last->command, incident, nullptr);
}

} // namespace itsm
