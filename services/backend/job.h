#pragma once

#include "services/storage/connection.h"

#include <QPromise>
#include <atomic>

namespace itsm {

/// Work for a connection whose answer somebody may wait for. Made in the UI thread, run in a worker.
class Job
{
public:
    Job() = default;
    virtual ~Job() = default;
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    /// Nobody waits for the answer any more. Thread-safe.
    [[nodiscard]] virtual bool isCancelled() const = 0;
    /// Gives the answer up. Thread-safe.
    virtual void cancel() = 0;
    /// Does the work and keeps its result; may be called again. Gives the error, or nullptr.
    virtual const Error *attempt(Connection &c) = 0;
    /// Answers with the result of the last attempt.
    virtual void deliver() = 0;
    /// Answers with an error, unless there is an answer already. Thread-safe, also during attempt().
    virtual void fail(const Error &error) = 0;
};

template <typename T>
class JobOf final : public Job
{
public:
    using Work = std::function<Result<T>(Connection &)>;

    explicit JobOf(Work work)
        : m_work(std::move(work))
    {
        m_promise.start();
    }
    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

    [[nodiscard]] bool isCancelled() const override { return m_promise.isCanceled(); }
    void cancel() override { m_promise.future().cancel(); }
    const Error *attempt(Connection &c) override
    {
        m_result.emplace(m_work(c));
        return *m_result ? nullptr : &m_result->error();
    }
    void deliver() override { answer(std::move(*m_result)); }
    void fail(const Error &error) override { answer(tl::unexpected<Error>(error)); }

private:
    /// The first answer counts.
    void answer(Result<T> result)
    {
        if (m_isAnswered.exchange(true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    Work m_work;
    std::optional<Result<T>> m_result; ///< the worker's alone
    std::atomic<bool> m_isAnswered = false;
    QPromise<Result<T>> m_promise;
};

} // namespace itsm
