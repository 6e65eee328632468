#pragma once

#include "services/access/access_desk.h"
#include "tests/api/http_client.h"
#include "tests/support/monitoring_stack.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/system/itsmd_folder.h"

#include <deque>

namespace itsm {

/// Several real `itsmd serve` on one PostgreSQL, each at a port that it keeps, and somebody who may do everything.
class ServerCluster : public ItsmdFolder
{
public:
    /// The person `li.wei`, an administrator, with a password and a token.
    Result<> makePerson(Store &store)
    {
        ITSM_TRY_ASSIGN(connection, store.connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(const TestWorld world, makeWorld(*connection));
        ITSM_TRY(
            connection->execute(QStringLiteral("UPDATE users SET role = 'admin' WHERE id = ?"), {world.user.value}));
        person = {.tenant = world.tenant,
                  .user = world.user,
                  .name = QStringLiteral("li.wei"),
                  .role = Role::Admin,
                  .source = QStringLiteral("user")};
        AccessDesk access(SystemClock::instance());
        ITSM_TRY(access.setPassword(*connection, person, world.user, Secret(QString::fromLatin1(password)),
                                    AccessDesk::PasswordUse::Lasting));
        ITSM_TRY_ASSIGN(const MadeApiToken made, access.createApiToken(*connection, person,
                                                                       {.owner = world.user,
                                                                        .name = QStringLiteral("test"),
                                                                        .scope = QStringLiteral("admin"),
                                                                        .expiresAt = {}}));
        token = made.text.reveal().toLatin1();
        return {};
    }
    /// `database` is what stands in the section of that name, `more` further sections.
    Result<> start(size_t number, const QByteArray &database, const QByteArray &more = {})
    {
        while (m_servers.size() <= number)
            m_servers.emplace_back();
        Member &server = m_servers[number];
        const QString name = QStringLiteral("server%1").arg(number);
        const QString config =
            write(QString(name + QStringLiteral(".yaml")),
                  "database:\n  " + database + "\nserver:\n  listen: 127.0.0.1:" + QByteArray::number(server.port) +
                      "\n  insecure: true\n  workers: 4\n" + more); // the test's login is a superuser
        return server.process.start(program(), {QStringLiteral("--config"), config, QStringLiteral("serve")},
                                    server.port, m_folder.filePath(QString(name + QStringLiteral(".log"))),
                                    environment());
    }
    [[nodiscard]] ServerProcess &process(size_t number) { return m_servers[number].process; }
    [[nodiscard]] quint16 port(size_t number) const { return m_servers[number].port; }

    static QByteArray bearer(const QByteArray &text) { return "Authorization: Bearer " + text + "\r\n"; }
    /// At a server, in a connection of its own. Status 0 where it does not answer.
    HttpReply ask(size_t number, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArray &fields = {}) const
    {
        HttpClient client(port(number));
        return client.request(method, target, fields.contains("Authorization") ? fields : bearer(token) + fields, body);
    }

    static constexpr char password[] = "correct horse battery";
    std::unique_ptr<Connection> connection; ///< the test's own
    Actor person;
    QByteArray token;

private:
    struct Member
    {
        ServerProcess process;
        const quint16 port = freePort();
    };
    std::deque<Member> m_servers;
};

} // namespace itsm
