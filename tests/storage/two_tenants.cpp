#include "tests/storage/two_tenants.h"

#include "services/storage/migrations.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Of a tenant %1 with the mark %2, its person %3 and its item %4. What is secret carries %5.
constexpr QLatin1StringView rowsOfTenant =
    R"(UPDATE users SET login = '%2 ' || login, name = '%2 name', email = '%2@example.org', password_hash = '%5 hash'
 WHERE tenant_id = %1;
UPDATE configuration_items SET name = '%2 host', metadata = '{"note": "%2"}' WHERE tenant_id = %1;
INSERT INTO incidents (tenant_id, incident_number, title, description, category, subcategory, source, assignment_group,
                       reporter_id, assignee_id, configuration_item_id, metadata, root_cause, impact_analysis)
SELECT %1, '%2-' || i, '%2 title ' || i, '%2 description', '%2 category', '%2 subcategory', '%2 source', '%2 group', %3,
       %3, %4, '{"note": "%2"}', '{"note": "%2"}', '{"note": "%2"}' FROM generate_series(1, %6) i;
INSERT INTO incident_events (incident_id, event_type, event_name, description, data, user_id, user_name, tenant_id)
SELECT id, 'comment', '%2 comment', '%2 words', '{"note": "%2"}', %3, '%2 name', %1 FROM incidents WHERE tenant_id = %1;
INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, recipients, tenant_id)
SELECT id, 'threshold', '%2 alert', '%2 message', '["%2"]', %1 FROM incidents WHERE tenant_id = %1;
INSERT INTO incident_metrics (incident_id, metric_type, metric_name, metric_value, tags, tenant_id)
SELECT id, '%2', '%2 metric', 1, '{"host": "%2"}', %1 FROM incidents WHERE tenant_id = %1;
INSERT INTO incident_rules (name, description, rule_type, tenant_id) VALUES ('%2 rule', '%2 words', 'alert', %1);
INSERT INTO incident_rule_executions (tenant_id, rule_id, incident_id, status, error)
SELECT %1, (SELECT max(id) FROM incident_rules), max(id), 'failed', '%2 error' FROM incidents WHERE tenant_id = %1;
INSERT INTO saved_views (name, filter, tenant_id, owner_id, is_shared) VALUES ('%2 view', '%2 filter', %1, %3, true);
INSERT INTO tenant_settings (tenant_id, key, value) VALUES (%1, '%2 key', '{"note": "%2"}');
INSERT INTO number_counters (tenant_id, period, last) VALUES (%1, 202601, 100);
INSERT INTO ci_relations (tenant_id, from_id, to_id, type) VALUES (%1, %4, %4, '%2 type');
INSERT INTO notification_outbox (tenant_id, key, channel, recipient, payload)
VALUES (%1, '%5 key', 'email', '%5@example.org', '{"text": "%5"}');
INSERT INTO user_sessions (tenant_id, id, user_id, address, created_at, refreshed_at, expires_at)
VALUES (%1, '%2 session', %3, '%5', now(), now(), now());
INSERT INTO api_tokens (tenant_id, user_id, name, scope, token_hash, created_at)
VALUES (%1, %3, '%5 token', 'wall', '%5 %2', now());
INSERT INTO audit_records (tenant_id, occurred_at, user_name, action, object_type, object_name, data, hash)
VALUES (%1, now(), '%2 name', 'user_created', 'user', '%2 name', '%2', '%2 hash');
INSERT INTO alert_sources (tenant_id, name, kind, secret_hash, pull_url)
VALUES (%1, '%5 source', 'alertmanager', '%5 hash', 'http://%5');
INSERT INTO alert_signals (tenant_id, source_id, fingerprint, state, first_seen_at, last_seen_at, changed_at, alert_id, incident_id)
SELECT %1, (SELECT max(id) FROM alert_sources), '%5', 'firing', now(), now(), now(), id, incident_id
  FROM incident_alerts WHERE tenant_id = %1 LIMIT 1;
INSERT INTO idempotent_requests (tenant_id, user_id, key, request_hash, answer, created_at)
VALUES (%1, %3, '%5', '%5', '{"text": "%5"}', now());
)"_L1;

constexpr QLatin1StringView rowsOfAll =
    R"(INSERT INTO signing_keys (id, purpose, secret, created_at) VALUES ('%5 key', 'access', '%5', now());
INSERT INTO leases VALUES ('%5', '%5', now(), now());
SELECT itsm_fold_counters();
UPDATE incidents SET priority = 'high' WHERE incident_number LIKE '%-7'; -- a difference that is not folded
CREATE ROLE desk1 LOGIN IN ROLE itsm_desk;
CREATE ROLE chief LOGIN IN ROLE itsm_desk_admin;
INSERT INTO tenant_logins VALUES ('desk1', %1), ('chief', %1);
SELECT lo_from_bytea(0, '%5');
ANALYZE;
)"_L1;

/// One line for each thing that has rights in PostgreSQL.
constexpr QLatin1StringView schemaLines =
    R"(SELECT concat_ws(' ', oid::regprocedure, proowner::regrole, prosecdef, proconfig, proacl, md5(prosrc))
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT concat_ws(' ', oid::regclass, relowner::regrole, relkind, relacl, relrowsecurity, relforcerowsecurity)
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i'
UNION ALL SELECT concat_ws(' ', attrelid::regclass, attname, atttypid, attacl, attisdropped)
  FROM pg_attribute WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
UNION ALL SELECT concat_ws(' ', polrelid::regclass, polname, polpermissive, polroles, pg_get_expr(polqual, polrelid),
                           pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
UNION ALL SELECT concat_ws(' ', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger
  WHERE tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
UNION ALL SELECT concat_ws(' ', 'role', rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolcanlogin, rolreplication)
  FROM pg_roles
UNION ALL SELECT concat_ws(' ', 'member', roleid::regrole, member::regrole, admin_option) FROM pg_auth_members
UNION ALL SELECT concat_ws(' ', 'setting', setdatabase, setrole::regrole, setconfig) FROM pg_db_role_setting
UNION ALL SELECT concat_ws(' ', 'schema', nspname, nspowner::regrole, nspacl) FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\_temp%' AND nspname NOT LIKE 'pg\_toast\_temp%'
UNION ALL SELECT concat_ws(' ', 'extension', extname) FROM pg_extension
UNION ALL SELECT concat_ws(' ', 'language', lanname, lanacl) FROM pg_language
ORDER BY 1)"_L1;

} // namespace

Result<QStringList> texts(Connection &connection, const QString &sql)
{
    ITSM_TRY_ASSIGN(const auto found,
                    queryAll<QString>(connection, sql, {}, [](const Row &row) { return row.text(0); }));
    return QStringList(found.begin(), found.end());
}

Result<> TwoTenants::fill(int count)
{
    ITSM_TRY_ASSIGN(m_database, TempDatabase::create(Dialect::PostgreSql));
    ITSM_TRY_ASSIGN(m_admin, m_database->connect());
    ITSM_TRY_ASSIGN(m_theirs, makeWorld(*m_admin, QLatin1StringView(theirs)));
    ITSM_TRY_ASSIGN(m_ours, makeWorld(*m_admin, QLatin1StringView(ours)));
    ITSM_TRY(fillTenant(m_theirs, QLatin1StringView(theirs), count));
    ITSM_TRY(fillTenant(m_ours, QLatin1StringView(ours), count));
    ITSM_TRY(refreshSearchTokens(*m_admin));
    ITSM_TRY(m_admin->executeScript(QString(rowsOfAll)
                                        .replace("%5"_L1, QLatin1StringView(secret))
                                        .replace("%1"_L1, QString::number(m_ours.tenant.value))));
    ITSM_TRY_ASSIGN(const QStringList all, tables(u"true"_s));
    for (const QString &table : all) {
        ITSM_TRY_ASSIGN(const QStringList some,
                        texts(*m_admin, u"SELECT tenant_id FROM %1 WHERE tenant_id = %2 LIMIT 1"_s.arg(
                                            table, QString::number(m_theirs.tenant.value))));
        if (some.isEmpty() && table != "tenant_logins"_L1)
            return fail(Error::Code::Invalid, u"no row of the other tenant in "_s + table);
    }
    return {};
}

Result<> TwoTenants::fillTenant(const TestWorld &world, const QString &mark, int count)
{
    return m_admin->executeScript(QString(rowsOfTenant)
                                      .replace("%1"_L1, QString::number(world.tenant.value))
                                      .replace("%2"_L1, mark)
                                      .replace("%3"_L1, QString::number(world.user.value))
                                      .replace("%4"_L1, QString::number(world.ci.value))
                                      .replace("%5"_L1, QLatin1StringView(secret))
                                      .replace("%6"_L1, QString::number(count)));
}

Result<QStringList> TwoTenants::tables(const QString &condition) const
{
    return texts(*m_admin, u"SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = "
                           u"'r' AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = "
                           u"'tenant_id') AND (%1) ORDER BY 1"_s.arg(condition));
}

Result<QString> TwoTenants::fingerprint() const
{
    // Differences may be folded into the sums by anybody; both together stay what they are.
    ITSM_TRY(texts(*m_admin, u"SELECT itsm_fold_counters()"_s));
    QStringList sources{u"TABLE signing_keys"_s, u"TABLE schema_migrations"_s, u"TABLE tenants"_s,
                        u"SELECT name, holder FROM leases"_s};
    const QString wholeTables = u"relname IN ('users', 'user_sessions', 'api_tokens', 'alert_sources', "
                                "'alert_signals', 'idempotent_requests', 'tenant_logins')"_s;
    ITSM_TRY_ASSIGN(const QStringList whole, tables(wholeTables));
    for (const QString &table : whole)
        sources += u"TABLE "_s + table;
    ITSM_TRY_ASSIGN(const QStringList rest, tables(u"NOT "_s + wholeTables));
    for (const QString &table : rest)
        sources += u"SELECT * FROM %1 WHERE tenant_id = %2"_s.arg(table, QString::number(m_theirs.tenant.value));
    sources += u"SELECT id, event_name, description FROM incident_events WHERE event_name LIKE 'zq%'"_s;
    sources += u"SELECT id, user_name, data, hash FROM audit_records WHERE hash LIKE 'zq%'"_s;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &source : std::as_const(sources)) {
        ITSM_TRY_ASSIGN(const QStringList rows,
                        texts(*m_admin, u"SELECT t::text FROM (%1) t ORDER BY 1"_s.arg(source)));
        hash.addData(QByteArray(rows.join(u'\n').toUtf8() + '\0'));
    }
    ITSM_TRY_ASSIGN(const QStringList schema, texts(*m_admin, QString(schemaLines)));
    hash.addData(schema.join(u'\n').toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace itsm
