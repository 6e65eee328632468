#include "services/storage/postgres_address.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class TestPostgresAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreTakenApart()
    {
        ITSM_UNWRAP(const PostgresLogin login,
                    parsePostgresAddress(u" postgresql://ann:pa%20ss@db.example.org:6432/itsm?sslrootcert=/etc/ca.pem"
                                         "&application_name=night shift "_s));
        QCOMPARE(login.address.host, u"db.example.org"_s);
        QCOMPARE(login.address.port, 6432);
        QCOMPARE(login.address.database, u"itsm"_s);
        QCOMPARE(login.address.user, u"ann"_s);
        QCOMPARE(login.password.reveal(), u"pa ss"_s);
        QCOMPARE(login.address.tls, TlsMode::VerifyFull);
        QCOMPARE(login.address.rootCertificate, u"/etc/ca.pem"_s);
        QCOMPARE(login.address.options, (QMap<QString, QString>{{u"application_name"_s, u"night shift"_s}}));
    }

    void whatStaysHereNeedsNoCertificate()
    {
        const auto tlsOf = [](const QString &text) { return parsePostgresAddress(text).value().address.tls; };
        QCOMPARE(tlsOf(u"postgresql://ann@127.0.0.1:5433/itsm"_s), TlsMode::Disable);
        QCOMPARE(tlsOf(u"postgresql://localhost,127.0.0.1/itsm"_s), TlsMode::Disable);
        QCOMPARE(tlsOf(u"postgresql://127.0.0.1/itsm?sslmode=verify-full"_s), TlsMode::VerifyFull);
        QCOMPARE(tlsOf(u"postgresql://127.0.0.1,db/itsm"_s), TlsMode::VerifyFull);
        QCOMPARE(tlsOf(u"postgresql://localhost/itsm?hostaddr=10.0.0.1"_s), TlsMode::VerifyFull);
    }

    void whatDoesNotProtectIsRefused()
    {
        const auto login = parsePostgresAddress(u"postgresql://db/itsm?sslmode=prefer"_s);
        ITSM_VERIFY_ERROR(login, Error::Code::Invalid);
        QCOMPARE(login.error().field, u"tls"_s);
        QVERIFY(login.error().message.contains(u"prefer"_s));
        ITSM_VERIFY_ERROR(parsePostgresAddress(u"postgresql://db/itsm?colour=red"_s), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(parsePostgresAddress(u"postgresql://db:99999/itsm"_s), Error::Code::Invalid);
    }

    void theAddressComesBack_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("name") << u"db.example.org"_s;
        QTest::newRow("IPv6") << u"fe80::1"_s;
        QTest::newRow("socket") << u"/run/postgresql"_s;
        QTest::newRow("none") << QString();
    }
    void theAddressComesBack()
    {
        QFETCH(QString, host);
        const PostgresAddress address{.host = host,
                                      .port = 5433,
                                      .database = u"a b/?&="_s,
                                      .user = u"张@三"_s,
                                      .tls = host.isEmpty() || host.startsWith(u'/') ? TlsMode::VerifyFull
                                                                                     : TlsMode::Require,
                                      .rootCertificate = {},
                                      .options = {{u"connect_timeout"_s, u"3"_s}}};
        ITSM_UNWRAP(const StoreUrl url, address.url(Secret(u"p&w=d"_s)));
        ITSM_UNWRAP(const PostgresLogin login, parsePostgresAddress(url.path()));
        QCOMPARE(login.address, address);
        QCOMPARE(login.password.reveal(), u"p&w=d"_s);
        QVERIFY(!url.display().contains(u"p&w=d"_s));
    }

    void tlsIsForTheNetwork()
    {
        PostgresAddress address{.host = u"db"_s, .port = 5432, .database = u"itsm"_s};
        QVERIFY(address.url()->path().contains(u"sslmode=verify-full"_s));
        address.host = u"/run/postgresql"_s;
        QVERIFY(!address.url()->path().contains(u"sslmode"_s));
    }

    void urlsThatSayNothingAreProtected_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("wanted"); // empty: refused
        const auto row = [](const char *name, const QString &url, const QString &wanted) {
            QTest::newRow(name) << url << wanted;
        };
        row("network", u"postgresql://db.example.org/itsm"_s,
            u"postgresql://db.example.org/itsm?sslmode=verify-full"_s);
        row("parameters", u"postgresql://db/itsm?application_name=x"_s,
            u"postgresql://db/itsm?application_name=x&sslmode=verify-full"_s);
        row("one of two is far", u"postgresql://127.0.0.1,db/itsm"_s,
            u"postgresql://127.0.0.1,db/itsm?sslmode=verify-full"_s);
        row("a password with a question mark", u"postgresql://li:what%3F@db/itsm"_s,
            u"postgresql://li:what%3F@db/itsm?sslmode=verify-full"_s);
        row("a raw question mark", u"postgresql://li:what?@db/itsm"_s,
            u"postgresql://li:what?@db/itsm?sslmode=verify-full"_s);
        row("a parameter that has not come", u"postgresql://db/itsm?"_s, u"postgresql://db/itsm?sslmode=verify-full"_s);
        row("address", u"postgresql://localhost/itsm?hostaddr=10.0.0.1"_s,
            u"postgresql://localhost/itsm?hostaddr=10.0.0.1&sslmode=verify-full"_s);
        for (const QString &kept :
             {u"postgresql:///itsm"_s, u"postgresql://localhost/itsm"_s, u"postgresql://[::1]/itsm"_s,
              u"postgresql:///itsm?host=/run/postgresql"_s, u"postgresql://localhost/itsm?sslmode=prefer"_s,
              u"postgresql://db/itsm?sslmode=disable"_s, u"postgresql://db/itsm?sslmode=require"_s})
            row(qPrintable(kept), kept, kept);
        row("prefer", u"postgresql://db/itsm?sslmode=prefer"_s, {});
        row("allow", u"postgresql://db/itsm?sslmode=allow"_s, {});
    }
    void urlsThatSayNothingAreProtected()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, wanted);
        const auto parsed = StoreUrl::parse(url);
        if (wanted.isEmpty())
            ITSM_VERIFY_ERROR(parsed, Error::Code::Invalid);
        else
            QCOMPARE(parsed->path(), wanted);
    }

    void modesHaveNames()
    {
        for (const TlsMode mode : tlsModes)
            QCOMPARE(tlsModeFromName(tlsModeName(mode)), mode);
        QVERIFY(!tlsModeFromName(u"prefer"));
    }
};

ITSM_TEST(TestPostgresAddress)
#include "tst_postgres_address.moc"
