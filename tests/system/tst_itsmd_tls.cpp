#include "tests/api/http_client.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/system/itsmd_folder.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>
#include <csignal>
#include <sys/stat.h>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Goal F5: TLS of `itsmd serve`, and a certificate that is renewed while it runs.
class TestItsmdTls : public QObject, private ItsmdFolder
{
    Q_OBJECT

    QProcess m_process;
    QByteArray m_said; ///< of the standard error
    quint16 m_port = 0;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    static bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.start(u"openssl"_s, arguments);
        return process.waitForFinished(20'000) && process.exitCode() == 0;
    }
    /// Two files that belong together.
    bool makeCertificate(const QString &name, const QString &certificate, const QString &key)
    {
        const bool isMade =
            openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                     u"-nodes"_s, u"-subj"_s, QString(u"/CN="_s + name), u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                     u"-keyout"_s, path(key), u"-out"_s, path(certificate)});
        return isMade && ::chmod(QFile::encodeName(path(key)).constData(), 0600) == 0;
    }
    /// As programs that renew certificates do it: never half a file.
    bool replace(const QString &with, const QString &name)
    {
        const QByteArray from = QFile::encodeName(path(with));
        return ::rename(from.constData(), QFile::encodeName(path(name)).constData()) == 0;
    }
    QString configuration()
    {
        return write(u"config.yaml"_s, "database: {url: 'sqlite:" + path(u"tls.db"_s).toUtf8() +
                                           "'}\nserver:\n  listen: 127.0.0.1:0\n  tls_certificate: cert.pem\n"
                                           "  tls_key: key.pem\n");
    }
    bool serve()
    {
        QByteArray output;
        m_process.setProcessEnvironment(environment());
        m_process.start(program(), {u"--config"_s, configuration(), u"serve"_s});
        static const QRegularExpression place(u"at https://[^ ]+:(\\d+)\n"_s);
        QRegularExpressionMatch match;
        while (!match.hasMatch() && m_process.waitForReadyRead(20'000)) {
            output += m_process.readAllStandardOutput();
            match = place.match(QString::fromUtf8(output));
        }
        m_port = quint16(match.captured(1).toUInt());
        return m_port != 0;
    }
    /// A connection that has agreed on its keys.
    std::unique_ptr<QSslSocket> connected() const
    {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::QueryPeer); // whom the certificate names is looked at here
        socket->connectToHostEncrypted(u"127.0.0.1"_s, m_port);
        return socket->waitForEncrypted(10'000) ? std::move(socket) : nullptr;
    }
    /// Whom the server shows to a new connection.
    QString shown() const
    {
        const auto socket = connected();
        return socket ? socket->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0) : QString();
    }
    static bool answers(QSslSocket &socket)
    {
        socket.write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        return answer.startsWith("HTTP/1.1 200 OK");
    }
    bool hasSaid(const QByteArray &text)
    {
        m_process.waitForReadyRead(100);
        m_said += m_process.readAllStandardError();
        return m_said.contains(text);
    }

private Q_SLOTS:
    void init()
    {
        m_said.clear();
        QVERIFY(makeCertificate(u"first"_s, u"cert.pem"_s, u"key.pem"_s));
    }
    void cleanup()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), SIGTERM);
        QVERIFY(m_process.waitForFinished(15'000));
        QCOMPARE(m_process.exitCode(), 0);
    }

    /// Nonsense that comes with the last message of the handshake, from somebody who leaves at once; and an answer that
    /// is the last one. The connection ends, and nothing else.
    void connectionsEndByThemselves()
    {
        QVERIFY(serve());
        for (int i = 0; i < 30; ++i) {
            QProcess client;
            client.start(u"openssl"_s,
                         {u"s_client"_s, u"-quiet"_s, u"-no_ign_eof"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(m_port)});
            client.write("\n");
            client.closeWriteChannel();
            QVERIFY(client.waitForFinished(20'000));
            const auto socket = connected();
            QVERIFY2(socket, QByteArray::number(i).constData());
            socket->write("GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            QByteArray answer;
            while (socket->state() == QAbstractSocket::ConnectedState && socket->waitForReadyRead(10'000))
                answer += socket->readAll();
            QVERIFY2(answer.startsWith("HTTP/1.1 200 OK"), answer.constData());
        }
    }

    void speaksTls()
    {
        ::chmod(QFile::encodeName(path(u"key.pem"_s)).constData(), 0644);
        const Run open = run({u"--config"_s, configuration(), u"serve"_s});
        QCOMPARE(open.code, 78);
        QVERIFY(open.err.contains("chmod"));
        ::chmod(QFile::encodeName(path(u"key.pem"_s)).constData(), 0600);
        QVERIFY(serve());
        const auto answer = [&](const QStringList &arguments) {
            QProcess process;
            process.start(u"openssl"_s,
                          QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(m_port), u"-CAfile"_s,
                                      path(u"cert.pem"_s), u"-verify_return_error"_s, u"-quiet"_s} +
                              arguments);
            process.write("GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            process.waitForFinished(10'000);
            return process.readAllStandardOutput();
        };
        QVERIFY(answer({}).contains("HTTP/1.1 200 OK"));
        QVERIFY(answer({u"-tls1_2"_s}).contains("HTTP/1.1 200 OK"));
        QVERIFY(!answer({u"-tls1_1"_s, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s}).contains("200 OK"));
        // Who does not speak TLS gets nothing, and nobody else has to wait for him.
        HttpClient plain(m_port);
        QCOMPARE(plain.request("GET", "/livez").status, 0);
    }

    void aKeyOfAnotherCertificateIsRefused()
    {
        QVERIFY(makeCertificate(u"second"_s, u"cert2.pem"_s, u"key.pem"_s));
        const Run wrong = run({u"--config"_s, configuration(), u"serve"_s});
        QCOMPARE(wrong.code, 78);
        QVERIFY2(wrong.err.contains("does not belong to the certificate"), wrong.err.constData());
    }

    void aRenewedCertificateIsTakenUp()
    {
        QVERIFY(serve());
        QCOMPARE(shown(), u"first"_s);
        const auto before = connected();
        QVERIFY(before && answers(*before));
        QVERIFY(makeCertificate(u"second"_s, u"cert2.pem"_s, u"key2.pem"_s));
        QVERIFY(replace(u"cert2.pem"_s, u"cert.pem"_s));
        QVERIFY(replace(u"key2.pem"_s, u"key.pem"_s));
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"second"_s, 15'000);
        // Who was connected goes on as he was.
        QVERIFY(answers(*before));
        QVERIFY(!hasSaid("not used"));
    }

    /// Between the reading of the files and the first request lies all that a start takes.
    void whatIsRenewedDuringTheStartIsNotMissed()
    {
        QVERIFY(QFile::remove(path(u"tls.db"_s)));
        QVERIFY(makeCertificate(u"second"_s, u"cert2.pem"_s, u"key2.pem"_s));
        std::thread renewer([this] { // the database is opened when the files have been read
            for (int i = 0; i < 20'000 && !QFile::exists(path(u"tls.db"_s)); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            replace(u"cert2.pem"_s, u"cert.pem"_s);
            replace(u"key2.pem"_s, u"key.pem"_s);
        });
        const bool isServing = serve();
        renewer.join();
        QVERIFY(isServing);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"second"_s, 15'000);
    }

    void reloadsWhenAsked()
    {
        QVERIFY(serve());
        ::kill(pid_t(m_process.processId()), SIGHUP); // nothing is new
        QCOMPARE(shown(), u"first"_s);
        QVERIFY(makeCertificate(u"third"_s, u"cert3.pem"_s, u"key3.pem"_s));
        QVERIFY(replace(u"cert3.pem"_s, u"cert.pem"_s));
        QVERIFY(replace(u"key3.pem"_s, u"key.pem"_s));
        ::kill(pid_t(m_process.processId()), SIGHUP);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"third"_s, 2'500); // sooner than it would look by itself
    }

    void whatCannotBeUsedChangesNothing()
    {
        QVERIFY(serve());
        QVERIFY(makeCertificate(u"second"_s, u"cert2.pem"_s, u"key2.pem"_s));
        // The certificate alone: the key is that of the first one.
        QVERIFY(replace(u"cert2.pem"_s, u"cert.pem"_s));
        QTRY_VERIFY_WITH_TIMEOUT(hasSaid("does not belong to the certificate"), 15'000);
        QCOMPARE(shown(), u"first"_s);
        // Half a file.
        QVERIFY(!write(u"cert.pem"_s, "-----BEGIN CERTIFICATE-----\nMIIB").isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(hasSaid("is no certificate"), 15'000);
        QVERIFY(QFile::remove(path(u"cert.pem"_s)));
        ::kill(pid_t(m_process.processId()), SIGHUP);
        QCOMPARE(shown(), u"first"_s);
        // Then the right one comes.
        QVERIFY(makeCertificate(u"fourth"_s, u"cert4.pem"_s, u"key4.pem"_s));
        QVERIFY(replace(u"key4.pem"_s, u"key.pem"_s));
        QVERIFY(replace(u"cert4.pem"_s, u"cert.pem"_s));
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"fourth"_s, 15'000);
    }

    /// New connections while certificates come and go: none fails.
    void nobodyFailsMeanwhile()
    {
        QVERIFY(serve());
        int failures = 0;
        QSet<QString> seen;
        for (int round = 0; round < 4; ++round) {
            const QString name = u"renewed%1"_s.arg(round);
            QVERIFY(makeCertificate(name, u"next.pem"_s, u"nextkey.pem"_s));
            QVERIFY(replace(u"next.pem"_s, u"cert.pem"_s));
            QVERIFY(replace(u"nextkey.pem"_s, u"key.pem"_s));
            ::kill(pid_t(m_process.processId()), SIGHUP);
            for (int i = 0; i < 40; ++i) {
                const auto socket = connected();
                if (socket && answers(*socket))
                    seen.insert(socket->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0));
                else
                    ++failures;
            }
        }
        QCOMPARE(failures, 0);
        QVERIFY(!seen.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"renewed3"_s, 15'000);
    }
};

ITSM_TEST(TestItsmdTls)
#include "tst_itsmd_tls.moc"
