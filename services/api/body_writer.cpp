#include "services/api/body_writer.h"

namespace itsm {

BodyWriter::BodyWriter()
    : m_thread([this] { work(); })
{
}

BodyWriter::~BodyWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_wake.notify_all();
    }
    m_thread.join();
}

void BodyWriter::write(std::shared_ptr<BodyFile> file, const QByteArray &part, Done done)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back({std::move(file), part, std::move(done)});
    m_wake.notify_one();
}

void BodyWriter::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
        if (m_isStopping)
            return;
        Part part = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        const bool isWritten = part.file->append(part.bytes);
        part.file.reset(); // before it is said: whoever hears of the last part may count the files
        part.done(isWritten);
        lock.lock();
    }
}

} // namespace itsm
