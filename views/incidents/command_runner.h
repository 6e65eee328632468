#pragma once

#include "services/backend/backend.h"

#include <QPointer>
#include <QTimer>
#include <functional>

namespace itsm {

/// How a command on many incidents ended.
struct BulkOutcome
{
    IncidentCommand command;
    Result<BulkResult> result; ///< an error here means that nothing was written
};

/// Carries out what a person asks for, on one incident or on many, and reports progress. Lives in the UI thread.
class CommandRunner : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<Incident> &)>;

    explicit CommandRunner(Backend &backend, QObject *parent = nullptr);
    ~CommandRunner() override;

    /// One incident. `done` is called with the answer unless `context` died meanwhile.
    void run(const IncidentRef &ref, const IncidentCommand &command, QObject *context, Done done);
    /// A form has run the command by itself.
    void report(const Incident &incident, const IncidentCommand &command) { Q_EMIT succeeded(incident, command); }
    /// Many, in one transaction; false while another bulk command runs. Answers with the signals below.
    bool runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command);
    [[nodiscard]] bool isBulkRunning() const { return m_control != nullptr; }
    /// Asks the running bulk command to stop; nothing of it is written then.
    void cancelBulk();

Q_SIGNALS:
    /// A command on one incident succeeded.
    void succeeded(const itsm::Incident &incident, const itsm::IncidentCommand &command);
    void bulkStarted(const itsm::IncidentCommand &command, qint64 total);
    /// At most ten times a second.
    void bulkProgress(qint64 done, qint64 total);
    void bulkFinished(const itsm::BulkOutcome &outcome);

private:
    Backend &m_backend;
    std::shared_ptr<BulkControl> m_control;
    QTimer m_poll;
};

} // namespace itsm
