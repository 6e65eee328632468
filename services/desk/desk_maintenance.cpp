#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/storage/change_feed.h"
#include "services/storage/counters.h"
#include "services/storage/migrations.h"

namespace itsm {

namespace {

/// Incidents whose search tokens are computed in one piece: some ten milliseconds.
constexpr qint64 searchBatch = 50;

/// How much a piece of housekeeping did; nothing where the login lacks a right. An ordinary login may lack some, and
/// what it leaves is done by others.
Result<qint64> whereAllowed(Result<qint64> done)
{
    if (!done && done.error().code == Error::Code::Forbidden)
        return 0;
    return done;
}

} // namespace

Result<bool> ServiceDesk::refreshSearch(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY_ASSIGN(const qint64 done, whereAllowed(refreshSearchTokens(c, actor.tenant, searchBatch)));
    return done == searchBatch;
}

Result<bool> ServiceDesk::maintain(Connection &c, const Actor &actor) const
{
    // Each in a transaction of its own: what fails does not undo the others.
    const Result<bool> search = refreshSearch(c, actor);
    const Result<qint64> folded = whereAllowed(foldCounters(c));
    const Result<qint64> pruned = whereAllowed(pruneFeed(c));
    for (const auto *part : {&folded, &pruned})
        ITSM_TRY(*part);
    ITSM_TRY_ASSIGN(const bool hasMoreText, search);
    return hasMoreText || *pruned > 0;
}

} // namespace itsm
