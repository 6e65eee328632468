#pragma once

#include <QAbstractItemDelegate>

namespace itsm {

/// Paints a line of the command palette: sign, words, what it belongs to, and its key at the right.
class PaletteDelegate : public QAbstractItemDelegate
{
public:
    enum Role : int {
        IdRole = Qt::UserRole + 1, ///< QString: of the command
        CategoryRole,              ///< QString
        KeysRole,                  ///< QString: as a person reads them
        ReasonRole,                ///< QString: why the command is off; empty where it is on
        IncidentRole,              ///< qint64: id of an incident to open
    };
    using QAbstractItemDelegate::QAbstractItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace itsm
