-- How many incidents there are of each kind; deleted ones are not counted. Writers only append differences, so that two of them never wait
-- for one row; readers add both tables up; now and then the differences are folded into the sums.
CREATE TABLE incident_counts (
    tenant_id bigint NOT NULL,
    status text COLLATE "C" NOT NULL,
    priority text COLLATE "C" NOT NULL,
    severity text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    assigned boolean NOT NULL,
    n bigint NOT NULL,
    resolution_n bigint NOT NULL,
    resolution_us bigint NOT NULL,
    PRIMARY KEY (tenant_id, status, priority, severity, category, source, assigned)
);
CREATE TABLE incident_count_deltas (LIKE incident_counts)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 5000);

-- From creation to resolution in µs, never below 0; null where there is no such time. PostgreSQL knows infinite times, and other programs
-- write the year 1 or 9999 for "never": sums of those would pass the range of the type.
CREATE FUNCTION itsm_resolution_us(created timestamptz, resolved timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN created > '1970-01-01 00:00:00+00' AND created < '2100-01-01 00:00:00+00'
                 AND resolved > '1970-01-01 00:00:00+00' AND resolved < '2100-01-01 00:00:00+00'
                THEN greatest((extract(epoch FROM resolved - created) * 1000000)::bigint, 0) END;
$$;

INSERT INTO incident_counts
SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, count(*),
       count(itsm_resolution_us(created_at, resolved_at)), coalesce(sum(itsm_resolution_us(created_at, resolved_at)), 0)
  FROM incidents WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE FUNCTION itsm_count_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF current_setting('itsm.bulk', true) IN ('on', 'rebuild') THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO incident_count_deltas
        SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, count(*),
               count(itsm_resolution_us(created_at, resolved_at)),
               coalesce(sum(itsm_resolution_us(created_at, resolved_at)), 0)
          FROM new_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO incident_count_deltas
        SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, -count(*),
               -count(itsm_resolution_us(created_at, resolved_at)),
               -coalesce(sum(itsm_resolution_us(created_at, resolved_at)), 0)
          FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;
    ELSE
        INSERT INTO incident_count_deltas
        SELECT tenant_id, status, priority, severity, category_key, source_key, assigned, sum(n), sum(resolution_n), sum(resolution_us)
          FROM (SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL AS assigned, 1 AS n,
                       (itsm_resolution_us(created_at, resolved_at) IS NOT NULL)::int AS resolution_n,
                       coalesce(itsm_resolution_us(created_at, resolved_at), 0) AS resolution_us
                  FROM new_rows WHERE deleted_at IS NULL
                UNION ALL
                SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL, -1,
                       -(itsm_resolution_us(created_at, resolved_at) IS NOT NULL)::int,
                       -coalesce(itsm_resolution_us(created_at, resolved_at), 0)
                  FROM old_rows WHERE deleted_at IS NULL) d
         GROUP BY 1, 2, 3, 4, 5, 6, 7
        HAVING sum(n) <> 0 OR sum(resolution_n) <> 0 OR sum(resolution_us) <> 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER counts_insert AFTER INSERT ON incidents REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_count_changes();
CREATE TRIGGER counts_update AFTER UPDATE ON incidents REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_count_changes();
CREATE TRIGGER counts_delete AFTER DELETE ON incidents REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION itsm_count_changes();

-- Adds what the counters lack. One statement, hence one snapshot: what other transactions do meanwhile has its own differences.
CREATE FUNCTION itsm_rebuild_counters(tenant bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    bound text := coalesce(current_setting('itsm.tenant', true), '');
BEGIN
    IF tenant <> coalesce(itsm_login_tenant(), tenant) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this login belongs to another tenant';
    END IF;
    PERFORM set_config('itsm.tenant', tenant::text, true);
    INSERT INTO incident_count_deltas
    SELECT tenant_id, status, priority, severity, category, source, assigned, sum(n), sum(resolution_n), sum(resolution_us)
      FROM (SELECT tenant_id, status, priority, severity, category_key AS category, source_key AS source, assignee_id IS NOT NULL AS assigned,
                   count(*) AS n, count(itsm_resolution_us(created_at, resolved_at)) AS resolution_n,
                   coalesce(sum(itsm_resolution_us(created_at, resolved_at)), 0) AS resolution_us
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

-- Folds the differences into the sums; nothing if somebody else is at it. Returns how many it folded.
CREATE FUNCTION itsm_fold_counters() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    folded bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('itsm.fold_counters')) THEN
        RETURN 0;
    END IF;
    WITH gone AS (DELETE FROM incident_count_deltas RETURNING *), sums AS (
        INSERT INTO incident_counts
        SELECT tenant_id, status, priority, severity, category, source, assigned, sum(n), sum(resolution_n), sum(resolution_us)
          FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7
        ON CONFLICT (tenant_id, status, priority, severity, category, source, assigned) DO UPDATE
           SET n = incident_counts.n + excluded.n, resolution_n = incident_counts.resolution_n + excluded.resolution_n,
               resolution_us = incident_counts.resolution_us + excluded.resolution_us)
    SELECT count(*) INTO folded FROM gone;
    DELETE FROM incident_counts WHERE n = 0 AND resolution_n = 0 AND resolution_us = 0;
    RETURN folded;
END
$$;
