#pragma once

#include <QObject>

class QVBoxLayout;
class QWidget;

namespace itsm {

class ListPane;
class StatCards;
class ViewBar;

/// Sees to it that some rows of the list are seen also where there is little height: on a small screen with large
/// letters, in half a window. What stands above and below them gives way, first what loses least: the cards become
/// flat, the footer has no box to jump with, the saved views are left to the menu.
class HeadRoom : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        QWidget &page;     ///< holds all of them
        QVBoxLayout &head; ///< what stands above the list: a line, the views, the cards
        ViewBar &views;
        StatCards &cards;
        ListPane &list;
    };
    /// The parts must outlive it.
    HeadRoom(const Parts &parts, QObject *parent);

    static constexpr int wantedRows = 5;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    Parts m_parts;
};

} // namespace itsm
