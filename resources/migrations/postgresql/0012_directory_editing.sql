-- People and configuration items are edited by several people: each has a version, and a relation that comes or goes is a change of both its items.
ALTER TABLE users ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE configuration_items ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- An edit by hand is a change as well: the optimistic lock must see it.
CREATE FUNCTION itsm_edited_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;
CREATE TRIGGER user_edited BEFORE UPDATE ON users FOR EACH ROW
    WHEN (NEW.version = OLD.version AND (NEW.login, NEW.name, NEW.email, NEW.role, NEW.is_active)
          IS DISTINCT FROM (OLD.login, OLD.name, OLD.email, OLD.role, OLD.is_active))
    EXECUTE FUNCTION itsm_edited_by_hand();
CREATE TRIGGER configuration_item_edited BEFORE UPDATE ON configuration_items FOR EACH ROW
    WHEN (NEW.version = OLD.version AND (NEW.name, NEW.type, NEW.environment, NEW.criticality, NEW.metadata)
          IS DISTINCT FROM (OLD.name, OLD.type, OLD.environment, OLD.criticality, OLD.metadata))
    EXECUTE FUNCTION itsm_edited_by_hand();

CREATE FUNCTION itsm_log_relations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    tenant bigint;
BEGIN
    IF current_setting('itsm.bulk', true) IN ('on', 'rebuild') THEN
        RETURN NULL;
    END IF;
    INSERT INTO change_log (tenant_id, entity, operation, row_id)
    SELECT tenant_id, 'ci', 'update', from_id FROM changed UNION SELECT tenant_id, 'ci', 'update', to_id FROM changed;
    FOR tenant IN SELECT DISTINCT tenant_id FROM changed LOOP
        PERFORM pg_notify('itsm_change', tenant::text);
    END LOOP;
    RETURN NULL;
END
$$;
CREATE TRIGGER feed_insert AFTER INSERT ON ci_relations REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_relations();
CREATE TRIGGER feed_update_new AFTER UPDATE ON ci_relations REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_relations();
CREATE TRIGGER feed_update_old AFTER UPDATE ON ci_relations REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_relations();
CREATE TRIGGER feed_delete AFTER DELETE ON ci_relations REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_relations();
CREATE TRIGGER feed_truncate AFTER TRUNCATE ON ci_relations FOR EACH STATEMENT EXECUTE FUNCTION itsm_truncated();

-- How many open incidents each item has, without the rows. (In SQLite incidents_open tells as well.)
CREATE INDEX incidents_open_of_item ON incidents (tenant_id, ci_name)
    WHERE deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled');

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'itsm_desk') THEN
        GRANT SELECT (version) ON users TO itsm_desk;
    END IF;
END
$$;
