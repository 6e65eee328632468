#include "services/api/concurrent_answers.h"

#include <QScopeGuard>
#include <algorithm>

namespace itsm {

namespace {

/// More are asked for only in a longer time than requests wait.
constexpr size_t mostEntries = 128;

} // namespace

Result<ApiAnswer> ConcurrentAnswers::answer(const QByteArray &key, Clock::time_point arrived, const Work &work)
{
    std::promise<Answer> promise;
    {
        std::unique_lock lock(m_mutex);
        if (const auto found = m_entries.find(key); found != m_entries.end() && found->second.began >= arrived) {
            const std::shared_future<Answer> running = found->second.answer;
            lock.unlock();
            if (const Answer &answer = running.get()) {
                ++m_shared;
                return *answer;
            }
            return work();
        }
        if (m_entries.size() >= mostEntries)
            forgetOldest();
        m_entries[key] = {.began = Clock::now(), .answer = promise.get_future().share()};
    }
    Answer made;
    const auto tell = qScopeGuard([&] { promise.set_value(made); }); // whoever waits goes on, whatever happens here
    Result<ApiAnswer> answer = work();
    if (answer)
        made = std::make_shared<const ApiAnswer>(*answer);
    return answer;
}

void ConcurrentAnswers::forgetOldest()
{
    m_entries.erase(std::ranges::min_element(m_entries, {}, [](const auto &entry) { return entry.second.began; }));
}

} // namespace itsm
