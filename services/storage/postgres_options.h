#pragma once

#include <libpq-fe.h>
#include <memory>

namespace itsm {

struct FreePostgresOptions
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};
/// What PQconninfoParse() returns.
using PostgresOptions = std::unique_ptr<PQconninfoOption, FreePostgresOptions>;

} // namespace itsm
