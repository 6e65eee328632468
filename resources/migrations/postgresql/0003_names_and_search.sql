-- Display names beside the ids, so that lists sort by them without a join.
UPDATE incidents i SET assignee_name = u.name FROM users u WHERE u.id = i.assignee_id AND u.tenant_id = i.tenant_id;
UPDATE incidents i SET reporter_name = u.name FROM users u WHERE u.id = i.reporter_id AND u.tenant_id = i.tenant_id;
UPDATE incidents i SET ci_name = c.name FROM configuration_items c WHERE c.id = i.configuration_item_id AND c.tenant_id = i.tenant_id;
-- The functions of row triggers name their tables with the schema: a search_path of their own would cost more than all that they do.
DO $outer$
BEGIN
    EXECUTE replace($function$
CREATE FUNCTION itsm_incident_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id OR NEW.assignee_name <> OLD.assignee_name THEN
        IF NEW.assignee_id IS NULL THEN
            NEW.assignee_name := '';
        ELSE
            SELECT name INTO NEW.assignee_name FROM @schema@.users WHERE id = NEW.assignee_id AND tenant_id = NEW.tenant_id;
            NEW.assignee_name := coalesce(NEW.assignee_name, '');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR NEW.reporter_id IS DISTINCT FROM OLD.reporter_id OR NEW.reporter_name <> OLD.reporter_name THEN
        IF NEW.reporter_id IS NULL THEN
            NEW.reporter_name := '';
        ELSE
            SELECT name INTO NEW.reporter_name FROM @schema@.users WHERE id = NEW.reporter_id AND tenant_id = NEW.tenant_id;
            NEW.reporter_name := coalesce(NEW.reporter_name, '');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR NEW.configuration_item_id IS DISTINCT FROM OLD.configuration_item_id OR NEW.ci_name <> OLD.ci_name THEN
        IF NEW.configuration_item_id IS NULL THEN
            NEW.ci_name := '';
        ELSE
            SELECT name INTO NEW.ci_name FROM @schema@.configuration_items
             WHERE id = NEW.configuration_item_id AND tenant_id = NEW.tenant_id;
            NEW.ci_name := coalesce(NEW.ci_name, '');
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        -- Whoever changes the text and says nothing of the tokens leaves them stale.
        IF NEW.search_revision = OLD.search_revision
           AND (NEW.title, NEW.description, NEW.incident_number) IS DISTINCT FROM (OLD.title, OLD.description, OLD.incident_number) THEN
            NEW.search_revision := 0;
        END IF;
        -- An edit by hand is a change as well: the optimistic lock must see it.
        IF NEW.version = OLD.version
           AND (NEW.title, NEW.description, NEW.status, NEW.priority, NEW.severity, NEW.impact, NEW.urgency, NEW.incident_number,
                NEW.reporter_id, NEW.assignee_id, NEW.configuration_item_id, NEW.category, NEW.subcategory, NEW.assignment_group,
                NEW.impact_analysis, NEW.root_cause, NEW.resolution_steps, NEW.detected_at, NEW.acknowledged_at, NEW.resolved_at,
                NEW.closed_at, NEW.escalated_at, NEW.escalation_level, NEW.is_automated, NEW.source, NEW.metadata, NEW.deleted_at)
               IS DISTINCT FROM
               (OLD.title, OLD.description, OLD.status, OLD.priority, OLD.severity, OLD.impact, OLD.urgency, OLD.incident_number,
                OLD.reporter_id, OLD.assignee_id, OLD.configuration_item_id, OLD.category, OLD.subcategory, OLD.assignment_group,
                OLD.impact_analysis, OLD.root_cause, OLD.resolution_steps, OLD.detected_at, OLD.acknowledged_at, OLD.resolved_at,
                OLD.closed_at, OLD.escalated_at, OLD.escalation_level, OLD.is_automated, OLD.source, OLD.metadata, OLD.deleted_at) THEN
            NEW.version := OLD.version + 1;
            IF NEW.updated_at = OLD.updated_at THEN
                NEW.updated_at := greatest(now(), OLD.updated_at);
            END IF;
        END IF;
    END IF;
    RETURN NEW;
END
$$;
$function$, '@schema@', quote_ident(current_schema()));
END
$outer$;
-- A load that rebuilds the indexes sets the names itself, all at once.
CREATE TRIGGER incident_row_insert BEFORE INSERT ON incidents FOR EACH ROW
    WHEN (current_setting('itsm.bulk', true) IS DISTINCT FROM 'rebuild') EXECUTE FUNCTION itsm_incident_row();
CREATE TRIGGER incident_row_update BEFORE UPDATE ON incidents FOR EACH ROW EXECUTE FUNCTION itsm_incident_row();

CREATE FUNCTION itsm_user_renamed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- Two statements each, because the index over assignees holds the rows that are not deleted.
    UPDATE incidents SET assignee_name = NEW.name
     WHERE tenant_id = NEW.tenant_id AND assignee_id = NEW.id AND deleted_at IS NULL;
    UPDATE incidents SET assignee_name = NEW.name
     WHERE tenant_id = NEW.tenant_id AND assignee_id = NEW.id AND deleted_at IS NOT NULL;
    UPDATE incidents SET reporter_name = NEW.name WHERE tenant_id = NEW.tenant_id AND reporter_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER user_renamed AFTER UPDATE OF name ON users FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
    EXECUTE FUNCTION itsm_user_renamed();

CREATE FUNCTION itsm_ci_renamed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE incidents SET ci_name = NEW.name
     WHERE tenant_id = NEW.tenant_id AND configuration_item_id = NEW.id AND deleted_at IS NULL;
    UPDATE incidents SET ci_name = NEW.name
     WHERE tenant_id = NEW.tenant_id AND configuration_item_id = NEW.id AND deleted_at IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER ci_renamed AFTER UPDATE OF name ON configuration_items FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
    EXECUTE FUNCTION itsm_ci_renamed();

-- The tokens of number, title and description, computed by the program. An incident whose search_revision is 0 has none or old ones.
CREATE TABLE incident_search (
    incident_id bigint PRIMARY KEY,
    tenant_id bigint NOT NULL,
    tokens integer[] NOT NULL,
    CONSTRAINT incident_search_incident_fkey FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX incident_search_tokens ON incident_search USING gin (tokens) WITH (gin_pending_list_limit = 512);
CREATE INDEX incidents_search_stale ON incidents (id) WHERE search_revision = 0;
