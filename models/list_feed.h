#pragma once

#include "models/answer.h"
#include "models/read_age.h"
#include "models/shared_value.h"
#include "services/backend/backend.h"
#include "services/runtime/clock.h"

#include <QSet>
#include <QTimer>

namespace itsm {

/// Reads a table that is small enough to be held whole, and follows its changes: when to read, what to do when that
/// fails, and how things stand. RecordFeed holds the records. Lives in the UI thread.
class ListFeed : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Loading,
        Ready,
        Stale,  ///< shown, but the link is lost or the last attempt failed
        Failed, ///< nothing was ever read
    };
    Q_ENUM(State)

    /// Reads everything again; what is shown stays meanwhile.
    void refresh();
    /// Until then nothing is read.
    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    [[nodiscard]] State state() const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Since when readings fail.
    [[nodiscard]] OptionalInstant failedAt() const { return m_failedAt; }
    /// Until when the records are known to be right.
    [[nodiscard]] OptionalInstant knownUntil() const { return m_age.knownUntil(m_backend.linkState()); }
    /// There are more records than those that were read.
    [[nodiscard]] bool isCut() const { return m_isCut; }

Q_SIGNALS:
    void recordsChanged();
    void stateChanged();

protected:
    ListFeed(Backend &backend, const Clock &clock, QObject *parent);

    [[nodiscard]] Backend &backend() const { return m_backend; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Reads, the first time or something else than before: what is held goes. With a span only what is not older than
    /// it, which moves on with the clock: whenever everything is read, and once an hour.
    void start(std::optional<std::chrono::hours> span = {});
    /// What is older is not read; no meaning without a span.
    [[nodiscard]] Instant since() const { return m_since; }

    /// Says by markChanged() and markAllChanged() what changes of the database mean for the records. Change::Entity::
    /// Everything is seen to.
    virtual void onChanges(const std::vector<Change> &changes) = 0;
    void markChanged(qint64 id) { m_changed.insert(id); }
    void markAllChanged() { m_isWholeDirty = true; }

    /// Begin the reading `number` of everything, or of some records.
    virtual void readAll(quint64 number) = 0;
    virtual void readChanged(const QSet<qint64> &ids, quint64 number);
    virtual void forget() = 0;
    /// The answer is the one that is waited for. It ends by finish() or fail().
    [[nodiscard]] bool isAwaited(quint64 number) const { return number == m_number; }
    void setCut(bool isCut) { m_isCut = isCut; }
    void finish();
    void finishAll();
    void failAll(const Error &error);
    void failChanged(const QSet<qint64> &ids, const Error &error);

private:
    void follow(const std::vector<Change> &changes);
    void load();
    void setError(const Error &error);

    Backend &m_backend;
    const Clock &m_clock;
    bool m_isCut = false;
    bool m_isStarted = false;
    bool m_wasRead = false;
    std::optional<std::chrono::hours> m_span;
    Instant m_since{};
    Instant m_asked{}; ///< the reading under way
    ReadAge m_age;
    std::optional<Error> m_error;
    OptionalInstant m_failedAt;
    QSet<qint64> m_changed;     ///< to be read again
    bool m_isWholeDirty = true; ///< everything is to be read again
    bool m_isLoading = false;
    quint64 m_number = 0; ///< of the reading under way; answers of older ones are dropped
    QTimer m_timer;
    QTimer m_spanTimer;
};

/// The records of such a table, by their ids. Who derives from it says how they are read, by takeAll() and
/// takeChanged(), and gives `static qint64 keyOf(const T &)`.
template <typename T, typename Derived>
class RecordFeed : public ListFeed
{
public:
    [[nodiscard]] const QHash<qint64, SharedValue<T>> &records() const { return m_records; }

protected:
    using ListFeed::ListFeed;

    /// Records that the feed does not want are dropped.
    [[nodiscard]] virtual bool isInScope(const T & /*record*/) const { return true; }
    /// What markChanged() calls a record by.
    [[nodiscard]] virtual qint64 changeKeyOf(const T &record) const { return Derived::keyOf(record); }
    /// When many more than so many have come in, the oldest are let go.
    [[nodiscard]] virtual qsizetype mostHeld() const { return std::numeric_limits<int>::max(); }
    [[nodiscard]] virtual Instant timeOf(const T & /*record*/) const { return {}; }

    /// Takes the answer of a reading of everything. `unpack` makes a std::vector<T> of it; `isCut` says whether there
    /// is more.
    template <typename Answer, typename Unpack, typename IsCut>
    void takeAll(quint64 number, QFuture<Result<Answer>> future, Unpack unpack, IsCut isCut)
    {
        whenAnswered(this, std::move(future), [this, number, unpack, isCut](Result<Answer> &&answer) {
            if (!isAwaited(number))
                return;
            if (!answer)
                return failAll(answer.error());
            m_records.clear();
            setCut(isCut(*answer));
            insert(unpack(std::move(*answer)));
            finishAll();
        });
    }
    void takeAll(quint64 number, QFuture<Result<std::vector<T>>> future)
    {
        takeAll(
            number, std::move(future), [](std::vector<T> &&records) { return std::move(records); },
            [](const std::vector<T> &) { return false; });
    }
    /// Takes the answer of a reading of some; those that are not there any more are gone.
    void takeChanged(quint64 number, const QSet<qint64> &ids, QFuture<Result<std::vector<T>>> future)
    {
        whenAnswered(this, std::move(future), [this, number, ids](Result<std::vector<T>> &&answer) {
            if (!isAwaited(number))
                return;
            if (!answer)
                return failChanged(ids, answer.error());
            m_records.removeIf([&](const auto &it) { return ids.contains(changeKeyOf(it.value())); });
            insert(std::move(*answer));
            finish();
        });
    }
    void forget() override { m_records.clear(); }

private:
    void insert(std::vector<T> records)
    {
        m_records.reserve(m_records.size() + static_cast<qsizetype>(records.size()));
        for (T &record : records) {
            if (!isInScope(record))
                continue;
            const qint64 key = Derived::keyOf(record); // before the record moves
            m_records.insert(key, SharedValue<T>(std::move(record)));
        }
        if (m_records.size() > mostHeld() + mostHeld() / 10)
            dropOldest();
    }
    void dropOldest()
    {
        std::vector<Instant> times;
        times.reserve(static_cast<size_t>(m_records.size()));
        for (const T &record : std::as_const(m_records))
            times.push_back(timeOf(record));
        const auto first = times.end() - mostHeld();
        std::nth_element(times.begin(), first, times.end());
        m_records.removeIf([&](const auto &it) { return timeOf(it.value()) < *first; });
        setCut(true);
    }

    QHash<qint64, SharedValue<T>> m_records;
};

} // namespace itsm
