-- How many incidents there are of each kind; deleted ones are not counted. One writer at a time makes plain sums right.
CREATE TABLE incident_counts (
    tenant_id INTEGER NOT NULL,
    status TEXT NOT NULL,
    priority TEXT NOT NULL,
    severity TEXT NOT NULL,
    category TEXT NOT NULL,
    source TEXT NOT NULL,
    assigned INTEGER NOT NULL,
    n INTEGER NOT NULL,
    resolution_n INTEGER NOT NULL,
    resolution_us INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, status, priority, severity, category, source, assigned)
) WITHOUT ROWID;
INSERT INTO incident_counts
SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, count(*), count(resolved_at),
       coalesce(sum(resolved_at - created_at), 0)
  FROM incidents WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;

-- A bulk load suspends counters and feed inside its transaction and brings them up to date at its end.
CREATE TABLE feed_state (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
    pruned_seq INTEGER NOT NULL DEFAULT 0
);
INSERT INTO feed_state (only_row) VALUES (1);

CREATE TRIGGER counts_insert AFTER INSERT ON incidents
WHEN new.deleted_at IS NULL AND (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO incident_counts VALUES (new.tenant_id, new.status, new.priority, new.severity, new.category_key, new.source_key, new.assignee_id IS NOT NULL,
        1, (new.resolved_at IS NOT NULL), coalesce(new.resolved_at - new.created_at, 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
END;
CREATE TRIGGER counts_update
AFTER UPDATE OF tenant_id, status, priority, severity, category, source, assignee_id, resolved_at, created_at, deleted_at ON incidents
WHEN (SELECT suspended FROM feed_state) = 0
 AND (new.tenant_id, new.status, new.priority, new.severity, new.category_key, new.source_key, new.assignee_id IS NULL, new.resolved_at,
      new.created_at, new.deleted_at IS NULL)
     IS NOT
     (old.tenant_id, old.status, old.priority, old.severity, old.category_key, old.source_key, old.assignee_id IS NULL, old.resolved_at,
      old.created_at, old.deleted_at IS NULL)
BEGIN
    INSERT INTO incident_counts SELECT old.tenant_id, old.status, old.priority, old.severity, old.category_key, old.source_key, old.assignee_id IS NOT NULL,
        -1, -(old.resolved_at IS NOT NULL), -coalesce(old.resolved_at - old.created_at, 0) WHERE old.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
    INSERT INTO incident_counts SELECT new.tenant_id, new.status, new.priority, new.severity, new.category_key, new.source_key, new.assignee_id IS NOT NULL,
        1, (new.resolved_at IS NOT NULL), coalesce(new.resolved_at - new.created_at, 0) WHERE new.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
END;
CREATE TRIGGER counts_delete AFTER DELETE ON incidents
WHEN old.deleted_at IS NULL AND (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO incident_counts VALUES (old.tenant_id, old.status, old.priority, old.severity, old.category_key, old.source_key, old.assignee_id IS NOT NULL,
        -1, -(old.resolved_at IS NOT NULL), -coalesce(old.resolved_at - old.created_at, 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, resolution_n = resolution_n + excluded.resolution_n,
        resolution_us = resolution_us + excluded.resolution_us;
END;
