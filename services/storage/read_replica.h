#pragma once

#include "services/storage/store.h"

#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace itsm {

class PostgresConnection;

/// A copy of the database that follows it by streaming replication, for reading. It answers only when it has replayed
/// all that the primary had made durable when it was asked: nobody sees there what he would not see on the primary, his
/// own changes among it. Where it is away, silent, too far behind or of another schema, the primary is read as if
/// there were none. Thread-safe; a thread of its own opens its connections.
class ReadReplica
{
public:
    struct Options
    {
        int connections = 8;                       ///< at most
        std::chrono::milliseconds catchUp{50};     ///< waited for what it has not replayed yet
        std::chrono::milliseconds patience{2'000}; ///< what takes longer is given up, and the primary asked
        std::chrono::milliseconds retry{2'000};    ///< between attempts to reach it
    };
    ReadReplica(StoreUrl url, Options options);
    ~ReadReplica();
    Q_DISABLE_COPY_MOVE(ReadReplica)

    /// Runs `work` there. False where it was not done, or failed: the primary is asked then, and says why.
    using Work = std::function<Result<>(Connection &)>;
    bool read(Connection &primary, const Work &work);

    /// For an operator: when the last change that the replica shows was made on the primary; nothing if it is no
    /// replica at all. Unavailable, and Invalid for a schema of another version.
    static Result<OptionalInstant> probe(const StoreUrl &url);

    struct Figures
    {
        bool isUp = false;
        qint64 reads = 0;
        qint64 fallbacks = 0; ///< readings that the primary had to do
        qint64 behind = 0;    ///< those of them where it had not caught up in time
    };
    [[nodiscard]] Figures figures() const;

private:
    using Clock = std::chrono::steady_clock;
    using ConnectionPtr = std::unique_ptr<PostgresConnection>;
    struct UnderWay
    {
        PostgresConnection *connection;
        Clock::time_point until;
    };

    ConnectionPtr take();
    enum class Reading : quint8 { Done, Behind, Failed };
    Reading readOn(PostgresConnection &connection, const std::function<Result<bool>(Connection &)> &hasReplayed,
                   const Work &work);
    void giveBack(ConnectionPtr connection, bool isGood);
    void noteLoss();
    void watch();
    static Result<ConnectionPtr> open(const StoreUrl &url);
    void keepWatch(std::unique_lock<std::mutex> &lock);

    const StoreUrl m_url;
    const Options m_options;
    mutable std::mutex m_mutex; ///< guards all that follows
    std::condition_variable m_wake;
    bool m_isStopping = false;
    bool m_isUp = false;
    bool m_isWanted = false; ///< somebody found no connection
    std::vector<ConnectionPtr> m_idle;
    std::list<UnderWay> m_underWay;
    Clock::time_point m_nextAttempt;
    Figures m_figures;
    std::thread m_thread;
};

} // namespace itsm
