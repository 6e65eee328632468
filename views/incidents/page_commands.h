#pragma once

namespace itsm {

class ActionRegistry;
class IncidentsPage;

/// Registers what a person can do with the page itself: "list.…" and "drawer.…".
void addPageCommands(ActionRegistry &actions, IncidentsPage &page);

} // namespace itsm
