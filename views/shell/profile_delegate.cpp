#include "views/shell/profile_delegate.h"

#include "views/widgets/control_painting.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QIcon>
#include <QPainter>

namespace itsm {

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {theme().px(200), theme().px(48)};
}

void ProfileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.color(ColorRole::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, t.hover());
    if (option.state.testFlag(QStyle::State_HasFocus))
        controls::drawRoundedBox(painter, option.rect, {}, t.color(ColorRole::Accent), 1.5);
    QRect rect = option.rect.adjusted(t.space(3), 0, -t.space(3), 0);
    const int side = t.px(20);
    const QRect sign(rect.left(), rect.center().y() - side / 2 + 1, side, side);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, sign);
    rect.setLeft(sign.right() + t.space(3));

    const auto line = [&](FontRole font, ColorRole color, const QString &text, Qt::TextElideMode elide, int top) {
        painter->setFont(t.font(font));
        painter->setPen(t.color(color));
        const QRect place(rect.left(), rect.top() + top, rect.width(), t.px(20));
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(t.font(font)).elidedText(visibleControls(text), elide, rect.width()));
    };
    line(FontRole::Form, ColorRole::Text, index.data().toString(), Qt::ElideRight, t.px(4));
    line(FontRole::Meta, ColorRole::Muted, index.data(PlaceRole).toString(), Qt::ElideMiddle, t.px(24));
}

} // namespace itsm
