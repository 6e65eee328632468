#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// The tour's look at what the list can do: answers, forms for views, columns and files, and what happens to many
/// incidents at once. It leaves the open incidents listed and the pane closed. `addPicture` adds a picture of this name
/// to the script. All must outlive the script.
void addListSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture);

} // namespace itsm
