#pragma once

#include "services/domain/ids.h"
#include "services/storage/connection.h"

namespace itsm {

/// Stores the search tokens of an incident (sorted, as documentTokens() gives them), replacing those it had. Does not
/// touch incidents.search_revision. Inside a transaction.
Result<> writeSearchTokens(Connection &c, TenantId tenant, IncidentId incident, const std::vector<quint32> &tokens);

/// The same for several incidents, in one exchange with a server.
struct SearchTokens
{
    IncidentId incident;
    std::vector<quint32> tokens;
};
Result<> writeSearchTokens(Connection &c, TenantId tenant, const std::vector<SearchTokens> &incidents);

/// A token as a word of SQLite's full-text index: eight hexadecimal digits.
[[nodiscard]] QString searchWord(quint32 token);
/// All tokens of a document as such words, separated by spaces: the column incident_search.tokens of SQLite.
[[nodiscard]] QString searchWords(const std::vector<quint32> &tokens);
/// The tokens as PostgreSQL's int4 values.
[[nodiscard]] IntList searchList(const std::vector<quint32> &tokens);

/// The text whose tokens are stored: number, title and description, one line each.
[[nodiscard]] QString searchText(const QString &number, const QString &title, const QString &description);

} // namespace itsm
