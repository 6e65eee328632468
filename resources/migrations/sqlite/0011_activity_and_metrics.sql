-- The activity and the samples of all incidents by time.
CREATE INDEX incident_events_by_time ON incident_events (tenant_id, occurred_at, id);
CREATE INDEX incident_metrics_by_time ON incident_metrics (tenant_id, measured_at, id);
