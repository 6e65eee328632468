-- The tenant of a login that works on the database directly; 0, which no tenant is, where nobody has given it one yet: then it sees nothing,
-- whatever it binds. Null: the login of a server or of the owner, which may bind any.
DO $outer$
BEGIN
    EXECUTE replace($function$
CREATE OR REPLACE FUNCTION itsm_login_tenant() RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
DECLARE
    tenant bigint;
BEGIN
    SELECT tenant_id INTO tenant FROM @schema@.tenant_logins WHERE login OPERATOR(pg_catalog.=) session_user;
    IF FOUND THEN
        RETURN tenant;
    END IF;
    -- current_user is the owner here.
    IF pg_catalog.pg_has_role(session_user, pg_catalog.to_regrole('itsm_desk'), 'MEMBER')
       AND NOT pg_catalog.pg_has_role(session_user, current_user, 'MEMBER')
       AND pg_catalog.pg_has_role(session_user, pg_catalog.to_regrole('itsm_app'), 'MEMBER') IS NOT TRUE THEN
        RETURN 0;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION itsm_current_tenant() RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
DECLARE
    tenant bigint := @schema@.itsm_login_tenant();
    bound text;
BEGIN
    IF tenant IS NOT NULL THEN
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
