-- Beside the tokens stand the sort columns that texts go together with and that hardly ever change: matches of such a list lie close
-- together anywhere in its order, and to look each of them up in incidents takes longer than everything else.
-- A new table rather than new columns: rewriting each row in place would leave twice the pages.
ALTER TABLE incident_search RENAME TO incident_search_19;
ALTER TABLE incident_search_19 DROP CONSTRAINT incident_search_pkey;
ALTER TABLE incident_search_19 DROP CONSTRAINT incident_search_incident_fkey;
DROP INDEX incident_search_tokens;
CREATE TABLE incident_search (
    incident_id bigint NOT NULL,
    tenant_id bigint NOT NULL,
    is_deleted boolean NOT NULL,
    title text COLLATE "C" NOT NULL,
    category_key text COLLATE "C" NOT NULL,
    subcategory_key text COLLATE "C" NOT NULL,
    source_key text COLLATE "C" NOT NULL,
    assignment_group text COLLATE "C" NOT NULL,
    ci_name text COLLATE "C" NOT NULL,
    tokens integer[] NOT NULL,
    -- Added to rows that are there it would be checked as a query of the owner, who sees none of the incidents.
    CONSTRAINT incident_search_incident_fkey FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) ON DELETE CASCADE
);
-- Tenant by tenant, because row security may bind the owner as well.
DO $$
DECLARE
    bound text := coalesce(current_setting('itsm.tenant', true), '');
    t bigint;
BEGIN
    FOR t IN SELECT id FROM tenants ORDER BY id LOOP
        PERFORM set_config('itsm.tenant', t::text, true);
        INSERT INTO incident_search
        SELECT i.id, i.tenant_id, i.deleted_at IS NOT NULL, i.title, i.category_key, i.subcategory_key, i.source_key,
               i.assignment_group, i.ci_name, s.tokens
          FROM incident_search_19 s JOIN incidents i ON i.id = s.incident_id
         WHERE s.tenant_id = t AND i.tenant_id = t ORDER BY i.id;
    END LOOP;
    PERFORM set_config('itsm.tenant', bound, true);
    IF (SELECT count(*) FROM incident_search) <> (SELECT count(*) FROM incident_search_19) THEN
        RAISE EXCEPTION 'the search tokens of % incidents would be lost',
            (SELECT count(*) FROM incident_search_19) - (SELECT count(*) FROM incident_search);
    END IF;
END
$$;
DROP TABLE incident_search_19;
ALTER TABLE incident_search ADD CONSTRAINT incident_search_pkey PRIMARY KEY (incident_id);
CREATE INDEX incident_search_tokens ON incident_search USING gin (tokens) WITH (gin_pending_list_limit = 512);
ANALYZE incident_search;

ALTER TABLE incident_search ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON incident_search USING (tenant_id = (SELECT itsm_current_tenant()))
    WITH CHECK (tenant_id = (SELECT itsm_current_tenant()));
DO $$
DECLARE
    r text;
BEGIN
    FOR r IN SELECT rolname FROM pg_roles WHERE rolname IN ('itsm_app', 'itsm_desk') LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON incident_search TO %I', r);
    END LOOP;
END
$$;

-- The function of a row trigger names its table with the schema, because a search_path of its own would cost more than all that it does.
-- It has the rights of its owner: other programs may edit incidents, and know nothing of this table.
DO $outer$
BEGIN
    EXECUTE replace($function$
CREATE FUNCTION itsm_search_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE @schema@.incident_search
       SET is_deleted = NEW.deleted_at IS NOT NULL, title = NEW.title, category_key = NEW.category_key,
           subcategory_key = NEW.subcategory_key, source_key = NEW.source_key, assignment_group = NEW.assignment_group,
           ci_name = NEW.ci_name
     WHERE incident_id = NEW.id AND tenant_id = NEW.tenant_id;
    RETURN NULL;
END
$$;
$function$, '@schema@', quote_ident(current_schema()));
END
$outer$;
CREATE TRIGGER search_follows AFTER UPDATE ON incidents FOR EACH ROW
    WHEN ((OLD.deleted_at IS NULL, OLD.title, OLD.category, OLD.subcategory, OLD.source, OLD.assignment_group, OLD.ci_name)
          IS DISTINCT FROM
          (NEW.deleted_at IS NULL, NEW.title, NEW.category, NEW.subcategory, NEW.source, NEW.assignment_group, NEW.ci_name))
    EXECUTE FUNCTION itsm_search_follows();

-- The ids of a stretch of the list of all incidents with these tokens that are not deleted, in the order of one of the sort columns
-- above. With after_id the stretch begins behind that row, or with `included` at it.
CREATE FUNCTION itsm_search_page(wanted integer[], sort_column text, ascending boolean, after_key text, after_id bigint, included boolean,
                                 max_rows bigint, skipped bigint) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT ROWS 200 AS $$
BEGIN
    IF sort_column NOT IN ('title', 'category_key', 'subcategory_key', 'source_key', 'assignment_group', 'ci_name') THEN
        RAISE EXCEPTION 'incident_search holds no column %', sort_column;
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT incident_id FROM incident_search WHERE tokens @> $1 AND tenant_id = $2 AND NOT is_deleted'
        || CASE WHEN after_id IS NOT NULL THEN ' AND (%1$I, incident_id) %2$s ($3, $4)' ELSE '' END
        || ' ORDER BY %1$I %3$s, incident_id %3$s LIMIT $5 OFFSET $6',
        sort_column, CASE WHEN ascending THEN '>' ELSE '<' END || CASE WHEN included THEN '=' ELSE '' END,
        CASE WHEN ascending THEN 'ASC' ELSE 'DESC' END)
        USING wanted, itsm_current_tenant(), after_key, after_id, max_rows, skipped;
END
$$;
REVOKE ALL ON FUNCTION itsm_search_page(integer[], text, boolean, text, bigint, boolean, bigint, bigint) FROM PUBLIC;
DO $$
DECLARE
    r text;
BEGIN
    FOR r IN SELECT rolname FROM pg_roles WHERE rolname IN ('itsm_app', 'itsm_desk') LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION itsm_search_page(integer[], text, boolean, text, bigint, boolean, bigint, bigint) TO %I', r);
    END LOOP;
END
$$;
