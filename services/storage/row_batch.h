#pragma once

#include "services/storage/connection.h"

namespace itsm {

/// A column that many rows are written to at once, with its type in PostgreSQL.
struct BatchColumn
{
    SqlConstant name;
    SqlConstant type;
};
using BatchColumns = std::vector<BatchColumn>;

// PostgreSQL takes all rows in one statement, as JSON, so that its triggers run once; SQLite, whose triggers run for
// each row anyway, takes them one after the other. Nothing happens for no rows.

inline constexpr SqlConstant noConflict = u""_sql;

/// `conflict` is what stands behind the values, e.g. ON CONFLICT …
Result<> insertRows(Connection &c, SqlConstant table, const BatchColumns &columns, const std::vector<Params> &rows,
                    SqlConstant conflict = noConflict);
/// The keys that the database gives the rows, in their order.
Result<IdList> insertRowsForIds(Connection &c, SqlConstant table, const BatchColumns &columns,
                                const std::vector<Params> &rows);

/// PostgreSQL: rows as the JSON that jsonb_to_recordset() reads, or the values at these places of them. Null values are
/// left out.
[[nodiscard]] QByteArray jsonRows(const SqlConstants &names, const std::vector<Params> &rows,
                                  const std::vector<size_t> &places = {});
/// PostgreSQL: the columns as the list of jsonb_to_recordset().
[[nodiscard]] SqlFragment recordShape(const BatchColumns &columns);

} // namespace itsm
