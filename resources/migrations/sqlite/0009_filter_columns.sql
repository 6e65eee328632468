-- What filters ask most often of open incidents and of those of one person, group, item, level or time of resolution stands in the index
-- itself: a row is looked up only if it is shown. The columns behind the id are the plain ones: SQLite computes a generated column from them without
-- the row.
DROP INDEX incidents_open;
CREATE INDEX incidents_open ON incidents (tenant_id, severity_rank, created_at, id, status, priority, severity, category, subcategory, source,
        assignee_id, assignee_name, ci_name, assignment_group, escalation_level, is_automated, detected_at, updated_at)
    WHERE deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled');
DROP INDEX incidents_by_assignee;
CREATE INDEX incidents_by_assignee ON incidents (tenant_id, assignee_name, id, assignee_id, status, priority, severity, category, subcategory,
        source, escalation_level)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_resolved;
CREATE INDEX incidents_by_resolved ON incidents (tenant_id, resolved_key, id, resolved_at, status, priority, severity, category, source)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_group;
CREATE INDEX incidents_by_group ON incidents (tenant_id, assignment_group, id, status, priority, severity, category, source)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_ci;
CREATE INDEX incidents_by_ci ON incidents (tenant_id, ci_name, id, status, priority, severity, category, source)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_level;
CREATE INDEX incidents_by_level ON incidents (tenant_id, level_key, id, escalation_level, status, priority, severity, category, source)
    WHERE deleted_at IS NULL;
