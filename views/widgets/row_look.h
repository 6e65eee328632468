#pragma once

#include "views/widgets/theme.h"

#include <QObject>

class QPainter;
class QModelIndex;
class QStyleOptionViewItem;
class QTableView;

namespace itsm {

/// How the rows of the console's tables look behind their cells: hover, selection, the current row, separators. It sets
/// the view up (no grid, no vertical header, fixed rows, selection by rows) and follows theme and density by itself.
class RowLook : public QObject
{
    Q_OBJECT
public:
    /// A child of the view.
    explicit RowLook(QTableView *view);

    /// Paints what is behind a cell; `urgent` rows have a tone of their own.
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, bool urgent) const;

Q_SIGNALS:
    /// The visible rows are going to be painted.
    void passBegun();
    /// Anything else reached the viewport: what was remembered of a row may be wrong.
    void rowsMayChange();
    void themeChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Colours mixed once a theme.
    struct Tones
    {
        QColor hover, selection, selectionHover, urgentRow, separator;
    };
    void adoptTheme();
    void beginPass();
    void fillOutsideOfCells();
    void trackHover(int y);
    void updateRow(int row);

    QTableView *m_view;
    Tones m_tones;
    QColor m_surface; ///< of the viewport, which does not fill itself
    int m_currentRow = -1;
    bool m_hasFocus = false;
    int m_firstColumn = 0;
    int m_hoverRow = -1;
    int m_hoverY = -1;
};

} // namespace itsm
