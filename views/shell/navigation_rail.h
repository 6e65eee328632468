#pragma once

#include <QFrame>
#include <QToolButton>
#include <vector>

namespace itsm {

/// The column of pages at the left edge, with the window's own switches below. Pages are added in the order in which
/// they are shown.
class NavigationRail : public QFrame
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// A page; its text is read from the action, so that it follows the language. The action is checked while the page
    /// is shown.
    void addPage(QAction *action);
    /// A switch at the lower end.
    void addSwitch(QAction *action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addButton(QAction *action, int position);

    int m_pageCount = 0;
};

} // namespace itsm
