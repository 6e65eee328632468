#pragma once

#include "services/access/access_desk.h"
#include "services/backend/direct_backend.h"
#include "services/backend/rest_backend.h"
#include "tests/backend/backend_suite.h"
#include "tests/support/temp_database.h"
#include "tests/system/itsmd_folder.h"

#include <QRegularExpression>
#include <csignal>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

/// A real `itsmd serve` on a database of its own, and consoles that sign in at it.
class RestFixture : protected ItsmdFolder
{
protected:
    using Code = Error::Code;
    using State = LinkState::State;

    std::unique_ptr<TempDatabase> m_database;
    Actor m_actor;
    QProcess m_process;
    QString m_scheme = u"http"_s;
    QStringList m_more; ///< arguments
    quint16 m_port = 0;
    static const Clock &clock() { return SystemClock::instance(); }
    static Secret password() { return Secret(u"correct horse battery"_s); }

    Result<> makeDatabase(Dialect dialect)
    {
        ITSM_TRY_ASSIGN(m_database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(const auto store, m_database->store());
        ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(const TestWorld world, makeWorld(*connection));
        ITSM_TRY_ASSIGN(const auto plain, m_database->connect());
        ITSM_TRY(plain->execute(u"UPDATE users SET role = 'admin' WHERE id = ?"_s, {world.user.value}));
        ITSM_TRY_ASSIGN(const std::vector<User> users, readUsers(*connection, world.tenant));
        m_actor = {.tenant = world.tenant,
                   .user = world.user,
                   .name = users.front().name,
                   .role = Role::Admin,
                   .source = u"user"_s};
        AccessDesk access(clock());
        return access.setPassword(*connection, m_actor, world.user, password(), AccessDesk::PasswordUse::Lasting);
    }
    static Result<std::vector<User>> readUsers(Connection &c, TenantId tenant)
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
        ITSM_TRY(bindTenant(c, tenant));
        return selectUsers(c, tenant);
    }
    bool serve()
    {
        QByteArray output;
        m_process.setProcessEnvironment(environment());
        m_process.start(program(), QStringList{u"--database"_s, urlText(m_database->url()), u"serve"_s, u"--listen"_s,
                                               u"127.0.0.1:%1"_s.arg(m_port), u"--insecure"_s} +
                                       m_more);
        static const QRegularExpression place(u"at https?://[^ ]+:(\\d+)\n"_s);
        QRegularExpressionMatch match;
        while (!match.hasMatch() && m_process.waitForReadyRead(20'000)) {
            output += m_process.readAllStandardOutput();
            match = place.match(QString::fromUtf8(output));
        }
        if (!match.hasMatch())
            qWarning("%s %s", output.constData(), m_process.readAllStandardError().constData());
        m_port = quint16(match.captured(1).toUInt());
        return m_port != 0;
    }
    void killServer()
    {
        ::kill(pid_t(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
    }
    ServerAddress address() const { return *ServerAddress::parse(u"%1://127.0.0.1:%2"_s.arg(m_scheme).arg(m_port)); }
    Result<RestSession> session() const
    {
        auto future = signIn(address(), {.tenant = {}, .user = u"li.wei"_s, .password = password()});
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return fail(Code::Timeout, u"no answer"_s);
        return future.takeResult();
    }
    std::unique_ptr<RestBackend> makeBackend() const
    {
        const auto signedIn = session();
        if (!signedIn)
            qWarning("%s", describe(signedIn.error()).constData());
        return std::make_unique<RestBackend>(signedIn.value_or(RestSession{}), clock());
    }

    bool begin(Dialect dialect)
    {
        m_port = 0;
        const Result<> made = makeDatabase(dialect);
        if (!made)
            qWarning("%s", describe(made.error()).constData());
        return made && serve();
    }
    void end()
    {
        if (m_process.state() != QProcess::NotRunning)
            killServer();
        m_database.reset();
    }
};

} // namespace itsm
