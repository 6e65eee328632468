#pragma once

#include "views/widgets/theme.h"

namespace itsm {

/// Property of a QHeaderView: a list of the columns whose widths its table computes from what the others leave.
inline constexpr char fittedColumnsProperty[] = "fittedColumns";

/// Brings the widgets that exist from one zoom to another: sizes that were fixed when they were made, margins and gaps
/// of layouts, icons, widths of columns, and fonts of the theme. Called by the ThemeManager while theme() is still
/// `from`, before widgets hear of the new one, so that those which compute their sizes themselves have the last word.
void rescaleWidgets(const Theme &from, const Theme &to);

} // namespace itsm
