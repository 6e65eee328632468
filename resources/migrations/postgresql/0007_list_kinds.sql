-- Lists whose filter few rows match look up the kinds of incidents that incident_counts knows, each in one stretch of this index.
CREATE INDEX incidents_facets ON incidents (tenant_id, status, priority, severity, category_key, source_key) WHERE deleted_at IS NULL;
