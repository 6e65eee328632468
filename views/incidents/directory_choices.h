#pragma once

#include "services/desk/desk.h"
#include "views/widgets/pick_box.h"

namespace itsm {

/// Active people of the directory, by name, the actor first.
[[nodiscard]] QList<PickBox::Choice> peopleChoices(const Directory &directory, UserId me);
[[nodiscard]] QList<PickBox::Choice> itemChoices(const Directory &directory);

} // namespace itsm
