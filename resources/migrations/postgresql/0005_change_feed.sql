-- Every change of a tenant's row, whoever makes it. Transactions commit in another order than they take numbers: readers compare snapshots.
CREATE TABLE change_log (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id bigint NOT NULL,
    entity text COLLATE "C" NOT NULL,
    operation text COLLATE "C" NOT NULL,
    row_id bigint NOT NULL,
    parent_id bigint NOT NULL DEFAULT 0,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX change_log_of_tenant ON change_log (tenant_id, xid);

CREATE TABLE feed_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    pruned_xid xid8 NOT NULL DEFAULT '0'
);
INSERT INTO feed_state DEFAULT VALUES;

-- Arguments: the entity and the column that names the parent, if there is one.
CREATE FUNCTION itsm_log_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
        PERFORM pg_notify('itsm_change', tenant::text);
    END LOOP;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    t text[];
BEGIN
    FOREACH t SLICE 1 IN ARRAY ARRAY[
        ['incidents', $a$'incident'$a$], ['incident_events', $a$'event', 'incident_id'$a$], ['incident_alerts', $a$'alert', 'incident_id'$a$],
        ['incident_metrics', $a$'metric', 'incident_id'$a$], ['incident_rules', $a$'rule'$a$], ['users', $a$'user'$a$],
        ['configuration_items', $a$'ci'$a$], ['saved_views', $a$'view'$a$]]
    LOOP
        EXECUTE format('CREATE TRIGGER feed_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed '
                       'FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_changes(%s)', t[1], t[2]);
        EXECUTE format('CREATE TRIGGER feed_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed '
                       'FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_changes(%s)', t[1], t[2]);
        EXECUTE format('CREATE TRIGGER feed_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed '
                       'FOR EACH STATEMENT EXECUTE FUNCTION itsm_log_changes(%s)', t[1], t[2]);
    END LOOP;
END
$$;

-- One change that stands for all: after a bulk load or a TRUNCATE.
CREATE FUNCTION itsm_log_everything(tenant bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF tenant <> coalesce(itsm_login_tenant(), tenant) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this login belongs to another tenant';
    END IF;
    INSERT INTO change_log (tenant_id, entity, operation, row_id) VALUES (tenant, 'everything', 'update', 0);
    PERFORM pg_notify('itsm_change', tenant::text);
END
$$;

CREATE FUNCTION itsm_truncated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_TABLE_NAME = 'incidents' THEN
        DELETE FROM incident_counts;
        DELETE FROM incident_count_deltas;
    END IF;
    INSERT INTO change_log (tenant_id, entity, operation, row_id) SELECT id, 'everything', 'update', 0 FROM tenants;
    PERFORM pg_notify('itsm_change', id::text) FROM tenants;
    RETURN NULL;
END
$$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['incidents', 'incident_events', 'incident_alerts', 'incident_metrics', 'incident_rules', 'users',
                             'configuration_items', 'saved_views'] LOOP
        EXECUTE format('CREATE TRIGGER feed_truncate AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION itsm_truncated()', t);
    END LOOP;
END
$$;

-- Forgets what is older than a day beyond the newest 100,000 rows, and what another cluster left behind (a restored dump).
CREATE FUNCTION itsm_prune_changes() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    gone bigint;
    newest xid8;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('itsm.prune_changes')) THEN
        RETURN 0;
    END IF;
    DELETE FROM change_log WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())
                             AND xid IS DISTINCT FROM pg_current_xact_id_if_assigned();
    WITH old AS (DELETE FROM change_log
                  WHERE seq < (SELECT max(seq) - 100000 FROM change_log) AND changed_at < now() - interval '24 hours' RETURNING xid)
    SELECT count(*), max(xid::text::numeric)::text::xid8 INTO gone, newest FROM old;
    IF gone > 0 THEN
        UPDATE feed_state SET pruned_xid = newest WHERE pruned_xid < newest;
    END IF;
    RETURN gone;
END
$$;
