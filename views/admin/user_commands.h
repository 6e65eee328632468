#pragma once

namespace itsm {

class ActionRegistry;
class UsersPage;

/// Registers the commands of the page of users; their keys work under its focus.
void addUserCommands(ActionRegistry &actions, UsersPage &page);

} // namespace itsm
