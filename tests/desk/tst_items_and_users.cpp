#include "services/domain/json.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestItemsAndUsers : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    static NewItem item(const QString &name)
    {
        return {.name = name, .type = u"database"_s, .environment = u"production"_s, .criticality = Level::High};
    }
    static NewUser user(const QString &login, Role role = Role::Agent)
    {
        return {.login = login,
                .name = u"李雷"_s,
                .email = QString(login + u"@example.com"),
                .role = role,
                .isActive = true};
    }
    static NewUser inputOf(const User &user)
    {
        return {.login = user.login,
                .name = user.name,
                .email = user.email,
                .role = user.role.value(),
                .isActive = user.isActive};
    }
    User stored(UserId id)
    {
        const auto all = m_world.desk.users(m_world.c(), m_world.viewer);
        if (!all)
            return {};
        const auto found = std::ranges::find(*all, id, [](const UserLoad &load) { return load.user.id; });
        return found == all->end() ? User() : found->user;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void lifeOfAnItem()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const ConfigurationItem made, w.desk.createItem(w.c(), w.manager, item(u" 支付数据库 "_s)));
        QVERIFY(made.id.isValid());
        QCOMPARE(made.name, u"支付数据库"_s);
        QCOMPARE(made.version, 1);
        ITSM_UNWRAP(const ItemMap before, w.desk.items(w.c(), w.viewer));
        QCOMPARE(before.items.size(), size_t(2)); // web-01 of the world is there
        QCOMPARE(before.items[1].item, made);

        NewItem changed = item(u"支付数据库"_s);
        changed.criticality = Level::Critical;
        ITSM_UNWRAP(const ConfigurationItem updated, w.desk.updateItem(w.c(), w.manager, made.id, changed, 1));
        QCOMPARE(updated.version, 2);
        QCOMPARE(updated.criticality, Level::Critical);
        ITSM_UNWRAP(const ConfigurationItem same, w.desk.updateItem(w.c(), w.manager, made.id, changed, 1));
        QCOMPARE(same, updated); // what is already as asked for is a success, whatever version was seen
        const auto stale = w.desk.updateItem(w.c(), w.manager, made.id, item(u"x"_s), 1);
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, Code::Conflict);
        QCOMPARE(stale.error().details.value(u"server_version"_s).toInteger(), 2);
        QCOMPARE(stale.error().details.value(u"theirs"_s).toObject(), toJson(updated));

        // Whoever does not name the level leaves it as it is.
        changed.environment = u"test"_s;
        changed.criticality.reset();
        ITSM_UNWRAP(const ConfigurationItem moved, w.desk.updateItem(w.c(), w.manager, made.id, changed, 2));
        QCOMPARE(moved.environment, u"test"_s);
        QCOMPARE(moved.criticality, Level::Critical);

        ITSM_VERIFY_ERROR(w.desk.createItem(w.c(), w.agent, item(u"y"_s)), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.updateItem(w.c(), w.agent, made.id, changed, 0), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.deleteItem(w.c(), w.agent, made.id), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.updateItem(w.c(), w.foreigner, made.id, changed, 0), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.deleteItem(w.c(), w.foreigner, made.id), Code::NotFound);

        ITSM_VERIFY(w.desk.deleteItem(w.c(), w.manager, made.id));
        ITSM_VERIFY_ERROR(w.desk.deleteItem(w.c(), w.manager, made.id), Code::NotFound);
        ITSM_UNWRAP(const ItemMap after, w.desk.items(w.c(), w.viewer));
        QCOMPARE(after.items.size(), size_t(1));
    }

    void wrongItems()
    {
        DeskWorld &w = m_world;
        QCOMPARE(w.desk.createItem(w.c(), w.manager, item(u" "_s)).error().field, u"name"_s);
        QCOMPARE(w.desk.createItem(w.c(), w.manager, item(u"web-01"_s)).error().field, u"name"_s); // taken
        NewItem wrong = item(u"n"_s);
        wrong.criticality = Level::Unknown;
        QCOMPARE(w.desk.createItem(w.c(), w.manager, wrong).error().field, u"criticality"_s);
        wrong = item(u"n"_s);
        wrong.environment = u"a\nb"_s;
        QCOMPARE(w.desk.createItem(w.c(), w.manager, wrong).error().field, u"environment"_s);
        ITSM_UNWRAP(const ConfigurationItem other, w.desk.createItem(w.c(), w.manager, item(u"db-01"_s)));
        QCOMPARE(w.desk.updateItem(w.c(), w.manager, other.id, item(u"web-01"_s), 0).error().field, u"name"_s);
    }

    void itemsKeepWhatTheFormDoesNotShow()
    {
        DeskWorld &w = m_world;
        ConfigurationItem imported;
        imported.tenantId = w.tenant;
        imported.name = u"san-01"_s;
        imported.metadata = {{u"serial"_s, u"A1"_s}};
        ITSM_UNWRAP(imported.id, w.inTenant([&] { return insertCi(w.c(), imported); }));
        ITSM_UNWRAP(const ConfigurationItem updated,
                    w.desk.updateItem(w.c(), w.manager, imported.id, item(u"san-02"_s), 0));
        QCOMPARE(updated.metadata, imported.metadata);
        ITSM_UNWRAP(const ItemMap map, w.desk.items(w.c(), w.viewer));
        QCOMPARE(map.items.back().item, updated);
    }

    void itemsThatIncidentsNameStay()
    {
        DeskWorld &w = m_world;
        NewIncident input;
        input.title = u"t"_s;
        input.ciId = w.item;
        ITSM_UNWRAP(const Incident first, w.desk.createIncident(w.c(), w.agent, input));
        ITSM_UNWRAP(const Incident second, w.desk.createIncident(w.c(), w.agent, input));
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {second.id, 0}, Resolve{u"done"_s, {}}));
        ITSM_UNWRAP(const ItemMap map, w.desk.items(w.c(), w.viewer));
        QCOMPARE(map.items[0].openIncidents, 1);

        const auto refused = w.desk.deleteItem(w.c(), w.manager, w.item);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Invalid);
        QCOMPARE(refused.error().details.value(u"incidents"_s).toInteger(), 2);
        // A deleted incident can be restored; its item must still be there.
        for (const IncidentId id : {first.id, second.id})
            ITSM_VERIFY(w.desk.run(w.c(), w.manager, {id, 0}, Delete{u"r"_s}));
        ITSM_VERIFY_ERROR(w.desk.deleteItem(w.c(), w.manager, w.item), Code::Invalid);
        ITSM_UNWRAP(const ItemMap later, w.desk.items(w.c(), w.viewer));
        QCOMPARE(later.items[0].openIncidents, 0);
    }

    void renamedItemsAreRenamedInIncidents()
    {
        DeskWorld &w = m_world;
        NewIncident input;
        input.title = u"t"_s;
        input.ciId = w.item;
        ITSM_UNWRAP(const Incident incident, w.desk.createIncident(w.c(), w.agent, input));
        ITSM_VERIFY(w.desk.updateItem(w.c(), w.manager, w.item, item(u"web-99"_s), 0));
        QCOMPARE(w.stored(incident.id).ciName, u"web-99"_s);
    }

    void relations()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const ConfigurationItem db, w.desk.createItem(w.c(), w.manager, item(u"db-01"_s)));
        const CiRelation relation{.from = w.item, .to = db.id, .type = u"depends_on"_s};
        ITSM_VERIFY_ERROR(w.desk.addRelation(w.c(), w.agent, relation), Code::Forbidden);
        ITSM_VERIFY(w.desk.addRelation(w.c(), w.manager, relation));
        QCOMPARE(w.desk.addRelation(w.c(), w.manager, relation).error().field, u"to_id"_s); // it is there
        QCOMPARE(w.desk.addRelation(w.c(), w.manager, {w.item, w.item, u"depends_on"_s}).error().field, u"to_id"_s);
        QCOMPARE(w.desk.addRelation(w.c(), w.manager, {w.item, db.id, u"likes"_s}).error().field, u"type"_s);
        ITSM_VERIFY_ERROR(w.desk.addRelation(w.c(), w.manager, {w.item, w.foreignItem, u"depends_on"_s}),
                          Code::NotFound);
        // Services depend on each other.
        const CiRelation back{.from = db.id, .to = w.item, .type = u"depends_on"_s};
        ITSM_VERIFY(w.desk.addRelation(w.c(), w.manager, back));
        ITSM_UNWRAP(const ItemMap map, w.desk.items(w.c(), w.viewer));
        QCOMPARE(map.relations, (std::vector<CiRelation>{relation, back}));

        ITSM_VERIFY_ERROR(w.desk.removeRelation(w.c(), w.agent, relation), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.removeRelation(w.c(), w.foreigner, relation), Code::NotFound);
        ITSM_VERIFY(w.desk.removeRelation(w.c(), w.manager, relation));
        ITSM_VERIFY_ERROR(w.desk.removeRelation(w.c(), w.manager, relation), Code::NotFound);
        ITSM_VERIFY(w.desk.deleteItem(w.c(), w.manager, db.id));
        ITSM_UNWRAP(const ItemMap after, w.desk.items(w.c(), w.viewer));
        QVERIFY(after.relations.empty()); // they went with the item
    }

    void lifeOfAUser()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const User made, w.desk.createUser(w.c(), w.admin, user(u"lilei"_s)));
        QCOMPARE(made.version, 1);
        QCOMPARE(stored(made.id), made);
        NewUser changed = inputOf(made);
        changed.role = Role::Manager;
        ITSM_UNWRAP(const User updated, w.desk.updateUser(w.c(), w.admin, made.id, changed, 1));
        QCOMPARE(updated.version, 2);
        QCOMPARE(stored(made.id), updated);
        changed.isActive = false;
        ITSM_VERIFY_ERROR(w.desk.updateUser(w.c(), w.admin, made.id, changed, 1), Code::Conflict);
        ITSM_UNWRAP(const User gone, w.desk.updateUser(w.c(), w.admin, made.id, changed, 2));
        QCOMPARE(gone.isActive, false);

        ITSM_VERIFY_ERROR(w.desk.createUser(w.c(), w.manager, user(u"x"_s)), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.updateUser(w.c(), w.manager, made.id, changed, 0), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.desk.updateUser(w.c(), w.foreigner, made.id, changed, 0), Code::NotFound);
    }

    void wrongUsers_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("field");
        QTest::newRow("no login") << QString() << QString() << u"login"_s;
        QTest::newRow("two words") << u"li lei"_s << QString() << u"login"_s;
        QTest::newRow("taken") << u"anna"_s << QString() << u"login"_s;
        QTest::newRow("no address") << u"lilei"_s << u"example.com"_s << u"email"_s;
        QTest::newRow("half an address") << u"lilei"_s << u"lilei@"_s << u"email"_s;
    }
    void wrongUsers()
    {
        QFETCH(QString, login);
        QFETCH(QString, email);
        QFETCH(QString, field);
        DeskWorld &w = m_world;
        NewUser wrong = user(login);
        wrong.email = email;
        const auto made = w.desk.createUser(w.c(), w.admin, wrong);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Code::Invalid);
        QCOMPARE(made.error().field, field);
        QCOMPARE(w.desk.updateUser(w.c(), w.admin, w.viewer.user, wrong, 0).error().field, field);
    }

    void anAdministratorRemains()
    {
        DeskWorld &w = m_world;
        const NewUser dora = inputOf(stored(w.admin.user));
        NewUser demoted = dora;
        demoted.role = Role::Manager;
        NewUser gone = dora;
        gone.isActive = false;
        QCOMPARE(w.desk.updateUser(w.c(), w.admin, w.admin.user, demoted, 0).error().field, u"role"_s);
        QCOMPARE(w.desk.updateUser(w.c(), w.admin, w.admin.user, gone, 0).error().field, u"is_active"_s);
        // One who may not sign in does not count.
        NewUser idle = inputOf(stored(w.inactive));
        idle.role = Role::Admin;
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.inactive, idle, 0));
        ITSM_VERIFY_ERROR(w.desk.updateUser(w.c(), w.admin, w.admin.user, gone, 0), Code::Invalid);
        idle.isActive = true;
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.inactive, idle, 0));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.admin.user, gone, 0));
    }

    void twoAdministratorsDoNotRemoveEachOther()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const User other, w.desk.createUser(w.c(), w.admin, user(u"lilei"_s, Role::Admin)));
        Actor second = w.admin;
        second.user = other.id;
        NewUser first = inputOf(stored(w.admin.user));
        first.isActive = false;
        NewUser theirs = inputOf(other);
        theirs.isActive = false;
        ITSM_UNWRAP(const auto connection, w.store->connect(Connection::Access::Write));
        std::atomic<int> done = 0;
        std::thread thread([&] {
            if (w.desk.updateUser(*connection, second, w.admin.user, first, 0))
                ++done;
        });
        if (w.desk.updateUser(w.c(), w.admin, other.id, theirs, 0))
            ++done;
        thread.join();
        QCOMPARE(done.load(), 1);
    }

    void openIncidentsOfPeople()
    {
        DeskWorld &w = m_world;
        const Incident first = w.make();
        const Incident second = w.make();
        for (const IncidentId id : {first.id, second.id})
            ITSM_VERIFY(w.desk.run(w.c(), w.agent, {id, 0}, Assign{w.agent.user, {}}));
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {second.id, 0}, Resolve{u"done"_s, {}}));
        ITSM_UNWRAP(const auto all, w.desk.users(w.c(), w.viewer));
        for (const UserLoad &load : all)
            QCOMPARE(load.openIncidents, load.user.id == w.agent.user ? 1 : 0);
    }
};

ITSM_TEST(TestItemsAndUsers)
#include "tst_items_and_users.moc"
