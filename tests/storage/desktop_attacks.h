#pragma once

namespace itsm {

/// What somebody sends who wants more than the login of a console shall give him.
struct Attack
{
    const char *state; ///< what PostgreSQL says to it: SQLSTATE
    const char *sql;   ///< THEIRS and OURS stand for the tenants' keys
};

/// A function that tells what it is given, one that makes a nuisance of itself as another user, and types and a table
/// for the triggers of somebody else.
inline constexpr char attackTools[] = R"(
CREATE FUNCTION pg_temp.spy(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS
    $$BEGIN RAISE NOTICE 'saw %', t; RETURN true; END$$;
CREATE FUNCTION pg_temp.who() RETURNS void LANGUAGE plpgsql AS
    $$BEGIN IF current_user <> session_user THEN RAISE NOTICE 'zqsecret: I am %', current_user; END IF; END$$;
CREATE FUNCTION pg_temp.who_trigger() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN PERFORM pg_temp.who(); RETURN NULL; END$$;
CREATE TYPE pg_temp.disguise AS ENUM ('x');
CREATE FUNCTION pg_temp.undress(v pg_temp.disguise) RETURNS bigint LANGUAGE plpgsql AS
    $$BEGIN PERFORM pg_temp.who(); RETURN 1; END$$;
CREATE CAST (pg_temp.disguise AS bigint) WITH FUNCTION pg_temp.undress(pg_temp.disguise) AS ASSIGNMENT;
CREATE TEMP TABLE disguised (tenant_id pg_temp.disguise, id bigint, incident_id bigint, from_id bigint, to_id bigint);
CREATE TEMP TABLE incidents (tenant_id bigint, id bigint, title text);
)";

inline constexpr Attack attacks[] = {
    // Another tenant, another role, no row security
    {"00000", "SELECT set_config('itsm.tenant', 'THEIRS', false), set_config('app.tenant', 'THEIRS', false);"
              "SELECT i::text, e::text FROM public.incidents i JOIN public.incident_events e ON e.incident_id = i.id"},
    {"00000", "SET itsm.bulk = 'on'; SET itsm.tenant = 'THEIRS'; UPDATE incidents SET title = title; DELETE FROM "
              "incident_metrics"},
    {"42501", "SET row_security = off; SELECT title FROM public.incidents"},
    {"42501", "SET ROLE itsm_app"},
    {"42501", "SET ROLE postgres"},
    {"42501", "SET SESSION AUTHORIZATION postgres"},
    {"42501", "SET session_replication_role = replica"},
    {"42501", "GRANT itsm_app TO desk1"},
    {"42501", "GRANT SELECT ON users TO desk1"},
    {"42501", "ALTER ROLE desk1 BYPASSRLS"},
    {"42501", "CREATE ROLE friend"},
    {"42501", "REASSIGN OWNED BY postgres TO desk1"},
    {"42501", "ALTER TABLE public.incidents NO FORCE ROW LEVEL SECURITY"},
    {"42501", "CREATE POLICY mine ON public.incidents USING (true)"},
    {"42501", "DROP POLICY tenant ON public.incidents"},
    {"42501", "UPDATE tenant_logins SET tenant_id = THEIRS"},
    // Functions and views that look at each row
    {"00000", "SELECT count(*) FROM public.incidents WHERE pg_temp.spy(incidents::text)"},
    {"00000", "CREATE TEMP VIEW v WITH (security_barrier = false) AS SELECT * FROM public.incident_events;"
              "SELECT count(*) FROM v WHERE pg_temp.spy(v::text)"},
    {"00000", "CREATE FUNCTION pg_temp.all() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER AS"
              " 'SELECT i::text FROM public.incidents i'; SELECT pg_temp.all()"},
    {"42501", "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE sql LEAKPROOF AS 'SELECT true'"},
    {"00000", "SELECT 1 / (title NOT LIKE 'zqtheirs%')::int FROM public.incidents"},
    {"22P02", "SELECT title::int FROM public.incidents"},
    {"00000", "MERGE INTO public.saved_views v USING (VALUES (1)) x (n) ON pg_temp.spy(v::text)"
              " WHEN MATCHED THEN UPDATE SET filter = 'seen'"},
    {"00000",
     "UPDATE public.incidents SET title = title WHERE pg_temp.spy(title) RETURNING pg_temp.spy(incidents::text)"},
    {"23503", "DELETE FROM public.incident_alerts a USING public.incidents i WHERE i.id = a.incident_id AND "
              "pg_temp.spy(a::text)"},
    {"00000", "SELECT i::text FROM public.incidents i TABLESAMPLE SYSTEM (100) FOR UPDATE"},
    {"00000", "COPY (SELECT * FROM public.incidents) TO STDOUT"},
    {"00000", "COPY public.incident_search TO STDOUT"},
    {"00000",
     "EXPLAIN (ANALYZE, VERBOSE, BUFFERS) SELECT * FROM public.incidents WHERE title > 'zq' AND pg_temp.spy(title)"},
    {"00000", "SELECT itsm_search_ids(tokens) FROM public.incident_search"},
    // Rows that are in the way of a key: PostgreSQL evaluates the condition before row security.
    {"42501",
     "INSERT INTO public.incidents (id, tenant_id, incident_number, title) SELECT i, OURS, 'x' || i, 'x' FROM"
     " generate_series(1, 300) i ON CONFLICT (id) DO UPDATE SET title = 'x' WHERE NOT pg_temp.spy(incidents::text)"},
    {"42501",
     "INSERT INTO public.incident_alerts (id, tenant_id, incident_id, alert_type, alert_name, message) SELECT i, OURS,"
     " (SELECT max(id) FROM public.incidents), 'x', 'x', 'x' FROM generate_series(1, 300) i"
     " ON CONFLICT (id) DO UPDATE SET message = 'x' WHERE NOT pg_temp.spy(incident_alerts::text)"},
    {"42501",
     "INSERT INTO public.incident_metrics (id, tenant_id, incident_id, metric_type, metric_name, metric_value) SELECT"
     " i, OURS, (SELECT max(id) FROM public.incidents), 'x', 'x', 1 FROM generate_series(1, 300) i"
     " ON CONFLICT (id) DO UPDATE SET unit = 'x' WHERE NOT pg_temp.spy(incident_metrics::text)"},
    {"42501",
     "INSERT INTO public.incident_rules (id, tenant_id, name, rule_type) SELECT i, OURS, 'x', 'x' FROM"
     " generate_series(1, 9) i ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE NOT pg_temp.spy(incident_rules::text)"},
    {"42501", "INSERT INTO public.saved_views (id, tenant_id, name) SELECT i, OURS, 'x' FROM generate_series(1, 9) i"
              " ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE NOT pg_temp.spy(saved_views::text)"},
    {"42P10", "INSERT INTO public.incident_search SELECT i, OURS, false, '', '', '', '', '', '', '{}' FROM "
              "generate_series(1, 300) i"
              " ON CONFLICT (incident_id) DO UPDATE SET title = 'x' WHERE NOT pg_temp.spy(incident_search::text)"},
    {"23503", "INSERT INTO public.incident_search SELECT i, OURS, false, '', '', '', '', '', '', '{}' FROM "
              "generate_series(1, 300) i"
              " ON CONFLICT ON CONSTRAINT incident_search_pkey DO UPDATE SET title = 'x' WHERE NOT "
              "pg_temp.spy(incident_search::text)"},
    {"42501",
     "INSERT INTO public.incidents (tenant_id, incident_number, title) VALUES (THEIRS, 'zqtheirs-1', 'x')"
     " ON CONFLICT (tenant_id, incident_number) DO UPDATE SET title = 'x' WHERE NOT pg_temp.spy(incidents::text)"},
    {"42501", "UPDATE public.incidents SET id = id + 1000000000"},
    {"42501", "UPDATE public.saved_views SET tenant_id = THEIRS"},
    {"42501", "INSERT INTO public.configuration_items (id, tenant_id, name) VALUES (9223372036854775807, OURS, 'x');"
              "SELECT itsm_advance_keys()"},
    {"23503",
     "INSERT INTO public.incident_events (incident_id, event_type, event_name, tenant_id) VALUES (1, 'x', 'x', OURS)"},
    {"42501", "INSERT INTO public.incident_events (incident_id, event_type, event_name, tenant_id) VALUES (1, 'x', "
              "'x', THEIRS)"},
    {"42501", "SELECT setval('public.incidents_id_seq', 1)"},
    {"42501", "SELECT last_value FROM public.incidents_id_seq"},
    // What runs as its owner
    {"42501",
     "CREATE TRIGGER t AFTER TRUNCATE ON incidents FOR EACH STATEMENT EXECUTE FUNCTION public.itsm_truncated();"
     "TRUNCATE incidents"},
    {"42501", "CREATE TRIGGER t AFTER INSERT ON incidents REFERENCING NEW TABLE AS changed FOR EACH STATEMENT"
              " EXECUTE FUNCTION public.itsm_log_changes('incident'); INSERT INTO incidents VALUES (THEIRS, 1)"},
    {"42501", "CREATE TRIGGER t AFTER INSERT ON disguised REFERENCING NEW TABLE AS changed FOR EACH STATEMENT"
              " EXECUTE FUNCTION public.itsm_log_changes('incident'); INSERT INTO disguised VALUES ('x', 1)"},
    {"42501", "CREATE TRIGGER t AFTER INSERT ON disguised REFERENCING NEW TABLE AS changed FOR EACH STATEMENT"
              " EXECUTE FUNCTION public.itsm_log_relations(); INSERT INTO disguised VALUES ('x', 1)"},
    {"42501", "CREATE TRIGGER t AFTER INSERT ON incidents REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"
              " EXECUTE FUNCTION public.itsm_count_changes()"},
    {"42501", "CREATE TRIGGER t AFTER UPDATE ON incidents FOR EACH ROW EXECUTE FUNCTION public.itsm_search_follows()"},
    {"42501", "SELECT itsm_rebuild_counters(THEIRS)"},
    {"42501", "SELECT itsm_log_everything(THEIRS)"},
    {"00000",
     "SELECT itsm_fold_counters(), itsm_prune_changes(), itsm_rebuild_counters(OURS), itsm_rebuild_counters(NULL)"},
    {"00000",
     "CREATE TEMP TABLE change_log (LIKE public.change_log); CREATE TEMP TABLE incident_search (LIKE "
     "public.incident_search);"
     "CREATE TEMP TABLE incident_count_deltas (LIKE public.incident_count_deltas);"
     "CREATE TEMP TABLE tenant_logins (login name, tenant_id bigint); INSERT INTO tenant_logins VALUES ('desk1', "
     "THEIRS);"
     "CREATE TRIGGER t AFTER INSERT ON change_log EXECUTE FUNCTION pg_temp.who_trigger();"
     "CREATE TRIGGER t AFTER UPDATE ON incident_search EXECUTE FUNCTION pg_temp.who_trigger();"
     "CREATE TRIGGER t AFTER INSERT ON incident_count_deltas EXECUTE FUNCTION pg_temp.who_trigger();"
     "UPDATE public.incidents SET title = title || '!', priority = 'low'; SELECT i::text FROM public.incidents i"},
    {"00000", "CREATE FUNCTION lab.same(a bigint, b bigint) RETURNS boolean LANGUAGE plpgsql AS"
              " $$BEGIN PERFORM pg_temp.who(); RETURN a OPERATOR(pg_catalog.=) b; END$$;"
              "CREATE OPERATOR lab.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = lab.same);"
              "CREATE FUNCTION lab.same(a name, b name) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN PERFORM "
              "pg_temp.who(); RETURN true; END$$;"
              "CREATE OPERATOR lab.= (LEFTARG = name, RIGHTARG = name, FUNCTION = lab.same);"
              "SET search_path = lab, pg_catalog, public; UPDATE public.incidents SET title = title || '?';"
              "SELECT i::text FROM public.incidents i"},
    // Secrets and other schemas
    {"42501", "SELECT password_hash FROM users"},
    {"42501", "SELECT users::text FROM users"},
    {"42501", "SELECT count(*) FROM users WHERE password_hash LIKE 'z%'"},
    {"42501", "EXPLAIN SELECT FROM users WHERE password_hash < 'zqsecret'"},
    {"42501", "CREATE TEMP TABLE copy AS TABLE users"},
    {"42501", "TABLE notification_outbox"},
    {"42501", "INSERT INTO notification_outbox (tenant_id, key, channel, recipient) VALUES (OURS, 'k', 'email', 'x') "
              "RETURNING *"},
    {"00000", "INSERT INTO notification_outbox (tenant_id, key, channel, recipient) VALUES (OURS, 'zqsecre' || 't "
              "key', 'email', 'x')"
              " ON CONFLICT DO NOTHING"},
    {"42501", "TABLE user_sessions"},
    {"42501", "TABLE api_tokens"},
    {"42501", "TABLE signing_keys"},
    {"42501", "TABLE tenant_logins"},
    {"42501", "TABLE alert_sources"},
    {"42501", "TABLE alert_signals"},
    {"42501", "TABLE idempotent_requests"},
    {"42501", "TABLE leases"},
    {"42501", "SELECT rolpassword FROM pg_authid"},
    {"42501", "TABLE pg_statistic"},
    {"42501", "TABLE pg_largeobject"},
    {"42501", "SELECT lo_get(oid) FROM pg_largeobject_metadata"},
    {"42501", "SELECT * FROM pg_hba_file_rules"},
    {"42501", "SELECT * FROM pg_stat_get_wal_senders(); SELECT pg_ls_waldir()"},
    {"42501", "SELECT pg_current_logfile()"},
    // Files, programs, and the server itself
    {"42501", "SELECT pg_read_file('PG_VERSION')"},
    {"42501", "SELECT pg_read_binary_file('PG_VERSION')"},
    {"42501", "SELECT pg_ls_dir('.')"},
    {"42501", "SELECT pg_stat_file('PG_VERSION')"},
    {"42501", "SELECT lo_import('/etc/passwd')"},
    {"42501", "SELECT lo_export(lo_from_bytea(0, 'x'), '/tmp/zqfile')"},
    {"42501", "COPY public.incidents TO '/tmp/zqfile'"},
    {"42501", "COPY public.incidents TO PROGRAM 'cat'"},
    {"42501", "COPY disguised FROM '/etc/passwd'"},
    {"42501", "COPY disguised FROM PROGRAM 'id'"},
    {"42501", "CREATE EXTENSION file_fdw"},
    {"42501", "CREATE FOREIGN DATA WRAPPER w"},
    {"42501", "CREATE FUNCTION pg_temp.run(text) RETURNS int LANGUAGE c AS 'libc.so.6', 'system'"},
    {"42501", "LOAD '/tmp/zq.so'"},
    {"42501", "ALTER SYSTEM SET log_statement = 'all'"},
    {"42501", "SELECT pg_reload_conf()"},
    {"42501", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'"},
    {"42501", "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'"},
    {"42501", "SELECT pg_create_physical_replication_slot('zq')"},
    {"42501", "CREATE PUBLICATION p FOR TABLE public.incidents"},
    {"42501", "CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION pg_temp.who()"},
    {"42501", "CREATE TRIGGER t AFTER INSERT ON public.incidents EXECUTE FUNCTION pg_temp.who_trigger()"},
    {"42501", "CREATE RULE r AS ON UPDATE TO public.incidents DO ALSO SELECT 1"},
    {"42501", "CREATE INDEX ON public.incidents (pg_temp.spy(title))"},
    {"42501", "CREATE STATISTICS s ON title, description FROM public.incidents"},
    {"42501", "CREATE SCHEMA mine"},
    {"42501", "CREATE TABLE public.mine (x int)"},
    {"42501", "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"},
    {"42501", "TRUNCATE public.incidents"},
    {"42501", "DROP TABLE public.incidents"},
    {"42501", "BEGIN; LOCK TABLE users"},
};

} // namespace itsm
