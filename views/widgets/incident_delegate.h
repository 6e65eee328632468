#pragma once

#include "services/runtime/clock.h"
#include "views/widgets/incident_cell_painter.h"

#include <QAbstractItemDelegate>

class QTableView;

namespace itsm {

class RowLook;

/// Paints the incident table: every row from one RowRole call of its model (models/incident_columns.h), texts from a
/// cache, no style, on a RowLook.
///
/// A row that is not loaded is drawn as skeleton bars, or as failed when LoadRole says so.
class IncidentDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    /// Installs itself on `view`, which owns it. The clock must outlive the view.
    explicit IncidentDelegate(QTableView *view, const Clock &clock = SystemClock::instance());

    /// The zone of absolute times; repaints.
    void setTimeZoneMode(TimeZoneMode mode);
    [[nodiscard]] TimeZoneMode timeZoneMode() const { return m_zone; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The full text where it is elided, absolute times where they are relative and the other way round.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Width a column starts with, in device independent pixels at zoom 1.
    [[nodiscard]] static int defaultWidth(IncidentColumn column);

private:
    void fetchRow(const QModelIndex &index) const;

    QTableView *m_view;
    RowLook *m_look;
    const Clock &m_clock;
    TimeZoneMode m_zone = TimeZoneMode::Local;

    // Paint-time caches, hence mutable: paint() is const by its interface.
    mutable const IncidentSummary *m_row = nullptr;
    mutable RowLoad m_load = RowLoad::Loading;
    mutable int m_rowIndex = -1;
    mutable IncidentCellPainter m_cells;
};

} // namespace itsm
