-- Who signs in to the server. A password that somebody else chose holds until `one_time_until` and must be replaced before anything else.
ALTER TABLE users ADD COLUMN one_time_until INTEGER;
ALTER TABLE users ADD COLUMN password_changed_at INTEGER;

-- One for each sign-in. `generation` counts refreshes: a refresh token of an earlier one was used twice.
CREATE TABLE user_sessions (
    tenant_id INTEGER NOT NULL,
    id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 1,
    address TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    refreshed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX user_sessions_of_user ON user_sessions (tenant_id, user_id);
CREATE INDEX user_sessions_by_end ON user_sessions (tenant_id, expires_at);

-- Of the token itself only the hash is kept.
CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER,
    revoked_at INTEGER,
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX api_tokens_of_user ON api_tokens (tenant_id, user_id);

-- What the server signs with: 'access' keys come and go, the 'api' key stays.
CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

-- What was done to people, tokens, rules, items, views and settings, and who signed in. Only ever added to. Each row's hash
-- covers the row and the hash of the one before it in the tenant.
CREATE TABLE audit_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    occurred_at INTEGER NOT NULL,
    user_id INTEGER,
    user_name TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL,
    object_type TEXT NOT NULL,
    object_id INTEGER,
    object_name TEXT NOT NULL DEFAULT '',
    data TEXT NOT NULL DEFAULT '',
    hash TEXT NOT NULL
);
CREATE INDEX audit_records_of_tenant ON audit_records (tenant_id, id);
CREATE TRIGGER audit_is_kept_unchanged BEFORE UPDATE ON audit_records
BEGIN
    SELECT RAISE(ABORT, 'audit records are only ever added');
END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit_records
BEGIN
    SELECT RAISE(ABORT, 'audit records are only ever added');
END;
