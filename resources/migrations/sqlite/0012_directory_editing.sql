-- People and configuration items are edited by several people: each has a version, and a relation that comes or goes is a change of both its items.
ALTER TABLE users ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE configuration_items ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- An edit by hand is a change as well: the optimistic lock must see it.
CREATE TRIGGER user_edited AFTER UPDATE OF login, name, email, role, is_active ON users
WHEN new.version = old.version
 AND (new.login, new.name, new.email, new.role, new.is_active) IS NOT (old.login, old.name, old.email, old.role, old.is_active)
BEGIN
    UPDATE users SET version = old.version + 1 WHERE id = new.id;
END;
CREATE TRIGGER configuration_item_edited AFTER UPDATE OF name, type, environment, criticality, metadata ON configuration_items
WHEN new.version = old.version
 AND (new.name, new.type, new.environment, new.criticality, new.metadata)
     IS NOT (old.name, old.type, old.environment, old.criticality, old.metadata)
BEGIN
    UPDATE configuration_items SET version = old.version + 1 WHERE id = new.id;
END;

CREATE TRIGGER feed_ci_relations_insert AFTER INSERT ON ci_relations WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (new.tenant_id, 'ci', 'update', new.from_id, 0), (new.tenant_id, 'ci', 'update', new.to_id, 0);
END;
CREATE TRIGGER feed_ci_relations_update AFTER UPDATE ON ci_relations WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'ci', 'update', old.from_id, 0), (old.tenant_id, 'ci', 'update', old.to_id, 0),
           (new.tenant_id, 'ci', 'update', new.from_id, 0), (new.tenant_id, 'ci', 'update', new.to_id, 0);
END;
CREATE TRIGGER feed_ci_relations_delete AFTER DELETE ON ci_relations WHEN (SELECT suspended FROM feed_state) = 0
BEGIN
    INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
    VALUES (old.tenant_id, 'ci', 'update', old.from_id, 0), (old.tenant_id, 'ci', 'update', old.to_id, 0);
END;
