#include "services/api/event_streams.h"
#include "services/api/handler_support.h"
#include "services/wire/answers.h"
#include "services/wire/cursor.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The changes behind a cursor; without one only where the feed ends now.
Result<ApiAnswer> feed(const ApiContext &, const ApiRequest &request, Connection &c, const Actor &actor)
{
    std::vector<Change> changes;
    FeedCursor cursor;
    if (request.query.has(u"cursor"_s)) {
        ITSM_TRY_ASSIGN(cursor, decodeFeedCursor(request.query.text(u"cursor"_s)));
        ITSM_TRY_ASSIGN(changes, readFeed(c, actor.tenant, cursor));
    } else {
        ITSM_TRY_ASSIGN(cursor, feedEnd(c, actor.tenant));
    }
    return answerWith(QJsonObject{{u"cursor"_s, encodeFeedCursor(cursor)}, {u"changes"_s, toJsonList(changes)}});
}

/// Last-Event-ID is what a browser sends when it comes back; `cursor` is for the first time.
Result<ApiAnswer> stream(const ApiContext &context, const ApiRequest &request, Connection &, const Actor &)
{
    if (!context.streams.hasRoom())
        return fail(Error::Code::Unavailable,
                    QCoreApplication::translate("Api", "The server has as many event streams as it can hold."));
    QString cursor = QString::fromLatin1(request.http.field("last-event-id"));
    if (cursor.isEmpty())
        cursor = request.query.text(u"cursor"_s);
    ApiAnswer answer;
    answer.contentType = "text/event-stream";
    answer.isStream = true;
    if (!cursor.isEmpty()) {
        ITSM_TRY_ASSIGN(answer.streamFrom, decodeFeedCursor(cursor));
    }
    return answer;
}

} // namespace

std::vector<Route> feedRoutes()
{
    constexpr auto read = Permission::ReadIncidents;
    const QStringList cursor{u"cursor"_s};
    return {
        {.method = "GET", .path = "/api/v1/feed", .access = read, .handler = feed, .query = cursor},
        {.method = "GET", .path = "/api/v1/stream", .access = read, .handler = stream, .query = cursor},
    };
}

} // namespace itsm
