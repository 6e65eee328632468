#include "services/api/list_positions.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Positions of a list are worked out for whoever jumps far, once, and by somebody else.
class TestListPositions : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    std::vector<ListPositions::Work> m_pushed;

    [[nodiscard]] ListPositions make()
    {
        return ListPositions(
            m_world.desk, [this](ListPositions::Work work) { m_pushed.push_back(std::move(work)); }, 10);
    }
    Result<> work()
    {
        const ListPositions::Work work = std::move(m_pushed.front());
        m_pushed.clear();
        return work(m_world.c());
    }
    [[nodiscard]] static IncidentQuery query(const QString &filter = {})
    {
        IncidentQuery made;
        made.filter = parseFilter(filter).value_or(IncidentFilter());
        return made;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
        m_pushed.clear();
        for (int i = 0; i < 30; ++i)
            (void)m_world.make();
    }

    void onlyForJumpsAndOnce()
    {
        ListPositions positions = make();
        QVERIFY(positions.of(m_world.agent, query()));
        QVERIFY(positions.of(m_world.agent, query(), 9));
        QCOMPARE(m_pushed.size(), size_t{0});
        AnchorCache *anchors = positions.of(m_world.agent, query(), 20);
        QCOMPARE(m_pushed.size(), size_t{1});
        (void)positions.of(m_world.agent, query(), 25);
        (void)positions.of(m_world.agent, query(u"status:new"_s), 25); // one after the other
        QCOMPARE(m_pushed.size(), size_t{1});
        QVERIFY(!anchors->isComplete(m_world.agent.tenant, query()));
        ITSM_VERIFY(work());
        QVERIFY(anchors->isComplete(m_world.agent.tenant, query()));
        // The page is the same with them.
        for (const qint64 offset : {0, 1, 11, 29}) {
            ITSM_UNWRAP(const IncidentPage with,
                        m_world.desk.incidents(m_world.c(), m_world.agent, query(), PageStart::at(offset), 5, anchors));
            ITSM_UNWRAP(const IncidentPage without,
                        m_world.desk.incidents(m_world.c(), m_world.agent, query(), PageStart::at(offset), 5));
            QVERIFY(with.rows == without.rows);
        }
        (void)positions.of(m_world.agent, query(), 20);
        QCOMPARE(m_pushed.size(), size_t{0}); // they are there
    }

    void anewWhenRowsHaveMoved()
    {
        ListPositions positions = make();
        AnchorCache *anchors = positions.of(m_world.agent, query(), 20);
        ITSM_VERIFY(work());
        positions.forget();
        QVERIFY(!anchors->isComplete(m_world.agent.tenant, query()));
        const auto isPushedAgain = [&] {
            (void)positions.of(m_world.agent, query(), 20);
            return m_pushed.size() == 1;
        };
        QTRY_VERIFY(isPushedAgain()); // after a rest
        m_pushed.clear();             // dropped: there was no place for it
        QVERIFY(isPushedAgain());
        m_pushed.clear(); // before the positions go
    }

    void notForAListThatDependsOnWhoAsks()
    {
        ListPositions positions = make();
        QVERIFY(!positions.of(m_world.agent, query(u"assignee:me"_s), 20));
        QCOMPARE(m_pushed.size(), size_t{0});
    }
};

ITSM_TEST(TestListPositions)
#include "tst_list_positions.moc"
