#include "services/storage/connection.h"

#include "services/storage/storage_text.h"

namespace itsm {

Q_LOGGING_CATEGORY(lcStorage, "itsm.storage")

Result<Transaction> Transaction::begin(Connection &connection, Connection::Access access)
{
    ITSM_TRY(connection.begin(access));
    return Transaction(connection);
}

} // namespace itsm
