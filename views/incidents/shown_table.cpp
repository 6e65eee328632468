#include "views/incidents/shown_table.h"

#include "models/labels.h"
#include "views/incidents/incident_table.h"

#include <QHeaderView>

namespace itsm {

TextTable shownTable(const IncidentTable &table, const Clock &clock, TimeZoneMode zone)
{
    TextTable shown;
    std::vector<IncidentColumn> columns;
    const QHeaderView *header = table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (table.isColumnHidden(logical))
            continue;
        columns.push_back(static_cast<IncidentColumn>(logical));
        shown.header.append(columnTitle(columns.back()));
        shown.widths.push_back(table.columnWidth(logical));
    }
    const TimeFormat format{.locale = QLocale(),
                            .zone = zone == TimeZoneMode::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone()};
    shown.cells = [columns = std::move(columns), format, now = clock.now()](const Incident &incident) {
        QStringList cells;
        for (const IncidentColumn column : columns)
            cells.append(cellText(incident, column, now, format));
        return cells;
    };
    return shown;
}

} // namespace itsm
