-- What a login of a desktop could do beyond its tenant, although row security is on.

-- Triggers fire without this right; who has it may hang the function, with the rights of its owner, on a temporary table whose columns
-- have types and casts of his own.
DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
                                       AND proname LIKE 'itsm\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END
$$;

-- As it was, but for the operators: without a search_path of its own it took those of a schema that its caller may write.
DO $outer$
BEGIN
    EXECUTE replace($function$
CREATE OR REPLACE FUNCTION itsm_search_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE @schema@.incident_search
       SET is_deleted = NEW.deleted_at IS NOT NULL, title = NEW.title, category_key = NEW.category_key,
           subcategory_key = NEW.subcategory_key, source_key = NEW.source_key, assignment_group = NEW.assignment_group,
           ci_name = NEW.ci_name
     WHERE incident_id OPERATOR(pg_catalog.=) NEW.id AND tenant_id OPERATOR(pg_catalog.=) NEW.tenant_id;
    RETURN NULL;
END
$$;
$function$, '@schema@', quote_ident(current_schema()));
END
$outer$;

-- INSERT … ON CONFLICT DO UPDATE … WHERE evaluates its condition on the row that is in the way before row security looks at it. Hence no
-- key that a desktop sets may be in the way of another tenant's. A migration that adds a column to one of these tables grants it, too.
-- What was taken from the role before stays taken.
DO $$
DECLARE
    t text;
    privilege text;
    columns text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'itsm_desk') THEN
        RETURN;
    END IF;
    FOREACH t IN ARRAY ARRAY['incidents', 'incident_events', 'incident_alerts', 'incident_metrics', 'incident_rules', 'saved_views',
                             'configuration_items', 'notification_outbox', 'audit_records'] LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns FROM pg_attribute
         WHERE attrelid = to_regclass(quote_ident(current_schema()) || '.' || t) AND attnum > 0 AND NOT attisdropped AND attname <> 'id';
        FOREACH privilege IN ARRAY ARRAY['INSERT', 'UPDATE'] LOOP
            IF EXISTS (SELECT FROM pg_class c, aclexplode(c.relacl) a
                        WHERE c.oid = to_regclass(quote_ident(current_schema()) || '.' || t) AND a.grantee = 'itsm_desk'::regrole
                          AND a.privilege_type = privilege) THEN
                EXECUTE format('REVOKE %s ON %I FROM itsm_desk', privilege, t);
                EXECUTE format('GRANT %s (%s) ON %I TO itsm_desk', privilege, columns, t);
            END IF;
            IF has_column_privilege('itsm_desk', quote_ident(current_schema()) || '.' || t, 'id', privilege) THEN
                RAISE WARNING '% (id) on % is open to itsm_desk through PUBLIC or another role, and with it rows of other tenants: revoke it',
                    privilege, t;
            END IF;
        END LOOP;
    END LOOP;
END
$$;
ALTER TABLE incident_search DROP CONSTRAINT incident_search_pkey;
ALTER TABLE incident_search ADD CONSTRAINT incident_search_pkey PRIMARY KEY (incident_id, tenant_id);
