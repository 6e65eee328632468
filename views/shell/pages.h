#pragma once

#include "views/widgets/actions.h"

#include <span>

namespace itsm {

class Backend;
class Clock;
class Page;
class ViewState;

/// What a page is made from. All of it outlives the page.
struct PageParts
{
    Backend &backend;
    const Clock &clock;
    ActionRegistry &actions;
    ViewState &state;
};

/// Commands of a menu that belong together: between two lines, or as a menu of their own below the group before.
struct MenuGroup
{
    std::vector<const char *> ids;
    const char *title = nullptr; ///< of the menu below, untranslated, in the context of pageTexts
};

/// A menu of a page's commands; it is in the menu bar while the page is shown.
struct PageMenu
{
    const char *title; ///< untranslated, in the context of pageTexts
    std::vector<MenuGroup> groups;
};

/// A page of the window: how one comes to it, how it is made, and which of its commands stand in menus.
struct PageSpec
{
    ActionSpec action; ///< "page.NAME"
    Page *(*make)(const PageParts &parts);
    std::vector<PageMenu> menus;
};

inline constexpr char pageTexts[] = "itsm::Pages";

/// All pages in the order in which they are shown. The first is what an opened workspace begins with.
[[nodiscard]] std::span<const PageSpec> pageSpecs();

} // namespace itsm
