-- A COMMIT that notifies keeps every other such COMMIT of the cluster waiting until it is on disk. Programs that say so (`itsm.notify` =
-- 'later') therefore notify when theirs is over; `itsm.due` tells them that there is something to notify of.
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
    IF current_setting('itsm.notify', true) = 'later' THEN
        PERFORM set_config('itsm.due', 'yes', false);
        RETURN NULL;
    END IF;
    FOR tenant IN SELECT DISTINCT tenant_id FROM changed LOOP
        PERFORM pg_notify('itsm_change', tenant::text);
    END LOOP;
    RETURN NULL;
END
$$;
