#include "views/incidents/command_runner.h"

#include "models/answer.h"

namespace itsm {

namespace {

constexpr int pollMs = 100;

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

} // namespace itsm
