#pragma once

#include "services/domain/result.h"
#include "services/storage/incident_table.h"
#include "services/storage/store.h"

namespace itsm {

/// The place of a row in a sorted list.
struct PageCursor
{
    SortKey key;
    IncidentId id;
    friend bool operator==(const PageCursor &, const PageCursor &) = default;
};
[[nodiscard]] PageCursor cursorOf(const IncidentSummary &incident, IncidentField field);

// Cursors are opaque to whoever calls the API: base64url of a short JSON text. Invalid with the given field, if the
// text is none of ours.

[[nodiscard]] QString encodeCursor(const PageCursor &cursor);
/// The key must be one of lists that are sorted by `field`.
[[nodiscard]] Result<PageCursor> decodeCursor(const QString &text, IncidentField field,
                                              const QString &parameter = QStringLiteral("after"));

[[nodiscard]] QString encodeFeedCursor(const FeedCursor &cursor);
[[nodiscard]] Result<FeedCursor> decodeFeedCursor(const QString &text);

/// "created:desc", as the parameter `sort` has it; the name is that of the filter language.
[[nodiscard]] QString formatSort(const IncidentSort &sort);
/// Without a direction: ascending. Only fields that lists sort by.
[[nodiscard]] Result<IncidentSort> parseSort(const QString &text);

} // namespace itsm
