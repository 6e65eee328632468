-- Brings the five tables of a database made by the specification's DDL into the shape of 0001_tables.sql, in place.
-- Times without zone are UTC.
ALTER TABLE incidents DROP CONSTRAINT IF EXISTS incidents_incident_number_key;
ALTER TABLE incidents
    ALTER id DROP DEFAULT,
    ALTER id TYPE bigint,
    ALTER title TYPE text COLLATE "C",
    ALTER status TYPE text COLLATE "C",
    ALTER status SET DEFAULT 'new',
    ALTER priority TYPE text COLLATE "C",
    ALTER priority SET DEFAULT 'medium',
    ALTER severity TYPE text COLLATE "C",
    ALTER severity SET DEFAULT 'medium',
    ALTER incident_number TYPE text COLLATE "C",
    ALTER reporter_id TYPE bigint,
    ALTER reporter_id DROP NOT NULL,
    ALTER assignee_id TYPE bigint,
    ALTER configuration_item_id TYPE bigint,
    ALTER category TYPE text COLLATE "C",
    ALTER subcategory TYPE text COLLATE "C",
    ALTER source TYPE text COLLATE "C",
    ALTER source SET DEFAULT 'manual',
    ALTER tenant_id TYPE bigint,
    ALTER detected_at TYPE timestamptz USING detected_at AT TIME ZONE 'UTC',
    ALTER resolved_at TYPE timestamptz USING resolved_at AT TIME ZONE 'UTC',
    ALTER closed_at TYPE timestamptz USING closed_at AT TIME ZONE 'UTC',
    ALTER escalated_at TYPE timestamptz USING escalated_at AT TIME ZONE 'UTC',
    ALTER created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ADD impact text COLLATE "C" NOT NULL DEFAULT 'medium',
    ADD urgency text COLLATE "C" NOT NULL DEFAULT 'medium',
    ADD acknowledged_at timestamptz,
    ADD assignment_group text COLLATE "C" NOT NULL DEFAULT '',
    ADD reporter_name text COLLATE "C" NOT NULL DEFAULT '',
    ADD assignee_name text COLLATE "C" NOT NULL DEFAULT '',
    ADD ci_name text COLLATE "C" NOT NULL DEFAULT '',
    ADD deleted_at timestamptz,
    ADD version bigint NOT NULL DEFAULT 1,
    ADD search_revision integer NOT NULL DEFAULT 0;
ALTER TABLE incident_events
    ALTER id DROP DEFAULT,
    ALTER id TYPE bigint,
    ALTER incident_id TYPE bigint,
    ALTER event_type TYPE text COLLATE "C",
    ALTER event_name TYPE text,
    ALTER status TYPE text COLLATE "C",
    ALTER status SET DEFAULT 'active',
    ALTER severity TYPE text COLLATE "C",
    ALTER severity SET DEFAULT 'medium',
    ALTER user_id TYPE bigint,
    ALTER source TYPE text COLLATE "C",
    ALTER source SET DEFAULT 'system',
    ALTER tenant_id TYPE bigint,
    ALTER occurred_at TYPE timestamptz USING occurred_at AT TIME ZONE 'UTC',
    ALTER created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ADD user_name text NOT NULL DEFAULT '';
ALTER TABLE incident_alerts
    ALTER id DROP DEFAULT,
    ALTER id TYPE bigint,
    ALTER incident_id TYPE bigint,
    ALTER alert_type TYPE text COLLATE "C",
    ALTER alert_name TYPE text,
    ALTER severity TYPE text COLLATE "C",
    ALTER severity SET DEFAULT 'medium',
    ALTER status TYPE text COLLATE "C",
    ALTER status SET DEFAULT 'active',
    ALTER acknowledged_by TYPE bigint,
    ALTER tenant_id TYPE bigint,
    ALTER triggered_at TYPE timestamptz USING triggered_at AT TIME ZONE 'UTC',
    ALTER acknowledged_at TYPE timestamptz USING acknowledged_at AT TIME ZONE 'UTC',
    ALTER resolved_at TYPE timestamptz USING resolved_at AT TIME ZONE 'UTC',
    ALTER created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC';
ALTER TABLE incident_metrics
    ALTER id DROP DEFAULT,
    ALTER id TYPE bigint,
    ALTER incident_id TYPE bigint,
    ALTER metric_type TYPE text COLLATE "C",
    ALTER metric_name TYPE text COLLATE "C",
    ALTER metric_value TYPE double precision,
    ALTER unit TYPE text,
    ALTER tenant_id TYPE bigint,
    ALTER measured_at TYPE timestamptz USING measured_at AT TIME ZONE 'UTC',
    ALTER created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC';
ALTER TABLE incident_rules
    ALTER id DROP DEFAULT,
    ALTER id TYPE bigint,
    ALTER name TYPE text,
    ALTER rule_type TYPE text COLLATE "C",
    ALTER priority TYPE text COLLATE "C",
    ALTER priority SET DEFAULT 'medium',
    ALTER execution_count TYPE bigint,
    ALTER tenant_id TYPE bigint,
    ALTER last_executed_at TYPE timestamptz USING last_executed_at AT TIME ZONE 'UTC',
    ALTER created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ADD version bigint NOT NULL DEFAULT 1;

-- Keys go on where the old sequences or the rows stand, whichever is further.
DO $$
DECLARE
    t text;
    old_sequence text;
    next_id bigint;
    next_of_rows bigint;
BEGIN
    FOREACH t IN ARRAY ARRAY['incidents', 'incident_events', 'incident_alerts', 'incident_metrics', 'incident_rules'] LOOP
        next_id := 1;
        old_sequence := pg_get_serial_sequence(t, 'id');
        IF old_sequence IS NOT NULL THEN
            EXECUTE format('SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM %s', old_sequence) INTO next_id;
            EXECUTE format('DROP SEQUENCE %s', old_sequence);
        END IF;
        EXECUTE format('SELECT coalesce(max(id), 0) + 1 FROM %I', t) INTO next_of_rows;
        EXECUTE format('ALTER TABLE %I ALTER id ADD GENERATED BY DEFAULT AS IDENTITY (START WITH %s)', t, greatest(next_id, next_of_rows, 1));
    END LOOP;
END
$$;
