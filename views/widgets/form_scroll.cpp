#include "views/widgets/form_scroll.h"

#include "views/widgets/form_field.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace itsm {

namespace {

/// Is asked for the height below which it is scrolled: long texts get smaller before that.
class FormContent : public QWidget
{
public:
    [[nodiscard]] int heightForWidth(int width) const override { return layout()->totalMinimumHeightForWidth(width); }
};

} // namespace

FormScroll::FormScroll(QWidget *parent)
    : QScrollArea(parent)
{
    auto *content = new FormContent;
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The form's own ground shows.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize FormScroll::sizeHint() const
{
    return widget()->sizeHint();
}

QSize FormScroll::minimumSizeHint() const
{
    const QSize content = widget()->minimumSizeHint();
    return {content.width() + verticalScrollBar()->sizeHint().width(), qMin(content.height(), theme().px(160))};
}

bool FormScroll::hasHeightForWidth() const
{
    return widget()->layout() && widget()->layout()->hasHeightForWidth();
}

int FormScroll::heightForWidth(int width) const
{
    return widget()->layout()->totalHeightForWidth(width);
}

void FormScroll::showFocus()
{
    for (QWidget *each = window()->focusWidget(); each && widget()->isAncestorOf(each); each = each->parentWidget()) {
        if (qobject_cast<FormField *>(each) || each->parentWidget() == widget()) {
            ensureWidgetVisible(each, 0, theme().space(2));
            return;
        }
    }
}

bool FormScroll::event(QEvent *event)
{
    const bool isHandled = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest)
        showFocus();
    return isHandled;
}

void FormScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    showFocus();
}

bool FormScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // the form may grow with its fields
    return QScrollArea::eventFilter(watched, event);
}

} // namespace itsm
