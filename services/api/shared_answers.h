#pragma once

#include "services/access/access_desk.h"
#include "services/api/concurrent_answers.h"

namespace itsm {

/// Answers about lists and figures that many look at, shared by the requests that are there at the same time
/// (ConcurrentAnswers), and by the servers of a database through Redis. There an answer is kept under the stamp of the
/// newest change of the tenant's rows, so that whoever has changed something never gets one from before it, and sealed
/// with a key of the database, so that nobody who can write to Redis can change one or give it to another tenant.
/// Thread-safe.
class SharedAnswers
{
public:
    /// Both must outlive it; without a Redis everything is worked out.
    SharedAnswers(Redis *redis, AccessDesk &access);

    using Work = std::function<Result<ApiAnswer>()>;
    /// What another request got, or what `work` gives. For a route that says when its answers are the same for all.
    Result<ApiAnswer> answer(const Route &route, const ApiRequest &request, Connection &c, const Actor &actor,
                             const Work &work);
    [[nodiscard]] const ConcurrentAnswers &concurrent() const { return m_concurrent; }

private:
    struct Place;
    Result<ApiAnswer> fromRedis(const QByteArray &question, const ApiRequest &request, Connection &c,
                                const Actor &actor, const Work &work) const;
    Result<Place> placeOf(const QByteArray &question, Connection &c, const Actor &actor) const;
    void keep(const Place &place, const ApiRequest &request, ApiAnswer &answer) const;

    Redis *const m_redis;
    AccessDesk &m_access;
    ConcurrentAnswers m_concurrent;
};

} // namespace itsm
