#include "services/runtime/clock.h"

namespace itsm {

const SystemClock &SystemClock::instance()
{
    static const SystemClock clock;
    return clock;
}

} // namespace itsm
