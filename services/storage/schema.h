#pragma once

#include "services/domain/filter.h"

#include <QLatin1StringView>

namespace itsm {

// What code that writes SQL must know beyond resources/migrations/*.sql.
//
// Sorting. Each sortable field has one column that is never null, in both dialects: sortColumn(). Lists are indexed by
//   (tenant_id, <sort column>, id) WHERE deleted_at IS NULL           incidents_by_*
//   (tenant_id, <filter column>, created_at, id) WHERE deleted_at IS NULL
//       for status, priority, severity, category_key, source_key, assignee_id, configuration_item_id    incidents_of_*
//   (tenant_id, severity_rank, created_at) of open rows               incidents_open
//   (tenant_id, <sort column>, id) of open rows, for updated_at and severity_rank    incidents_open_by_*
//   Some hold more columns behind the key, so that a filter is answered without the rows: incident_indexes.h knows
//   which. (tenant_id, created_at, id) WHERE deleted_at IS NOT NULL          incidents_deleted
// category, subcategory, source, escalation_level and is_automated may be null in adopted rows: read and compare
// category_key, subcategory_key, source_key and level_key. Generated columns cannot be written.
//
// Names. assignee_name, reporter_name and ci_name follow the ids by triggers, whatever a statement writes there.
//
// Search. insertIncident() and updateIncident() call writeSearchTokens() (search_index.h), which keeps incident_search
// (and on SQLite the FTS5 index beside it). They also write `search_revision`: 1 on insert, search_revision + 1 on
// update. A statement that changes the text and leaves search_revision alone makes it 0 by a trigger, and
// refreshSearchTokens() finds the row.
//   PostgreSQL: incident_search(incident_id, tenant_id, tokens int4[]), GIN; tokens are quint32 cast to qint32.
//     Under row security the index is reachable only through itsm_search_ids(wanted int4[], max_rows bigint): SETOF
//     bigint; `EXISTS (SELECT FROM incident_search s WHERE s.incident_id = i.id AND s.tokens @> $1)` tests single rows
//     by key. Beside the tokens stand the sort columns that isKeptBesideTokens() names, kept by a trigger of incidents;
//     itsm_search_page() gives a stretch of the list of a search in their order.
//   SQLite: incident_fts MATCH '0000aaaa AND 1234bbbb', rowid = incident_id; words as searchWord() writes them.
//
// Counters. PostgreSQL: the sum over incident_counts UNION ALL incident_count_deltas (same columns); SQLite:
// incident_counts. incident_count_sums has incident_counts added up by status, severity and category. Category and
// source are '' where the incident has none; deleted incidents are not counted.
//
// Keys. In PostgreSQL users and configuration_items have the key (tenant_id, id): an adopted database may use one
// number for people of two tenants, and numbers below 1 for nobody. Always ask for both columns.
//
// Housekeeping. Some program must now and then call foldCounters() (counters.h), pruneFeed() (change_feed.h) and
// refreshSearchTokens() (migrations.h), as ServiceDesk::maintain() does; each is harmless at any time and from several
// programs at once.
//
// Versions. An UPDATE that leaves `version` alone gets version + 1 by a trigger; program code writes it itself.
//
// Times: timestamptz in PostgreSQL, integer µs since 1970 in SQLite; bind Instant, read Row::instant() in both.
// JSON: jsonb or text; bind QByteArray, read Row::bytes().

/// The column of `incidents` that a list sorts by; its values order as sortKey() does.
[[nodiscard]] constexpr QLatin1StringView sortColumn(IncidentField field)
{
    switch (field) {
    case IncidentField::Number:
        return QLatin1StringView("incident_number");
    case IncidentField::Title:
        return QLatin1StringView("title");
    case IncidentField::Status:
        return QLatin1StringView("status_rank");
    case IncidentField::Priority:
        return QLatin1StringView("priority_rank");
    case IncidentField::Severity:
        return QLatin1StringView("severity_rank");
    case IncidentField::Category:
        return QLatin1StringView("category_key");
    case IncidentField::Subcategory:
        return QLatin1StringView("subcategory_key");
    case IncidentField::Source:
        return QLatin1StringView("source_key");
    case IncidentField::Assignee:
        return QLatin1StringView("assignee_name");
    case IncidentField::Ci:
        return QLatin1StringView("ci_name");
    case IncidentField::Group:
        return QLatin1StringView("assignment_group");
    case IncidentField::Level:
        return QLatin1StringView("level_key");
    case IncidentField::Detected:
        return QLatin1StringView("detected_at");
    case IncidentField::Updated:
        return QLatin1StringView("updated_at");
    case IncidentField::Resolved:
        return QLatin1StringView("resolved_key");
    case IncidentField::Created:
    case IncidentField::Age:
    case IncidentField::Text:
    case IncidentField::Is:
        break;
    }
    return QLatin1StringView("created_at");
}

} // namespace itsm
