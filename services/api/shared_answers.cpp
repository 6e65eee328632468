#include "services/api/shared_answers.h"

#include "services/auth/random_text.h"
#include "services/desk/transaction.h"
#include "services/domain/json_text.h"
#include "services/storage/change_stamp.h"
#include "services/wire/envelope.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr std::chrono::milliseconds longestLife = 60s;
/// Larger ones are worked out in the time that moving them would take.
constexpr qsizetype largestAnswer = 1 << 20;
constexpr qsizetype sealSize = 32;

QByteArray sealed(const QByteArray &key, const QByteArray &place, const QByteArray &content)
{
    return QMessageAuthenticationCode::hash(place + '\n' + content, key, QCryptographicHash::Sha256);
}

QByteArray hashOf(const std::vector<QByteArray> &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : parts)
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':' + part));
    return hash.result();
}

/// The same for requests whose answers are the same.
QByteArray questionOf(const ApiRequest &request, const Actor &actor)
{
    const QByteArray body = request.body.isUndefined() ? QByteArray() : toJsonText(request.body);
    return hashOf({QByteArray::number(actor.tenant.value), request.http.path, request.http.query,
                   QByteArray::number(int(request.dialect)), QByteArray(ITSM_VERSION), body});
}

} // namespace

/// Where an answer is kept.
struct SharedAnswers::Place
{
    QByteArray name;
    QByteArray sealKey;
    bool isSettled = false;
};

SharedAnswers::SharedAnswers(Redis *redis, AccessDesk &access)
    : m_redis(redis)
    , m_access(access)
{
}

Result<SharedAnswers::Place> SharedAnswers::placeOf(const QByteArray &question, Connection &c, const Actor &actor) const
{
    Place place;
    ITSM_TRY_ASSIGN(place.sealKey, m_access.sharedKey(c, "answers"));
    ITSM_TRY_ASSIGN(const ChangeStamp stamp, inTransaction(c, actor, Connection::Access::Read,
                                                           [&] { return selectChangeStamp(c, actor.tenant); }));
    place.isSettled = stamp.isSettled;
    place.name = "answer:" + hashOf({stamp.text, question}).toHex();
    return place;
}

Result<ApiAnswer> SharedAnswers::answer(const Route &route, const ApiRequest &request, Connection &c,
                                        const Actor &actor, const Work &work)
{
    if (!route.isSameForAll || !route.isSameForAll(request))
        return work();
    const QByteArray question = questionOf(request, actor);
    return m_concurrent.answer(question, request.arrived, [&] { return fromRedis(question, request, c, actor, work); });
}

Result<ApiAnswer> SharedAnswers::fromRedis(const QByteArray &question, const ApiRequest &request, Connection &c,
                                           const Actor &actor, const Work &work) const
{
    if (!m_redis || !m_redis->isUp() || c.dialect() != Dialect::PostgreSql)
        return work();
    const Result<Place> place = placeOf(question, c, actor);
    if (!place)
        return fail(place.error());
    if (const auto kept = m_redis->get(place->name); kept && kept->size() > sealSize) {
        ApiAnswer answer;
        answer.contentType = jsonType;
        answer.content = kept->sliced(sealSize);
        if (isEqualInConstantTime(kept->first(sealSize), sealed(place->sealKey, place->name, answer.content)))
            return answer;
    }
    ITSM_TRY_ASSIGN(ApiAnswer answer, work());
    if (place->isSettled)
        keep(*place, request, answer);
    return answer;
}

/// The answer becomes its text, so that it is written once.
void SharedAnswers::keep(const Place &place, const ApiRequest &request, ApiAnswer &answer) const
{
    const bool hasData = !answer.data.isUndefined() || !answer.dataText.isEmpty();
    if (answer.status != 200 || !hasData || !answer.fields.empty() || answer.isStream)
        return;
    answer.content = answer.envelope(request.dialect);
    answer.contentType = jsonType;
    if (answer.content.size() <= largestAnswer)
        m_redis->put(place.name, sealed(place.sealKey, place.name, answer.content) + answer.content,
                     std::min(longestLife, answer.holdsFor));
}

} // namespace itsm
