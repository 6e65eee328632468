-- The counters by what the statistic cards show: some hundred rows where incident_counts has thousands.
CREATE TABLE incident_count_sums (
    tenant_id INTEGER NOT NULL,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    category TEXT NOT NULL,
    n INTEGER NOT NULL,
    urgent_n INTEGER NOT NULL,
    unassigned_n INTEGER NOT NULL,
    resolution_n INTEGER NOT NULL,
    resolution_us INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, status, severity, category)
) WITHOUT ROWID;
INSERT INTO incident_count_sums
SELECT tenant_id, status, severity, category, sum(n), sum(iif(priority IN ('urgent', 'critical'), n, 0)), sum(iif(assigned, 0, n)),
       sum(resolution_n), sum(resolution_us)
  FROM incident_counts GROUP BY 1, 2, 3, 4;

CREATE TRIGGER count_sums_insert AFTER INSERT ON incident_counts
BEGIN
    INSERT INTO incident_count_sums VALUES (new.tenant_id, new.status, new.severity, new.category,
        new.n, iif(new.priority IN ('urgent', 'critical'), new.n, 0), iif(new.assigned, 0, new.n), new.resolution_n, new.resolution_us)
    ON CONFLICT DO UPDATE SET n = n + excluded.n, urgent_n = urgent_n + excluded.urgent_n, unassigned_n = unassigned_n + excluded.unassigned_n,
        resolution_n = resolution_n + excluded.resolution_n, resolution_us = resolution_us + excluded.resolution_us;
END;
CREATE TRIGGER count_sums_update AFTER UPDATE OF n, resolution_n, resolution_us ON incident_counts
BEGIN
    UPDATE incident_count_sums
       SET n = n + new.n - old.n,
           urgent_n = urgent_n + iif(new.priority IN ('urgent', 'critical'), new.n - old.n, 0),
           unassigned_n = unassigned_n + iif(new.assigned, 0, new.n - old.n),
           resolution_n = resolution_n + new.resolution_n - old.resolution_n,
           resolution_us = resolution_us + new.resolution_us - old.resolution_us
     WHERE tenant_id = new.tenant_id AND status = new.status AND severity = new.severity AND category = new.category;
END;
CREATE TRIGGER count_sums_delete AFTER DELETE ON incident_counts
BEGIN
    UPDATE incident_count_sums
       SET n = n - old.n,
           urgent_n = urgent_n - iif(old.priority IN ('urgent', 'critical'), old.n, 0),
           unassigned_n = unassigned_n - iif(old.assigned, 0, old.n),
           resolution_n = resolution_n - old.resolution_n,
           resolution_us = resolution_us - old.resolution_us
     WHERE tenant_id = old.tenant_id AND status = old.status AND severity = old.severity AND category = old.category;
END;
