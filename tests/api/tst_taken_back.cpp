#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Commands on many that their client has cancelled: the connection is closed, and the key asks what became of them.
class TestTakenBack : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    static QByteArray key(const QByteArray &name) { return "Idempotency-Key: " + name + "\r\n"; }
    static QByteArray acknowledge(qint64 id)
    {
        return R"({"incidents":[{"id":)" + QByteArray::number(id) + R"(}],"command":{"type":"acknowledge"}})";
    }
    HttpReply bulk(const QByteArray &body, const QByteArray &fields, const QByteArray &query = {}) const
    {
        return m_world.send("POST", "/api/v1/incidents/bulk" + query, "agent", body, fields);
    }
    QString statusOf(qint64 id) const
    {
        return m_world.send("GET", "/api/v1/incidents/" + QByteArray::number(id), "agent")
            .data()["status"_L1]
            .toString();
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
    }
    void cleanup() { m_world.stop(); }

    /// Perhaps it is still on its way: then it must not be done any more.
    void whatWasNotDoneNeverIs()
    {
        const qint64 id = m_world.makeIncident();
        const HttpReply cancelled = bulk(acknowledge(id), key("a"), "?cancel=true");
        QCOMPARE(cancelled.status, 200);
        QVERIFY(cancelled.data()["cancelled"_L1].toBool());
        QCOMPARE(cancelled.data()["items"_L1][0]["id"_L1].toInteger(), id);
        const HttpReply late = bulk(acknowledge(id), key("a"));
        QCOMPARE(late.data(), cancelled.data());
        QCOMPARE(statusOf(id), u"new"_s);
        QVERIFY(!bulk(acknowledge(id), key("b")).data()["cancelled"_L1].toBool());
        QCOMPARE(statusOf(id), u"acknowledged"_s);
    }

    void whatWasDoneIsTold()
    {
        const qint64 id = m_world.makeIncident();
        const HttpReply done = bulk(acknowledge(id), key("a"));
        QCOMPARE(done.status, 200);
        const HttpReply asked = bulk(acknowledge(id), key("a"), "?cancel=true");
        QCOMPARE(asked.data(), done.data());
        QVERIFY(!asked.data()["cancelled"_L1].toBool());
        QCOMPARE(asked.fields.value("idempotent-replayed"), QByteArray("true"));
        QCOMPARE(statusOf(id), u"acknowledged"_s);
    }

    void onlyByItsKey()
    {
        const qint64 id = m_world.makeIncident();
        QCOMPARE(bulk(acknowledge(id), {}, "?cancel=true").status, 422);
        QCOMPARE(bulk(acknowledge(id), key("a"), "?cancel=perhaps").status, 422);
        QCOMPARE(bulk(acknowledge(id), key("c")).status, 200);
        QCOMPARE(bulk(acknowledge(id + 1), key("c"), "?cancel=true").status, 422); // of another command
        // Somebody else's key is another one.
        const HttpReply other =
            m_world.send("POST", "/api/v1/incidents/bulk?cancel=true", "manager", acknowledge(id), key("c"));
        QVERIFY(other.data()["cancelled"_L1].toBool());
    }
};

ITSM_TEST(TestTakenBack)
#include "tst_taken_back.moc"
