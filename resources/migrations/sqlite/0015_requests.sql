-- Answers to requests that carried an Idempotency-Key, so that a repetition gets the same one. `answer` is null only inside of the
-- transaction that works on the request.
CREATE TABLE idempotent_requests (
    tenant_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL, -- 0: of no user
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    answer TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id, key),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
) WITHOUT ROWID;
CREATE INDEX idempotent_requests_by_age ON idempotent_requests (tenant_id, created_at);
