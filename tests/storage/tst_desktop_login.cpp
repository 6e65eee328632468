#include "services/storage/change_feed.h"
#include "tests/storage/desktop_attacks.h"
#include "tests/storage/two_tenants.h"
#include "tests/support/raw_session.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

/// `%1` is a login: for each relation that it may read something of, the query for all of that.
constexpr QLatin1StringView readings =
    R"(SELECT format('SELECT %s FROM %I.%I', string_agg(quote_ident(attname), ', ' ORDER BY attnum), nspname, relname)
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
 WHERE relkind IN ('r', 'v', 'm', 'p', 'f', 'S') AND attnum > 0 AND NOT attisdropped AND nspname NOT LIKE 'pg\_t%'
   AND has_column_privilege('%1', c.oid, attnum, 'SELECT') GROUP BY nspname, relname ORDER BY 1)"_L1;

} // namespace

/// Goal S5: what a person gets who connects with the login of a console and a client of his own. Nothing of another
/// tenant, nothing secret, and nothing that he should not change is changed.
class DesktopLoginTest : public QObject
{
    Q_OBJECT

    TwoTenants m_world;
    QString m_before;

    [[nodiscard]] QByteArray filledIn(QByteArray sql) const
    {
        return sql.replace("THEIRS", QByteArray::number(m_world.theirTenant().value))
            .replace("OURS", QByteArray::number(m_world.ourTenant().value));
    }
    static bool isClean(const QByteArray &heard)
    {
        return !heard.contains(TwoTenants::theirs) && !heard.contains(TwoTenants::secret);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ITSM_VERIFY(m_world.fill(100));
        // Stands for any schema that a login may write to, as all may to "public" of PostgreSQL 13 and 14.
        ITSM_VERIFY(m_world.admin().executeScript(u"CREATE SCHEMA lab; GRANT CREATE, USAGE ON SCHEMA lab TO desk1"_s));
        ITSM_UNWRAP(m_before, m_world.fingerprint());
    }

    void nothingElseCanBeRead_data()
    {
        QTest::addColumn<QString>("login");
        QTest::newRow("console") << u"desk1"_s;
        QTest::newRow("administrator") << u"chief"_s;
    }
    void nothingElseCanBeRead()
    {
        QFETCH(QString, login);
        Connection &admin = m_world.admin();
        RawSession stranger(m_world.database().urlFor(login).path());
        ITSM_UNWRAP(const QStringList queries, texts(admin, QString(readings).replace("%1"_L1, login)));
        QVERIFY(queries.size() > 100);
        int oursRead = 0;
        for (const QString &query : queries) {
            // The text of what somebody else does now is there to be seen, too.
            ITSM_VERIFY(
                texts(admin, u"SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%zqtheirs%zqsecret%'"_s));
            const QByteArray heard = stranger.run(query.toUtf8());
            QVERIFY2(isClean(heard), qPrintable(query));
            QVERIFY2(stranger.state() == "00000" || stranger.state() == "42501", heard.constData());
            oursRead += query.contains(u" FROM public."_s) && heard.contains(TwoTenants::ours);
        }
        QVERIFY2(oursRead >= 10, QByteArray::number(oursRead).constData());
        ITSM_UNWRAP(const QStringList tables,
                    texts(admin, u"SELECT attrelid::regclass FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
                                 " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attname ="
                                 " 'tenant_id' AND has_column_privilege('%1', c.oid, attnum, 'SELECT')"_s.arg(login)));
        QVERIFY(tables.size() > 15);
        const QByteArray our = QByteArray::number(m_world.ourTenant().value) + '\n';
        for (const QString &table : tables) {
            const QByteArray tenants = stranger.run("SELECT DISTINCT tenant_id FROM public." + table.toUtf8());
            QVERIFY2(tenants == our || (tenants.isEmpty() && table == "incident_count_deltas"_L1), qPrintable(table));
        }
        QCOMPARE(stranger.run("SELECT id FROM tenants"), our);
    }

    void attacks_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("sql");
        for (const Attack &attack : itsm::attacks)
            QTest::newRow(attack.sql) << QByteArray(attack.state) << filledIn(attack.sql);
    }
    void attacks()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, sql);
        RawSession stranger(m_world.database().urlFor(u"desk1"_s).path());
        const QByteArray prepared = stranger.run(attackTools);
        QVERIFY2(stranger.state() == "00000", prepared.constData());
        const QByteArray heard = stranger.run(sql);
        QVERIFY2(isClean(heard), heard.constData());
        QVERIFY2(stranger.state() == state, heard.constData());
        if (state == "00000" && sql.contains("::text")) // it did look
            QVERIFY2(heard.contains(TwoTenants::ours), heard.constData());
        ITSM_UNWRAP(const QString after, m_world.fingerprint());
        QCOMPARE(after, std::exchange(m_before, after));
        QVERIFY(!QFile::exists(u"/tmp/zqfile"_s));
    }

    void theWordsOfOthersFindNothing()
    {
        ITSM_UNWRAP(
            const QStringList tokens,
            texts(m_world.admin(), u"SELECT tokens::text FROM incident_search WHERE tenant_id = %1 LIMIT 1"_s.arg(
                                       m_world.theirTenant().value)));
        RawSession stranger(m_world.database().urlFor(u"desk1"_s).path());
        const QByteArray wanted = '\'' + tokens.front().toUtf8() + "'::integer[]";
        QCOMPARE(stranger.run("SELECT itsm_search_ids(" + wanted + ')'), QByteArray());
        QCOMPARE(stranger.run("SELECT itsm_search_page(" + wanted + ", 'title', true, NULL, NULL, false, 100, 0)"),
                 QByteArray());
        QCOMPARE(stranger.state(), "00000");
    }

    void notificationsTellNumbersOnly()
    {
        RawSession stranger(m_world.database().urlFor(u"desk1"_s).path());
        stranger.run("LISTEN itsm_change");
        ITSM_VERIFY(m_world.admin().executeScript(u"UPDATE incidents SET title = title || ' changed'"_s));
        const QByteArray heard = stranger.run("SELECT 'end'");
        static const QRegularExpression numbers(u"^(end\n|itsm_change=[0-9]+\n)+$"_s);
        QVERIFY2(numbers.match(QString::fromUtf8(heard)).hasMatch(), heard.constData());
        QVERIFY(heard.contains("itsm_change="));
        ITSM_UNWRAP(m_before, m_world.fingerprint());
    }

    void nobodyKeepsOthersFromTelling()
    {
        RawSession listener(m_world.database().url().path());
        listener.run("LISTEN itsm_change");
        RawSession keeper(m_world.database().urlFor(u"desk1"_s).path());
        keeper.run("BEGIN; SELECT set_config('itsm.announces', 'due', true), itsm_announce()"); // and goes for a coffee
        QCOMPARE(keeper.state(), "00000");
        Connection &c = m_world.admin();
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(c));
        ITSM_VERIFY(announceLater(c));
        ITSM_VERIFY(c.execute(u"UPDATE incidents SET title = title || ' again'"_s));
        ITSM_VERIFY(announceChanges(c));
        ITSM_VERIFY(transaction.commit());
        const QByteArray heard = listener.run("SELECT 'end'");
        QVERIFY2(heard.contains("itsm_change="), heard.constData());
        ITSM_UNWRAP(m_before, m_world.fingerprint());
    }

    /// Rules for what migrations bring.
    void nothingIsOpenByOversight()
    {
        Connection &admin = m_world.admin();
        ITSM_UNWRAP(const QStringList open,
                    texts(admin, u"SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND "
                                 "(prosecdef OR prorettype = 'trigger'::regtype) AND has_function_privilege('desk1', "
                                 "oid, 'EXECUTE') ORDER BY proname COLLATE \"C\""_s));
        QCOMPARE(open, (QStringList{u"itsm_advance_keys"_s, u"itsm_announce"_s, u"itsm_current_tenant"_s,
                                    u"itsm_fold_counters"_s, u"itsm_log_everything"_s, u"itsm_login_tenant"_s,
                                    u"itsm_outcome"_s, u"itsm_prune_changes"_s, u"itsm_rebuild_counters"_s,
                                    u"itsm_search_ids"_s, u"itsm_search_page"_s}));
        ITSM_UNWRAP(const QStringList wandering,
                    texts(admin,
                          u"SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
                          " AND NOT coalesce('search_path=public, pg_temp' = ANY (proconfig), false) ORDER BY 1"_s));
        // These qualify all names.
        QCOMPARE(wandering, (QStringList{u"itsm_current_tenant"_s, u"itsm_login_tenant"_s, u"itsm_search_follows"_s}));
        for (const QString &login : {u"desk1"_s, u"chief"_s}) {
            ITSM_UNWRAP(
                const QStringList keys,
                texts(admin, u"SELECT indexrelid::regclass FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE "
                             "relnamespace = 'public'::regnamespace AND indisunique AND NOT EXISTS (SELECT FROM "
                             "unnest(indkey::int2[]) k LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = k"
                             " WHERE attname = 'tenant_id' OR NOT has_column_privilege('%1', indrelid, attnum, "
                             "'INSERT'))"_s.arg(login)));
            QCOMPARE(keys, QStringList()); // a key that may be in the way of another tenant's
        }
        ITSM_UNWRAP(const QStringList closed,
                    texts(admin, u"SELECT DISTINCT attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND "
                                 "attrelid = ANY ('{incidents,incident_events,incident_alerts,incident_metrics,"
                                 "incident_rules,saved_views,configuration_items,notification_outbox,audit_records}'"
                                 "::regclass[]) AND NOT has_column_privilege('desk1', attrelid, attnum, 'INSERT')"_s));
        QCOMPARE(closed, QStringList{u"id"_s}); // a new column is to be granted
    }
};

ITSM_TEST(DesktopLoginTest)
#include "tst_desktop_login.moc"
