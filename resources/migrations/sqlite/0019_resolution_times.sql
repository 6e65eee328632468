-- What reports and counters call the time to resolve is one thing: of resolved and closed incidents, between times that can be meant (1970 to
-- 2100), in µs, never below 0.
ALTER TABLE incidents ADD COLUMN resolution_us INTEGER GENERATED ALWAYS AS (
    CASE WHEN status IN ('resolved', 'closed') AND created_at > 0 AND created_at < 4102444800000000
              AND resolved_at > 0 AND resolved_at < 4102444800000000 THEN max(resolved_at - created_at, 0) END) VIRTUAL;
DROP TRIGGER counts_insert;
DROP TRIGGER counts_update;
DROP TRIGGER counts_delete;
CREATE TRIGGER counts_insert AFTER INSERT ON incidents
WHEN new.deleted_at IS NULL AND (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO incident_counts VALUES (new.tenant_id, new.status, new.priority, new.severity, new.category_key, new.source_key, new.assignee_id IS NOT NULL,
        1, (new.resolution_us IS NOT NULL), coalesce(new.resolution_us, 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
END;
CREATE TRIGGER counts_update
AFTER UPDATE OF tenant_id, status, priority, severity, category, source, assignee_id, resolved_at, created_at, deleted_at ON incidents
WHEN (SELECT suspended FROM feed_state) = 0
 AND (new.tenant_id, new.status, new.priority, new.severity, new.category_key, new.source_key, new.assignee_id IS NULL,
      new.resolution_us, new.deleted_at IS NULL)
     IS NOT
     (old.tenant_id, old.status, old.priority, old.severity, old.category_key, old.source_key, old.assignee_id IS NULL,
      old.resolution_us, old.deleted_at IS NULL)
BEGIN
    INSERT INTO incident_counts SELECT old.tenant_id, old.status, old.priority, old.severity, old.category_key, old.source_key, old.assignee_id IS NOT NULL,
        -1, -(old.resolution_us IS NOT NULL), -coalesce(old.resolution_us, 0) WHERE old.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
    INSERT INTO incident_counts SELECT new.tenant_id, new.status, new.priority, new.severity, new.category_key, new.source_key, new.assignee_id IS NOT NULL,
        1, (new.resolution_us IS NOT NULL), coalesce(new.resolution_us, 0) WHERE new.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
END;
CREATE TRIGGER counts_delete AFTER DELETE ON incidents
WHEN old.deleted_at IS NULL AND (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO incident_counts VALUES (old.tenant_id, old.status, old.priority, old.severity, old.category_key, old.source_key, old.assignee_id IS NOT NULL,
        -1, -(old.resolution_us IS NOT NULL), -coalesce(old.resolution_us, 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
END;
DELETE FROM incident_counts;
INSERT INTO incident_counts
SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, count(*), count(resolution_us),
       coalesce(sum(resolution_us), 0)
  FROM incidents WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;

