-- Times are microseconds since 1970 in UTC; JSON is text (no CHECK with json_valid: SQLite 3.40 does not
-- count it among the functions that an untrusted schema may call); truth values are 0 and 1. Text compares byte by byte.
-- A column named *_key or *_rank is generated: the value that lists sort by, never null.

CREATE TABLE tenants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'agent',
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    password_hash TEXT,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    UNIQUE (tenant_id, id),
    UNIQUE (tenant_id, login),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);

CREATE TABLE configuration_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT '',
    environment TEXT NOT NULL DEFAULT '',
    criticality TEXT NOT NULL DEFAULT 'medium',
    metadata TEXT,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);

CREATE TABLE ci_relations (
    tenant_id INTEGER NOT NULL,
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (tenant_id, from_id, to_id, type),
    FOREIGN KEY (tenant_id, from_id) REFERENCES configuration_items (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, to_id) REFERENCES configuration_items (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE incidents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    description TEXT,
    status TEXT NOT NULL DEFAULT 'new',
    priority TEXT NOT NULL DEFAULT 'medium',
    severity TEXT NOT NULL DEFAULT 'medium',
    incident_number TEXT NOT NULL,
    reporter_id INTEGER,
    assignee_id INTEGER,
    configuration_item_id INTEGER,
    category TEXT,
    subcategory TEXT,
    impact_analysis TEXT,
    root_cause TEXT,
    resolution_steps TEXT,
    detected_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    resolved_at INTEGER,
    closed_at INTEGER,
    escalated_at INTEGER,
    escalation_level INTEGER DEFAULT 0,
    is_automated INTEGER DEFAULT 0 CHECK (is_automated IN (0, 1)),
    source TEXT DEFAULT 'manual',
    metadata TEXT,
    tenant_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    impact TEXT NOT NULL DEFAULT 'medium',
    urgency TEXT NOT NULL DEFAULT 'medium',
    acknowledged_at INTEGER,
    assignment_group TEXT NOT NULL DEFAULT '',
    reporter_name TEXT NOT NULL DEFAULT '',
    assignee_name TEXT NOT NULL DEFAULT '',
    ci_name TEXT NOT NULL DEFAULT '',
    deleted_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    search_revision INTEGER NOT NULL DEFAULT 0,
    status_rank INTEGER NOT NULL GENERATED ALWAYS AS (CASE status WHEN 'new' THEN 0 WHEN 'acknowledged' THEN 1
        WHEN 'assigned' THEN 2 WHEN 'in_progress' THEN 3 WHEN 'on_hold' THEN 4 WHEN 'resolved' THEN 5 WHEN 'closed' THEN 6
        WHEN 'cancelled' THEN 7 ELSE 8 END) VIRTUAL,
    priority_rank INTEGER NOT NULL GENERATED ALWAYS AS (CASE priority WHEN 'low' THEN 0 WHEN 'medium' THEN 1
        WHEN 'high' THEN 2 WHEN 'urgent' THEN 3 WHEN 'critical' THEN 3 ELSE 4 END) VIRTUAL,
    severity_rank INTEGER NOT NULL GENERATED ALWAYS AS (CASE severity WHEN 'info' THEN 0 WHEN 'low' THEN 1
        WHEN 'medium' THEN 2 WHEN 'high' THEN 3 WHEN 'critical' THEN 4 ELSE 5 END) VIRTUAL,
    category_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(category, '')) VIRTUAL,
    subcategory_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(subcategory, '')) VIRTUAL,
    source_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(source, '')) VIRTUAL,
    level_key INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(escalation_level, 0)) VIRTUAL,
    resolved_key INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(resolved_at, 0)) VIRTUAL,
    UNIQUE (tenant_id, id),
    UNIQUE (tenant_id, incident_number),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    FOREIGN KEY (tenant_id, reporter_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, assignee_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, configuration_item_id) REFERENCES configuration_items (tenant_id, id)
);

CREATE TABLE incident_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    event_name TEXT NOT NULL,
    description TEXT,
    status TEXT NOT NULL DEFAULT 'active',
    severity TEXT NOT NULL DEFAULT 'medium',
    data TEXT,
    occurred_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    user_id INTEGER,
    source TEXT NOT NULL DEFAULT 'system',
    metadata TEXT,
    tenant_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    user_name TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id)
);

CREATE TABLE incident_alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL,
    alert_type TEXT NOT NULL,
    alert_name TEXT NOT NULL,
    message TEXT NOT NULL,
    severity TEXT NOT NULL DEFAULT 'medium',
    status TEXT NOT NULL DEFAULT 'active',
    channels TEXT,
    recipients TEXT,
    triggered_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    acknowledged_at INTEGER,
    resolved_at INTEGER,
    acknowledged_by INTEGER,
    metadata TEXT,
    tenant_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id)
);

CREATE TABLE incident_metrics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL,
    metric_type TEXT NOT NULL,
    metric_name TEXT NOT NULL,
    metric_value REAL NOT NULL,
    unit TEXT,
    measured_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    tags TEXT,
    metadata TEXT,
    tenant_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id)
);

CREATE TABLE incident_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    description TEXT,
    rule_type TEXT NOT NULL,
    conditions TEXT,
    actions TEXT,
    priority TEXT NOT NULL DEFAULT 'medium',
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    execution_count INTEGER NOT NULL DEFAULT 0,
    last_executed_at INTEGER,
    metadata TEXT,
    tenant_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);

CREATE TABLE incident_rule_executions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    rule_id INTEGER NOT NULL,
    incident_id INTEGER NOT NULL,
    condition_epoch TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'pending',
    result TEXT,
    error TEXT,
    started_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    finished_at INTEGER,
    UNIQUE (tenant_id, rule_id, incident_id, condition_epoch),
    FOREIGN KEY (tenant_id, rule_id) REFERENCES incident_rules (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id) ON DELETE CASCADE
);

-- `key` is the deterministic identity of an intent: running a rule again cannot make a second one.
CREATE TABLE notification_outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    incident_id INTEGER,
    alert_id INTEGER,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    payload TEXT,
    state TEXT NOT NULL DEFAULT 'pending',
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    lease_until INTEGER,
    worker TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    sent_at INTEGER,
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    UNIQUE (tenant_id, key),
    FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents (tenant_id, id),
    FOREIGN KEY (tenant_id, alert_id) REFERENCES incident_alerts (tenant_id, id)
);

CREATE TABLE saved_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER NOT NULL,
    owner_id INTEGER,
    name TEXT NOT NULL,
    filter TEXT NOT NULL DEFAULT '',
    settings TEXT,
    is_shared INTEGER NOT NULL DEFAULT 0 CHECK (is_shared IN (0, 1)),
    created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    updated_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE tenant_settings (
    tenant_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (tenant_id, key),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
) WITHOUT ROWID;

-- The last number given in a month, e.g. period 202601.
CREATE TABLE number_counters (
    tenant_id INTEGER NOT NULL,
    period INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, period),
    FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);
