#include "views/incidents/command_runner.h"

#include "models/answer.h"

#include <QCoreApplication>

namespace itsm {

namespace {

constexpr int pollMs = 100;

struct CommandTexts
{
    Q_DECLARE_TR_FUNCTIONS(itsm::CommandTexts)
};

template <typename... F>
struct Overload : F...
{
    using F::operator()...;
};

} // namespace

CommandRunner::CommandRunner(Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_control)
            Q_EMIT bulkProgress(m_control->done.load(), m_control->total.load());
    });
}

CommandRunner::~CommandRunner()
{
    cancelBulk();
}

void CommandRunner::run(const IncidentRef &ref, const IncidentCommand &command, QObject *context, Done done)
{
    whenAnswered(
        this, m_backend.run(ref, command),
        [this, command, context = QPointer<QObject>(context), done = std::move(done)](Result<Incident> &&result) {
            if (result)
                Q_EMIT succeeded(*result, command);
            if (context && done)
                done(result);
        });
}

bool CommandRunner::runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command)
{
    if (m_control || refs.empty())
        return false;
    m_control = std::make_shared<BulkControl>();
    m_control->total = static_cast<qint64>(refs.size());
    m_poll.start();
    Q_EMIT bulkStarted(command, static_cast<qint64>(refs.size()));
    whenAnswered(this, m_backend.runBulk(refs, command, m_control), [this, command](Result<BulkResult> &&result) {
        m_poll.stop();
        m_control.reset();
        Q_EMIT bulkFinished({.command = command, .result = std::move(result)});
    });
    return true;
}

void CommandRunner::cancelBulk()
{
    if (m_control)
        m_control->cancel = true;
}

QString progressSentence(const IncidentCommand &command, int count)
{
    return std::visit(
        Overload{
            [&](const Acknowledge &) { return CommandTexts::tr("Acknowledging %n incident(s)…", nullptr, count); },
            [&](const Assign &assign) {
                return assign.assigneeId.isValid() ? CommandTexts::tr("Assigning %n incident(s)…", nullptr, count)
                                                   : CommandTexts::tr("Unassigning %n incident(s)…", nullptr, count);
            },
            [&](const Transition &) {
                return CommandTexts::tr("Changing the status of %n incident(s)…", nullptr, count);
            },
            [&](const Resolve &) { return CommandTexts::tr("Resolving %n incident(s)…", nullptr, count); },
            [&](const Close &) { return CommandTexts::tr("Closing %n incident(s)…", nullptr, count); },
            [&](const Reopen &) { return CommandTexts::tr("Reopening %n incident(s)…", nullptr, count); },
            [&](const Escalate &) { return CommandTexts::tr("Escalating %n incident(s)…", nullptr, count); },
            [&](const Comment &) { return CommandTexts::tr("Commenting on %n incident(s)…", nullptr, count); },
            [&](const Delete &) { return CommandTexts::tr("Deleting %n incident(s)…", nullptr, count); },
            [&](const Restore &) { return CommandTexts::tr("Restoring %n incident(s)…", nullptr, count); },
            [&](const Update &) { return CommandTexts::tr("Updating %n incident(s)…", nullptr, count); },
        },
        command);
}

QString doneSentence(const IncidentCommand &command, int count)
{
    return std::visit(
        Overload{
            [&](const Acknowledge &) { return CommandTexts::tr("%n incident(s) acknowledged.", nullptr, count); },
            [&](const Assign &assign) {
                return assign.assigneeId.isValid() ? CommandTexts::tr("%n incident(s) assigned.", nullptr, count)
                                                   : CommandTexts::tr("%n incident(s) unassigned.", nullptr, count);
            },
            [&](const Transition &) { return CommandTexts::tr("Status of %n incident(s) changed.", nullptr, count); },
            [&](const Resolve &) { return CommandTexts::tr("%n incident(s) resolved.", nullptr, count); },
            [&](const Close &) { return CommandTexts::tr("%n incident(s) closed.", nullptr, count); },
            [&](const Reopen &) { return CommandTexts::tr("%n incident(s) reopened.", nullptr, count); },
            [&](const Escalate &) { return CommandTexts::tr("%n incident(s) escalated.", nullptr, count); },
            [&](const Comment &) { return CommandTexts::tr("Comment written on %n incident(s).", nullptr, count); },
            [&](const Delete &) { return CommandTexts::tr("%n incident(s) deleted.", nullptr, count); },
            [&](const Restore &) { return CommandTexts::tr("%n incident(s) restored.", nullptr, count); },
            [&](const Update &) { return CommandTexts::tr("%n incident(s) updated.", nullptr, count); },
        },
        command);
}

QString commandTitle(const IncidentCommand &command)
{
    return std::visit(Overload{
                          [](const Acknowledge &) { return CommandTexts::tr("Acknowledge", "title"); },
                          [](const Assign &) { return CommandTexts::tr("Assign", "title"); },
                          [](const Transition &) { return CommandTexts::tr("Change status", "title"); },
                          [](const Resolve &) { return CommandTexts::tr("Resolve", "title"); },
                          [](const Close &) { return CommandTexts::tr("Close", "title"); },
                          [](const Reopen &) { return CommandTexts::tr("Reopen", "title"); },
                          [](const Escalate &) { return CommandTexts::tr("Escalate", "title"); },
                          [](const Comment &) { return CommandTexts::tr("Comment", "title"); },
                          [](const Delete &) { return CommandTexts::tr("Delete", "title"); },
                          [](const Restore &) { return CommandTexts::tr("Restore", "title"); },
                          [](const Update &) { return CommandTexts::tr("Edit", "title"); },
                      },
                      command);
}

} // namespace itsm
