-- The specification knows tenants, users and configuration items by number only. Each number that is used in a tenant gets a row there, so
-- that keys hold and a person can give it a name. Numbers below 1 mean nobody and nothing; they get a row without a name.
INSERT INTO tenants (id, code, name)
SELECT tenant_id, 'tenant-' || tenant_id, 'Tenant ' || tenant_id
  FROM (SELECT tenant_id FROM incidents UNION SELECT tenant_id FROM incident_events UNION SELECT tenant_id FROM incident_alerts
        UNION SELECT tenant_id FROM incident_metrics UNION SELECT tenant_id FROM incident_rules) t;
INSERT INTO users (tenant_id, id, login, name, is_active)
SELECT tenant_id, user_id, 'user-' || user_id, CASE WHEN user_id > 0 THEN 'User ' || user_id ELSE '' END, false
  FROM (SELECT reporter_id AS user_id, tenant_id FROM incidents UNION SELECT assignee_id, tenant_id FROM incidents
        UNION SELECT user_id, tenant_id FROM incident_events WHERE user_id > 0
        UNION SELECT acknowledged_by, tenant_id FROM incident_alerts WHERE acknowledged_by > 0) u
 WHERE user_id IS NOT NULL;
INSERT INTO configuration_items (tenant_id, id, name)
SELECT DISTINCT tenant_id, configuration_item_id, CASE WHEN configuration_item_id > 0 THEN 'CI ' || configuration_item_id ELSE '' END
  FROM incidents WHERE configuration_item_id IS NOT NULL;
SELECT setval(pg_get_serial_sequence('tenants', 'id'), greatest((SELECT max(id) FROM tenants), 1), EXISTS (SELECT FROM tenants WHERE id > 0));
SELECT setval(pg_get_serial_sequence('users', 'id'), greatest((SELECT max(id) FROM users), 1), EXISTS (SELECT FROM users WHERE id > 0));
SELECT setval(pg_get_serial_sequence('configuration_items', 'id'), greatest((SELECT max(id) FROM configuration_items), 1),
              EXISTS (SELECT FROM configuration_items WHERE id > 0));

UPDATE incident_events e SET user_name = u.name FROM users u WHERE u.id = e.user_id AND u.tenant_id = e.tenant_id;

-- New numbers continue the highest of each month.
INSERT INTO number_counters (tenant_id, period, last)
SELECT tenant_id, substring(incident_number FROM 5 FOR 6)::integer, max(substring(incident_number FROM 12)::bigint)
  FROM incidents WHERE incident_number ~ '^INC-[0-9]{6}-[0-9]{1,15}$' GROUP BY 1, 2;
