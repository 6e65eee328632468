#include "views/widgets/enum_box.h"

namespace itsm {

QIcon markIcon(const Mark &mark)
{
    QIcon icon;
    const QColor color = theme().color(mark.color);
    icon.addPixmap(signPixmap(mark.sign, color, 16, 1.0));
    icon.addPixmap(signPixmap(mark.sign, color, 16, 2.0));
    return icon;
}

} // namespace itsm
