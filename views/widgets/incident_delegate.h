#pragma once

#include "models/incident_columns.h"
#include "services/runtime/clock.h"
#include "views/widgets/signs.h"
#include "views/widgets/text_cache.h"
#include "views/widgets/time_format.h"

#include <QAbstractItemDelegate>
#include <QHash>
#include <QPixmap>

class QTableView;

namespace itsm {

/// Paints the incident table: every row from one RowRole call of its model (models/incident_columns.h), texts from a
/// cache, no style. It sets the view up (no grid, no vertical header, fixed rows, selection by rows) and follows theme,
/// density and language by itself.
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

    /// Width a column starts with, in pixels of the theme in force.
    [[nodiscard]] static int defaultWidth(IncidentColumn column);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Cell; // one cell being painted

    // Sizes at zoom 1. A chip: the sign's distance to the frame and to the word.
    static constexpr int signSize = 14;
    static constexpr int smallSignSize = 12;
    static constexpr int signGap = 6;
    static constexpr int chipHeight = 20;
    static constexpr int chipPadding = 6;
    static constexpr int chipGap = 5;

    /// Colours mixed once a theme.
    struct Tones
    {
        QColor surface, hover, selection, selectionHover, urgentRow, separator, skeleton;
    };
    /// What holds for one pass over the visible rows.
    struct Pass
    {
        Instant now{};
        int currentRow = -1;
        bool hasFocus = false;
        int firstColumn = 0;
        qreal ratio = 1;
    };

    void adoptTheme();
    void beginPass();
    void trackHover(int y);
    void updateRow(int row);
    void fetchRow(const QModelIndex &index) const;
    [[nodiscard]] QColor background(const QStyleOptionViewItem &option, int row) const;

    void paintContent(const Cell &cell, IncidentColumn column) const;
    void paintAbsent(const Cell &cell, IncidentColumn column, RowLoad load) const;
    int paintMark(const Cell &cell, Mark mark, int size) const;
    void paintText(const Cell &cell, const QString &text, FontRole font, ColorRole color, int indent = 0,
                   Qt::Alignment alignment = Qt::AlignLeft) const;
    void paintSeverity(const Cell &cell) const;
    void paintStatus(const Cell &cell) const;
    void paintPriority(const Cell &cell) const;
    void paintAge(const Cell &cell) const;
    void paintTime(const Cell &cell, const OptionalInstant &t) const;
    [[nodiscard]] const QString &timeText(Instant t) const;
    [[nodiscard]] QString toolTipFor(const IncidentSummary &row, IncidentColumn column, int width) const;
    [[nodiscard]] QString elidedText(const QString &text, FontRole font, int width, int indent) const;

    QTableView *m_view;
    const Clock &m_clock;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    Tones m_tones;
    Pass m_pass;
    int m_hoverRow = -1;
    int m_hoverY = -1;

    // Paint-time caches, hence mutable: paint() is const by its interface.
    mutable const IncidentSummary *m_row = nullptr;
    mutable RowLoad m_load = RowLoad::Loading;
    mutable int m_rowIndex = -1;
    mutable TextCache m_texts;
    mutable QHash<qint64, QString> m_times; ///< by minute
    mutable QHash<int, QPixmap> m_signs;
};

} // namespace itsm
