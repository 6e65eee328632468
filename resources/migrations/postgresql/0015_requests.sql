-- Answers to requests that carried an Idempotency-Key, so that a repetition gets the same one. `answer` is null only inside of the
-- transaction that works on the request.
CREATE TABLE idempotent_requests (
    tenant_id bigint NOT NULL REFERENCES tenants,
    user_id bigint NOT NULL, -- 0: of no user
    key text COLLATE "C" NOT NULL,
    request_hash text COLLATE "C" NOT NULL,
    answer jsonb,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, key)
);
CREATE INDEX idempotent_requests_by_age ON idempotent_requests (tenant_id, created_at);
ALTER TABLE idempotent_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotent_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON idempotent_requests USING (tenant_id = (SELECT itsm_current_tenant()))
    WITH CHECK (tenant_id = (SELECT itsm_current_tenant()));

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'itsm_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_requests TO itsm_app;
    END IF;
END
$$;
