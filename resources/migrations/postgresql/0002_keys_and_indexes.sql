-- A column named *_key or *_rank is generated: the value that lists sort by, never null.
ALTER TABLE incidents
    ADD COLUMN status_rank smallint NOT NULL GENERATED ALWAYS AS (CASE status WHEN 'new' THEN 0 WHEN 'acknowledged' THEN 1
        WHEN 'assigned' THEN 2 WHEN 'in_progress' THEN 3 WHEN 'on_hold' THEN 4 WHEN 'resolved' THEN 5 WHEN 'closed' THEN 6
        WHEN 'cancelled' THEN 7 ELSE 8 END) STORED,
    ADD COLUMN priority_rank smallint NOT NULL GENERATED ALWAYS AS (CASE priority WHEN 'low' THEN 0 WHEN 'medium' THEN 1
        WHEN 'high' THEN 2 WHEN 'urgent' THEN 3 WHEN 'critical' THEN 3 ELSE 4 END) STORED,
    ADD COLUMN severity_rank smallint NOT NULL GENERATED ALWAYS AS (CASE severity WHEN 'info' THEN 0 WHEN 'low' THEN 1
        WHEN 'medium' THEN 2 WHEN 'high' THEN 3 WHEN 'critical' THEN 4 ELSE 5 END) STORED,
    ADD COLUMN category_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce(category, '')) STORED,
    ADD COLUMN subcategory_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce(subcategory, '')) STORED,
    ADD COLUMN source_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce(source, '')) STORED,
    ADD COLUMN level_key integer NOT NULL GENERATED ALWAYS AS (coalesce(escalation_level, 0)) STORED,
    ADD COLUMN resolved_key timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(resolved_at, to_timestamp(0))) STORED;

ALTER TABLE incidents ADD CONSTRAINT incidents_tenant_id_id_key UNIQUE (tenant_id, id);
ALTER TABLE incidents ADD CONSTRAINT incidents_tenant_number_key UNIQUE (tenant_id, incident_number);
ALTER TABLE incident_alerts ADD CONSTRAINT incident_alerts_tenant_id_id_key UNIQUE (tenant_id, id);
ALTER TABLE incident_rules ADD CONSTRAINT incident_rules_tenant_id_id_key UNIQUE (tenant_id, id);
ALTER TABLE users ADD CONSTRAINT users_tenant_login_key UNIQUE (tenant_id, login);
CREATE INDEX configuration_items_name ON configuration_items (tenant_id, name);
CREATE UNIQUE INDEX saved_views_name ON saved_views (tenant_id, coalesce(owner_id, 0), name);

-- A reference to another tenant's row is impossible: every key carries the tenant.
ALTER TABLE users ADD CONSTRAINT users_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;
ALTER TABLE configuration_items ADD CONSTRAINT configuration_items_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;
ALTER TABLE ci_relations
    ADD CONSTRAINT ci_relations_from_fkey FOREIGN KEY (tenant_id, from_id) REFERENCES configuration_items (tenant_id, id) ON DELETE CASCADE NOT VALID,
    ADD CONSTRAINT ci_relations_to_fkey FOREIGN KEY (tenant_id, to_id) REFERENCES configuration_items (tenant_id, id) ON DELETE CASCADE NOT VALID;
ALTER TABLE incidents
    ADD CONSTRAINT incidents_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID,
    ADD CONSTRAINT incidents_reporter_fkey FOREIGN KEY (tenant_id, reporter_id) REFERENCES users (tenant_id, id) NOT VALID,
    ADD CONSTRAINT incidents_assignee_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES users (tenant_id, id) NOT VALID,
    ADD CONSTRAINT incidents_ci_fkey FOREIGN KEY (tenant_id, configuration_item_id) REFERENCES configuration_items (tenant_id, id) NOT VALID;
ALTER TABLE incident_events ADD CONSTRAINT incident_events_incident_fkey
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) NOT VALID;
ALTER TABLE incident_alerts ADD CONSTRAINT incident_alerts_incident_fkey
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) NOT VALID;
ALTER TABLE incident_metrics ADD CONSTRAINT incident_metrics_incident_fkey
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) NOT VALID;
ALTER TABLE incident_rules ADD CONSTRAINT incident_rules_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;
ALTER TABLE incident_rule_executions
    ADD CONSTRAINT incident_rule_executions_rule_fkey FOREIGN KEY (tenant_id, rule_id)
        REFERENCES incident_rules (tenant_id, id) ON DELETE CASCADE NOT VALID,
    ADD CONSTRAINT incident_rule_executions_incident_fkey FOREIGN KEY (tenant_id, incident_id)
        REFERENCES incidents (tenant_id, id) ON DELETE CASCADE NOT VALID;
ALTER TABLE notification_outbox
    ADD CONSTRAINT notification_outbox_incident_fkey FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) NOT VALID,
    ADD CONSTRAINT notification_outbox_alert_fkey FOREIGN KEY (tenant_id, alert_id) REFERENCES incident_alerts (tenant_id, id) NOT VALID;
ALTER TABLE saved_views ADD CONSTRAINT saved_views_owner_fkey
    FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE NOT VALID;
ALTER TABLE tenant_settings ADD CONSTRAINT tenant_settings_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;
ALTER TABLE number_counters ADD CONSTRAINT number_counters_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;

-- An adopted database may hold records of incidents that do not exist any more. They are kept; such a constraint stays "not valid",
-- which means that it binds new rows only.
DO $$
DECLARE
    c record;
BEGIN
    FOR c IN SELECT conrelid::regclass AS relation, conname FROM pg_constraint
              WHERE contype = 'f' AND NOT convalidated AND connamespace = current_schema()::regnamespace LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', c.relation, c.conname);
        EXCEPTION WHEN foreign_key_violation THEN
            RAISE WARNING 'constraint % binds new rows only: the table holds references to missing rows', c.conname;
        END;
    END LOOP;
END
$$;

-- Lists: one index for each column that they sort by.
CREATE INDEX incidents_by_title ON incidents (tenant_id, title, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_number ON incidents (tenant_id, incident_number, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_status ON incidents (tenant_id, status_rank, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_priority ON incidents (tenant_id, priority_rank, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_severity ON incidents (tenant_id, severity_rank, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_category ON incidents (tenant_id, category_key, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_subcategory ON incidents (tenant_id, subcategory_key, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_source ON incidents (tenant_id, source_key, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_assignee ON incidents (tenant_id, assignee_name, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_ci ON incidents (tenant_id, ci_name, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_group ON incidents (tenant_id, assignment_group, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_level ON incidents (tenant_id, level_key, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_detected ON incidents (tenant_id, detected_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_created ON incidents (tenant_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_updated ON incidents (tenant_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_by_resolved ON incidents (tenant_id, resolved_key, id) WHERE deleted_at IS NULL;

-- Filters: the newest rows of one value.
CREATE INDEX incidents_of_status ON incidents (tenant_id, status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_of_priority ON incidents (tenant_id, priority, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_of_severity ON incidents (tenant_id, severity, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_of_category ON incidents (tenant_id, category_key, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_of_source ON incidents (tenant_id, source_key, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_of_assignee ON incidents (tenant_id, assignee_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_of_ci ON incidents (tenant_id, configuration_item_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX incidents_deleted ON incidents (tenant_id, created_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX incidents_open ON incidents (tenant_id, severity_rank, created_at)
    WHERE deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled');

CREATE INDEX incident_events_of_incident ON incident_events (tenant_id, incident_id, occurred_at DESC, id DESC);
CREATE INDEX incident_alerts_of_incident ON incident_alerts (tenant_id, incident_id, triggered_at DESC, id DESC);
CREATE INDEX incident_alerts_active ON incident_alerts (tenant_id, triggered_at DESC, id DESC) WHERE status <> 'resolved';
CREATE INDEX incident_metrics_of_incident ON incident_metrics (tenant_id, incident_id, measured_at, id);
CREATE INDEX notification_outbox_due ON notification_outbox (next_attempt_at) WHERE state = 'pending';
CREATE INDEX notification_outbox_leased ON notification_outbox (lease_until) WHERE state = 'sending';
CREATE INDEX notification_outbox_of_incident ON notification_outbox (tenant_id, incident_id);
CREATE INDEX incident_rule_executions_of_incident ON incident_rule_executions (tenant_id, incident_id);
