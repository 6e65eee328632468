-- Who notifies holds a lock of the whole cluster until its COMMIT is on disk, so transactions that all notify are written one by one.
-- One that says itsm.announces = later therefore tells of its changes once, by itsm_announce() at its end, and only where nobody is
-- at that already: whoever hears of the other's changes looks again soon after. Others, as a session of psql, notify as they ever did.
CREATE FUNCTION itsm_changed(tenant bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CASE coalesce(current_setting('itsm.announces', true), '')
        WHEN 'later' THEN PERFORM set_config('itsm.announces', 'due', true);
        WHEN 'due' THEN NULL;
        ELSE PERFORM pg_notify('itsm_change', tenant::text);
    END CASE;
END
$$;

-- Its only row is locked by whoever tells. No login may see it, so that none can keep the others from telling.
CREATE TABLE feed_announcer (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row));
INSERT INTO feed_announcer DEFAULT VALUES;

CREATE FUNCTION itsm_announce() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF current_setting('itsm.announces', true) IS DISTINCT FROM 'due' THEN
        RETURN;
    END IF;
    -- The login of a console always tells: it could leave its transaction open.
    IF itsm_login_tenant() IS NULL THEN
        PERFORM FROM feed_announcer FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            RETURN;
        END IF;
    END IF;
    PERFORM pg_notify('itsm_change', current_setting('itsm.tenant', true));
END
$$;
REVOKE ALL ON FUNCTION itsm_changed(bigint), itsm_announce() FROM PUBLIC;
DO $$
DECLARE
    r text;
BEGIN
    FOREACH r IN ARRAY ARRAY['itsm_app', 'itsm_desk'] LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION itsm_announce() TO %I', r);
        END IF;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION itsm_log_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    affected bigint;
    tenant bigint;
BEGIN
    IF current_setting('itsm.bulk', true) IN ('on', 'rebuild') THEN
        RETURN NULL;
    END IF;
    SELECT count(*) INTO affected FROM (SELECT FROM changed LIMIT 1001) c;
    IF affected = 0 THEN
        RETURN NULL;
    END IF;
    IF affected > 1000 THEN
        INSERT INTO change_log (tenant_id, entity, operation, row_id)
        SELECT DISTINCT tenant_id, 'everything', 'update', 0 FROM changed;
    ELSIF TG_NARGS > 1 THEN
        INSERT INTO change_log (tenant_id, entity, operation, row_id, parent_id)
        SELECT tenant_id, TG_ARGV[0], lower(TG_OP), id, incident_id FROM changed;
    ELSE
        INSERT INTO change_log (tenant_id, entity, operation, row_id)
        SELECT tenant_id, TG_ARGV[0], lower(TG_OP), id FROM changed;
    END IF;
    FOR tenant IN SELECT DISTINCT tenant_id FROM changed LOOP
        PERFORM itsm_changed(tenant);
    END LOOP;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION itsm_log_relations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    tenant bigint;
BEGIN
    IF current_setting('itsm.bulk', true) IN ('on', 'rebuild') THEN
        RETURN NULL;
    END IF;
    INSERT INTO change_log (tenant_id, entity, operation, row_id)
    SELECT tenant_id, 'ci', 'update', from_id FROM changed UNION SELECT tenant_id, 'ci', 'update', to_id FROM changed;
    FOR tenant IN SELECT DISTINCT tenant_id FROM changed LOOP
        PERFORM itsm_changed(tenant);
    END LOOP;
    RETURN NULL;
END
$$;
