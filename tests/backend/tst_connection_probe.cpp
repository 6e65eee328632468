#include "services/backend/connection_probe.h"
#include "services/storage/migrations.h"
#include "services/storage/tables.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<ConnectionReport> probe(const QString &url, const QString &tenant = {})
{
    auto future = probeConnection(*StoreUrl::parse(url), tenant);
    // The servers of the tests run in this thread.
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return fail(Error::Code::Internal, u"never answered"_s);
    return future.result();
}

QString problemOf(const Result<ConnectionReport> &report)
{
    return report ? u"none"_s : report.error().details.value("problem"_L1).toString();
}

} // namespace

class TestConnectionProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownNamesAreTold()
    {
        const auto report = probe(u"postgresql://no-such-host.invalid/itsm"_s);
        QCOMPARE(problemOf(report), QString(hostProblem));
        QCOMPARE(report.error().field, u"host"_s);
        QVERIFY(report.error().message.contains(u"no-such-host.invalid"_s));
    }

    void refusedConnectionsAreTold()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        const auto report = probe(u"postgresql://127.0.0.1:%1/itsm"_s.arg(port));
        QCOMPARE(problemOf(report), QString(networkProblem));
        QCOMPARE(report.error().field, u"port"_s);
        QVERIFY(report.error().message.contains(QString::number(port)));
    }

    void serversWithoutEncryptionAreTold()
    {
        // It says "N" when it is asked for TLS, as PostgreSQL with ssl=off does.
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("N");
            });
        });
        const auto report = probe(u"postgresql://127.0.0.1:%1/itsm?sslmode=require"_s.arg(server.serverPort()));
        QCOMPARE(problemOf(report), QString(tlsProblem));
        QCOMPARE(report.error().field, u"tls"_s);
    }

    void silentServersCanBeLeft()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto future = probeConnection(
            *StoreUrl::parse(u"postgresql://127.0.0.1:%1/itsm?sslmode=disable"_s.arg(silent.serverPort())), {});
        QTest::qWait(300);
        QVERIFY(!future.isFinished());
        QElapsedTimer timer;
        timer.start();
        future.cancel();
        QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, 2'000));
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    }

    void passwordsAndLoginsAreTold()
    {
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const auto store,
                    Store::open(*StoreUrl::parse(server->url(u"postgres"_s)), Store::Upgrade::Migrate));
        {
            ITSM_UNWRAP(const auto connection, store->connect(Connection::Access::Write));
            ITSM_VERIFY(connection->executeScript(u"CREATE ROLE ann LOGIN SUPERUSER PASSWORD 'right'"_s));
        }
        QTemporaryDir folder;
        QFile rules(folder.filePath(u"hba"_s));
        QVERIFY(rules.open(QIODevice::WriteOnly));
        rules.write("local postgres ann scram-sha-256\nlocal all postgres trust\n");
        rules.close();
        QVERIFY(QFile::setPermissions(folder.path(),
                                      QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(rules.setPermissions(QFile::ReadOwner | QFile::ReadOther));
        server->stop(PostgresServer::Stop::Fast);
        ITSM_VERIFY(server->start({u"hba_file="_s + rules.fileName()}));

        const QString url = server->url(u"postgres"_s, u"ann"_s);
        QCOMPARE(problemOf(probe(url)), QString(passwordProblem));
        const auto wrong = probe(url + u"&password=wrong"_s);
        QCOMPARE(problemOf(wrong), QString(passwordProblem));
        QVERIFY(wrong.error().message.contains(u"ann"_s));
        const auto right = probe(url + u"&password=right"_s);
        QVERIFY2(right.has_value(), right ? "" : describe(right.error()).constData());
        QVERIFY(!right->server.version.isEmpty());
        QVERIFY(right->server.encryption.isEmpty());
        QCOMPARE(problemOf(probe(server->url(u"postgres"_s, u"nobody"_s))), QString(loginProblem));
        QCOMPARE(problemOf(probe(server->url(u"missing"_s))), QString(databaseProblem));
    }

    void schemasAndTenantsAreTold()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        const QString url = database->url().path();
        const auto none = probe(url);
        QVERIFY(!none);
        QCOMPARE(none.error().field, u"database"_s);
        QVERIFY2(none.error().message.contains(u"itsmd migrate"_s), qPrintable(none.error().message));

        ITSM_VERIFY(database->store());
        QCOMPARE(probe(url)->tenant, QString());
        {
            ITSM_UNWRAP(const auto connection, database->connect());
            ITSM_VERIFY(makeWorld(*connection, u"acme"_s));
        }
        QVERIFY(!probe(url)->tenant.isEmpty());
        QVERIFY(probe(url, u"acme"_s).has_value());
        const auto missing = probe(url, u"nowhere"_s);
        QVERIFY(!missing);
        QCOMPARE(missing.error().field, u"tenant"_s);
        QVERIFY(missing.error().message.contains(u"acme"_s));

        ITSM_UNWRAP(const auto connection, database->connect());
        ITSM_VERIFY(connection->executeScript(
            u"INSERT INTO schema_migrations (version, title) VALUES (9999, 'from tomorrow')"_s));
        ITSM_VERIFY_ERROR(probe(url), Error::Code::NewerSchema);
    }
};

ITSM_TEST(TestConnectionProbe)
#include "tst_connection_probe.moc"
