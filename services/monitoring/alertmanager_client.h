#pragma once

#include "services/desk/intake.h"
#include "services/runtime/clock.h"

#include <QObject>
#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QUrl;

namespace itsm {

/// Asks an Alertmanager (API v2) for what it holds. Lives in a thread with an event loop, which it never makes wait.
/// Follows no redirect and reads no more than `maxWebhookBytes`.
class AlertmanagerClient final : public QObject
{
    Q_OBJECT
public:
    struct Answer
    {
        PulledState state;
        /// How long until it knows all alerts, if it has started only now.
        std::chrono::milliseconds unsettledFor{};
    };
    using Done = std::function<void(Result<Answer>)>;

    /// `timeout` is that of each of the requests. The clock must outlive it.
    AlertmanagerClient(const Clock &clock, std::chrono::milliseconds timeout, QObject *parent = nullptr);
    ~AlertmanagerClient() override;

    /// `done` is called in the client's thread, unless the client goes before. Unavailable and Timeout: it cannot be
    /// reached; Invalid: its answer is none.
    void pull(const AlertSource &source, const SourceMapping &mapping, const Done &done);

private:
    using Read = std::function<void(Result<QByteArray>, QNetworkReply &)>;
    void addGroups(const AlertSource &source, const SourceMapping &mapping, Answer answer, const Done &done);
    void get(const QUrl &url, Read read);

    const Clock &m_clock;
    const std::chrono::milliseconds m_timeout;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace itsm
