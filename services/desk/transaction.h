#pragma once

#include "services/auth/permissions.h"
#include "services/storage/change_feed.h"
#include "services/storage/store.h"

namespace itsm {

/// How often a command is tried before a transient error of the database reaches the caller.
inline constexpr int maxAttempts = 5;

/// The database undid the transaction and says that the same one may succeed now: a deadlock, a serialisation failure,
/// or a busy file.
[[nodiscard]] bool isTransient(const Error &error);
/// An error that makes inTransaction() start again, for a race that only a fresh read can settle.
[[nodiscard]] Error transientError();
/// Both versions, so that a person can choose: "theirs" is what is stored, "mine" the same with the command done;
/// `seen` is the version that the caller saw.
[[nodiscard]] Error versionConflict(const QString &sentence, qint64 seen, qint64 stored, const QJsonObject &mine,
                                    const QJsonObject &theirs);
/// Sleeps a random while that grows with the attempt, up to 100 ms.
void backOff(int attempt);
/// Binds the transaction to the tenant; one that writes announces its changes in commit().
Result<> bind(Connection &connection, TenantId tenant, Connection::Access access);
/// Commits. A connection lost meanwhile gives Unavailable, with details {"commit_unknown":true} where the database
/// could not be asked whether the change was kept.
Result<> commit(Connection &connection, Transaction &transaction, Connection::Access access);

/// Runs `body` in a transaction bound to the actor's tenant, and again from its start after a transient error. `body`
/// must hold no state from an earlier attempt. Commits if it succeeds, rolls back otherwise.
template <typename Body>
auto inTransaction(Connection &c, const Actor &actor, Connection::Access access, const Body &body) -> decltype(body())
{
    if (c.inTransaction())
        return body();
    const auto attempt = [&]() -> decltype(body()) {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, access));
        ITSM_TRY(bind(c, actor.tenant, access));
        auto result = body();
        if (result)
            ITSM_TRY(commit(c, transaction, access));
        return result;
    };
    for (int number = 1;; ++number) {
        auto result = attempt();
        if (result || number == maxAttempts || !isTransient(result.error()))
            return result;
        backOff(number);
    }
}

/// Whether others would wait for what a transaction locks that begins now, and a shorter one may be made before it.
/// SQLite has one writer anyway.
[[nodiscard]] bool canLockBefore(const Connection &c);

/// inTransaction() for what all of a tenant wait for, as the next number: it is short, and it need not be on disk
/// before those that build on it (allowLateCommit()).
template <typename Body>
auto inShortTransaction(Connection &c, const Actor &actor, const Body &body) -> decltype(body())
{
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> decltype(body()) {
        ITSM_TRY(allowLateCommit(c));
        return body();
    });
}

} // namespace itsm
