#include "services/storage/incident_batch.h"
#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <future>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// A command on many tells whoever asks for it how far it is.
class TestProgress : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    HttpReply bulk(const std::vector<qint64> &ids, const QByteArray &fields, const QByteArray &type) const
    {
        QJsonArray refs;
        for (const qint64 id : ids)
            refs.append(QJsonObject{{u"id"_s, id}});
        const QByteArray body = toJsonText(
            QJsonObject{{u"incidents"_s, refs}, {u"command"_s, QJsonObject{{u"type"_s, QString::fromLatin1(type)}}}});
        return m_world.send("POST", "/api/v1/incidents/bulk", "agent", body, fields);
    }
    static QList<QJsonObject> lines(const HttpReply &reply)
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : reply.body.trimmed().split('\n'))
            all += parseJson(line).value_or(QJsonValue()).toObject();
        return all;
    }

private Q_SLOTS:
    void cleanup() { m_world.stop(); }

    /// Before anybody would look it is an answer like any other.
    void aShortOneIsAnswered_data() { addDialectRows(); }
    void aShortOneIsAnswered()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
        const HttpReply reply =
            bulk({m_world.makeIncident()}, "Accept: application/x-ndjson, application/json\r\n", "acknowledge");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.fields.value("content-type"), QByteArray("application/json"));
        QCOMPARE(reply.data()["items"_L1].toArray().size(), 1);
    }

    void aLongOneTells()
    {
        ITSM_VERIFY(m_world.start(Dialect::PostgreSql));
        std::vector<qint64> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(m_world.makeIncident());
        std::future<HttpReply> reply;
        std::future<HttpReply> silent;
        {
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection));
            ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
            ITSM_VERIFY(lockIncidents(*m_world.connection, m_world.tenant, {IncidentId(ids.back())}));
            const QByteArray accept = "Accept: application/x-ndjson\r\nIdempotency-Key: k\r\n";
            reply = std::async(std::launch::async, [&, accept] { return bulk(ids, accept, "acknowledge"); });
            QTest::qWait(900);
            silent = std::async(std::launch::async, [&] { return bulk(ids, {}, "acknowledge"); });
            QTest::qWait(400);
            ITSM_VERIFY(transaction.commit());
        }
        const HttpReply told = reply.get();
        QCOMPARE(told.status, 200);
        QCOMPARE(told.fields.value("content-type"), QByteArray("application/x-ndjson"));
        const QList<QJsonObject> all = lines(told);
        QVERIFY(all.size() >= 3);
        for (const QJsonObject &line : all.first(all.size() - 1)) {
            QCOMPARE(line["progress"_L1]["total"_L1].toInt(), 3);
            QVERIFY(line["progress"_L1]["done"_L1].toInt(-1) >= 0 && line["progress"_L1]["done"_L1].toInt() < 3);
        }
        QCOMPARE(all.last().value(u"code"_s).toInt(-1), 0);
        QCOMPARE(all.last()["data"_L1]["items"_L1].toArray().size(), 3);
        QCOMPARE(silent.get().fields.value("content-type"), QByteArray("application/json"));
        // What is kept for the key is the answer alone.
        const HttpReply again = bulk(ids, "Accept: application/x-ndjson\r\nIdempotency-Key: k\r\n", "acknowledge");
        QCOMPARE(again.fields.value("content-type"), QByteArray("application/json"));
        QCOMPARE(again.data(), all.last().value(u"data"_s));
    }

    /// What goes wrong behind the first line stands in the last one.
    void anErrorIsTheLastLine()
    {
        ApiServerOptions options;
        options.deadlines.longWork = std::chrono::milliseconds(800);
        ITSM_VERIFY(m_world.start(Dialect::PostgreSql, options));
        const qint64 id = m_world.makeIncident();
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection));
        ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
        ITSM_VERIFY(lockIncidents(*m_world.connection, m_world.tenant, {IncidentId(id)}));
        const HttpReply told = bulk({id}, "Accept: application/x-ndjson\r\n", "acknowledge");
        QCOMPARE(told.status, 200);
        const QList<QJsonObject> all = lines(told);
        QVERIFY(all.size() >= 2);
        QVERIFY(all.last().value(u"code"_s).toInt() > 0);
        QVERIFY(!all.last().value(u"message"_s).toString().isEmpty());
    }
};

ITSM_TEST(TestProgress)
#include "tst_progress.moc"
