#include "services/desk/audit.h"

#include "services/desk/provision.h"
#include "services/desk/session.h"
#include "services/domain/json_text.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestAudit : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    static NewUser person(const QString &login, Role role = Role::Agent)
    {
        return {.login = login, .name = u"李雷"_s, .email = {}, .role = role, .isActive = true};
    }
    static NewRule rule(const QString &name)
    {
        NewRule input;
        input.name = name;
        input.type = u"escalation"_s;
        input.conditions = {{u"priority"_s, QJsonArray{u"urgent"_s}}};
        input.actions = {QJsonObject{{u"type"_s, u"escalate"_s}, {u"level"_s, 1}, {u"reason"_s, u"urgent"_s}}};
        return input;
    }
    std::vector<AuditRecord> records()
    {
        const auto found = m_world.desk.auditRecords(m_world.c(), m_world.manager, {}, 1'000);
        if (!found) {
            QTest::qFail(describe(found.error()).constData(), __FILE__, __LINE__);
            return {};
        }
        return *found;
    }
    QStringList actions()
    {
        QStringList list;
        for (const AuditRecord &record : records())
            list.prepend(record.action);
        return list;
    }
    Result<AuditProof> proof() { return m_world.desk.proveAudit(m_world.c(), m_world.manager); }
    /// As somebody does who owns the tables and knows what he is doing.
    Result<> tamper(const QString &sql)
    {
        Connection &c = m_world.c();
        const bool isSqlite = c.dialect() == Dialect::Sqlite;
        ITSM_TRY(c.executeScript(isSqlite ? u"DROP TRIGGER audit_is_kept; DROP TRIGGER audit_is_kept_unchanged"_s
                                          : u"ALTER TABLE audit_records DISABLE TRIGGER audit_is_kept"_s));
        const auto done = c.execute(sql, {m_world.tenant.value});
        ITSM_TRY(c.executeScript(
            isSqlite
                ? u"CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit_records BEGIN SELECT RAISE(ABORT, 'x'); END;"
                  "CREATE TRIGGER audit_is_kept_unchanged BEFORE UPDATE ON audit_records BEGIN SELECT "
                  "RAISE(ABORT, 'x'); END"_s
                : u"ALTER TABLE audit_records ENABLE TRIGGER audit_is_kept"_s));
        ITSM_TRY(done);
        return {};
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void everyCommandLeavesItsRecord()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const User user, w.desk.createUser(w.c(), w.admin, person(u"lei"_s)));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, user.id, person(u"lei"_s, Role::Manager), 0));
        ITSM_UNWRAP(const Rule made, w.desk.createRule(w.c(), w.manager, rule(u"r"_s)));
        ITSM_VERIFY(w.desk.updateRule(w.c(), w.manager, made.id, rule(u"s"_s), 0));
        ITSM_VERIFY(w.desk.setRuleActive(w.c(), w.manager, made.id, false, 0));
        ITSM_VERIFY(w.desk.deleteRule(w.c(), w.manager, made.id));
        NewItem input;
        input.name = u"db-01"_s;
        ITSM_UNWRAP(const ConfigurationItem item, w.desk.createItem(w.c(), w.manager, input));
        input.environment = u"staging"_s;
        ITSM_VERIFY(w.desk.updateItem(w.c(), w.manager, item.id, input, 0));
        const CiRelation relation{.from = item.id, .to = w.item, .type = u"runs_on"_s};
        ITSM_VERIFY(w.desk.addRelation(w.c(), w.manager, relation));
        ITSM_VERIFY(w.desk.removeRelation(w.c(), w.manager, relation));
        ITSM_VERIFY(w.desk.deleteItem(w.c(), w.manager, item.id));
        SavedView view;
        view.name = u"mine"_s;
        ITSM_UNWRAP(SavedView saved, w.desk.saveView(w.c(), w.viewer, view));
        ITSM_UNWRAP(saved, w.desk.saveView(w.c(), w.viewer, saved));
        ITSM_VERIFY(w.desk.deleteView(w.c(), w.viewer, saved.id));
        ITSM_VERIFY(w.desk.setPriorityMatrix(w.c(), w.admin, {}));
        NewSource source;
        source.name = u"alertmanager"_s;
        ITSM_UNWRAP(const SourceWithSecret added, w.desk.addSource(w.c(), w.admin, source));
        source.heartbeat = 60s;
        ITSM_VERIFY(w.desk.changeSource(w.c(), w.admin, added.source.id, source));
        ITSM_UNWRAP(const SourceWithSecret rotated, w.desk.rotateSource(w.c(), w.admin, added.source.id));
        ITSM_VERIFY(w.desk.removeSource(w.c(), w.admin, added.source.id));
        Inventory inventory;
        ITSM_VERIFY(createInventory(w.c(), w.admin, inventory));
        const QStringList expected{
            u"user_created"_s,   u"user_updated"_s,          u"rule_created"_s,    u"rule_updated"_s,
            u"rule_updated"_s,   u"rule_deleted"_s,          u"item_created"_s,    u"item_updated"_s,
            u"relation_added"_s, u"relation_removed"_s,      u"item_deleted"_s,    u"view_saved"_s,
            u"view_saved"_s,     u"view_deleted"_s,          u"setting_changed"_s, u"source_added"_s,
            u"source_changed"_s, u"source_secret_rotated"_s, u"source_removed"_s,  u"inventory_created"_s};
        QCOMPARE(actions(), expected);

        const AuditRecord change = records().at(size_t(expected.size() - 2));
        QCOMPARE(change.action, u"user_updated"_s);
        QCOMPARE(change.userId, w.admin.user);
        QCOMPARE(change.userName, w.admin.name);
        QCOMPARE(change.objectType, u"user"_s);
        QCOMPARE(change.objectId, user.id.value);
        QCOMPARE(change.objectName, u"lei"_s);
        QCOMPARE(change.occurredAt, w.clock.now());
        QCOMPARE(change.data,
                 (QJsonObject{{u"role"_s, QJsonObject{{u"from"_s, u"agent"_s}, {u"to"_s, u"manager"_s}}}}));
        ITSM_UNWRAP(const AuditProof whole, proof());
        QCOMPARE(whole.records, qint64(expected.size()));
        QVERIFY(!whole.firstBroken.isValid());
        QCOMPARE(whole.lastHash.size(), 64);
        for (const AuditRecord &record : records()) {
            const QByteArray facts = toJsonText(record.data);
            for (const SourceWithSecret &one : {added, rotated})
                QVERIFY2(!facts.contains(one.secret.reveal().toUtf8()), facts.constData());
        }
    }

    void whatDoesNotHappenIsNotWritten()
    {
        DeskWorld &w = m_world;
        ITSM_VERIFY_ERROR(w.desk.createUser(w.c(), w.manager, person(u"lei"_s)), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.createUser(w.c(), w.admin, person(u"anna"_s)), Code::Invalid);
        ITSM_UNWRAP(const User user, w.desk.createUser(w.c(), w.admin, person(u"lei"_s)));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, user.id, person(u"lei"_s), 0)); // the same again
        ITSM_VERIFY_ERROR(w.desk.updateUser(w.c(), w.admin, user.id, person(u"lei2"_s), 99), Code::Conflict);
        QCOMPARE(actions(), QStringList{u"user_created"_s});
    }

    void readersNeedTheRight()
    {
        DeskWorld &w = m_world;
        for (const Actor &actor : {w.viewer, w.agent}) {
            ITSM_VERIFY_ERROR(w.desk.auditRecords(w.c(), actor, {}, 10), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.proveAudit(w.c(), actor), Code::Forbidden);
        }
        ITSM_VERIFY(w.desk.createUser(w.c(), w.admin, person(u"lei"_s)));
        ITSM_UNWRAP(const auto theirs, w.desk.auditRecords(w.c(), w.foreigner, {}, 10));
        QVERIFY(theirs.empty());
    }

    void pagesGoBackwards()
    {
        DeskWorld &w = m_world;
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY(w.desk.createUser(w.c(), w.admin, person(u"lei%1"_s.arg(i))));
        ITSM_UNWRAP(const auto first, w.desk.auditRecords(w.c(), w.admin, {}, 3));
        QCOMPARE(first.size(), size_t(3));
        QCOMPARE(first.front().objectName, u"lei4"_s);
        ITSM_UNWRAP(const auto second, w.desk.auditRecords(w.c(), w.admin, first.back().id, 3));
        QCOMPARE(second.size(), size_t(2));
        QCOMPARE(second.back().objectName, u"lei0"_s);
    }

    void recordsCannotBeChanged()
    {
        DeskWorld &w = m_world;
        ITSM_VERIFY(w.desk.createUser(w.c(), w.admin, person(u"lei"_s)));
        for (const QString &sql : {u"UPDATE audit_records SET user_name = 'nobody' WHERE tenant_id = ?"_s,
                                   u"DELETE FROM audit_records WHERE tenant_id = ?"_s}) {
            const auto refused = w.c().execute(sql, {w.tenant.value});
            QVERIFY2(!refused && refused.error().message.contains(u"only ever added"_s),
                     refused ? "succeeded" : describe(refused.error()).constData());
        }
        if (w.c().dialect() == Dialect::PostgreSql)
            ITSM_VERIFY_ERROR(w.c().execute(u"TRUNCATE audit_records"_s), Code::Forbidden);
        QCOMPARE(records().size(), size_t(1));
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>(
            "broken"); // of the five records, from 1; 0: the end was cut off, which only the hash tells
        const QString third =
            u" WHERE id = (SELECT id FROM audit_records WHERE tenant_id = ? ORDER BY id LIMIT 1 OFFSET 2)"_s;
        const QString update = u"UPDATE audit_records SET "_s;
        QTest::newRow("one letter") << QString(update + u"object_name = 'lei9'"_s + third) << 3;
        QTest::newRow("who did it") << QString(update + u"user_id = 1"_s + third) << 3;
        QTest::newRow("his name") << QString(update + u"user_name = 'Anna'"_s + third) << 3;
        QTest::newRow("when") << QString(update + u"occurred_at = (SELECT max(updated_at) FROM users)"_s + third) << 3;
        QTest::newRow("what") << QString(update + u"action = 'user_updated'"_s + third) << 3;
        QTest::newRow("a byte of the facts")
            << QString(update + u"data = replace(data, 'agent', 'admin')"_s + third) << 3;
        QTest::newRow("white space in the facts") << QString(update + u"data = data || ' '"_s + third) << 3;
        QTest::newRow("the hash") << QString(update + u"hash = replace(hash, substr(hash, 1, 1), 'x')"_s + third) << 3;
        QTest::newRow("a row is gone") << QString(u"DELETE FROM audit_records"_s + third) << 4;
        QTest::newRow("a copy")
            << QString(
                   u"INSERT INTO audit_records (tenant_id, occurred_at, user_id, user_name, source, action, "
                   "object_type, object_id, object_name, data, hash) SELECT tenant_id, occurred_at, user_id, "
                   "user_name, source, action, object_type, object_id, object_name, data, hash FROM audit_records"_s +
                   third)
            << 6;
    }
    void tamperingIsFound()
    {
        DeskWorld &w = m_world;
        QFETCH(QString, sql);
        QFETCH(int, broken);
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY(w.desk.createUser(w.c(), w.admin, person(u"lei%1"_s.arg(i))));
        const auto before = records();
        ITSM_VERIFY(tamper(sql));
        ITSM_UNWRAP(const AuditProof found, proof());
        if (broken <= 5)
            QCOMPARE(found.firstBroken, before.at(size_t(5 - broken)).id);
        else
            QCOMPARE(found.firstBroken, records().front().id);
    }

    void manyWriteOneChain()
    {
        DeskWorld &w = m_world;
        std::atomic<int> failed = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                const auto connection = w.store->connect(Connection::Access::Write);
                if (!connection) {
                    ++failed;
                    return;
                }
                for (int i = 0; i < 10; ++i) {
                    SavedView view;
                    view.name = u"view %1 of %2"_s.arg(i).arg(t);
                    failed += w.desk.saveView(**connection, w.viewer, view) ? 0 : 1;
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed, 0);
        ITSM_UNWRAP(const AuditProof whole, proof());
        QCOMPARE(whole.records, 40);
        QVERIFY(!whole.firstBroken.isValid());
    }

    void newcomersOfADirectConnection()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const auto tenants, selectTenants(w.c()));
        const QString code = std::ranges::find(tenants, w.tenant, &Tenant::id)->code;
        for (int i = 0; i < 2; ++i) // the second time he is known
            ITSM_VERIFY(
                openSession(w.c(), {.tenantCode = code, .login = u"new"_s, .displayName = {}, .source = {}}, w.clock));
        QCOMPARE(actions(), QStringList{u"user_created"_s});
        QCOMPARE(records().front().userName, u"new"_s);
    }
};

ITSM_TEST(TestAudit)
#include "tst_audit.moc"
