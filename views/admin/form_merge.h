#pragma once

#include "views/widgets/form_field.h"

#include <QCoreApplication>

namespace itsm {

/// Brings one field of a form up to date after a conflict: what only others changed is taken over; where both changed
/// it, the person's text stays, and the hint says what the others wrote. `shown` is `theirs` in words.
template <typename Value, typename Set>
void mergeField(FormField *field, const Value &mine, const Value &base, const Value &theirs, const QString &shown,
                Set &&set)
{
    if (theirs == base || theirs == mine)
        return;
    if (mine == base)
        set(theirs);
    else
        field->setHint(QCoreApplication::translate("FormMerge", "Somebody else wrote: %1").arg(shown));
}

/// What the form says above its buttons then.
[[nodiscard]] inline QString mergeSentence(const QString &conflict)
{
    return QCoreApplication::translate("FormMerge",
                                       "%1 What you changed is kept, the rest is as they left it. Look, and "
                                       "save again.",
                                       "the first part is a sentence: somebody else changed …")
        .arg(conflict);
}

} // namespace itsm
