#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// The tour's stay at the pages of rules, configuration items and users, with their forms; then back to the incidents.
/// `addPicture` adds a picture of this name to the script. All must outlive the script.
void addAdminSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture);

} // namespace itsm
