#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// The part of the tour that shows what is seen seldom: open menus, an incident that somebody else has changed
/// meanwhile, and a command that some incidents refused. It changes incidents and takes that back, which their history
/// keeps: it comes last.
void addStateSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture);

} // namespace itsm
