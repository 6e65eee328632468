#pragma once

#include <QString>

/// The five tables as the product's specification defines them, to the letter.
inline const QString seedDdl = QStringLiteral(R"SQL(CREATE TABLE incidents (
    id SERIAL PRIMARY KEY,
    title VARCHAR(255) NOT NULL,
    description TEXT,
    status VARCHAR(50) NOT NULL DEFAULT 'new',
    priority VARCHAR(50) NOT NULL DEFAULT 'medium',
    severity VARCHAR(50) NOT NULL DEFAULT 'medium',
    incident_number VARCHAR(100) UNIQUE NOT NULL,
    reporter_id INTEGER NOT NULL,
    assignee_id INTEGER,
    configuration_item_id INTEGER,
    category VARCHAR(100),
    subcategory VARCHAR(100),
    impact_analysis JSONB,
    root_cause JSONB,
    resolution_steps JSONB,
    detected_at TIMESTAMP NOT NULL DEFAULT NOW(),
    resolved_at TIMESTAMP,
    closed_at TIMESTAMP,
    escalated_at TIMESTAMP,
    escalation_level INTEGER DEFAULT 0,
    is_automated BOOLEAN DEFAULT false,
    source VARCHAR(50) DEFAULT 'manual',
    metadata JSONB,
    tenant_id INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP NOT NULL DEFAULT NOW()
);

CREATE TABLE incident_events (
    id SERIAL PRIMARY KEY,
    incident_id INTEGER NOT NULL,
    event_type VARCHAR(100) NOT NULL,
    event_name VARCHAR(255) NOT NULL,
    description TEXT,
    status VARCHAR(50) NOT NULL DEFAULT 'active',
    severity VARCHAR(50) NOT NULL DEFAULT 'medium',
    data JSONB,
    occurred_at TIMESTAMP NOT NULL DEFAULT NOW(),
    user_id INTEGER,
    source VARCHAR(50) NOT NULL DEFAULT 'system',
    metadata JSONB,
    tenant_id INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP NOT NULL DEFAULT NOW()
);

CREATE TABLE incident_alerts (
    id SERIAL PRIMARY KEY,
    incident_id INTEGER NOT NULL,
    alert_type VARCHAR(100) NOT NULL,
    alert_name VARCHAR(255) NOT NULL,
    message TEXT NOT NULL,
    severity VARCHAR(50) NOT NULL DEFAULT 'medium',
    status VARCHAR(50) NOT NULL DEFAULT 'active',
    channels JSONB,
    recipients JSONB,
    triggered_at TIMESTAMP NOT NULL DEFAULT NOW(),
    acknowledged_at TIMESTAMP,
    resolved_at TIMESTAMP,
    acknowledged_by INTEGER,
    metadata JSONB,
    tenant_id INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP NOT NULL DEFAULT NOW()
);

CREATE TABLE incident_metrics (
    id SERIAL PRIMARY KEY,
    incident_id INTEGER NOT NULL,
    metric_type VARCHAR(100) NOT NULL,
    metric_name VARCHAR(255) NOT NULL,
    metric_value DECIMAL(10,2) NOT NULL,
    unit VARCHAR(50),
    measured_at TIMESTAMP NOT NULL DEFAULT NOW(),
    tags JSONB,
    metadata JSONB,
    tenant_id INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP NOT NULL DEFAULT NOW()
);

CREATE TABLE incident_rules (
    id SERIAL PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    rule_type VARCHAR(100) NOT NULL,
    conditions JSONB,
    actions JSONB,
    priority VARCHAR(50) NOT NULL DEFAULT 'medium',
    is_active BOOLEAN NOT NULL DEFAULT true,
    execution_count INTEGER NOT NULL DEFAULT 0,
    last_executed_at TIMESTAMP,
    metadata JSONB,
    tenant_id INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP NOT NULL DEFAULT NOW()
);
)SQL");
