#include "services/storage/connection.h"

#include "services/storage/storage_text.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Q_LOGGING_CATEGORY(lcStorage, "itsm.storage")

Result<Transaction> Transaction::begin(Connection &connection, Connection::Access access)
{
    ITSM_TRY(connection.begin(access));
    return Transaction(connection);
}

QString isAnyOf(Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? u" = ANY(?)"_s : u" IN (SELECT value FROM json_each(?))"_s;
}

} // namespace itsm
