#pragma once

#include <QObject>
#include <QSize>

class QWidget;

namespace itsm {

/// The largest size with which a window is on its screen with its frame.
[[nodiscard]] QSize roomOnScreen(const QWidget &window);

/// Lets a window, its parent, be smaller than its contents ask for where they ask for more than the screen has: at a
/// large size of the letters its edges must stay in reach.
class ScreenBound : public QObject
{
    Q_OBJECT
public:
    explicit ScreenBound(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QWidget *m_window;
};

} // namespace itsm
