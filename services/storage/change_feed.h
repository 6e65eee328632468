#pragma once

#include "services/storage/store.h"

#include <QMetaType>
#include <QThread>

namespace itsm {

/// The end of the feed now: a reader that starts here sees every change that commits afterwards. Outside of a
/// transaction.
Result<FeedCursor> feedEnd(Connection &connection, TenantId tenant);

/// Changes of the tenant after the cursor, which moves forward. Duplicates of one row are merged. More than `limit` of
/// them, a bulk load, or a cursor older than what the feed still holds give one Change::Entity::Everything. Outside of
/// a transaction. PostgreSQL: transactions commit in another order than they take numbers. The cursor is therefore a
/// snapshot; what the new snapshot sees and the old one did not is new.
Result<std::vector<Change>> readFeed(Connection &connection, TenantId tenant, FeedCursor &cursor, int limit = 10'000);

/// At the beginning of a transaction that writes: its statements tell nobody that there are changes, announceChanges()
/// does. Transactions that notify each for itself reach the disk of PostgreSQL one by one. Nothing on SQLite.
Result<> announceLater(Connection &connection);
/// The last thing before the COMMIT: tells who follows the feed that there are changes, unless another transaction is
/// at that in this moment, after which everybody looks again (see FeedSignal).
Result<> announceChanges(Connection &connection);

/// Forgets what is older than a day, but never the newest 100,000 changes. Returns how many: one call forgets some
/// thousand at most, so call it again until it has nothing to do, and anew every some minutes, from any program.
Result<qint64> pruneFeed(Connection &connection);

/// Follows the feed in a thread of its own: LISTEN/NOTIFY as a hint and a poll every second on PostgreSQL; PRAGMA
/// data_version every 100 ms on SQLite, plus nudge(). Reconnects with back-off and jitter up to 5 s; after each
/// reconnection it delivers Everything.
class FeedFollower : public QThread
{
    Q_OBJECT
public:
    enum class State : quint8 { Connecting, Live, Lost };
    Q_ENUM(State)

    FeedFollower(std::shared_ptr<Store> store, TenantId tenant, QObject *parent = nullptr);
    ~FeedFollower() override; ///< stops and joins

    /// Where to begin; before start(). Take feedEnd() before the first read of the data, and no change falls between
    /// the two. Without it the follower begins at the moment when it becomes live.
    void setStart(FeedCursor cursor);

    /// Looks at once, also when much happens; called after an own commit. Thread-safe.
    void nudge();
    /// Asks the thread to end, without waiting. Thread-safe.
    void stop();

Q_SIGNALS:
    /// Emitted from the follower's thread: a few times without delay, and four times a second when much happens.
    void changed(const std::vector<itsm::Change> &changes);
    /// `reason` says why it is lost; empty otherwise.
    void stateChanged(itsm::FeedFollower::State state, const QString &reason);
    /// The feed was read successfully now, with or without changes: the data is as fresh as this moment. At least once
    /// a second while live.
    void confirmed();

protected:
    void run() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace itsm

Q_DECLARE_METATYPE(std::vector<itsm::Change>)
