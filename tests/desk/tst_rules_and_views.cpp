#include "services/domain/json.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestRulesAndViews : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    NewRule rule() const
    {
        NewRule input;
        input.name = u"Escalate urgent ones"_s;
        input.description = u"紧急事件升级"_s;
        input.type = u"escalation"_s;
        input.conditions = {{u"priority"_s, QJsonArray{u"urgent"_s}}, {u"status"_s, u"new"_s}};
        input.actions = {QJsonObject{{u"type"_s, u"escalate"_s},
                                     {u"level"_s, 1},
                                     {u"reason"_s, u"urgent"_s},
                                     {u"notify_users"_s, QJsonArray{m_world.manager.user.value}}}};
        return input;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void lifeOfARule()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const Rule made, w.desk.createRule(w.c(), w.manager, rule()));
        QVERIFY(made.id.isValid());
        QCOMPARE(made.version, 1);
        ITSM_UNWRAP(const auto listed, w.desk.rules(w.c(), w.viewer));
        QCOMPARE(listed, std::vector<Rule>{made});

        w.clock.advance(1min);
        NewRule changed = rule();
        changed.isActive = false;
        changed.priority = Priority::High;
        ITSM_UNWRAP(const Rule updated, w.desk.updateRule(w.c(), w.manager, made.id, changed, made.version));
        QCOMPARE(updated.version, 2);
        QCOMPARE(updated.isActive, false);
        QCOMPARE(updated.createdAt, made.createdAt);
        QCOMPARE(updated.updatedAt, w.clock.now());
        ITSM_UNWRAP(const Rule same, w.desk.updateRule(w.c(), w.manager, made.id, changed, 2));
        QCOMPARE(same, updated);

        const auto stale = w.desk.updateRule(w.c(), w.manager, made.id, rule(), 1);
        QCOMPARE(stale.error().code, Code::Conflict);
        QCOMPARE(stale.error().details.value(u"theirs"_s).toObject(), toJson(updated));
        ITSM_VERIFY_ERROR(w.desk.updateRule(w.c(), w.foreigner, made.id, rule(), 0), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.deleteRule(w.c(), w.foreigner, made.id), Code::NotFound);

        ITSM_VERIFY(w.desk.deleteRule(w.c(), w.manager, made.id));
        ITSM_VERIFY_ERROR(w.desk.deleteRule(w.c(), w.manager, made.id), Code::NotFound);
        ITSM_UNWRAP(const auto none, w.desk.rules(w.c(), w.viewer));
        QVERIFY(none.empty());
    }

    void rulesAreSwitched()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const Rule made, w.desk.createRule(w.c(), w.manager, rule()));
        ITSM_VERIFY_ERROR(w.desk.setRuleActive(w.c(), w.agent, made.id, false, 1), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.setRuleActive(w.c(), w.foreigner, made.id, false, 0), Code::NotFound);
        w.clock.advance(1min);
        ITSM_UNWRAP(const Rule off, w.desk.setRuleActive(w.c(), w.manager, made.id, false, 99));
        QCOMPARE(off.isActive, false);
        QCOMPARE(off.version, 2);
        QCOMPARE(off.updatedAt, w.clock.now());
        ITSM_UNWRAP(const Rule same, w.desk.setRuleActive(w.c(), w.manager, made.id, false, 0));
        QCOMPARE(same.version, 2);
        // Nobody switches on what he has not seen.
        ITSM_VERIFY_ERROR(w.desk.setRuleActive(w.c(), w.manager, made.id, true, 1), Code::Conflict);
        ITSM_UNWRAP(const Rule on, w.desk.setRuleActive(w.c(), w.manager, made.id, true, 2));
        QCOMPARE(on.isActive, true);
        ITSM_UNWRAP(const auto listed, w.desk.rules(w.c(), w.viewer));
        QCOMPARE(listed, std::vector<Rule>{on});
    }

    void wrongRulesCanOnlyBeSwitchedOff()
    {
        DeskWorld &w = m_world;
        NewRule input = rule();
        input.actions = {QJsonObject{{u"type"_s, u"assign"_s}, {u"assignee_id"_s, w.agent.user.value}}};
        ITSM_UNWRAP(const Rule made, w.desk.createRule(w.c(), w.manager, input));
        // The person leaves.
        ITSM_VERIFY(w.desk.updateUser(
            w.c(), w.admin, w.agent.user,
            {.login = u"anna"_s, .name = u"Anna"_s, .email = {}, .role = Role::Agent, .isActive = false}, 0));
        ITSM_UNWRAP(const Rule off, w.desk.setRuleActive(w.c(), w.manager, made.id, false, made.version));
        const auto on = w.desk.setRuleActive(w.c(), w.manager, made.id, true, off.version);
        QVERIFY(!on);
        QCOMPARE(on.error().field, u"actions.0.assignee_id"_s);
    }

    void wrongRules_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("field");
        QTest::newRow("no name") << u"name"_s << QByteArray(R"(" ")") << u"name"_s;
        QTest::newRow("unknown type") << u"type"_s << QByteArray(R"("magic")") << u"rule_type"_s;
        QTest::newRow("unknown key") << u"conditions"_s << QByteArray(R"({"colour":"red"})") << u"conditions.colour"_s;
        QTest::newRow("unknown value") << u"conditions"_s << QByteArray(R"({"priority":["ultra"]})")
                                       << u"conditions.priority"_s;
        QTest::newRow("wrong operator") << u"conditions"_s
                                        << QByteArray(
                                               R"({"time":{"field":"created_at","operator":"~","duration":"1h"}})")
                                        << u"conditions.time.operator"_s;
        QTest::newRow("no reason") << u"actions"_s << QByteArray(R"([{"type":"escalate","level":1}])")
                                   << u"actions.0.reason"_s;
        QTest::newRow("no such person") << u"actions"_s << QByteArray(R"([{"type":"assign","assignee_id":987654321}])")
                                        << u"actions.0.assignee_id"_s;
        QTest::newRow("no action") << u"actions"_s << QByteArray("[]") << u"actions"_s;
    }
    void wrongRules()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, value);
        QFETCH(QString, field);
        DeskWorld &w = m_world;
        const QJsonValue json = QJsonDocument::fromJson('[' + value + ']').array().first();
        NewRule input = rule();
        if (key == u"name"_s)
            input.name = json.toString();
        else if (key == u"type"_s)
            input.type = json.toString();
        else if (key == u"conditions"_s)
            input.conditions = json.toObject();
        else
            input.actions = json.toArray();
        const auto made = w.desk.createRule(w.c(), w.manager, input);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Code::Invalid);
        QVERIFY2(made.error().field.startsWith(field), qPrintable(made.error().field));
        ITSM_UNWRAP(const Rule good, w.desk.createRule(w.c(), w.manager, rule()));
        const auto updated = w.desk.updateRule(w.c(), w.manager, good.id, input, 0);
        QVERIFY(!updated);
        QCOMPARE(updated.error().field, made.error().field);
    }

    void rulesNamePeopleWhoAreActive()
    {
        DeskWorld &w = m_world;
        NewRule input = rule();
        input.actions = {QJsonObject{{u"type"_s, u"assign"_s}, {u"assignee_id"_s, w.inactive.value}}};
        QCOMPARE(w.desk.createRule(w.c(), w.manager, input).error().field, u"actions.0.assignee_id"_s);
    }

    void viewsAreOnesOwn()
    {
        DeskWorld &w = m_world;
        SavedView view;
        view.name = u"我的事件"_s;
        view.filter = u"status:new assignee:me"_s;
        view.settings = {{u"columns"_s, QJsonArray{u"number"_s}}};
        ITSM_UNWRAP(SavedView saved, w.desk.saveView(w.c(), w.viewer, view));
        QVERIFY(saved.id.isValid());
        QCOMPARE(saved.ownerId, w.viewer.user);
        ITSM_UNWRAP(const auto mine, w.desk.views(w.c(), w.viewer));
        QCOMPARE(mine, std::vector<SavedView>{saved});
        ITSM_UNWRAP(const auto others, w.desk.views(w.c(), w.agent));
        QVERIFY(others.empty());

        saved.filter = u"prio:urgent"_s;
        ITSM_UNWRAP(const SavedView changed, w.desk.saveView(w.c(), w.viewer, saved));
        QCOMPARE(changed.id, saved.id);
        QCOMPARE(w.desk.saveView(w.c(), w.viewer, view).error().field, u"name"_s);
        ITSM_VERIFY_ERROR(w.desk.saveView(w.c(), w.agent, saved), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.deleteView(w.c(), w.admin, saved.id), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.deleteView(w.c(), w.foreigner, saved.id), Code::NotFound);
        ITSM_VERIFY(w.desk.deleteView(w.c(), w.viewer, saved.id));
        ITSM_VERIFY_ERROR(w.desk.deleteView(w.c(), w.viewer, saved.id), Code::NotFound);
    }

    void sharedViewsAreForAll()
    {
        DeskWorld &w = m_world;
        SavedView view;
        view.name = u"Night shift"_s;
        view.isShared = true;
        ITSM_VERIFY_ERROR(w.desk.saveView(w.c(), w.viewer, view), Code::Forbidden);
        ITSM_UNWRAP(const SavedView shared, w.desk.saveView(w.c(), w.agent, view));
        ITSM_UNWRAP(const auto seen, w.desk.views(w.c(), w.viewer));
        QCOMPARE(seen, std::vector<SavedView>{shared});
        ITSM_VERIFY_ERROR(w.desk.deleteView(w.c(), w.manager, shared.id), Code::NotFound);
        ITSM_VERIFY(w.desk.deleteView(w.c(), w.admin, shared.id));
    }

    void wrongViews()
    {
        DeskWorld &w = m_world;
        SavedView view;
        QCOMPARE(w.desk.saveView(w.c(), w.agent, view).error().field, u"name"_s);
        view.name = u"n"_s;
        view.filter = u"staatus:new"_s;
        const auto wrong = w.desk.saveView(w.c(), w.agent, view);
        QCOMPARE(wrong.error().field, u"filter"_s);
        QVERIFY(wrong.error().details.contains(u"position"_s));
    }
};

ITSM_TEST(TestRulesAndViews)
#include "tst_rules_and_views.moc"
