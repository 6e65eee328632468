#pragma once

#include "tests/contract/api_contract.h"

#include <QObject>
#include <QSet>
#include <QThread>
#include <memory>
#include <mutex>

namespace itsm {

/// Stands between the clients of a test and a server without changing a byte, and compares all they say with the
/// description of the API. Works in a thread of its own, so that a test may wait.
class ContractProxy
{
public:
    ContractProxy();
    ~ContractProxy();
    Q_DISABLE_COPY_MOVE(ContractProxy)

    /// Listens on a free port of this machine for clients of the server at that one.
    Result<> start(quint16 server, ApiContract::Statuses statuses = ApiContract::Statuses::Described);
    /// Ends all connections; what is not as described is kept.
    void stop();
    [[nodiscard]] quint16 port() const { return m_port; }

    /// What was not as described so far, each of it once.
    [[nodiscard]] QStringList issues() const;
    /// Begins anew with all three.
    void forget();
    /// How many requests had their answer.
    [[nodiscard]] int talks() const;
    /// Operations that were answered with success, by ApiOperation::name().
    [[nodiscard]] QSet<QString> done() const;

private:
    void listen(quint16 server);
    void note(const HttpTalk &talk);
    void note(const HttpTalk &talk, const QByteArray &event);
    void note(const HttpTalk &talk, const QStringList &issues);

    std::optional<OpenApi> m_api;
    ApiContract::Statuses m_statuses = ApiContract::Statuses::Described;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives in the thread, parent of all sockets
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QStringList m_issues; ///< guarded by the mutex, like what follows
    int m_talks = 0;
    QSet<QString> m_done;
};

} // namespace itsm
