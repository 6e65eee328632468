#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/views/sign_in_world.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/connection_test.h"
#include "views/shell/password_dialog.h"
#include "views/shell/profile_dialog.h"
#include "views/shell/profile_list.h"
#include "views/shell/workspace_choice.h"
#include "views/widgets/form_field.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/plain_label.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Profile serverProfile(const QString &id, const QString &name)
{
    Profile profile;
    profile.id = id;
    profile.name = name;
    profile.kind = Profile::Kind::PostgreSql;
    profile.address = {.host = u"db.example.org"_s, .port = 5432, .database = u"itsm"_s, .user = u"ann"_s};
    profile.tenant = u"acme"_s;
    return profile;
}

QPushButton *button(const QWidget *in, const QString &text)
{
    const auto buttons = in->findChildren<QPushButton *>();
    for (QPushButton *candidate : buttons) {
        if (withoutMnemonic(candidate->text()) == text)
            return candidate;
    }
    return nullptr;
}

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profilesComeBackFromTheFile()
    {
        WindowFixture f;
        const Profile server = serverProfile(u"a"_s, u"Production"_s);
        f.window->profiles().save(server);
        Profile local;
        local.id = u"b"_s;
        local.name = u"排练"_s;
        local.file = u"/tmp/x.sqlite"_s;
        f.window->profiles().save(local);
        const Profile desk = restProfile(u"https://desk.example.org"_s);
        f.window->profiles().save(desk);
        ProfileStore again(f.settings, f.state);
        QCOMPARE(again.all(), (std::vector<Profile>{server, local, desk}));
        again.remove(desk.id);
        QCOMPARE(again.byName(u"production"_s), server);
        QCOMPARE(again.freeName(u"Production"_s), u"Production 2"_s);
        again.remove(u"a"_s);
        // Stores on the same settings follow each other.
        QCOMPARE(f.window->profiles().all(), std::vector<Profile>{local});
    }

    void wrongProfilesAreNamed_data()
    {
        QTest::addColumn<QJsonObject>("entry");
        QTest::addColumn<QString>("field");
        const QJsonObject good = serverProfile(u"a"_s, u"P"_s).toJson();
        const auto with = [&](const QString &key, const QJsonValue &value) {
            QJsonObject changed = good;
            changed.insert(key, value);
            return changed;
        };
        QTest::newRow("unknown") << with(u"colour"_s, u"red"_s) << u"profiles[0].colour"_s;
        QTest::newRow("password") << with(u"password"_s, u"x"_s) << u"profiles[0].password"_s;
        QTest::newRow("hidden password") << with(u"options"_s, QJsonObject{{u"password"_s, u"x"_s}})
                                         << u"profiles[0].options"_s;
        QTest::newRow("port") << with(u"port"_s, 0) << u"profiles[0].port"_s;
        QTest::newRow("tls") << with(u"tls"_s, u"prefer"_s) << u"profiles[0].tls"_s;
        QTest::newRow("name") << with(u"name"_s, 7) << u"profiles[0].name"_s;
        QTest::newRow("id") << with(u"id"_s, u"../x"_s) << u"profiles[0].id"_s;
        QJsonObject rest = restProfile(u"https://desk.example.org"_s).toJson();
        rest.insert(u"server"_s, u"http://desk.example.org"_s);
        QTest::newRow("server without encryption") << rest << u"profiles[0].server"_s;
        QTest::newRow("option that does not exist")
            << with(u"options"_s, QJsonObject{{u"colour"_s, u"x"_s}}) << u"profiles[0]"_s;
    }
    void wrongProfilesAreNamed()
    {
        QFETCH(QJsonObject, entry);
        QFETCH(QString, field);
        const auto profiles = ProfileStore::parse(QJsonArray{entry});
        ITSM_VERIFY_ERROR(profiles, Error::Code::Invalid);
        QCOMPARE(profiles.error().field, field);
    }

    void passwordsStayWithTheirServer()
    {
        Profile profile = serverProfile(u"a"_s, u"P"_s);
        const QString key = profile.secretKey();
        profile.name = u"Other name"_s;
        QCOMPARE(profile.secretKey(), key);
        profile.address.host = u"evil.example.org"_s;
        QVERIFY(profile.secretKey() != key);
        const Profile desk = restProfile(u"https://desk.example.org"_s);
        Profile other = desk;
        other.server = u"https://evil.example.org"_s;
        QVERIFY(other.secretKey() != desk.secretKey());
        other = desk;
        other.user = u"wang"_s;
        QVERIFY(other.secretKey() != desk.secretKey());
    }

    void theFormSavesAndKeepsThePasswordOut()
    {
        WindowFixture f;
        Profile fresh;
        fresh.id = u"fresh"_s;
        fresh.kind = Profile::Kind::PostgreSql;
        auto *form = new ProfileDialog(f.window->profiles(), f.secrets, fresh, f.window.get());
        QSignalSpy saved(form, &ProfileDialog::saved);
        form->open();
        form->submit();
        QVERIFY(form->field(u"name"_s)->hasError());
        QVERIFY(form->field(u"database"_s)->hasError());
        QTRY_VERIFY(form->field(u"password"_s)->editor()->accessibleDescription().contains(u"no keychain"_s));

        type(form, u"name"_s, u"  Night   shift "_s);
        type(form, u"address"_s, u"postgresql://ann:secret@db.example.org:6432/itsm?sslmode=verify-ca"_s);
        QCOMPARE(qobject_cast<QLineEdit *>(form->field(u"host"_s)->editor())->text(), u"db.example.org"_s);
        form->submit();
        QCOMPARE(saved.size(), 1);
        const auto profile = f.window->profiles().find(u"fresh"_s);
        QVERIFY(profile);
        QCOMPARE(profile->name, u"Night shift"_s);
        QCOMPARE(profile->address.port, 6432);
        QCOMPARE(profile->address.tls, TlsMode::VerifyCa);
        QCOMPARE(f.secrets.read(profile->secretKey()).result()->reveal(), u"secret"_s);
        QVERIFY(!QJsonDocument(f.settings.values()).toJson().contains("secret"));
        QVERIFY(!profile->place().contains(u"secret"_s));
    }

    void whatIsNoAddressIsNotLeftOutSilently()
    {
        WindowFixture f;
        auto *form = new ProfileDialog(f.window->profiles(), f.secrets, serverProfile(u"a"_s, u"P"_s), f.window.get());
        form->open();
        const FormField *address = form->field(u"address"_s);
        for (const QString &fine : {u"post"_s, u"postgresql:/"_s, u"postgres://db/itsm"_s, QString()}) {
            type(form, u"address"_s, fine);
            QVERIFY2(!address->hasError(), qPrintable(fine));
        }
        for (const QString &wrong : {u"/home/ann/desk.sqlite"_s, u"sqlite:/home/ann/desk.sqlite"_s, u"db"_s}) {
            type(form, u"address"_s, wrong);
            QVERIFY2(address->hasError(), qPrintable(wrong));
        }
        QSignalSpy saved(form, &ProfileDialog::saved);
        for (const QString &wrong : {u"/home/ann/desk.sqlite"_s, u"postgresql:"_s}) {
            type(form, u"address"_s, wrong);
            form->submit();
            QVERIFY2(address->hasError(), qPrintable(wrong));
        }
        QVERIFY(saved.isEmpty());
        type(form, u"address"_s, {});
        form->submit();
        QCOMPARE(saved.size(), 1);
    }

    void afterSavingTheKeyboardIsOnOpen()
    {
        WindowFixture f;
        auto *list = f.window->findChild<ProfileList *>();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        button(list, u"Add…"_s)->click();
        auto *form = f.window->findChild<ProfileDialog *>();
        QVERIFY(form);
        type(form, u"name"_s, u"First"_s);
        type(form, u"database"_s, u"itsm"_s);
        form->submit();
        QTRY_VERIFY(!f.window->findChild<ProfileDialog *>());
        QCOMPARE(f.window->focusWidget(), button(f.window.get(), u"Open"_s));
    }

    void theTestExplainsBesideTheField()
    {
        WindowFixture f;
        Profile profile = serverProfile(u"a"_s, u"P"_s);
        profile.address.host = u"no-such-host.invalid"_s;
        auto *form = new ProfileDialog(f.window->profiles(), f.secrets, profile, f.window.get());
        form->open();
        form->test()->button()->click();
        QVERIFY(form->test()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!form->test()->isRunning(), 20'000);
        QVERIFY(form->field(u"host"_s)->hasError());
        QCOMPARE(form->findChild<MarkLabel *>(u"testResult"_s)->text(), u"The test failed."_s);
        // What is typed next makes the answer old.
        type(form, u"host"_s, u"other.invalid"_s);
        QCOMPARE(form->findChild<MarkLabel *>(u"testResult"_s)->text(), QString());
        form->reject();
    }

    void theFormGrowsWithItsHints()
    {
        WindowFixture f;
        auto *form = new ProfileDialog(f.window->profiles(), f.secrets, serverProfile(u"a"_s, u"P"_s), f.window.get());
        form->open();
        form->field(u"host"_s)->setError(QString(u"A sentence that needs several lines. "_s).repeated(6));
        QTRY_VERIFY(form->height() >= form->layout()->totalHeightForWidth(form->width()));
        const auto *note = form->field(u"host"_s)->findChildren<PlainLabel *>().constLast();
        QTRY_VERIFY(note->height() >= note->heightForWidth(note->width()));
        form->reject();
    }

    void escapeLeadsBackAfterAProfileThatCannotBeOpened()
    {
        WindowFixture f;
        f.openWorkspace();
        auto *choice = f.window->findChild<WorkspaceChoice *>();
        QVERIFY(!choice->isVisible());
        Profile gone = serverProfile(u"gone"_s, u"Gone"_s);
        gone.address.host = u"127.0.0.1"_s;
        gone.address.port = 1;
        f.window->openProfile(gone);
        QTRY_VERIFY(choice->isVisible() && f.window->findChild<ProfileList *>()->isEnabled());
        QTest::keyClick(choice, Qt::Key_Escape);
        QVERIFY(!choice->isVisible());
        QVERIFY(f.window->incidentsPage()->isVisible());
    }

    void theListAddsDuplicatesAndRemoves()
    {
        WindowFixture f;
        f.window->profiles().save(serverProfile(u"a"_s, u"Production"_s));
        auto *list = f.window->findChild<ProfileList *>();
        QCOMPARE(list->currentId(), u"a"_s);
        button(list, u"Duplicate"_s)->click();
        QCOMPARE(f.window->profiles().all().size(), size_t{2});
        QCOMPARE(f.window->profiles().find(list->currentId())->name, u"Production 2"_s);
        QCOMPARE(f.action("profile.a")->text(), u"Production"_s);

        const QString copy = list->currentId();
        QTest::keyClick(list->list(), Qt::Key_Delete);
        auto *question = f.window->findChild<QMessageBox *>();
        QVERIFY(question);
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(f.window->profiles().find(copy));
        QTRY_VERIFY(!f.window->findChild<QMessageBox *>());
        QTest::keyClick(list->list(), Qt::Key_Delete);
        f.window->findChild<QMessageBox *>()->button(QMessageBox::Yes)->click();
        QVERIFY(!f.window->profiles().find(copy));
        QVERIFY(!f.action(qPrintable(u"profile."_s + copy)));
    }

    void theLastProfileOpensAtStart()
    {
        WindowFixture f;
        Profile local;
        local.id = u"mine"_s;
        local.name = u"Rehearsal"_s;
        local.file = f.folder.filePath(u"rehearsal.sqlite"_s);
        f.window->profiles().save(local);
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        f.action("profile.mine")->trigger();
        QVERIFY(opened.wait(20'000));
        QCOMPARE(f.window->windowTitle(), u"Rehearsal – ITSM Console"_s);

        f.make();
        QSignalSpy again(f.window.get(), &MainWindow::workspaceOpened);
        f.window->start();
        QVERIFY(again.wait(20'000));
        QCOMPARE(f.window->windowTitle(), u"Rehearsal – ITSM Console"_s);
    }

    void failuresAreExplainedWhereOneChooses()
    {
        WindowFixture f;
        Profile profile = serverProfile(u"a"_s, u"P"_s);
        profile.address.host = u"no-such-host.invalid"_s;
        f.window->profiles().save(profile);
        f.window->openProfile(profile);
        auto *message = f.window->findChild<PlainLabel *>(u"choiceMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->fullText().contains(u"is not known on this network"_s), 30'000);
        QVERIFY(f.window->findChild<ProfileList *>()->isEnabled());
    }

    void aMissingPasswordIsAskedFor()
    {
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const auto store,
                    Store::open(*StoreUrl::parse(server->url(u"postgres"_s)), Store::Upgrade::Migrate));
        {
            ITSM_UNWRAP(const auto connection, store->connect(Connection::Access::Write));
            ITSM_VERIFY(connection->executeScript(u"CREATE ROLE ann LOGIN SUPERUSER PASSWORD 'right'"_s));
        }
        WindowFixture f;
        QFile rules(f.folder.filePath(u"hba"_s));
        QVERIFY(rules.open(QIODevice::WriteOnly));
        rules.write("local postgres ann scram-sha-256\nlocal all postgres trust\n");
        rules.close();
        for (const QString &path : {f.folder.path(), rules.fileName()})
            QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadOther | QFile::ExeOther));
        server->stop(PostgresServer::Stop::Fast);
        ITSM_VERIFY(server->start({u"hba_file="_s + rules.fileName()}));

        Profile profile = serverProfile(u"a"_s, u"P"_s);
        profile.tenant.clear();
        profile.address = parsePostgresAddress(server->url(u"postgres"_s, u"ann"_s))->address;
        f.window->profiles().save(profile);
        f.window->openProfile(profile);
        QTRY_VERIFY_WITH_TIMEOUT(f.window->findChild<PasswordDialog *>(), 20'000);
        QPointer<PasswordDialog> form = f.window->findChild<PasswordDialog *>();
        type(form, u"password"_s, u"wrong"_s);
        form->submit();
        QTRY_VERIFY_WITH_TIMEOUT(!form && f.window->findChild<PasswordDialog *>(), 20'000);
        form = f.window->findChild<PasswordDialog *>();
        type(form, u"password"_s, u"right"_s);
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        form->submit();
        QVERIFY(opened.wait(20'000));
        QVERIFY(!QJsonDocument(f.state.values()).toJson().contains("right"));
    }

    void theFormOfAServer()
    {
        SignInServer server;
        WindowFixture f;
        Profile fresh;
        fresh.id = u"fresh"_s;
        fresh.kind = Profile::Kind::Server;
        auto *form = new ProfileDialog(f.window->profiles(), f.secrets, fresh, f.window.get());
        QSignalSpy saved(form, &ProfileDialog::saved);
        form->open();
        QVERIFY(!form->field(u"host"_s)->isVisibleTo(form) && form->field(u"server"_s)->isVisibleTo(form));
        type(form, u"name"_s, u"Desk"_s);
        type(form, u"server"_s, u"http://desk.example.org"_s);
        form->submit();
        QVERIFY(form->field(u"server"_s)->error().contains(u"encryption"_s));
        type(form, u"server"_s, u"desk.example.org"_s);
        type(form, u"serverAuthority"_s, f.folder.filePath(u"absent.pem"_s));
        form->submit();
        QVERIFY(form->field(u"serverAuthority"_s)->hasError());
        type(form, u"serverAuthority"_s, {});
        type(form, u"server"_s, server.address());
        server.script = [](const ScriptedServer::Request &) {
            return ScriptedServer::Reply{.body = R"({"version":"1.2.3"})"};
        };
        form->test()->button()->click();
        QTRY_COMPARE(form->test()->findChild<MarkLabel *>(u"testResult"_s)->text(),
                     u"ITSM server 1.2.3, not encrypted"_s);
        type(form, u"serverUser"_s, u"li"_s);
        type(form, u"serverTenant"_s, u"acme"_s);
        form->submit();
        QCOMPARE(saved.size(), 1);
        const Profile profile = *f.window->profiles().find(u"fresh"_s);
        QCOMPARE(profile.kind, Profile::Kind::Server);
        QCOMPARE(profile.server, server.address());
        QCOMPARE(profile.user, u"li"_s);
        QCOMPARE(profile.tenant, u"acme"_s);
    }
};

ITSM_TEST_IN(QApplication, TestProfiles)
#include "tst_profiles.moc"
