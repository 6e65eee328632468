#pragma once

#include "models/incident_columns.h"
#include "views/widgets/signs.h"
#include "views/widgets/text_cache.h"
#include "views/widgets/time_format.h"

#include <QCoreApplication>
#include <QHash>
#include <QPixmap>

namespace itsm {

/// Draws what a column says of an incident, and says it in full where there is no room. Texts, times and signs are laid
/// out once and kept. UI thread.
class IncidentCellPainter
{
    Q_DECLARE_TR_FUNCTIONS(itsm::IncidentCellPainter)
public:
    struct Cell
    {
        QPainter *painter;
        QRect rect; ///< without the paddings
        const IncidentSummary *row;
        int rowIndex;
        bool isOpen;
    };

    /// What holds for the cells of one repaint.
    void beginPass(Instant now, qreal pixelRatio);
    void setTimeZoneMode(TimeZoneMode mode);
    /// After a change of theme or language; also at the beginning.
    void reset();

    void paint(const Cell &cell, IncidentColumn column);
    /// A row that is not loaded: skeleton bars, or a word that it failed.
    void paintAbsent(const Cell &cell, IncidentColumn column, RowLoad load);
    /// The full text where it is elided in `width`, absolute times where they are relative and the other way round.
    [[nodiscard]] QString toolTip(const IncidentSummary &row, IncidentColumn column, int width, Instant now);

private:
    int paintMark(const Cell &cell, Mark mark, int size);
    void paintText(const Cell &cell, const QString &text, FontRole font, ColorRole color, int indent = 0,
                   Qt::Alignment alignment = Qt::AlignLeft);
    void paintSeverity(const Cell &cell);
    void paintStatus(const Cell &cell);
    void paintPriority(const Cell &cell);
    void paintAge(const Cell &cell);
    void paintTime(const Cell &cell, const OptionalInstant &t);
    [[nodiscard]] const QString &timeText(Instant t);
    [[nodiscard]] QString elidedText(const QString &text, FontRole font, int width, int indent);

    TimeZoneMode m_zone = TimeZoneMode::Local;
    Instant m_now{};
    qreal m_ratio = 1;
    QColor m_skeleton; ///< mixed once a theme
    TextCache m_texts;
    QHash<qint64, QString> m_times; ///< by minute
    QHash<int, QPixmap> m_signs;
};

} // namespace itsm
