#include "views/shell/palette_delegate.h"

#include "views/widgets/theme.h"

#include <QIcon>
#include <QPainter>

namespace itsm {

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {theme().px(200), theme().px(34)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme();
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    if (isChosen)
        painter->fillRect(option.rect, t.color(ColorRole::Selection));
    const bool isOff = !index.data(ReasonRole).toString().isEmpty();
    QRect rect = option.rect.adjusted(t.space(3), 0, -t.space(3), 0);
    const int side = t.px(16);
    const QRect sign(rect.left(), rect.center().y() - side / 2 + 1, side, side);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, sign, Qt::AlignCenter, isOff ? QIcon::Disabled : QIcon::Normal);
    rect.setLeft(sign.right() + t.space(3));

    const QString keys = index.data(KeysRole).toString();
    painter->setFont(t.font(FontRole::Digits));
    painter->setPen(t.color(ColorRole::Muted));
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
    rect.setRight(rect.right() - QFontMetrics(t.font(FontRole::Digits)).horizontalAdvance(keys) - t.space(4));

    const QFontMetrics words(t.font(FontRole::Form));
    const QString text = words.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    painter->setFont(t.font(FontRole::Form));
    painter->setPen(t.color(isOff ? ColorRole::Muted : ColorRole::Text));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    rect.setLeft(rect.left() + words.horizontalAdvance(text) + t.space(3));
    painter->setFont(t.font(FontRole::Meta));
    painter->setPen(t.color(ColorRole::Muted));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, index.data(CategoryRole).toString());
}

} // namespace itsm
