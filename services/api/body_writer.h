#pragma once

#include "services/api/body_file.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace itsm {

/// A thread that writes bodies to their files, so that the one that serves all connections never waits for a disk.
class BodyWriter
{
public:
    BodyWriter();
    ~BodyWriter(); ///< what waits is not written
    Q_DISABLE_COPY_MOVE(BodyWriter)

    /// Calls `done` in the thread of the writer, with whether all of it could be written. Parts are written in their
    /// order.
    using Done = std::function<void(bool)>;
    void write(std::shared_ptr<BodyFile> file, const QByteArray &part, Done done);

private:
    struct Part
    {
        std::shared_ptr<BodyFile> file;
        QByteArray bytes;
        Done done;
    };
    void work();

    std::mutex m_mutex; ///< guards the next three
    std::condition_variable m_wake;
    std::deque<Part> m_waiting;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace itsm
