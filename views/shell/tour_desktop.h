#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// The tour's look at what belongs to the desktop: profiles with their form, the settings, another size; then back to
/// the incidents. `addPicture` adds a picture of this name to the script. All must outlive the script.
void addDesktopSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture);

} // namespace itsm
