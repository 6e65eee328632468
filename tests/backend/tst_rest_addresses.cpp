#include "services/backend/rest_session.h"
#include "tests/backend/backend_suite.h"
#include "tests/support/test_program.h"

#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Which servers a console talks to, and whom it believes to be one.
class TestRestAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificatesAreExplained_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<QString>("words"); // empty: it is good
        QTest::newRow("trusted") << u"IP:127.0.0.1"_s << 2 << true << QString();
        QTest::newRow("vouches for itself") << u"IP:127.0.0.1"_s << 2 << false << u"vouches for itself"_s;
        QTest::newRow("another name") << u"DNS:desk.example.org"_s << 2 << true
                                      << u"for another name: desk.example.org"_s;
        QTest::newRow("expired") << u"IP:127.0.0.1"_s << -1 << true << u"was valid until"_s;
    }

    void certificatesAreExplained()
    {
        QFETCH(QString, name);
        QFETCH(int, days);
        QFETCH(bool, isTrusted);
        QFETCH(QString, words);
        const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
        QVERIFY2(!openssl.isEmpty(), "openssl is not installed");
        const QTemporaryDir folder;
        const auto run = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(folder.path());
            process.start(openssl, arguments);
            return process.waitForFinished() && process.exitCode() == 0;
        };
        QVERIFY(run({u"ecparam"_s, u"-name"_s, u"prime256v1"_s, u"-genkey"_s, u"-noout"_s, u"-out"_s, u"key"_s}));
        QVERIFY(run({u"req"_s, u"-new"_s, u"-key"_s, u"key"_s, u"-subj"_s, u"/CN=desk"_s, u"-addext"_s,
                     u"subjectAltName="_s + name, u"-out"_s, u"request"_s}));
        QVERIFY(run({u"x509"_s, u"-req"_s, u"-in"_s, u"request"_s, u"-signkey"_s, u"key"_s, u"-copy_extensions"_s,
                     u"copy"_s, u"-days"_s, QString::number(days), u"-out"_s, u"certificate"_s}));
        QFile key(folder.filePath(u"key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        QSslConfiguration tls;
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls.setLocalCertificateChain(QSslCertificate::fromPath(folder.filePath(u"certificate"_s)));
        QSslServer server;
        server.setSslConfiguration(tls);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        QObject::connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&] {
            auto *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
                received += socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"version\":\"1.2.3\"}");
            });
        });
        ServerAddress address = *ServerAddress::parse(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        if (isTrusted)
            address.authority = folder.filePath(u"certificate"_s);
        ITSM_ANSWER(const auto report, probeServer(address));
        if (words.isEmpty()) {
            ITSM_VERIFY(report);
            QVERIFY(report->encryption.startsWith(u"TLSv1."_s));
            return;
        }
        ITSM_VERIFY_ERROR(report, Error::Code::Unavailable);
        QCOMPARE(report.error().details.value(u"problem"_s).toString(), u"certificate"_s);
        QVERIFY2(report.error().message.contains(words), qPrintable(report.error().message));
        QVERIFY(received.isEmpty()); // nothing was said to a server that has not proven itself
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::newRow("https") << u"https://desk.example.org"_s << u"https://desk.example.org/api/v1/x"_s;
        QTest::newRow("name alone") << u"desk.example.org:8443"_s << u"https://desk.example.org:8443/api/v1/x"_s;
        QTest::newRow("path") << u"https://example.org/itsm/"_s << u"https://example.org/itsm/api/v1/x"_s;
        QTest::newRow("whole base") << u"https://example.org/api/v1"_s << u"https://example.org/api/v1/x"_s;
        QTest::newRow("this computer") << u"http://127.0.0.1:8090"_s << u"http://127.0.0.1:8090/api/v1/x"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8090"_s << u"http://[::1]:8090/api/v1/x"_s;
        QTest::newRow("not encrypted") << u"http://desk.example.org"_s << QString();
        QTest::newRow("other scheme") << u"ftp://desk.example.org"_s << QString();
        QTest::newRow("password") << u"https://a:b@desk.example.org"_s << QString();
        QTest::newRow("nothing") << u"  "_s << QString();
        QTest::newRow("nonsense") << u"https://"_s << QString();
    }

    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto address = ServerAddress::parse(text);
        if (expected.isEmpty()) {
            ITSM_VERIFY_ERROR(address, Error::Code::Invalid);
            return;
        }
        ITSM_VERIFY(address);
        QCOMPARE(address->endpoint(u"/x"_s).toString(), expected);
    }
};

ITSM_TEST(TestRestAddresses)
#include "tst_rest_addresses.moc"
