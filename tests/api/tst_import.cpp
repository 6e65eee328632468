#include "tests/api/api_world.h"
#include "tests/support/body_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <functional>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Files that are imported through the server.
class TestImport : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    static QByteArray table(int rows)
    {
        QByteArray text = "number,title,priority,description\n";
        for (int i = 1; i <= rows; ++i)
            text += "EXT-" + QByteArray::number(i) + ",Disk " + QByteArray::number(i) + " is full,high," +
                    QByteArray(100, 'd') + '\n';
        return text;
    }
    QByteArray head(const QByteArray &who, const QByteArray &query, qint64 size,
                    const QByteArray &type = "text/csv") const
    {
        return "POST /api/v1/import" + (query.isEmpty() ? query : '?' + query) + " HTTP/1.1\r\nHost: x\r\n" +
               (who.isEmpty() ? who : m_world.bearer(who)) + "Content-Type: " + type +
               "\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n";
    }
    HttpReply send(const QByteArray &who, const QByteArray &query, const QByteArray &body,
                   const QByteArray &type = "text/csv") const
    {
        HttpClient client(m_world.port);
        client.write(head(who, query, body.size(), type));
        client.write(body);
        return client.read(false, 60'000);
    }
    /// The report at the end of the lines.
    static QJsonObject last(const HttpReply &reply)
    {
        const auto json = parseJson(reply.body.trimmed().split('\n').last());
        return json ? json->toObject() : QJsonObject();
    }
    static QJsonObject report(const HttpReply &reply) { return last(reply).value(u"data"_s).toObject(); }
    qint64 incidents() const
    {
        return m_world.send("GET", "/api/v1/incidents/count", "admin").data()["count"_L1].toInteger(-1);
    }
    /// Bodies in files that this process, which is the server's as well, holds.
    static QFileInfoList files() { return bodyFiles(QCoreApplication::applicationPid()); }
    static qsizetype filesLeft() { return files().size(); }
    static qint64 bytesKept()
    {
        const QFileInfoList kept = files();
        return std::transform_reduce(kept.begin(), kept.end(), qint64{0}, std::plus(),
                                     [](const QFileInfo &file) { return file.size(); });
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
    }
    void cleanup()
    {
        m_world.stop();
        QCOMPARE(filesLeft(), 0);
    }

    void aTable()
    {
        const HttpReply first = send("agent", {}, table(2'500) + "EXT-9,a number again,,\n");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.fields.value("content-type"), QByteArray("application/x-ndjson"));
        QCOMPARE(last(first).value(u"code"_s).toInt(-1), 0);
        const QJsonObject done = report(first);
        QCOMPARE(done.value(u"created"_s).toInt(), 2'500);
        QCOMPARE(done.value(u"rows"_s).toInt(), 2'500);
        QCOMPARE(done.value(u"broken_rows"_s).toInt(), 1);
        const QJsonObject problem = done.value(u"problems"_s)[0].toObject();
        QCOMPARE(problem.value(u"kind"_s).toString(), u"broken"_s);
        QCOMPARE(problem.value(u"line"_s).toInt(), 2'502);
        QCOMPARE(incidents(), 2'500);
        // Once more: nothing is there twice.
        const QJsonObject again = report(send("agent", {}, table(2'500)));
        QCOMPARE(again.value(u"created"_s).toInt(-1), 0);
        QCOMPARE(again.value(u"unchanged"_s).toInt(), 2'500);
        QCOMPARE(incidents(), 2'500);
    }

    void anEventLog()
    {
        const QByteArray log = "number,incident_state,sys_mod_count,opened_at,sys_updated_at,sys_updated_by,"
                               "assigned_to,opened_by\n"
                               "INC0000045,New,0,29/2/2016 01:16,29/2/2016 01:23,Updated by 21,?,Opened by 8\n"
                               "INC0000045,Resolved,2,29/2/2016 01:16,29/2/2016 08:53,Updated by 21,Resolver 1,"
                               "Opened by 8\n"
                               "INC0000047,New,0,29/2/2016 04:40,29/2/2016 04:57,Updated by 746,?,Opened by 397\n";
        const QJsonObject done = report(send("admin", "timezone=Asia/Shanghai", log));
        QCOMPARE(done.value(u"created"_s).toInt(), 2);
        QCOMPARE(done.value(u"rows"_s).toInt(), 3);
        const QJsonValue found = m_world.send("GET", "/api/v1/incidents/by-number/INC0000045", "admin").data();
        const qint64 id = found["id"_L1].toInteger();
        const QJsonObject incident =
            m_world.send("GET", "/api/v1/incidents/" + QByteArray::number(id), "admin").data().toObject();
        QCOMPARE(incident.value(u"status"_s).toString(), u"resolved"_s);
        QCOMPARE(incident.value(u"created_at"_s).toString().left(16), u"2016-02-28T17:16"_s);
    }

    void whatIsWanted()
    {
        const QByteArray text = "Nr,Kurz,Team,When\nX-1,one,Network,02/03/2016 10:00\n";
        const QByteArray columns = QUrl::toPercentEncoding(
            u"{\"Nr\":\"number\",\"Kurz\":\"title\",\"Team\":\"assignment_group\",\"When\":\"created_at\"}"_s);
        const QByteArray query = "kind=table&day_first=true&timezone=Europe/London&columns=" + columns;
        const QJsonObject checked = report(send("agent", query + "&dry_run=true", text));
        QCOMPARE(checked.value(u"rows"_s).toInt(), 1);
        QCOMPARE(incidents(), 0); // a trial writes nothing
        QCOMPARE(report(send("agent", query, text)).value(u"created"_s).toInt(), 1);
        const QJsonValue list = m_world.send("GET", "/api/v1/incidents?page=1&size=10", "agent").data()["items"_L1];
        QCOMPARE(list[0]["title"_L1].toString(), u"one"_s);
        QCOMPARE(list[0]["assignment_group"_L1].toString(), u"Network"_s);
        QVERIFY(list[0]["created_at"_L1].toString().startsWith(u"2016-03-02T10:00"_s));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("who");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *who, const QByteArray &query, const QByteArray &body,
                            int status, const QString &field = {}) {
            QTest::newRow(name) << QByteArray(who) << query << body << status << field;
        };
        const QByteArray good = "title\nx\n";
        row("nobody", "", {}, good, 401);
        row("somebody who may not write", "viewer", {}, good, 403);
        row("a wall", "wall", {}, good, 403);
        row("no file", "agent", {}, {}, 422, u"file"_s);
        row("no headings", "agent", {}, "\n\n", 422);
        row("no title", "agent", {}, "number\n1\n", 422);
        row("unknown kind", "agent", "kind=xml", good, 422, u"kind"_s);
        row("unknown zone", "agent", "timezone=Mars/Base", good, 422, u"timezone"_s);
        row("neither true nor false", "agent", "dry_run=perhaps", good, 422, u"dry_run"_s);
        row("columns that are no JSON", "agent", "columns=x", good, 422, u"columns"_s);
        row("an unknown field", "agent", "columns=%7B%22title%22:%22salary%22%7D", good, 422, u"columns.title"_s);
        row("an unknown column", "agent", "columns=%7B%22nothing%22:%22title%22%7D", good, 422);
        row("fields for more columns", "agent", "fields=number,title", good, 422, u"fields"_s);
        row("fields and columns", "agent", "fields=title&columns=%7B%22title%22:null%7D", good, 422, u"fields"_s);
        row("an unknown parameter", "agent", "tenant_id=2", good, 422, u"tenant_id"_s);
    }
    void refusals()
    {
        QFETCH(QByteArray, who);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, field);
        const HttpReply reply = send(who, query, body);
        QVERIFY2(reply.status == status || (status == 422 && reply.status == 400), reply.body.constData());
        if (!field.isEmpty())
            QCOMPARE(reply.json()["problem"_L1]["field"_L1].toString(), field);
        QCOMPARE(incidents(), 0);
    }

    void onlyTables()
    {
        QCOMPARE(send("agent", {}, R"({"title":"x"})", "application/json").status, 415);
        QCOMPARE(send("agent", {}, "title\nx\n", "text/html").status, 415);
        QCOMPARE(send("agent", {}, "title\nx\n", "text/csv; charset=utf-8").status, 200);
    }

    /// What cannot be accepted is refused at its head, before anything of the file has come.
    void refusedAtTheDoor()
    {
        QVERIFY(m_world.makeIncident() > 0); // by now the server knows its keys
        const qint64 large = qint64{100} << 20;
        for (const QByteArray &token : {QByteArray(), QByteArray("itsm_AAAA"), QByteArray("a.b.c")}) {
            HttpClient client(m_world.port);
            const QByteArray host = "Host: x\r\n";
            const QByteArray fields = host + "Authorization: Bearer " + token + "\r\n";
            client.write(head({}, {}, large).replace(host, fields));
            QCOMPARE(client.read().status, 401);
            QVERIFY(client.waitForEnd());
        }
        HttpClient client(m_world.port);
        client.write(head("agent", {}, qint64{300} << 20));
        QCOMPARE(client.read().status, 413);
    }

    /// Whoever leaves in the middle has cancelled: what was written stays, nothing is half there.
    void closingCancels()
    {
        const int rows = 60'000;
        {
            HttpClient client(m_world.port);
            const QByteArray body = table(rows);
            client.write(head("agent", {}, body.size()));
            client.write(body);
            QVERIFY(!client.readUntil("\"progress\"", 60'000).isNull());
            QVERIFY(filesLeft() > 0);
            client.socket().abort();
        }
        QTRY_COMPARE_WITH_TIMEOUT(filesLeft(), 0, 20'000);
        const qint64 before = incidents();
        QVERIFY2(before < rows, "was not cancelled");
        QCOMPARE(before % 1'000, 0); // whole batches
        // Once more goes on.
        const QJsonObject done = report(send("agent", {}, table(int(before) + 10)));
        QCOMPARE(done.value(u"unchanged"_s).toInteger(), before);
        QCOMPARE(done.value(u"created"_s).toInt(), 10);
    }

    /// One for each, two in all; and where the server has a single worker for long requests, that is not theirs.
    void aFewAtATime()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ApiServerOptions options;
        options.workers = {.threads = 2, .longThreads = 1};
        ITSM_VERIFY(m_world.start(dialect, options));
        QVERIFY(m_world.makeIncident() > 0); // by now the server knows its keys
        const QByteArray body = table(60'000);
        std::vector<std::unique_ptr<HttpClient>> clients;
        for (const QByteArray who : {"agent", "manager"}) {
            clients.push_back(std::make_unique<HttpClient>(m_world.port));
            clients.back()->write(head(who, "dry_run=false", body.size()));
            clients.back()->write(body);
            QVERIFY(!clients.back()->readUntil("\r\n\r\n", 60'000).isNull()); // begun
            QCOMPARE(send("agent", {}, "title\nx\n").status, 503);
        }
        const HttpReply third = send("admin", {}, "title\nx\n");
        QCOMPARE(third.status, 503);
        QCOMPARE(third.fields.value("retry-after"), QByteArray("10"));
        // Others work meanwhile.
        QVERIFY(m_world.makeIncident() > 0);
        QCOMPARE(m_world.send("GET", "/api/v1/alerts", "agent").status, 200); // a long one
        for (const auto &client : clients)
            client->socket().abort();
        // Not QTRY: that asks once more after the first success, which may still have the place.
        QVERIFY(QTest::qWaitFor([&] { return send("agent", {}, "title\nx\n").status == 200; }, 20'000));
    }

    /// Files that are being sent fill nobody else's room.
    void everybodyHasRoom()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ApiServerOptions options;
        options.limits.fileBytes = 4 << 20; // a person may have one of them, a tenant two
        options.limits.fileBytesPerSecond = 0;
        ITSM_VERIFY(m_world.start(dialect, options));
        QVERIFY(m_world.makeIncident() > 0); // by now the server knows its keys
        const QByteArray part = "title\n" + QByteArray(900 * 1024, 'x');
        HttpClient tooMuch(m_world.serverPort); // the proxy of the test would wait for the end
        tooMuch.write(head("admin", {}, qint64{3} << 20));
        tooMuch.write(part + part);
        QCOMPARE(tooMuch.read().status, 503);
        // It gives back what it had, though later than it answers.
        QVERIFY(QTest::qWaitFor([&] { return send("admin", "dry_run=true", part).status == 200; }, 20'000));
        QTRY_COMPARE_WITH_TIMEOUT(filesLeft(), 0, 20'000);
        std::vector<std::unique_ptr<HttpClient>> clients;
        for (const QByteArray who : {"agent", "manager"}) {
            clients.push_back(std::make_unique<HttpClient>(m_world.serverPort));
            clients.back()->write(head(who, "dry_run=true", part.size() + 1));
            clients.back()->write(part);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bytesKept(), 2 * part.size(), 20'000);
        HttpClient colleague(m_world.serverPort);
        colleague.write(head("admin", "dry_run=true", part.size()));
        colleague.write(part);
        QCOMPARE(colleague.read().status, 503);
        HttpClient other(m_world.serverPort);
        other.write(head("stranger", "dry_run=true", part.size()));
        other.write(part);
        QCOMPARE(other.read().status, 200);
        for (const auto &client : clients) {
            client->write("\n");
            QCOMPARE(client->read().status, 200);
        }
    }

    /// A large file costs the server a file and not its memory.
    void aLargeFileIsNotKeptInMemory()
    {
        const auto resident = [] {
            QFile file(u"/proc/self/statm"_s);
            return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4'096 : -1;
        };
        const qint64 before = resident();
        HttpClient client(m_world.serverPort); // the proxy of the test would keep it
        const QByteArray part = "x," + QByteArray((1 << 20) - 3, 'd') + '\n';
        client.write(head("agent", "dry_run=true", 12 + 120 * part.size()));
        client.write("title,other\n");
        qint64 most = 0;
        for (int i = 0; i < 120; ++i) {
            client.write(part);
            most = qMax(most, resident() - before);
        }
        const HttpReply reply = client.read(false, 60'000);
        QCOMPARE(report(reply).value(u"rows"_s).toInt(), 120);
        qInfo("120 MiB: %lld MiB more at most", most >> 20);
        QVERIFY(most < (qint64{48} << 20));
    }
};

ITSM_TEST(TestImport)
#include "tst_import.moc"
