#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// Adds the pictures of the form that takes incidents from a file. The file is made in `folder` and removed again; in
/// each round (0 to 9) its incidents are others.
void addImportSteps(Script &script, MainWindow &window, const QString &folder, int round,
                    const std::function<void(const QString &)> &addPicture);

} // namespace itsm
