#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Who asks, where a proxy stands in front of the server.
class TestTrustedProxies : public QObject
{
    Q_OBJECT

    /// Stands still, as a hash on a busy machine takes longer than the first wait.
    const ManualClock m_clock{SystemClock::instance().now()};
    ApiWorld m_world;

    HttpReply attempt(const QByteArray &forwarded)
    {
        return m_world.send("POST", "/api/v1/login", {}, R"({"username":"agent","password":"wrong"})",
                            forwarded.isEmpty() ? forwarded : "X-Forwarded-For: " + forwarded + "\r\n");
    }
    static ApiServerOptions behindProxy(const QStringList &proxies)
    {
        ApiServerOptions options;
        options.limits.proxies = TrustedProxies(proxies);
        return options;
    }

private Q_SLOTS:
    void client_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArrayList>("forwarded"); // fields
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *peer, const QByteArrayList &forwarded, const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(peer) << forwarded << QString::fromLatin1(expected);
        };
        row("no proxy", "198.51.100.7", {}, "198.51.100.7");
        row("somebody who says that he is a proxy", "198.51.100.7", {"203.0.113.9"}, "198.51.100.7");
        row("proxy that says nothing", "192.0.2.7", {}, "192.0.2.7");
        row("through the proxy", "192.0.2.7", {"203.0.113.9"}, "203.0.113.9");
        row("through the network", "10.200.3.4", {"203.0.113.9"}, "203.0.113.9");
        row("beside the network", "11.0.0.1", {"203.0.113.9"}, "11.0.0.1");
        row("two proxies", "192.0.2.7", {"203.0.113.9, 10.1.2.3"}, "203.0.113.9");
        row("two fields", "192.0.2.7", {"203.0.113.9", "10.1.2.3"}, "203.0.113.9");
        row("invented by the client", "192.0.2.7", {"127.0.0.1, 203.0.113.9"}, "203.0.113.9");
        row("invented in a field of its own", "192.0.2.7", {"8.8.8.8", "203.0.113.9"}, "203.0.113.9");
        row("invented proxies of ours", "192.0.2.7", {"8.8.8.8, 203.0.113.9, 10.1.2.3"}, "203.0.113.9");
        row("all of them proxies", "192.0.2.7", {"10.0.0.1, 10.0.0.2"}, "10.0.0.1");
        row("nonsense at the end", "192.0.2.7", {"203.0.113.9, unknown"}, "192.0.2.7");
        row("nonsense before", "192.0.2.7", {"unknown, 10.1.2.3"}, "10.1.2.3");
        row("empty", "192.0.2.7", {""}, "192.0.2.7");
        row("a number", "192.0.2.7", {"1"}, "192.0.2.7");
        row("port", "192.0.2.7", {"203.0.113.9:4711"}, "203.0.113.9");
        row("IPv6", "192.0.2.7", {"2001:db8:7::1"}, "2001:db8:7::1");
        row("IPv6 with a port", "192.0.2.7", {"[2001:db8:7::1]:4711"}, "2001:db8:7::1");
        row("IPv4 in IPv6", "192.0.2.7", {"::ffff:203.0.113.9"}, "203.0.113.9");
        row("IPv6 proxy", "2001:db8:1::1", {"203.0.113.9"}, "203.0.113.9");
        row("another IPv6 network", "2001:db9::1", {"203.0.113.9"}, "2001:db9::1");
    }
    void client()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArrayList, forwarded);
        QFETCH(QString, expected);
        const TrustedProxies proxies({u"192.0.2.7"_s, u"10.0.0.0/8"_s, u"2001:db8:1::/48"_s});
        HttpRequestHead head;
        for (const QByteArray &field : forwarded)
            head.fields.push_back({"x-forwarded-for", field});
        QCOMPARE(proxies.clientOf(QHostAddress(peer), head), QHostAddress(expected));
        QCOMPARE(TrustedProxies().clientOf(QHostAddress(peer), head), QHostAddress(peer));
    }

    /// Whoever comes through a proxy on this machine looks like a program on it, so that there nobody is taken for one.
    void figuresNeedATokenWhereAProxyMayAsk()
    {
        ApiServerOptions everywhere;
        everywhere.address = QHostAddress::AnyIPv4;
        for (const auto &[options, status] :
             {std::pair(ApiServerOptions(), 200), std::pair(behindProxy({u"192.0.2.7"_s}), 401),
              std::pair(behindProxy({u"127.0.0.1"_s}), 401), std::pair(everywhere, 401)}) {
            ITSM_VERIFY(m_world.start(Dialect::Sqlite, options));
            QCOMPARE(m_world.send("GET", "/metrics").status, status);
            QCOMPARE(m_world.send("GET", "/metrics", "viewer").status, 200);
        }
    }

    /// The back-off of the sign-in, and the audit trail, see through the proxy.
    void guessesCountForWhoMakesThem()
    {
        ITSM_VERIFY(m_world.start(Dialect::Sqlite, behindProxy({u"127.0.0.1"_s}), m_clock));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(attempt("203.0.113.9").status, 401);
        QCOMPARE(attempt("203.0.113.9").status, 503);
        QCOMPARE(attempt("198.51.100.1, 203.0.113.9").status, 503); // inventing somebody before him does not help
        QCOMPARE(attempt("203.0.113.10").status, 401);
        QCOMPARE(attempt({}).status, 401);
    }

    void nobodyElseIsBelieved()
    {
        ITSM_VERIFY(m_world.start(Dialect::Sqlite, behindProxy({u"192.0.2.7"_s}), m_clock));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(attempt("203.0.113." + QByteArray::number(i)).status, 401);
        QCOMPARE(attempt("203.0.113.99").status, 503);
    }

    void aSessionNamesWhoSignedIn()
    {
        ITSM_VERIFY(m_world.start(Dialect::Sqlite, behindProxy({u"127.0.0.0/8"_s})));
        AccessDesk access(SystemClock::instance());
        const Actor admin{.tenant = m_world.tenant,
                          .user = m_world.users.value("admin"),
                          .name = u"admin"_s,
                          .role = Role::Admin,
                          .source = u"user"_s};
        ITSM_VERIFY(access.setPassword(*m_world.connection, admin, m_world.users.value("agent"),
                                       Secret(u"correct horse battery"_s), AccessDesk::PasswordUse::Lasting));
        ITSM_UNWRAP(const std::vector<Tenant> tenants, selectTenants(*m_world.connection));
        const QString code = std::ranges::find(tenants, m_world.tenant, &Tenant::id)->code;
        const HttpReply in = m_world.send("POST", "/api/v1/login", {},
                                          R"({"username":"agent","password":"correct horse battery","tenant_code":")" +
                                              code.toUtf8() + R"("})",
                                          "X-Forwarded-For: 203.0.113.77\r\n");
        QCOMPARE(in.status, 200);
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection, Connection::Access::Read));
        ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
        ITSM_UNWRAP(const auto address,
                    queryOne<QString>(*m_world.connection, u"SELECT address FROM user_sessions WHERE tenant_id = ?"_s,
                                      {m_world.tenant.value}, [](const Row &row) { return row.text(0); }));
        QCOMPARE(address.value_or(QString()), u"203.0.113.77"_s);
    }

    /// One proxy brings the requests of many, so that the limit of an address is not its limit.
    void aProxyMayHaveManyConnections()
    {
        for (const bool isTrusted : {true, false}) {
            ApiServerOptions options = behindProxy({isTrusted ? u"127.0.0.1"_s : u"192.0.2.7"_s});
            options.limits.connectionsPerAddress = 3;
            ITSM_VERIFY(m_world.start(Dialect::Sqlite, options));
            std::vector<std::unique_ptr<HttpClient>> clients;
            for (int i = 0; i < 6; ++i) {
                clients.push_back(std::make_unique<HttpClient>(m_world.port));
                QCOMPARE(clients.back()->request("GET", "/livez").status, 200);
            }
            int open = 0;
            for (const auto &one : clients)
                open += one->request("GET", "/livez").status == 200 ? 1 : 0;
            QCOMPARE(open, isTrusted ? 6 : 3);
        }
    }
};

ITSM_TEST(TestTrustedProxies)
#include "tst_trusted_proxies.moc"
