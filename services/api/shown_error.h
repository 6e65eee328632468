#pragma once

#include "services/domain/result.h"

namespace itsm {

/// What a caller is told of an error: nothing of how a statement read, what the database called its parts, or where it
/// is. That is for the log.
[[nodiscard]] Error shownError(const Error &error);

/// The same for each item of an answer about many.
template <typename Items>
void showErrors(Items &items)
{
    for (auto &item : items) {
        if (item.error)
            item.error = shownError(*item.error);
    }
}

} // namespace itsm
