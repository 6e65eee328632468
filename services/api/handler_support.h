#pragma once

#include "services/api/api_context.h"
#include "services/api/route.h"
#include "services/wire/bodies.h"

namespace itsm {

// What handlers have in common.

/// Pages of lists hold so many rows at most.
inline constexpr qint64 mostRows = 200;
/// So many rows, or rows of so many incidents, can be asked for by their ids.
inline constexpr size_t mostMatched = 10'000;

[[nodiscard]] ApiAnswer answerWith(const QJsonValue &data, int status = 200);
/// With data that is written already, in the dialect of the request.
[[nodiscard]] ApiAnswer answerWithText(const QByteArray &data);
[[nodiscard]] HttpField entityTag(qint64 version);
/// With the entity tag of that version.
[[nodiscard]] ApiAnswer answerWith(const QJsonValue &data, qint64 version, int status);

/// The version that the client wants to change: of the field If-Match, or of the body. 0: whatever it is now. Invalid
/// if both say something different, or the tag is none of ours.
[[nodiscard]] Result<qint64> expectedVersion(const ApiRequest &request, qint64 fromBody);

/// Invalid where the body of a request that needs none says something.
[[nodiscard]] Result<> readNothing(const ApiRequest &request);

/// The filter language; an error names the parameter and the place in it.
[[nodiscard]] Result<IncidentFilter> readFilter(const QString &text,
                                                const QString &parameter = QStringLiteral("filter"));

/// A page by number, as the specification asks for it.
struct PageRequest
{
    qint64 page = 1;
    qint64 size = 10;
    [[nodiscard]] qint64 offset() const { return (page - 1) * size; }
};
/// The names of its parameters, in both dialects.
[[nodiscard]] QStringList pageParameters();
[[nodiscard]] Result<PageRequest> readPage(const ApiQuery &query);

/// Invalid where a list of a body has more than `most` elements.
[[nodiscard]] Result<> checkCount(size_t count, size_t most, const QString &field);

} // namespace itsm
