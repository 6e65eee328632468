#pragma once

#include "services/storage/connection.h"

namespace itsm {

/// The one number that a query gives; -1: it gives no row, -2: it fails.
inline qint64 number(Connection &c, const QString &sql)
{
    const auto value = queryOne<qint64>(c, sql, {}, [](const Row &row) { return row.integer(0); });
    return value ? value->value_or(-1) : -2;
}

} // namespace itsm
