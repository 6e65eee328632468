#include "services/access/access_desk.h"
#include "services/desk/provision.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"
#include "tests/system/itsmd_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// `itsmd user` and `itsmd token`, and what they are good for: signing in.
class TestItsmdAccess : public QObject, ItsmdFolder
{
    Q_OBJECT

    std::unique_ptr<TempDatabase> m_database;

    Run itsmd(const QStringList &arguments, const QByteArray &input = {})
    {
        return runOn(m_database->url(), arguments, input);
    }
    Result<SignedIn> signIn(const QString &login, const QString &password)
    {
        ITSM_TRY_ASSIGN(const auto connection, m_database->connect());
        AccessDesk access(SystemClock::instance());
        return access.signIn(
            *connection, {.tenantCode = {}, .login = login, .password = Secret(password), .address = u"127.0.0.1"_s});
    }
    Result<Actor> authenticate(const QByteArray &token)
    {
        ITSM_TRY_ASSIGN(const auto connection, m_database->connect());
        AccessDesk access(SystemClock::instance());
        return access.authenticate(*connection, token);
    }
    static QString printed(const Run &run) { return QString::fromUtf8(run.out).trimmed(); }
    QJsonArray list(const QString &command)
    {
        return QJsonDocument::fromJson(itsmd({command, u"list"_s, u"--json"_s}).out).array();
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
        QCOMPARE(itsmd({u"migrate"_s}).code, 0);
    }
    void cleanup() { m_database.reset(); }

    void lifeOfAUser()
    {
        const Run added = itsmd({u"user"_s, u"add"_s, u"lin"_s, u"--name"_s, u"林小姐"_s, u"--role"_s, u"manager"_s,
                                 u"--email"_s, u"lin@example.org"_s});
        QVERIFY2(added.code == 0, added.err.constData());
        ITSM_UNWRAP(const SignedIn first, signIn(u"lin"_s, printed(added)));
        QVERIFY(first.mustChangePassword);
        QVERIFY(first.user.role == Role::Manager);
        QCOMPARE(first.user.name, u"林小姐"_s);

        QCOMPARE(itsmd({u"user"_s, u"password"_s, u"lin"_s, u"--password-file"_s, u"-"_s}, "chosen by lin\n").code, 0);
        ITSM_UNWRAP(const SignedIn second, signIn(u"lin"_s, u"chosen by lin"_s));
        QVERIFY(!second.mustChangePassword);
        ITSM_VERIFY(authenticate(second.tokens.access.toLatin1()));
        const QString file = write(u"password"_s, "from a file\r\nsecond line");
        QCOMPARE(itsmd({u"user"_s, u"password"_s, u"lin"_s, u"--password-file"_s, file}).code, 0);
        ITSM_VERIFY_ERROR(authenticate(second.tokens.access.toLatin1()), Error::Code::Unauthenticated);
        ITSM_UNWRAP(const SignedIn third, signIn(u"lin"_s, u"from a file"_s));

        QCOMPARE(itsmd({u"user"_s, u"role"_s, u"lin"_s, u"viewer"_s}).code, 0);
        ITSM_UNWRAP(const Actor viewer, authenticate(third.tokens.access.toLatin1()));
        QVERIFY(viewer.role == Role::Viewer);
        QCOMPARE(itsmd({u"user"_s, u"deactivate"_s, u"lin"_s}).code, 0);
        ITSM_VERIFY_ERROR(authenticate(third.tokens.access.toLatin1()), Error::Code::Unauthenticated);
        ITSM_VERIFY_ERROR(signIn(u"lin"_s, u"from a file"_s), Error::Code::Unauthenticated);
        const QJsonArray users = list(u"user"_s);
        QCOMPARE(users.size(), 1);
        QCOMPARE(users.at(0)[u"username"_s], u"lin"_s);
        QCOMPARE(users.at(0)[u"is_active"_s], false);
        QVERIFY(itsmd({u"user"_s, u"list"_s}).out.contains("lin  viewer   inactive  林小姐"));
        QCOMPARE(itsmd({u"user"_s, u"activate"_s, u"lin"_s}).code, 0);
        ITSM_VERIFY(signIn(u"lin"_s, u"from a file"_s));
    }

    void refusals()
    {
        QCOMPARE(itsmd({u"user"_s, u"add"_s, u"lin"_s, u"--role"_s, u"admin"_s, u"--no-password"_s}).code, 0);
        ITSM_VERIFY_ERROR(signIn(u"lin"_s, u""_s), Error::Code::Unauthenticated);
        const auto refused = [&](const QStringList &arguments, const char *why, const QByteArray &input = {}) {
            const Run run = itsmd(arguments, input);
            return QTest::qVerify(run.code == 1 && run.err.contains(why), why, run.err.constData(), __FILE__, __LINE__);
        };
        QVERIFY(refused({u"user"_s, u"add"_s, u"lin"_s}, "login already"));
        QVERIFY(refused({u"user"_s, u"add"_s, u"two words"_s}, "one word"));
        QVERIFY(refused({u"user"_s, u"password"_s, u"nobody"_s}, "no user"));
        QVERIFY(refused({u"user"_s, u"password"_s, u"lin"_s, u"--password-file"_s, u"-"_s}, "at least 8", "short\n"));
        QVERIFY(refused({u"user"_s, u"deactivate"_s, u"lin"_s}, "last active administrator"));
        QVERIFY(refused({u"user"_s, u"role"_s, u"lin"_s, u"agent"_s}, "last active administrator"));
        // A password that is refused leaves no user behind.
        QVERIFY(refused({u"user"_s, u"add"_s, u"wang"_s, u"--password-file"_s, u"-"_s}, "guessed", "password\n"));
        QCOMPARE(list(u"user"_s).size(), 1);
        QCOMPARE(itsmd({u"user"_s, u"add"_s, u"wang"_s, u"--password-file"_s, u"/nowhere"_s}).code, 74);
        QCOMPARE(itsmd({u"user"_s, u"add"_s, u"wang"_s, u"--password"_s, u"in-the-process-list"_s}).code, 2);
        QCOMPARE(itsmd({u"user"_s, u"role"_s, u"lin"_s, u"king"_s}).code, 2);
    }

    void passwordIsAskedForSilently()
    {
        QCOMPARE(itsmd({u"user"_s, u"add"_s, u"lin"_s, u"--no-password"_s}).code, 0);
        const auto ask = [&](const QByteArray &once, const QByteArray &again) {
            QProcess process;
            process.setProcessEnvironment(environment());
            process.setWorkingDirectory(m_folder.path());
            process.setProcessChannelMode(QProcess::MergedChannels);
            const QString command =
                u"'%1' -d '%2' user password lin --ask"_s.arg(program(), urlText(m_database->url()));
            process.start(u"script"_s, {u"--quiet"_s, u"--return"_s, u"--command"_s, command, u"/dev/null"_s});
            QByteArray screen;
            const auto waitFor = [&](const QByteArray &text) {
                while (!screen.contains(text) && process.waitForReadyRead(20'000))
                    screen += process.readAll();
                return screen.contains(text);
            };
            Run run;
            if (waitFor("Password: ")) {
                process.write(once + '\n');
                if (waitFor("once more: "))
                    process.write(again + '\n');
            }
            if (process.waitForFinished(20'000))
                run.code = process.exitCode();
            run.out = screen + process.readAll();
            return run;
        };
        const Run different = ask("typed by hand", "typed by foot");
        QCOMPARE(different.code, 1);
        QVERIFY2(different.out.contains("two different"), different.out.constData());
        const Run same = ask("typed by hand", "typed by hand");
        QVERIFY2(same.code == 0, same.out.constData());
        QVERIFY(!same.out.contains("typed by hand"));
        ITSM_VERIFY(signIn(u"lin"_s, u"typed by hand"_s));
    }

    void lifeOfAToken()
    {
        QCOMPARE(itsmd({u"user"_s, u"add"_s, u"lin"_s, u"--role"_s, u"manager"_s}).code, 0);
        const Run made = itsmd({u"token"_s, u"create"_s, u"--user"_s, u"lin"_s, u"--name"_s, u"wall in room 5"_s,
                                u"--scope"_s, u"wall"_s, u"--expires"_s, u"365d"_s});
        QVERIFY2(made.code == 0, made.err.constData());
        const QByteArray token = printed(made).toLatin1();
        QVERIFY(token.startsWith("itsm_"));
        QVERIFY(!made.err.contains(token));
        ITSM_UNWRAP(const Actor wall, authenticate(token));
        QVERIFY(wall.isReadOnly);
        const Run other = itsmd({u"token"_s, u"create"_s, u"--user"_s, u"lin"_s, u"--name"_s, u"script"_s, u"--scope"_s,
                                 u"agent"_s, u"--expires"_s, u"never"_s});
        ITSM_UNWRAP(const Actor script, authenticate(printed(other).toLatin1()));
        QVERIFY(script.role == Role::Agent);

        const QJsonArray tokens = list(u"token"_s);
        QCOMPARE(tokens.size(), 2);
        QCOMPARE(tokens.at(0)[u"scope"_s], u"wall"_s);
        QVERIFY(tokens.at(0)[u"expires_at"_s].isString());
        QVERIFY(tokens.at(0)[u"last_used_at"_s].isString());
        QVERIFY(tokens.at(1)[u"expires_at"_s].isUndefined());
        const QString id = QString::number(tokens.at(0)[u"id"_s].toInteger());
        QCOMPARE(itsmd({u"token"_s, u"revoke"_s, id}).code, 0);
        ITSM_VERIFY_ERROR(authenticate(token), Error::Code::Unauthenticated);
        QCOMPARE(itsmd({u"token"_s, u"revoke"_s, id}).code, 1);
        const QByteArray table = itsmd({u"token"_s, u"list"_s}).out;
        QVERIFY2(table.contains("revoked  wall     lin  wall in room 5"), table.constData());
        QVERIFY2(table.contains("valid    agent    lin  script"), table.constData());

        for (const QStringList &wrong :
             {QStringList{u"--user"_s, u"lin"_s, u"--name"_s, u"x"_s, u"--scope"_s, u"king"_s},
              QStringList{u"--user"_s, u"lin"_s, u"--name"_s, u"x"_s},
              QStringList{u"--user"_s, u"lin"_s, u"--name"_s, u"x"_s, u"--scope"_s, u"wall"_s, u"--expires"_s,
                          u"soon"_s}})
            QCOMPARE(itsmd(QStringList{u"token"_s, u"create"_s} + wrong).code, 2);
        QCOMPARE(
            itsmd({u"token"_s, u"create"_s, u"--user"_s, u"lin"_s, u"--name"_s, u"x"_s, u"--scope"_s, u"admin"_s}).code,
            1);
    }

    void theAuditTrailIsPrintedAndProved()
    {
        QCOMPARE(itsmd({u"user"_s, u"add"_s, u"lin"_s, u"--name"_s, u"林小姐"_s}).code, 0);
        QCOMPARE(itsmd({u"user"_s, u"role"_s, u"lin"_s, u"manager"_s}).code, 0);
        const Run table = itsmd({u"audit"_s});
        QCOMPARE(table.code, 0);
        QCOMPARE(table.out.count('\n'), 3);
        QVERIFY2(table.out.contains(R"({"role":{"from":"agent","to":"manager"}})"), table.out.constData());
        const Run newest = itsmd({u"audit"_s, u"--json"_s, u"--limit"_s, u"1"_s});
        const QJsonObject record = QJsonDocument::fromJson(newest.out).object();
        QCOMPARE(record[u"action"_s], u"user_updated"_s);
        QCOMPARE(record[u"object_name"_s], u"lin"_s);
        QCOMPARE(record[u"user_name"_s], u"itsmd"_s);

        const Run whole = itsmd({u"check"_s});
        QVERIFY2(whole.code == 0 && whole.out.contains("3 record"), whole.out.constData());
        ITSM_UNWRAP(const auto c, m_database->connect());
        ITSM_VERIFY(c->executeScript(c->dialect() == Dialect::Sqlite
                                         ? u"DROP TRIGGER audit_is_kept_unchanged"_s
                                         : u"ALTER TABLE audit_records DISABLE TRIGGER audit_is_kept"_s));
        ITSM_VERIFY(c->execute(u"UPDATE audit_records SET object_name = 'lon' WHERE action = 'password_set'"_s));
        const Run broken = itsmd({u"check"_s});
        QCOMPARE(broken.code, 1);
        QVERIFY2(broken.out.contains("record 2 is not what was written"), broken.out.constData());
    }

    void keysCanBeChanged()
    {
        const Run added = itsmd({u"user"_s, u"add"_s, u"lin"_s, u"--password-file"_s, u"-"_s}, "chosen by lin\n");
        QVERIFY2(added.code == 0, added.err.constData());
        ITSM_UNWRAP(const SignedIn in, signIn(u"lin"_s, u"chosen by lin"_s));
        QCOMPARE(itsmd({u"token"_s, u"rotate-keys"_s}).code, 0);
        ITSM_VERIFY(authenticate(in.tokens.access.toLatin1()));
        QCOMPARE(itsmd({u"token"_s, u"rotate-keys"_s, u"--sign-out-everybody"_s}).code, 0);
        ITSM_VERIFY_ERROR(authenticate(in.tokens.access.toLatin1()), Error::Code::Unauthenticated);
    }
};

ITSM_TEST(TestItsmdAccess)
#include "tst_itsmd_access.moc"
