#pragma once

#include <QStyledItemDelegate>

namespace itsm {

/// Draws a profile in two lines: icon and name, and below them where it is.
class ProfileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int PlaceRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace itsm
