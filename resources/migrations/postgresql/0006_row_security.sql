-- An operator that is not leakproof (here: array containment) cannot use an index under row security; this function can.
CREATE FUNCTION itsm_search_ids(wanted integer[], max_rows bigint DEFAULT NULL) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT incident_id FROM incident_search WHERE tokens @> wanted AND tenant_id = (SELECT itsm_current_tenant()) LIMIT max_rows;
$$;

-- After rows were loaded with keys of their own: new keys go on behind them.
CREATE FUNCTION itsm_advance_keys() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    t text;
    keys text;
BEGIN
    FOREACH t IN ARRAY ARRAY['tenants', 'users', 'configuration_items', 'incidents', 'incident_events', 'incident_alerts',
                             'incident_metrics', 'incident_rules', 'saved_views'] LOOP
        keys := pg_get_serial_sequence(t, 'id');
        EXECUTE format('SELECT setval(%L, m) FROM (SELECT max(id) AS m FROM %I) r, %s s WHERE m > s.last_value', keys, t, keys);
    END LOOP;
END
$$;

-- The select in parentheses makes it one evaluation for a statement, not one for a row.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['users', 'configuration_items', 'ci_relations', 'incidents', 'incident_events', 'incident_alerts',
                             'incident_metrics', 'incident_rules', 'incident_rule_executions', 'notification_outbox', 'saved_views',
                             'tenant_settings', 'number_counters', 'incident_search', 'incident_counts', 'incident_count_deltas',
                             'change_log'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY tenant ON %I USING (tenant_id = (SELECT itsm_current_tenant())) '
                       'WITH CHECK (tenant_id = (SELECT itsm_current_tenant()))', t);
    END LOOP;
    -- The other four are written by functions of the owner for tenants that are not bound.
    FOREACH t IN ARRAY ARRAY['users', 'configuration_items', 'ci_relations', 'incidents', 'incident_events', 'incident_alerts',
                             'incident_metrics', 'incident_rules', 'incident_rule_executions', 'notification_outbox', 'saved_views',
                             'tenant_settings', 'number_counters'] LOOP
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
END
$$;
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenants USING (coalesce((SELECT itsm_login_tenant()), id) = id) WITH CHECK ((SELECT itsm_login_tenant()) IS NULL);

REVOKE ALL ON FUNCTION itsm_log_everything(bigint), itsm_rebuild_counters(bigint), itsm_fold_counters(), itsm_prune_changes(),
    itsm_search_ids(integer[], bigint), itsm_advance_keys(), itsm_login_tenant() FROM PUBLIC;

-- Two group roles for the logins: the server, and a desktop that works on the database directly. They are made if the migrating role may do so.
DO $$
DECLARE
    r text;
    may_create boolean := (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user);
    here text := quote_ident(current_schema());
BEGIN
    FOREACH r IN ARRAY ARRAY['itsm_app', 'itsm_desk'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            CONTINUE WHEN NOT may_create;
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', r);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL; -- made by a migration of another database at the same moment
            END;
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA %s TO %I', here, r);
        EXECUTE format('GRANT SELECT ON schema_migrations, tenants, feed_state, change_log, incident_counts, incident_count_deltas TO %I', r);
        EXECUTE format('GRANT SELECT, INSERT ON incident_events TO %I', r); -- a log: nobody edits it
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON incidents, incident_alerts, incident_metrics, incident_rules, '
                       'incident_search, saved_views, tenant_settings, number_counters, configuration_items, ci_relations TO %I', r);
        EXECUTE format('GRANT EXECUTE ON FUNCTION itsm_log_everything(bigint), itsm_rebuild_counters(bigint), itsm_fold_counters(), '
                       'itsm_prune_changes(), itsm_search_ids(integer[], bigint), itsm_advance_keys(), itsm_login_tenant() TO %I', r);
    END LOOP;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'itsm_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON users, notification_outbox, incident_rule_executions TO itsm_app;
        GRANT INSERT, UPDATE ON tenants TO itsm_app;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'itsm_desk') THEN
        GRANT SELECT (id, tenant_id, login, name, email, role, is_active, created_at, updated_at) ON users TO itsm_desk;
        GRANT INSERT ON notification_outbox TO itsm_desk; -- may ask for a notification, may not read or change one
        GRANT SELECT ON incident_rule_executions TO itsm_desk;
    END IF;
END
$$;
