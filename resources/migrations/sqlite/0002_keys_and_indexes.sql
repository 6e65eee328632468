CREATE INDEX configuration_items_name ON configuration_items (tenant_id, name);
CREATE UNIQUE INDEX saved_views_name ON saved_views (tenant_id, coalesce(owner_id, 0), name);

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
