#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// The tour's stay at the pages that watch over all incidents: alerts, metrics, activity; then back to the incidents.
/// `addPicture` adds a picture of this name to the script. All must outlive the script.
void addWatchSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture);

} // namespace itsm
