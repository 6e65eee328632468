#pragma once

#include <QObject>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;

namespace itsm {

class ActionRegistry;
class ProfileActions;

/// The menu bar: views of the action registry. The menus of a page are there while it is shown.
class WindowMenus : public QObject
{
    Q_OBJECT
public:
    /// All outlive it.
    WindowMenus(ActionRegistry &actions, ProfileActions &profiles, QMenuBar *bar);

    /// Makes all menus anew: in another language, or because there are other commands.
    void build();
    /// The place of the shown page in pageSpecs(); −1: none.
    void setPage(int place);

private:
    void fill(QMenu *menu, std::initializer_list<const char *> ids);
    void addPages();

    ActionRegistry &m_actions;
    ProfileActions &m_profiles;
    QMenuBar *m_bar;
    int m_page = -1;
    std::vector<std::pair<QMenu *, int>> m_pageMenus; ///< and the place of their page
    QAction *m_afterPages = nullptr;                  ///< the menu behind them
};

} // namespace itsm
