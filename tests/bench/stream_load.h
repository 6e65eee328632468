#pragma once

#include "services/domain/result.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <unordered_map>
#include <vector>

namespace itsm::bench {

/// Subscribers of the event stream of one tenant, in a thread of its own. What an event says is read once; of the same
/// event at the others only the arrival is noted, because the server has to live on the same cores.
class StreamLoad
{
public:
    using Clock = std::chrono::steady_clock;

    /// Connects them; isReady() tells when all have their first event.
    StreamLoad(quint16 port, const QByteArray &token, int subscribers);
    ~StreamLoad();
    Q_DISABLE_COPY_MOVE(StreamLoad)

    [[nodiscard]] bool isReady() const { return m_begun == m_wanted; }
    [[nodiscard]] int subscribers() const { return m_begun; } ///< those that have begun and were not ended

    /// Ends the thread; then when the last subscriber heard of each incident's change.
    [[nodiscard]] std::unordered_map<qint64, Clock::time_point> finish();
    [[nodiscard]] qint64 bytes() const { return m_bytes; } ///< received by all

private:
    struct Line
    {
        int socket = -1;
        QByteArray input;
        bool hasBegun = false;
    };
    struct Event
    {
        std::vector<qint64> incidents;
        int heard = 0;
        Clock::time_point last;
    };
    void run(quint16 port);
    bool connect(Line &line, quint16 port);
    void read(Line &line);
    void take(QByteArrayView event);

    const QByteArray m_request;
    const int m_wanted;
    std::vector<Line> m_lines;
    std::unordered_map<std::string, Event> m_events; ///< by the cursor
    std::vector<char> m_buffer;
    std::atomic<int> m_begun = 0;
    std::atomic<qint64> m_bytes = 0;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace itsm::bench
