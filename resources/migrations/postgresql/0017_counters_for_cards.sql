-- The counters by what the statistic cards show: some hundred rows where incident_counts has thousands. Both are of the same incidents: what is
-- folded is added to both.
-- Nobody folds meanwhile by the function as it was.
SELECT pg_advisory_xact_lock(hashtext('itsm.fold_counters'));
CREATE TABLE incident_count_sums (
    tenant_id bigint NOT NULL,
    status text COLLATE "C" NOT NULL,
    severity text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL,
    n bigint NOT NULL,
    urgent_n bigint NOT NULL,
    unassigned_n bigint NOT NULL,
    resolution_n bigint NOT NULL,
    resolution_us bigint NOT NULL,
    PRIMARY KEY (tenant_id, status, severity, category)
);
INSERT INTO incident_count_sums
SELECT tenant_id, status, severity, category, sum(n), coalesce(sum(n) FILTER (WHERE priority IN ('urgent', 'critical')), 0),
       coalesce(sum(n) FILTER (WHERE NOT assigned), 0), sum(resolution_n), sum(resolution_us)
  FROM incident_counts GROUP BY 1, 2, 3, 4;
ALTER TABLE incident_count_sums ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON incident_count_sums USING (tenant_id = (SELECT itsm_current_tenant()))
    WITH CHECK (tenant_id = (SELECT itsm_current_tenant()));
DO $$
DECLARE
    r text;
BEGIN
    FOREACH r IN ARRAY ARRAY['itsm_app', 'itsm_desk'] LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('GRANT SELECT ON incident_count_sums TO %I', r);
        END IF;
    END LOOP;
END
$$;

-- Folds the differences into the sums; nothing if somebody else is at it. Returns how many it folded.
CREATE OR REPLACE FUNCTION itsm_fold_counters() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    folded bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('itsm.fold_counters')) THEN
        RETURN 0;
    END IF;
    WITH gone AS (DELETE FROM incident_count_deltas RETURNING *), counts AS (
        INSERT INTO incident_counts
        SELECT tenant_id, status, priority, severity, category, source, assigned, sum(n), sum(resolution_n), sum(resolution_us)
          FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7
        ON CONFLICT (tenant_id, status, priority, severity, category, source, assigned) DO UPDATE
           SET n = incident_counts.n + excluded.n, resolution_n = incident_counts.resolution_n + excluded.resolution_n,
               resolution_us = incident_counts.resolution_us + excluded.resolution_us), sums AS (
        INSERT INTO incident_count_sums
        SELECT tenant_id, status, severity, category, sum(n), coalesce(sum(n) FILTER (WHERE priority IN ('urgent', 'critical')), 0),
               coalesce(sum(n) FILTER (WHERE NOT assigned), 0), sum(resolution_n), sum(resolution_us)
          FROM gone GROUP BY 1, 2, 3, 4
        ON CONFLICT (tenant_id, status, severity, category) DO UPDATE
           SET n = incident_count_sums.n + excluded.n, urgent_n = incident_count_sums.urgent_n + excluded.urgent_n,
               unassigned_n = incident_count_sums.unassigned_n + excluded.unassigned_n,
               resolution_n = incident_count_sums.resolution_n + excluded.resolution_n,
               resolution_us = incident_count_sums.resolution_us + excluded.resolution_us)
    SELECT count(*) INTO folded FROM gone;
    IF folded > 0 THEN
        DELETE FROM incident_counts WHERE n = 0 AND resolution_n = 0 AND resolution_us = 0;
        DELETE FROM incident_count_sums WHERE n = 0 AND urgent_n = 0 AND unassigned_n = 0 AND resolution_n = 0 AND resolution_us = 0;
    END IF;
    RETURN folded;
END
$$;

-- Adds what the counters lack, in one statement, hence one snapshot: what other transactions do meanwhile has its own differences. The sums for
-- the cards are made of the counters anew.
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

CREATE OR REPLACE FUNCTION itsm_truncated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_TABLE_NAME = 'incidents' THEN
        DELETE FROM incident_counts;
        DELETE FROM incident_count_sums;
        DELETE FROM incident_count_deltas;
    END IF;
    INSERT INTO change_log (tenant_id, entity, operation, row_id) SELECT id, 'everything', 'update', 0 FROM tenants;
    PERFORM pg_notify('itsm_change', id::text) FROM tenants;
    RETURN NULL;
END
$$;

-- Asked once or more in each statement under row security: PL/pgSQL keeps its plan, SQL made one every time. Every name is said with its schema,
-- because a search_path of its own would cost more than all that it does.
DO $outer$
BEGIN
    EXECUTE replace($function$
CREATE OR REPLACE FUNCTION itsm_current_tenant() RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
DECLARE
    tenant bigint;
    bound text;
BEGIN
    SELECT tenant_id INTO tenant FROM @schema@.tenant_logins WHERE login OPERATOR(pg_catalog.=) session_user;
    IF FOUND THEN
        RETURN tenant;
    END IF;
    bound := pg_catalog.current_setting('itsm.tenant', true);
    IF bound OPERATOR(pg_catalog.<>) '' THEN
        RETURN bound::pg_catalog.int8;
    END IF;
    RETURN NULL;
END
$$;
$function$, '@schema@', quote_ident(current_schema()));
END
$outer$;

-- Incidents that name nobody and nothing, as a storm of alerts opens them, need no names looked up.
DROP TRIGGER incident_row_insert ON incidents;
CREATE TRIGGER incident_row_insert BEFORE INSERT ON incidents FOR EACH ROW
    WHEN (current_setting('itsm.bulk', true) IS DISTINCT FROM 'rebuild'
          AND (NEW.assignee_id IS NOT NULL OR NEW.reporter_id IS NOT NULL OR NEW.configuration_item_id IS NOT NULL
               OR NEW.assignee_name <> '' OR NEW.reporter_name <> '' OR NEW.ci_name <> ''))
    EXECUTE FUNCTION itsm_incident_row();
