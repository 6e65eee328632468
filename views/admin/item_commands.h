#pragma once

namespace itsm {

class ActionRegistry;
class ItemsPage;

/// Registers the commands of the page of configuration items; their keys work under its focus.
void addItemCommands(ActionRegistry &actions, ItemsPage &page);

} // namespace itsm
