#pragma once

#include "services/domain/filter.h"
#include "services/storage/connection.h"

namespace itsm {

/// The search tokens of an incident, sorted, as documentTokens() gives them.
struct SearchTokens
{
    TenantId tenant;
    IncidentId incident;
    std::vector<quint32> tokens;
};
/// Stores the tokens of incidents that are there, replacing those they had, in one exchange with a server. Does not
/// touch incidents.search_revision. Inside a transaction.
Result<> writeSearchTokens(Connection &c, const std::vector<SearchTokens> &incidents);

/// A token as a word of SQLite's full-text index: eight hexadecimal digits.
[[nodiscard]] QString searchWord(quint32 token);
/// All tokens of a document as such words, separated by spaces: the column incident_search.tokens of SQLite.
[[nodiscard]] QString searchWords(const std::vector<quint32> &tokens);
/// The tokens as PostgreSQL's int4 values.
[[nodiscard]] IntList searchList(const std::vector<quint32> &tokens);

/// PostgreSQL keeps the sort column of this field beside the tokens, in incident_search: what texts go together with
/// and what hardly ever changes.
[[nodiscard]] bool isKeptBesideTokens(IncidentField field);

/// The text whose tokens are stored: number, title and description, one line each.
[[nodiscard]] QString searchText(const QString &number, const QString &title, const QString &description);

} // namespace itsm
