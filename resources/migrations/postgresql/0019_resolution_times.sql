-- What reports and counters call the time to resolve is one thing: of resolved and closed incidents, between times that can be meant.
-- Nobody folds meanwhile by the counters as they were.
SELECT pg_advisory_xact_lock(hashtext('itsm.fold_counters'));
-- Between two times in µs, never below 0; null where one of them is none: infinite, or the year 1 or 9999 that other programs write for "never".
CREATE FUNCTION itsm_elapsed_us(since timestamptz, until timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN since > '1970-01-01 00:00:00+00' AND since < '2100-01-01 00:00:00+00'
                 AND until > '1970-01-01 00:00:00+00' AND until < '2100-01-01 00:00:00+00'
                THEN greatest((extract(epoch FROM until - since) * 1000000)::bigint, 0) END;
$$;
CREATE FUNCTION itsm_resolution_us(status text, created timestamptz, resolved timestamptz) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN status IN ('resolved', 'closed') THEN itsm_elapsed_us(created, resolved) END;
$$;

CREATE OR REPLACE FUNCTION itsm_count_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF current_setting('itsm.bulk', true) IN ('on', 'rebuild') THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO incident_count_deltas
        SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, count(*),
               count(itsm_resolution_us(status, created_at, resolved_at)),
               coalesce(sum(itsm_resolution_us(status, created_at, resolved_at)), 0)
          FROM new_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO incident_count_deltas
        SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, -count(*),
               -count(itsm_resolution_us(status, created_at, resolved_at)),
               -coalesce(sum(itsm_resolution_us(status, created_at, resolved_at)), 0)
          FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;
    ELSE
        INSERT INTO incident_count_deltas
        SELECT tenant_id, status, priority, severity, category_key, source_key, assigned, sum(n), sum(resolution_n), sum(resolution_us)
          FROM (SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL AS assigned, 1 AS n,
                       (itsm_resolution_us(status, created_at, resolved_at) IS NOT NULL)::int AS resolution_n,
                       coalesce(itsm_resolution_us(status, created_at, resolved_at), 0) AS resolution_us
                  FROM new_rows WHERE deleted_at IS NULL
                UNION ALL
                SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, -1,
                       -(itsm_resolution_us(status, created_at, resolved_at) IS NOT NULL)::int,
                       -coalesce(itsm_resolution_us(status, created_at, resolved_at), 0)
                  FROM old_rows WHERE deleted_at IS NULL) d
         GROUP BY 1, 2, 3, 4, 5, 6, 7
        HAVING sum(n) <> 0 OR sum(resolution_n) <> 0 OR sum(resolution_us) <> 0;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION itsm_rebuild_counters(tenant bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    bound text := coalesce(current_setting('itsm.tenant', true), '');
BEGIN
    IF tenant <> coalesce(itsm_login_tenant(), tenant) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this login belongs to another tenant';
    END IF;
    PERFORM set_config('itsm.tenant', tenant::text, true);
    PERFORM pg_advisory_xact_lock(hashtext('itsm.fold_counters'));
    DELETE FROM incident_count_sums WHERE tenant_id = tenant;
    INSERT INTO incident_count_sums
    SELECT tenant_id, status, severity, category, sum(n), coalesce(sum(n) FILTER (WHERE priority IN ('urgent', 'critical')), 0),
           coalesce(sum(n) FILTER (WHERE NOT assigned), 0), sum(resolution_n), sum(resolution_us)
      FROM incident_counts WHERE tenant_id = tenant GROUP BY 1, 2, 3, 4;
    INSERT INTO incident_count_deltas
    SELECT tenant_id, status, priority, severity, category, source, assigned, sum(n), sum(resolution_n), sum(resolution_us)
      FROM (SELECT tenant_id, status, priority, severity, category_key AS category, source_key AS source, assignee_id IS NOT NULL AS assigned,
                   count(*) AS n, count(itsm_resolution_us(status, created_at, resolved_at)) AS resolution_n,
                   coalesce(sum(itsm_resolution_us(status, created_at, resolved_at)), 0) AS resolution_us
              FROM incidents WHERE deleted_at IS NULL AND tenant_id = tenant GROUP BY 1, 2, 3, 4, 5, 6, 7
            UNION ALL
            SELECT tenant_id, status, priority, severity, category, source, assigned, -n, -resolution_n, -resolution_us
              FROM incident_counts WHERE tenant_id = tenant
            UNION ALL
            SELECT tenant_id, status, priority, severity, category, source, assigned, -n, -resolution_n, -resolution_us
              FROM incident_count_deltas WHERE tenant_id = tenant) d
     GROUP BY 1, 2, 3, 4, 5, 6, 7
    HAVING sum(n) <> 0 OR sum(resolution_n) <> 0 OR sum(resolution_us) <> 0;
    PERFORM set_config('itsm.tenant', bound, true);
END
$$;

DROP FUNCTION itsm_resolution_us(timestamptz, timestamptz);

-- The numbers of transactions that a restored dump brings from another cluster mean nothing in this one.
CREATE OR REPLACE FUNCTION itsm_prune_changes() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    gone bigint;
    newest xid8;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('itsm.prune_changes')) THEN
        RETURN 0;
    END IF;
    DELETE FROM change_log WHERE tenant_id = ANY (ARRAY(SELECT id FROM tenants)) AND xid >= pg_snapshot_xmax(pg_current_snapshot())
                             AND xid IS DISTINCT FROM pg_current_xact_id_if_assigned();
    UPDATE feed_state SET pruned_xid = '0' WHERE pruned_xid >= pg_snapshot_xmax(pg_current_snapshot());
    -- A younger change among them goes as well: transactions take their numbers and their time in different orders.
    WITH last AS (SELECT max(seq) AS seq FROM change_log
                   WHERE seq <= least((SELECT min(seq) FROM change_log) + 2000, (SELECT max(seq) FROM change_log) - 100001)
                     AND changed_at < now() - interval '24 hours'),
         old AS (DELETE FROM change_log WHERE seq <= (SELECT seq FROM last) RETURNING xid)
    SELECT count(*), max(xid::text::numeric)::text::xid8 INTO gone, newest FROM old;
    IF gone > 0 THEN
        UPDATE feed_state SET pruned_xid = newest WHERE pruned_xid < newest;
    END IF;
    RETURN gone;
END
$$;

-- What became of a transaction whose COMMIT was not answered: 'committed', 'aborted', or null where nobody can tell (yet). After a crash its
-- number may be given to another one, so only what it left in the feed proves that it was committed; what another one left under its number, or
-- a number that is not given yet, proves that the crash took it back.
CREATE FUNCTION itsm_outcome(mark xid8, began timestamptz) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM change_log WHERE xid = mark AND changed_at = began) THEN
        RETURN 'committed';
    END IF;
    IF pg_is_in_recovery() THEN -- it may not have heard of it yet
        RETURN NULL;
    END IF;
    RETURN CASE WHEN pg_xact_status(mark) = 'aborted' OR EXISTS (SELECT FROM change_log WHERE xid = mark) THEN 'aborted' END;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN 'aborted';
END
$$;
REVOKE ALL ON FUNCTION itsm_outcome(xid8, timestamptz) FROM PUBLIC;
DO $$
DECLARE
    r text;
BEGIN
    FOREACH r IN ARRAY ARRAY['itsm_app', 'itsm_desk'] LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION itsm_outcome(xid8, timestamptz) TO %I', r);
        END IF;
    END LOOP;
END
$$;

SELECT itsm_rebuild_counters(id) FROM tenants;
SELECT itsm_fold_counters();
