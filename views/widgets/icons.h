#pragma once

#include "views/widgets/theme.h"

#include <QIcon>
#include <QLatin1StringView>
#include <QStringList>

namespace itsm {

/// The icon of this name from resources/icons, drawn in the colour that `role` has when it is painted: it follows the
/// theme by itself and is sharp at every device pixel ratio. Disabled and checked states are derived. An unknown name
/// gives a null icon and a warning.
[[nodiscard]] QIcon icon(QLatin1StringView name, ColorRole role = ColorRole::Text);
/// Every name that icon() knows.
[[nodiscard]] QStringList iconNames();
/// The program's own icon, in colour, for windows and notifications.
[[nodiscard]] QIcon applicationIcon();

} // namespace itsm
