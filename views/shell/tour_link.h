#pragma once

#include <QString>
#include <functional>

namespace itsm {

class MainWindow;
class Script;

/// The picture of a console whose database is gone for a moment: the file is moved away and comes back. All must
/// outlive the script.
void addLinkSteps(Script &script, MainWindow &window, const QString &file,
                  const std::function<void(const QString &name)> &addPicture);

} // namespace itsm
