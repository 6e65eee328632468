#include "models/item_list_model.h"
#include "models/relation_list_model.h"
#include "models/rule_list_model.h"
#include "models/user_list_model.h"
#include "tests/support/fake/fake_backend.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// The feeds and models of items, relations, people and rules.
class TestDirectoryLists : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FakeBackend> m_backend;
    const Clock &m_clock = SystemClock::instance();

    CiId addItem(const QString &name, Level level = Level::Medium)
    {
        ConfigurationItem item;
        item.name = name;
        item.type = u"server"_s;
        item.criticality = level;
        return m_backend->add(item);
    }
    template <typename Model>
    static QStringList texts(const Model &model, int column)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, column).data().toString());
        return all;
    }

private Q_SLOTS:
    void init() { m_backend = std::make_unique<FakeBackend>(); }

    void itemsFollowChanges()
    {
        const CiId web = addItem(u"web"_s, Level::High);
        const CiId db = addItem(u"db"_s, Level::Critical);
        m_backend->add(CiRelation{.from = web, .to = db, .type = u"depends_on"_s});
        ItemFeed feed(*m_backend, m_clock);
        ItemListModel model(m_clock);
        const QAbstractItemModelTester check(&model);
        connect(&feed, &ListFeed::recordsChanged, &model, [&] { model.setRecords(feed.records().values()); });
        QCOMPARE(m_backend->calls(FakeBackend::Call::Items), 0);
        feed.begin();
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(texts(model, ItemListModel::Name), QStringList({u"db"_s, u"web"_s}));
        QCOMPARE(texts(model, ItemListModel::Incoming), QStringList({u"1"_s, u"0"_s}));
        QCOMPARE(texts(model, ItemListModel::Outgoing), QStringList({u"0"_s, u"1"_s}));
        model.sort(ItemListModel::Criticality, Qt::AscendingOrder);
        QCOMPARE(texts(model, ItemListModel::Name), QStringList({u"web"_s, u"db"_s}));

        QPersistentModelIndex kept(model.index(0, 0));
        ConfigurationItem changed = m_backend->get(web);
        changed.criticality = Level::Critical;
        changed.name = u"www"_s;
        m_backend->update(changed);
        QTRY_COMPARE(texts(model, ItemListModel::Name), QStringList({u"db"_s, u"www"_s}));
        QCOMPARE(kept.data().toString(), u"www"_s); // the row is the same one at another place
        QCOMPARE(kept.row(), 1);

        model.setFilter(*parseTerms(u"name:db"_s, itemVocabulary()));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.total(), 2);
    }

    void namesHaveTheOrderOfTheLanguage()
    {
        const auto guard = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        addItem(u"支付网关"_s);
        addItem(u"app"_s);
        ItemFeed feed(*m_backend, m_clock);
        ItemListModel model(m_clock);
        const QAbstractItemModelTester check(&model);
        connect(&feed, &ListFeed::recordsChanged, &model, [&] { model.setRecords(feed.records().values()); });
        QLocale::setDefault(QLocale(QLocale::English));
        feed.begin();
        QTRY_COMPARE(texts(model, ItemListModel::Name), QStringList({u"app"_s, u"支付网关"_s}));
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        model.setTimeFormat({.locale = QLocale()});
        QCOMPARE(texts(model, ItemListModel::Name), QStringList({u"支付网关"_s, u"app"_s}));
    }

    void openIncidentsAreCountedWhileSomebodyLooks()
    {
        const CiId web = addItem(u"web"_s);
        QTRY_VERIFY(m_backend->isQuiet()); // the item is no news
        ItemFeed feed(*m_backend, m_clock);
        feed.begin();
        QTRY_COMPARE(feed.records().size(), 1);
        const int calls = m_backend->calls(FakeBackend::Call::Items);
        const auto insert = [&] {
            for (int i = 0; i < 10; ++i) {
                Incident incident;
                incident.ciId = web;
                m_backend->insert(incident);
                QTest::qWait(10);
            }
            QTRY_VERIFY(m_backend->isQuiet());
        };
        insert();
        QTest::qWait(300); // nobody looks
        QCOMPARE(m_backend->calls(FakeBackend::Call::Items), calls);
        feed.counts().setWatched(true);
        QTRY_COMPARE((*feed.records().cbegin())->openIncidents, 10);
        QCOMPARE(m_backend->calls(FakeBackend::Call::Items), calls + 1);
        insert();
        QTRY_COMPARE_WITH_TIMEOUT((*feed.records().cbegin())->openIncidents, 20, 8'000);
        QCOMPARE(m_backend->calls(FakeBackend::Call::Items), calls + 2); // once for all of them
    }

    void relationsOfAnItem()
    {
        const CiId web = addItem(u"web"_s);
        const CiId db = addItem(u"db"_s);
        const CiId host = addItem(u"host"_s);
        m_backend->add(CiRelation{.from = web, .to = db, .type = u"depends_on"_s});
        m_backend->add(CiRelation{.from = db, .to = host, .type = u"runs_on"_s});
        m_backend->add(CiRelation{.from = host, .to = db, .type = u"likes"_s}); // of a foreign program
        ItemFeed feed(*m_backend, m_clock);
        feed.begin();
        QTRY_COMPARE(feed.records().size(), 3);
        RelationListModel model(m_clock);
        const QAbstractItemModelTester check(&model);
        model.setItem(db, feed);
        QCOMPARE(texts(model, RelationListModel::Other), QStringList({u"host"_s, u"web"_s, u"host"_s}));
        QCOMPARE(texts(model, RelationListModel::Relation),
                 QStringList({u"runs on"_s, u"is needed by"_s, u"likes (the other way)"_s}));
        model.setItem(web, feed);
        QCOMPARE(texts(model, RelationListModel::Relation), QStringList({u"depends on"_s}));
        model.setItem({}, feed);
        QCOMPARE(model.rowCount(), 0);
    }

    void people()
    {
        User user;
        user.name = u"Zoe"_s;
        user.login = u"zoe"_s;
        user.role = Role::Admin;
        m_backend->add(user);
        user.name = u"Anna"_s;
        user.login = u"anna"_s;
        user.role = Role::Agent;
        user.isActive = false;
        const UserId anna = m_backend->add(user);
        UserFeed feed(*m_backend, m_clock);
        UserListModel model(m_clock);
        const QAbstractItemModelTester check(&model);
        connect(&feed, &ListFeed::recordsChanged, &model, [&] { model.setRecords(feed.records().values()); });
        feed.begin();
        QTRY_COMPARE(texts(model, UserListModel::Name), QStringList({u"Anna"_s, u"Zoe"_s}));
        QCOMPARE(texts(model, UserListModel::State), QStringList({u"Deactivated"_s, u"Active"_s}));
        model.sort(UserListModel::Role, Qt::DescendingOrder);
        QCOMPARE(texts(model, UserListModel::Role), QStringList({u"Admin"_s, u"Agent"_s}));
        User changed = m_backend->get(anna);
        changed.isActive = true;
        m_backend->update(changed);
        QTRY_COMPARE(texts(model, UserListModel::State), QStringList({u"Active"_s, u"Active"_s}));
    }

    void rulesInTheOrderInWhichTheyApply()
    {
        const auto add = [this](const QString &name, Priority priority, qint64 runs) {
            Rule rule;
            rule.name = name;
            rule.type = u"alert"_s;
            rule.priority = priority;
            rule.executionCount = runs;
            if (runs > 0)
                rule.lastExecutedAt = m_clock.now() - std::chrono::hours(runs);
            return m_backend->add(rule);
        };
        add(u"first low"_s, Priority::Low, 0);
        const RuleId urgent = add(u"urgent"_s, Priority::Urgent, 3);
        add(u"second low"_s, Priority::Low, 7);
        RuleFeed feed(*m_backend, m_clock);
        RuleListModel model(m_clock);
        const QAbstractItemModelTester check(&model);
        connect(&feed, &ListFeed::recordsChanged, &model, [&] { model.setRecords(feed.records().values()); });
        feed.begin();
        model.sort(RuleListModel::Priority, Qt::DescendingOrder);
        QTRY_COMPARE(texts(model, RuleListModel::Name), QStringList({u"urgent"_s, u"first low"_s, u"second low"_s}));
        QCOMPARE(texts(model, RuleListModel::LastRun), QStringList({u"3 h"_s, QString(), u"7 h"_s}));
        Rule changed = m_backend->get(urgent);
        changed.isActive = false;
        m_backend->update(changed);
        QTRY_COMPARE(texts(model, RuleListModel::Enabled).first(), u"Off"_s);
    }

    void failuresAreToldAndOvercome()
    {
        m_backend->setFailure(FakeBackend::Call::Rules,
                              Error{.code = Error::Code::Invalid, .message = u"no"_s, .field = {}, .details = {}});
        RuleFeed feed(*m_backend, m_clock);
        feed.begin();
        QTRY_COMPARE(feed.state(), ListFeed::State::Failed);
        m_backend->setFailure(FakeBackend::Call::Rules, std::nullopt);
        feed.refresh();
        QTRY_COMPARE(feed.state(), ListFeed::State::Ready);
        LinkState lost;
        lost.state = LinkState::State::Lost;
        m_backend->setLink(lost);
        QCOMPARE(feed.state(), ListFeed::State::Stale);
    }
};

ITSM_TEST(TestDirectoryLists)
#include "tst_directory_lists.moc"
