#include "views/shell/window_menus.h"

#include "views/shell/pages.h"
#include "views/shell/profile_actions.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace itsm {

WindowMenus::WindowMenus(ActionRegistry &actions, ProfileActions &profiles, QMenuBar *bar)
    : QObject(bar)
    , m_actions(actions)
    , m_profiles(profiles)
    , m_bar(bar)
{
    connect(&m_profiles, &ProfileActions::changed, this, &WindowMenus::build);
}

void WindowMenus::fill(QMenu *menu, std::initializer_list<const char *> ids)
{
    for (const char *id : ids) {
        if (*id == '-')
            menu->addSeparator();
        else if (QAction *action = m_actions.action(QString::fromLatin1(id)))
            menu->addAction(action);
    }
}

void WindowMenus::build()
{
    // The bar forgets its menus, but keeps them.
    const QList<QMenu *> before = m_bar->findChildren<QMenu *>(Qt::FindDirectChildrenOnly);
    m_bar->clear();
    for (QMenu *menu : before)
        menu->deleteLater();
    QMenu *file = m_bar->addMenu(tr("&File"));
    fill(file, {"app.open", "app.signIn"});
    if (const std::vector<QAction *> profiles = m_profiles.all(); !profiles.empty())
        file->addMenu(tr("Switch to &profile"))->addActions({profiles.begin(), profiles.end()});
    fill(file, {"-", "app.settings", "-", "app.quit"});
    addPages();
    QMenu *view = m_bar->addMenu(tr("&View"));
    m_afterPages = view->menuAction();
    for (const PageSpec &page : pageSpecs())
        view->addAction(m_actions.action(QLatin1StringView(page.action.id)));
    view->addSeparator();
    fill(view, {"view.theme", "view.language", "view.zone", "-", "view.compact", "view.normal", "view.roomy", "-",
                "view.zoomIn", "view.zoomOut", "view.zoomReset"});
    fill(m_bar->addMenu(tr("&Help")), {"help.keys", "app.palette", "-", "help.about"});
    setPage(m_page);
}

void WindowMenus::addPages()
{
    m_pageMenus.clear();
    for (size_t i = 0; i < pageSpecs().size(); ++i) {
        for (const PageMenu &page : pageSpecs()[i].menus) {
            auto *menu = new QMenu(QCoreApplication::translate(pageTexts, page.title), m_bar);
            for (const MenuGroup &group : page.groups) {
                QMenu *place = menu;
                if (group.title)
                    place = menu->addMenu(QCoreApplication::translate(pageTexts, group.title));
                else if (!menu->actions().isEmpty())
                    menu->addSeparator();
                for (const char *id : group.ids) {
                    if (QAction *action = m_actions.action(QString::fromLatin1(id))) // its page is made by now
                        place->addAction(action);
                }
            }
            m_pageMenus.emplace_back(menu, static_cast<int>(i));
        }
    }
}

void WindowMenus::setPage(int place)
{
    m_page = place;
    // The bar would answer to the letters of a hidden menu as well, so that they mean nothing else.
    for (const auto &[menu, owner] : m_pageMenus) {
        m_bar->removeAction(menu->menuAction());
        if (owner == place)
            m_bar->insertMenu(m_afterPages, menu);
    }
}

} // namespace itsm
