#pragma once

namespace itsm {

class ActionRegistry;
class RecordTable;
class RulesPage;

/// Registers the commands of the page of rules; their keys work under its focus, those of a row in the table alone.
void addRuleCommands(ActionRegistry &actions, RulesPage &page, RecordTable *table);

} // namespace itsm
