-- The alerts of all incidents by time.
CREATE INDEX incident_alerts_by_time ON incident_alerts (tenant_id, triggered_at, id);
