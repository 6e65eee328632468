-- The lists that people work from: the open incidents in the order of their last change and of their severity. They are few among all.
CREATE INDEX incidents_open_by_updated ON incidents (tenant_id, updated_at, id)
    WHERE deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled');
CREATE INDEX incidents_open_by_severity ON incidents (tenant_id, severity_rank, id)
    WHERE deleted_at IS NULL AND status NOT IN ('resolved', 'closed', 'cancelled');

-- Whose texts have no tokens yet: after a storm in one tenant all others would look through its incidents.
DROP INDEX incidents_search_stale;
CREATE INDEX incidents_search_stale ON incidents (tenant_id, id) WHERE search_revision = 0;
