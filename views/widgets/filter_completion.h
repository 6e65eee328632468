#pragma once

#include "services/domain/filter_vocabulary.h"

#include <functional>

namespace itsm {

/// The word of a filter text under the cursor and what may stand there.
struct FilterCompletion
{
    int start = 0;  ///< UTF-16 position of what a proposal replaces
    int length = 0; ///< its length
    QStringList proposals;
};

/// What may stand behind the colon of a field, in the order of the proposals.
using FilterValues = std::function<QStringList(int field)>;

/// Field names while a name is typed, values after the colon (also after each comma). Proposals are quoted where the
/// language needs it and ordered: prefix matches first.
[[nodiscard]] FilterCompletion completeTerms(const QString &text, int cursor, const FilterVocabulary &vocabulary,
                                             const FilterValues &valuesOf);

} // namespace itsm
