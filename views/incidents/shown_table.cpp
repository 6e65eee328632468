#include "views/incidents/shown_table.h"

#include "models/labels.h"
#include "views/incidents/incident_table.h"

#include <QCoreApplication>
#include <QHeaderView>

namespace itsm {

namespace {
bool isTime(IncidentColumn column)
{
    return column == IncidentColumn::Detected || column == IncidentColumn::Created ||
           column == IncidentColumn::Updated || column == IncidentColumn::Resolved;
}
} // namespace

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
        // Pasted elsewhere, the zone of a time is known by its heading alone.
        const QString title = columnTitle(columns.back());
        shown.header.append(isTime(columns.back()) ? QCoreApplication::translate("OverviewTab", "%1 (%2)",
                                                                                 "name of a moment and the time zone")
                                                         .arg(title, zoneTitle(clock.now(), zone))
                                                   : title);
        shown.widths.push_back(table.columnWidth(logical));
    }
    shown.cells = [columns = std::move(columns), format = timeFormatFor(zone),
                   now = clock.now()](const Incident &incident) {
        QStringList cells;
        for (const IncidentColumn column : columns)
            cells.append(cellText(incident, column, now, format));
        return cells;
    };
    return shown;
}

} // namespace itsm
