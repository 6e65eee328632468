#pragma once

namespace itsm {

class ActionRegistry;
class AlertsPage;

/// Registers the commands of the page of alerts; their keys work under its focus.
void addAlertCommands(ActionRegistry &actions, AlertsPage &page);

} // namespace itsm
