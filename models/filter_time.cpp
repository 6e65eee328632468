#include "models/filter_time.h"

#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

bool dependsOnTime(const IncidentFilter &filter)
{
    return std::ranges::any_of(filter.terms, [](const FilterTerm &term) {
        return term.field == IncidentField::Age ||
               (term.field == IncidentField::Is && term.values.contains(u"overdue"_s));
    });
}

} // namespace itsm
