#pragma once

#include "views/widgets/signs.h"
#include "views/widgets/theme.h"

#include <QAbstractItemDelegate>

class QTableView;

namespace itsm {

class RowLook;
struct RowHeading;

/// How one cell of a table of records is drawn.
struct CellLook
{
    QString text;
    FontRole font = FontRole::Table;
    ColorRole color = ColorRole::Text;
    Mark mark; ///< before the text
    Qt::Alignment alignment = Qt::AlignLeft;
};

/// Paints the cells of a table of records on a RowLook. Who derives from it says how a cell looks; one without text is
/// drawn as a muted dash, unless it has a mark. Rows with a HeadingRole are drawn as the heading of a group.
class RecordDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    /// Installs itself on `view`, which owns it.
    explicit RecordDelegate(QTableView *view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// A click on a heading within so many pixels of its left edge is one on its arrow.
    [[nodiscard]] static int foldWidth();
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    /// The text may hold any characters; the delegate makes control characters visible.
    [[nodiscard]] virtual CellLook lookOf(const QModelIndex &index) const = 0;

private:
    [[nodiscard]] CellLook shownLook(const QModelIndex &index) const;
    static void paintHeading(QPainter *painter, const QRect &cell, const RowHeading &heading);

    RowLook *m_look;
};

} // namespace itsm
