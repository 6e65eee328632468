#pragma once

#include "services/runtime/logging.h"
#include "tests/api/http_client.h"
#include "tests/api/server_thread.h"
#include "tests/contract/contract_proxy.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"

#include <map>

namespace itsm {

/// A server in a thread of its own, on a database with two tenants and people of every role in the first. All that is
/// said to it goes through a ContractProxy; what is not as described fails the test that ends.
class ApiWorld
{
public:
    ApiWorld() { (void)startLogging({.level = spdlog::level::off, .file = {}}); }
    ~ApiWorld() { stop(); }

    /// The clock is the server's, and must outlive it.
    Result<> start(Dialect dialect, ApiServerOptions options = {}, const Clock &clock = SystemClock::instance())
    {
        stop();
        auto &database = m_databases[dialect];
        if (!database) {
            ITSM_TRY_ASSIGN(database, TempDatabase::create(dialect));
        }
        ITSM_TRY_ASSIGN(store, database->store());
        ITSM_TRY_ASSIGN(connection, store->connect(Connection::Access::Write));
        const QString code = QString(QStringLiteral("t") + QString::number(++m_count));
        tokens.clear();
        ITSM_TRY_ASSIGN(tenant, makeTenant(code, true));
        ITSM_TRY_ASSIGN(otherTenant, makeTenant(QString(code + QStringLiteral("-other")), false));
        const bool isStrictV1 = options.isStrictV1;
        ITSM_TRY(m_thread.start(store, std::move(options), clock));
        server = &m_thread.server();
        serverPort = m_thread.port();
        ITSM_TRY(
            proxy.start(serverPort, isStrictV1 ? ApiContract::Statuses::OfOriginal : ApiContract::Statuses::Described));
        port = proxy.port();
        return {};
    }
    void stop()
    {
        server = nullptr;
        m_thread.stop();
        proxy.stop();
        for (const QString &issue : proxy.issues().first(std::min<qsizetype>(20, proxy.issues().size())))
            QTest::qFail(qPrintable(issue), __FILE__, __LINE__);
        proxy.forget();
    }

    [[nodiscard]] QByteArray bearer(const QByteArray &who) const
    {
        return "Authorization: Bearer " + tokens.value(who) + "\r\n";
    }
    /// In a connection of its own.
    HttpReply send(const QByteArray &method, const QByteArray &target, const QByteArray &who = {},
                   const QByteArray &body = {}, const QByteArray &fields = {}) const
    {
        HttpClient client(port);
        return client.request(method, target, (who.isEmpty() ? QByteArray() : bearer(who)) + fields, body);
    }
    qint64 makeIncident(const QByteArray &who = "agent") const
    {
        const HttpReply reply = send("POST", "/api/v1/incidents", who, R"({"title":"Disk full on web-01"})");
        return reply.data().toObject().value(QStringLiteral("id")).toInteger();
    }

    std::shared_ptr<Store> store;
    std::unique_ptr<Connection> connection; ///< the test's own
    ApiServer *server = nullptr;            ///< lives in its thread
    ContractProxy proxy;
    quint16 port = 0; ///< of the proxy
    quint16 serverPort = 0;
    TenantId tenant;
    TenantId otherTenant;
    /// API tokens by the names of roles; "wall" and "stranger", an administrator of the other tenant.
    QHash<QByteArray, QByteArray> tokens;
    QHash<QByteArray, UserId> users;

private:
    Result<TenantId> makeTenant(const QString &code, bool isFirst)
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*connection));
        ITSM_TRY_ASSIGN(const TenantId id, insertTenant(*connection, {.id = {}, .code = code, .name = code}));
        ITSM_TRY(bindTenant(*connection, id));
        std::vector<User> people;
        for (const Role role : allRoles) {
            User user;
            user.tenantId = id;
            user.login = QString::fromLatin1(tokenName(role));
            user.name = user.login;
            user.role = role;
            ITSM_TRY_ASSIGN(user.id, insertUser(*connection, user));
            people.push_back(user);
        }
        ITSM_TRY(transaction.commit());
        AccessDesk access(SystemClock::instance());
        for (const User &user : people) {
            if (!isFirst && user.role != Role::Admin)
                continue;
            ITSM_TRY_ASSIGN(const QByteArray token, makeToken(access, user, user.login));
            const QByteArray name = isFirst ? user.login.toLatin1() : QByteArray("stranger");
            tokens.insert(name, token);
            users.insert(name, user.id);
        }
        if (isFirst) {
            ITSM_TRY_ASSIGN(const QByteArray wall, makeToken(access, people.back(), QString(wallScope)));
            tokens.insert("wall", wall);
        }
        return id;
    }
    Result<QByteArray> makeToken(AccessDesk &access, const User &user, const QString &scope)
    {
        const Actor self{.tenant = user.tenantId,
                         .user = user.id,
                         .name = user.name,
                         .role = user.role.value(),
                         .source = QStringLiteral("user")};
        ITSM_TRY_ASSIGN(const MadeApiToken made,
                        access.createApiToken(*connection, self,
                                              {.owner = user.id, .name = scope, .scope = scope, .expiresAt = {}}));
        return made.text.reveal().toLatin1();
    }

    std::map<Dialect, std::unique_ptr<TempDatabase>> m_databases;
    ServerThread m_thread;
    int m_count = 0;
};

} // namespace itsm
