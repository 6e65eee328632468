#pragma once

namespace itsm {

class ActionRegistry;
class RulesPage;

/// Registers the commands of the page of rules; their keys work under its focus.
void addRuleCommands(ActionRegistry &actions, RulesPage &page);

} // namespace itsm
