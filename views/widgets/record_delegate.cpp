#include "views/widgets/record_delegate.h"

#include "models/record_roles.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/row_look.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QTableView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int rowSignSize = 14;
constexpr int rowSignGap = 6;
} // namespace

RecordDelegate::RecordDelegate(QTableView *view)
    : QAbstractItemDelegate(view)
    , m_look(new RowLook(view))
{
    view->setItemDelegate(this);
}

CellLook RecordDelegate::shownLook(const QModelIndex &index) const
{
    CellLook look = lookOf(index);
    look.text = visibleControls(look.text);
    if (look.text.isEmpty() && look.mark.sign == Sign::None) {
        look.text = u"—"_s;
        look.color = ColorRole::Muted;
    }
    return look;
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &t = theme();
    if (index.data(HeadingRole).isValid())
        return {0, t.rowHeight()}; // it runs over all columns
    const CellLook look = shownLook(index);
    const int sign = look.mark.sign == Sign::None ? 0 : t.px(rowSignSize + rowSignGap);
    return {2 * t.space(2) + sign + QFontMetrics(t.font(look.font)).horizontalAdvance(look.text) + 1, t.rowHeight()};
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme();
    m_look->paint(painter, option, index, false); // bold words are enough: in a storm every row would be urgent
    if (const QVariant heading = index.data(HeadingRole); heading.isValid())
        return paintHeading(painter, option.rect, heading.value<RowHeading>());
    const CellLook look = shownLook(index);
    QRect rect = option.rect.adjusted(t.space(2), 0, -t.space(2), -1);
    if (rect.width() <= 0)
        return;
    if (look.mark.sign != Sign::None) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintSign(
            painter,
            QRectF(rect.left(), rect.center().y() + 1 - t.px(rowSignSize) / 2.0, t.px(rowSignSize), t.px(rowSignSize)),
            look.mark.sign, t.color(look.mark.color));
        painter->restore();
        rect.setLeft(rect.left() + t.px(rowSignSize + rowSignGap));
    }
    painter->setFont(t.font(look.font));
    painter->setPen(t.color(look.color));
    const QFontMetrics metrics(t.font(look.font));
    painter->drawText(rect, static_cast<int>(look.alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      metrics.elidedText(look.text, Qt::ElideRight, rect.width()));
}

int RecordDelegate::foldWidth()
{
    return theme().space(7);
}

/// The heading runs over the whole row from the left edge of what is visible: each cell paints its part.
void RecordDelegate::paintHeading(QPainter *painter, const QRect &cell, const RowHeading &heading)
{
    const Theme &t = theme();
    const int size = t.px(rowSignSize);
    painter->save();
    painter->setClipRect(cell);
    const QRect arrow(t.space(2), cell.center().y() + 1 - size / 2, size, size);
    icon(heading.isFolded ? "chevron-right"_L1 : "chevron-down"_L1, ColorRole::Muted).paint(painter, arrow);
    painter->setFont(t.font(FontRole::TableBold));
    painter->setPen(t.color(ColorRole::Text));
    const QString text = visibleControls(heading.text);
    const int left = foldWidth();
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    const int width = painter->fontMetrics().horizontalAdvance(text);
    painter->drawText(QRect(left, cell.top(), width + 1, cell.height() - 1), flags, text);
    painter->setFont(t.font(FontRole::Digits));
    painter->setPen(t.color(ColorRole::Muted));
    const QString count = QLocale().toString(heading.count);
    painter->drawText(QRect(left + width + t.space(2), cell.top(), painter->fontMetrics().horizontalAdvance(count) + 1,
                            cell.height() - 1),
                      flags, count);
    painter->restore();
}

} // namespace itsm
