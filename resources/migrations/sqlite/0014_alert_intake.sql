-- Monitoring systems that report alerts to a tenant. A secret is known by its hash only.
CREATE TABLE alert_sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    mapping TEXT,
    pull_url TEXT NOT NULL DEFAULT '',
    heartbeat_us INTEGER,
    last_seen_at INTEGER,
    silent_incident_id INTEGER,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (tenant_id, id),
    UNIQUE (tenant_id, name),
    FOREIGN KEY (tenant_id, silent_incident_id) REFERENCES incidents (tenant_id, id)
);

-- What is known of each alert of a source: one row however often it is reported. Beside `incident_alerts`, which holds one row for
-- each time that it fired, because repetitions are no news for those who read these. What a message is looked up by stands first in
-- each key: of a table that a storm has just filled, PostgreSQL does not know that a source has many rows, and would read them all.
CREATE TABLE alert_signals (
    tenant_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL,
    is_flapping INTEGER NOT NULL DEFAULT 0,
    group_key TEXT NOT NULL DEFAULT '',
    starts_at INTEGER,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    repeats INTEGER NOT NULL DEFAULT 0,
    changes TEXT,
    alert_id INTEGER NOT NULL,
    incident_id INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, source_id, tenant_id),
    FOREIGN KEY (tenant_id, source_id) REFERENCES alert_sources (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, alert_id) REFERENCES incident_alerts (tenant_id, id),
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id)
) WITHOUT ROWID;
CREATE INDEX alert_signals_of_incident ON alert_signals (incident_id, tenant_id) WHERE state <> 'resolved';
CREATE INDEX alert_signals_of_group ON alert_signals (group_key, source_id, tenant_id, incident_id) WHERE group_key <> '';
CREATE INDEX alert_signals_open ON alert_signals (tenant_id, source_id) WHERE state <> 'resolved';
CREATE INDEX alert_signals_flapping ON alert_signals (tenant_id, source_id) WHERE is_flapping;
CREATE INDEX alert_signals_ended ON alert_signals (tenant_id, changed_at) WHERE state = 'resolved';
