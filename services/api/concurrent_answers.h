#pragma once

#include "services/api/route.h"

#include <chrono>
#include <future>
#include <mutex>
#include <unordered_map>

namespace itsm {

/// Works out once what several ask for at the same time, as consoles and walls do when something has changed. A request
/// takes the answer of an equal one if the work for that began when the request was there already: the answer is then
/// as new as its own would be. Thread-safe.
class ConcurrentAnswers
{
public:
    using Clock = std::chrono::steady_clock;
    using Work = std::function<Result<ApiAnswer>()>;

    /// `key` is the same for requests whose answers are the same at any one moment; `arrived` is when the request came.
    /// Waits for work that another thread does. What failed for another one is tried again.
    Result<ApiAnswer> answer(const QByteArray &key, Clock::time_point arrived, const Work &work);

    /// Requests that took the answer of another one.
    [[nodiscard]] qint64 shared() const { return m_shared; }

private:
    using Answer = std::shared_ptr<const ApiAnswer>; ///< null where the work failed
    struct Entry
    {
        Clock::time_point began;
        std::shared_future<Answer> answer;
    };
    void forgetOldest();

    std::mutex m_mutex;
    std::unordered_map<QByteArray, Entry> m_entries; ///< the newest of each key
    std::atomic<qint64> m_shared = 0;
};

} // namespace itsm
