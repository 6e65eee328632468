#include "views/widgets/enum_box.h"

namespace itsm {

QIcon markIcon(const Mark &mark)
{
    QIcon icon;
    const QColor color = theme().color(mark.color);
    for (const qreal ratio : {1.0, 2.0}) {
        const QPixmap sign = signPixmap(mark.sign, color, 16, ratio);
        icon.addPixmap(sign);
        icon.addPixmap(sign, QIcon::Selected); // Qt would mix it with the colour of the selection
    }
    return icon;
}

} // namespace itsm
