-- Every change of a tenant's row, whoever makes it. One writer at a time: the order of the numbers is the order of the commits.
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    entity TEXT NOT NULL,
    operation TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000)
);

CREATE TRIGGER feed_incidents_insert AFTER INSERT ON incidents WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'incident', 'insert', new.id, 0);
END;
CREATE TRIGGER feed_incidents_update AFTER UPDATE ON incidents WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'incident', 'update', new.id, 0);
END;
CREATE TRIGGER feed_incidents_delete AFTER DELETE ON incidents WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'incident', 'delete', old.id, 0);
END;
CREATE TRIGGER feed_incident_events_insert AFTER INSERT ON incident_events WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'event', 'insert', new.id, new.incident_id);
END;
CREATE TRIGGER feed_incident_events_update AFTER UPDATE ON incident_events WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'event', 'update', new.id, new.incident_id);
END;
CREATE TRIGGER feed_incident_events_delete AFTER DELETE ON incident_events WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'event', 'delete', old.id, old.incident_id);
END;
CREATE TRIGGER feed_incident_alerts_insert AFTER INSERT ON incident_alerts WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'alert', 'insert', new.id, new.incident_id);
END;
CREATE TRIGGER feed_incident_alerts_update AFTER UPDATE ON incident_alerts WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'alert', 'update', new.id, new.incident_id);
END;
CREATE TRIGGER feed_incident_alerts_delete AFTER DELETE ON incident_alerts WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'alert', 'delete', old.id, old.incident_id);
END;
CREATE TRIGGER feed_incident_metrics_insert AFTER INSERT ON incident_metrics WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'metric', 'insert', new.id, new.incident_id);
END;
CREATE TRIGGER feed_incident_metrics_update AFTER UPDATE ON incident_metrics WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'metric', 'update', new.id, new.incident_id);
END;
CREATE TRIGGER feed_incident_metrics_delete AFTER DELETE ON incident_metrics WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'metric', 'delete', old.id, old.incident_id);
END;
CREATE TRIGGER feed_incident_rules_insert AFTER INSERT ON incident_rules WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'rule', 'insert', new.id, 0);
END;
CREATE TRIGGER feed_incident_rules_update AFTER UPDATE ON incident_rules WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'rule', 'update', new.id, 0);
END;
CREATE TRIGGER feed_incident_rules_delete AFTER DELETE ON incident_rules WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'rule', 'delete', old.id, 0);
END;
CREATE TRIGGER feed_users_insert AFTER INSERT ON users WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'user', 'insert', new.id, 0);
END;
CREATE TRIGGER feed_users_update AFTER UPDATE ON users WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'user', 'update', new.id, 0);
END;
CREATE TRIGGER feed_users_delete AFTER DELETE ON users WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'user', 'delete', old.id, 0);
END;
CREATE TRIGGER feed_configuration_items_insert AFTER INSERT ON configuration_items WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'ci', 'insert', new.id, 0);
END;
CREATE TRIGGER feed_configuration_items_update AFTER UPDATE ON configuration_items WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'ci', 'update', new.id, 0);
END;
CREATE TRIGGER feed_configuration_items_delete AFTER DELETE ON configuration_items WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'ci', 'delete', old.id, 0);
END;
CREATE TRIGGER feed_saved_views_insert AFTER INSERT ON saved_views WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'view', 'insert', new.id, 0);
END;
CREATE TRIGGER feed_saved_views_update AFTER UPDATE ON saved_views WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'view', 'update', new.id, 0);
END;
CREATE TRIGGER feed_saved_views_delete AFTER DELETE ON saved_views WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'view', 'delete', old.id, 0);
END;
