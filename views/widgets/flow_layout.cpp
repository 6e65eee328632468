#include "views/widgets/flow_layout.h"

#include "views/widgets/theme.h"

#include <QStyle>
#include <QWidget>

namespace itsm {

FlowLayout::FlowLayout(QWidget *parent, Fill fill)
    : QLayout(parent)
    , m_fill(fill)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(theme().space(2));
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item) {
        m_items.erase(m_items.begin() + index);
        invalidate();
    }
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return layOut(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + (size.width() > 0 ? spacing() : 0) + hint.width(),
                     std::max(size.height(), hint.height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    layOut(rect, true);
}

int FlowLayout::layOut(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    std::vector<QLayoutItem *> row;
    int used = 0;
    int y = inner.top();
    bool first = true;
    const auto flush = [&] {
        if (row.empty())
            return;
        int height = 0;
        for (const QLayoutItem *item : row)
            height = std::max(height, item->sizeHint().height());
        const int spare = m_fill == Fill::Stretch ? std::max(0, inner.width() - used) : 0;
        const int share = spare / static_cast<int>(row.size());
        int x = inner.left();
        for (QLayoutItem *item : row) {
            const QSize hint = item->sizeHint();
            const int width = std::min(hint.width() + share, inner.width());
            if (apply) {
                const int itemHeight = m_fill == Fill::Stretch ? height : hint.height();
                const QRect place(x, y + (height - itemHeight) / 2, width, itemHeight);
                const Qt::LayoutDirection direction =
                    parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
                item->setGeometry(QStyle::visualRect(direction, inner, place));
            }
            x += width + spacing();
        }
        y += height + spacing();
        first = false;
        row.clear();
        used = 0;
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = item->sizeHint().width();
        if (!row.empty() && used + spacing() + width > inner.width())
            flush();
        used += (row.empty() ? 0 : spacing()) + width;
        row.push_back(item);
    }
    flush();
    const int content = first ? 0 : y - spacing() - inner.top();
    return content + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace itsm
