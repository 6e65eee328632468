#include "services/storage/postgres_role.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<bool> isBoundByRowSecurity(Connection &c)
{
    ITSM_TRY_ASSIGN(const auto bound,
                    queryOne<bool>(c,
                                   u"SELECT NOT rolsuper AND NOT rolbypassrls AND NOT pg_has_role(oid, (SELECT relowner"
                                   " FROM pg_class WHERE oid = 'incidents'::regclass), 'MEMBER')"
                                   " FROM pg_roles WHERE rolname = current_user"_s,
                                   {}, [](const Row &row) { return row.boolean(0); }));
    return bound.value_or(false);
}

} // namespace itsm
