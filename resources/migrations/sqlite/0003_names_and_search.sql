-- Display names beside the ids, so that lists sort by them without a join. A statement that writes the right names costs nothing more.
UPDATE incidents SET
    assignee_name = coalesce((SELECT name FROM users u WHERE u.id = assignee_id AND u.tenant_id = incidents.tenant_id), ''),
    reporter_name = coalesce((SELECT name FROM users u WHERE u.id = reporter_id AND u.tenant_id = incidents.tenant_id), ''),
    ci_name = coalesce((SELECT name FROM configuration_items c WHERE c.id = configuration_item_id AND c.tenant_id = incidents.tenant_id), '');
CREATE TRIGGER incident_names_insert AFTER INSERT ON incidents
WHEN new.assignee_name <> coalesce((SELECT name FROM users WHERE id = new.assignee_id AND tenant_id = new.tenant_id), '')
  OR new.reporter_name <> coalesce((SELECT name FROM users WHERE id = new.reporter_id AND tenant_id = new.tenant_id), '')
  OR new.ci_name <> coalesce((SELECT name FROM configuration_items WHERE id = new.configuration_item_id AND tenant_id = new.tenant_id), '')
BEGIN
    UPDATE incidents SET
        assignee_name = coalesce((SELECT name FROM users WHERE id = new.assignee_id AND tenant_id = new.tenant_id), ''),
        reporter_name = coalesce((SELECT name FROM users WHERE id = new.reporter_id AND tenant_id = new.tenant_id), ''),
        ci_name = coalesce((SELECT name FROM configuration_items WHERE id = new.configuration_item_id AND tenant_id = new.tenant_id), '')
     WHERE id = new.id;
END;
CREATE TRIGGER incident_names_update
AFTER UPDATE OF assignee_id, assignee_name, reporter_id, reporter_name, configuration_item_id, ci_name ON incidents
WHEN new.assignee_name <> coalesce((SELECT name FROM users WHERE id = new.assignee_id AND tenant_id = new.tenant_id), '')
  OR new.reporter_name <> coalesce((SELECT name FROM users WHERE id = new.reporter_id AND tenant_id = new.tenant_id), '')
  OR new.ci_name <> coalesce((SELECT name FROM configuration_items WHERE id = new.configuration_item_id AND tenant_id = new.tenant_id), '')
BEGIN
    UPDATE incidents SET
        assignee_name = coalesce((SELECT name FROM users WHERE id = new.assignee_id AND tenant_id = new.tenant_id), ''),
        reporter_name = coalesce((SELECT name FROM users WHERE id = new.reporter_id AND tenant_id = new.tenant_id), ''),
        ci_name = coalesce((SELECT name FROM configuration_items WHERE id = new.configuration_item_id AND tenant_id = new.tenant_id), '')
     WHERE id = new.id;
END;
CREATE TRIGGER user_renamed AFTER UPDATE OF name ON users WHEN old.name <> new.name
BEGIN
    -- Two statements, because the index over assignees holds the rows that are not deleted.
    UPDATE incidents SET assignee_name = new.name
     WHERE tenant_id = new.tenant_id AND assignee_id = new.id AND deleted_at IS NULL;
    UPDATE incidents SET assignee_name = new.name
     WHERE tenant_id = new.tenant_id AND assignee_id = new.id AND deleted_at IS NOT NULL;
    UPDATE incidents SET reporter_name = new.name WHERE tenant_id = new.tenant_id AND reporter_id = new.id;
END;
CREATE TRIGGER ci_renamed AFTER UPDATE OF name ON configuration_items WHEN old.name <> new.name
BEGIN
    UPDATE incidents SET ci_name = new.name
     WHERE tenant_id = new.tenant_id AND configuration_item_id = new.id AND deleted_at IS NULL;
    UPDATE incidents SET ci_name = new.name
     WHERE tenant_id = new.tenant_id AND configuration_item_id = new.id AND deleted_at IS NOT NULL;
END;

-- Whoever changes the text and says nothing of the tokens leaves them stale.
CREATE TRIGGER incident_search_stale AFTER UPDATE OF title, description, incident_number ON incidents
WHEN new.search_revision = old.search_revision AND new.search_revision <> 0
 AND (new.title <> old.title OR new.description IS NOT old.description OR new.incident_number <> old.incident_number)
BEGIN
    UPDATE incidents SET search_revision = 0 WHERE id = new.id;
END;

-- An edit by hand is a change as well: the optimistic lock must see it.
CREATE TRIGGER incident_edited AFTER UPDATE OF title, description, status, priority, severity, impact, urgency, incident_number, reporter_id,
    assignee_id, configuration_item_id, category, subcategory, assignment_group, impact_analysis, root_cause, resolution_steps, detected_at,
    acknowledged_at, resolved_at, closed_at, escalated_at, escalation_level, is_automated, source, metadata, deleted_at ON incidents
WHEN new.version = old.version
 AND (new.title, new.description, new.status, new.priority, new.severity, new.impact, new.urgency, new.incident_number,
      new.reporter_id, new.assignee_id, new.configuration_item_id, new.category, new.subcategory, new.assignment_group,
      new.impact_analysis, new.root_cause, new.resolution_steps, new.detected_at, new.acknowledged_at, new.resolved_at,
      new.closed_at, new.escalated_at, new.escalation_level, new.is_automated, new.source, new.metadata, new.deleted_at)
     IS NOT
     (old.title, old.description, old.status, old.priority, old.severity, old.impact, old.urgency, old.incident_number,
      old.reporter_id, old.assignee_id, old.configuration_item_id, old.category, old.subcategory, old.assignment_group,
      old.impact_analysis, old.root_cause, old.resolution_steps, old.detected_at, old.acknowledged_at, old.resolved_at,
      old.closed_at, old.escalated_at, old.escalation_level, old.is_automated, old.source, old.metadata, old.deleted_at)
BEGIN
    UPDATE incidents SET version = old.version + 1,
        updated_at = CASE WHEN new.updated_at = old.updated_at THEN max(old.updated_at, (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000)) ELSE new.updated_at END
     WHERE id = new.id;
END;

-- The tokens of number, title and description, computed by the program: hexadecimal words of eight digits.
-- An incident whose search_revision is 0 has none or old ones. The program writes table and index together: SQLite 3.40 lets no trigger of an
-- untrusted schema write a virtual table.
CREATE TABLE incident_search (
    incident_id INTEGER PRIMARY KEY,
    tenant_id INTEGER NOT NULL,
    tokens TEXT NOT NULL,
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE incident_fts USING fts5(tokens, content = 'incident_search', content_rowid = 'incident_id', tokenize = 'ascii',
                                             detail = none);
CREATE INDEX incidents_search_stale ON incidents (id) WHERE search_revision = 0;
