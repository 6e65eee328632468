#pragma once

#include <QString>
#include <functional>

class QDialog;

namespace itsm {

class MainWindow;
class Script;

/// What parts of the tour have in common: they add steps to a script. The page is looked up when a step is taken,
/// because it is made with the workspace.
class TourPart
{
public:
    /// All outlive it.
    TourPart(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture);

protected:
    /// The form that is open; null if there is none.
    [[nodiscard]] static QDialog *dialog();
    /// A step that is not told of.
    void add(std::function<void()> act, std::function<bool()> until);
    /// Waits until incidents are shown that the filter finds.
    void addFilter(const QString &filter);

    Script &m_script;
    MainWindow &m_window;
    const std::function<void(const QString &)> &m_addPicture;
};

} // namespace itsm
