#include "services/runtime/memory.h"

#include <atomic>
#include <chrono>
#include <malloc.h>

namespace itsm {

void giveBackMemory()
{
    using Steady = std::chrono::steady_clock;
    static std::atomic<Steady::time_point> last{};
    const auto now = Steady::now();
    auto before = last.load();
    if (now - before >= std::chrono::seconds(1) && last.compare_exchange_strong(before, now))
        ::malloc_trim(0);
}

} // namespace itsm
