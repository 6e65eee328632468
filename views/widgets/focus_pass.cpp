#include "views/widgets/focus_pass.h"

#include <QEvent>
#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

namespace itsm {

namespace {

class FocusPass : public QObject
{
public:
    FocusPass(QWidget *from, QWidget *to)
        : QObject(from)
        , m_to(to)
    {
        from->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn && m_to)
            m_to->setFocus(static_cast<QFocusEvent *>(event)->reason());
        return false;
    }

private:
    QPointer<QWidget> m_to;
};

} // namespace

void passFocus(QWidget *from, QWidget *to)
{
    new FocusPass(from, to);
}

} // namespace itsm
