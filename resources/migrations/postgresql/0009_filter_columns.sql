-- What filters ask most often of open incidents and of those of one person, group, item, level or time of resolution stands in the index
-- itself: a row is looked up only if it is shown. Free texts beyond the key are left out: they might make an index entry too long.
DROP INDEX incidents_open;
CREATE INDEX incidents_open ON incidents (tenant_id, severity_rank, created_at)
    INCLUDE (id, status, status_rank, priority, priority_rank, severity, category_key, source_key, assignee_id, level_key, is_automated,
             detected_at, updated_at)
    WHERE deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled');
DROP INDEX incidents_by_assignee;
CREATE INDEX incidents_by_assignee ON incidents (tenant_id, assignee_name, id)
    INCLUDE (assignee_id, status, priority, severity, category_key, subcategory_key, source_key, level_key)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_resolved;
CREATE INDEX incidents_by_resolved ON incidents (tenant_id, resolved_key, id)
    INCLUDE (resolved_at, status, priority, severity, category_key, source_key)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_group;
CREATE INDEX incidents_by_group ON incidents (tenant_id, assignment_group, id)
    INCLUDE (status, priority, severity, category_key, source_key)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_ci;
CREATE INDEX incidents_by_ci ON incidents (tenant_id, ci_name, id)
    INCLUDE (status, priority, severity, category_key, source_key)
    WHERE deleted_at IS NULL;
DROP INDEX incidents_by_level;
CREATE INDEX incidents_by_level ON incidents (tenant_id, level_key, id)
    INCLUDE (status, priority, severity, category_key, source_key)
    WHERE deleted_at IS NULL;
