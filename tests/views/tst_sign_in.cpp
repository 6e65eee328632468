#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/views/sign_in_world.h"
#include "views/shell/profile_list.h"
#include "views/shell/workspace_opener.h"
#include "views/widgets/plain_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QPointer>
#include <QTest>
#include <array>
#include <memory>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// Signing in at a server, before and in the middle of the work.
class TestSignIn : public QObject
{
    Q_OBJECT

    static SignInDialog *formOf(const MainWindow &window)
    {
        for (SignInDialog *form : window.findChildren<SignInDialog *>()) {
            if (form->isVisible())
                return form;
        }
        return nullptr;
    }
    static std::unique_ptr<MainWindow> makeWindow(WindowFixture &f, SecretStore &keychain)
    {
        auto window = std::make_unique<MainWindow>(MainWindow::Parts{.languages = f.languages,
                                                                     .themes = *f.themes,
                                                                     .settings = f.settings,
                                                                     .state = f.state,
                                                                     .secrets = &keychain},
                                                   MainWindow::Start{});
        window->show();
        return window;
    }
    static QString keptIn(SecretStore &keychain, const Profile &profile)
    {
        const Result<Secret> secret = keychain.read(profile.secretKey()).result();
        return secret ? secret->reveal() : QString();
    }
    /// Opens the profile and signs in, staying signed in or not.
    static void signIn(MainWindow &window, const Profile &profile, bool stays)
    {
        window.profiles().save(profile);
        window.openProfile(profile);
        QTRY_VERIFY(formOf(window));
        SignInDialog *form = formOf(window);
        QTRY_VERIFY(form->findChild<QCheckBox *>()->isVisible());
        form->findChild<QCheckBox *>()->setChecked(stays);
        type(form, u"password"_s, u"right"_s);
        QSignalSpy opened(&window, &MainWindow::workspaceOpened);
        form->submit();
        QVERIFY(opened.wait(20'000));
        QTRY_COMPARE(window.backend()->linkState().state, LinkState::State::Live);
    }

private Q_SLOTS:
    void aServerAsksToSignInAndRemembers()
    {
        SignInServer server;
        WindowFixture f;
        TestKeychain keychain;
        const Profile profile = restProfile(server.address());
        auto window = makeWindow(f, keychain);
        window->profiles().save(profile);
        window->openProfile(profile);
        QTRY_VERIFY(window->findChild<SignInDialog *>());
        QPointer<SignInDialog> form = window->findChild<SignInDialog *>();
        QCOMPARE(qobject_cast<QLineEdit *>(form->field(u"username"_s)->editor())->text(), u"li"_s);
        QCOMPARE(form->focusWidget(), form->field(u"password"_s)->editor()); // the name is known
        form->submit();
        QVERIFY(form->field(u"password"_s)->hasError());
        type(form, u"password"_s, u"wrong"_s);
        form->submit();
        QTRY_VERIFY(!form->isBusy());
        QVERIFY(form->isVisible());
        type(form, u"password"_s, u"right"_s);
        QSignalSpy opened(window.get(), &MainWindow::workspaceOpened);
        form->submit();
        QVERIFY(opened.wait(20'000));
        QCOMPARE(window->backend()->actor().name, u"李伟"_s);
        QCOMPARE(keptIn(keychain, profile), u"r-a1"_s);
        QTRY_COMPARE(window->backend()->linkState().state, LinkState::State::Live);

        // The next start goes on with the session, whose token changes.
        window.reset();
        window = makeWindow(f, keychain);
        QSignalSpy again(window.get(), &MainWindow::workspaceOpened);
        window->openProfile(profile);
        QVERIFY(again.wait(20'000));
        QTRY_COMPARE(window->backend()->linkState().state, LinkState::State::Live);
        QVERIFY(!window->findChild<SignInDialog *>());

        // In the middle of the work the session is over.
        server.token = "b2";
        server.endStreams();
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<SignInDialog *>(), 20'000);
        QCOMPARE(window->backend()->linkState().state, LinkState::State::Lost);
        form = window->findChild<SignInDialog *>();
        type(form, u"password"_s, u"right"_s);
        form->submit();
        QTRY_COMPARE(window->backend()->linkState().state, LinkState::State::Live);
        QCOMPARE(keptIn(keychain, profile), u"r-b2"_s);
        QVERIFY(!QJsonDocument(f.state.values()).toJson().contains("r-b2"));
    }

    void aPasswordOfSomebodyElseIsChanged()
    {
        SignInServer server;
        server.mustChange = true;
        WindowFixture f;
        const Profile profile = restProfile(server.address());
        f.window->profiles().save(profile);
        f.window->openProfile(profile);
        QTRY_VERIFY(f.window->findChild<SignInDialog *>());
        auto *form = f.window->findChild<SignInDialog *>();
        type(form, u"password"_s, u"right"_s);
        form->submit();
        QTRY_VERIFY(form->field(u"new_password"_s)->isVisibleTo(form));
        type(form, u"new_password"_s, u"my own"_s);
        type(form, u"repeated"_s, u"my wn"_s);
        form->submit();
        QVERIFY(form->field(u"repeated"_s)->hasError());
        type(form, u"repeated"_s, u"my own"_s);
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        form->submit();
        QVERIFY(opened.wait(20'000));
        // Without a keychain the session goes with the console.
        auto nothing = f.secrets.read(profile.secretKey());
        ITSM_VERIFY_ERROR(nothing.result(), Error::Code::NotFound);
    }

    void anAbsentServerIsExplainedWhereOneChooses()
    {
        SignInServer server;
        server.stop();
        WindowFixture f;
        const Profile profile = restProfile(server.address());
        f.window->profiles().save(profile);
        f.window->openProfile(profile);
        QTRY_VERIFY(f.window->findChild<SignInDialog *>());
        auto *form = f.window->findChild<SignInDialog *>();
        type(form, u"password"_s, u"right"_s);
        form->submit();
        QTRY_VERIFY(!form->isBusy());
        const auto labels = form->findChildren<PlainLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const PlainLabel *label) { return label->fullText().contains(u"No server answers"_s); }));
        form->reject();
        QTRY_VERIFY(f.window->findChild<ProfileList *>()->isEnabled());
    }

    /// Whoever puts the form away can have it back.
    void aFormThatWasPutAwayComesBack()
    {
        SignInServer server;
        WindowFixture f;
        TestKeychain keychain;
        const auto window = makeWindow(f, keychain);
        QAction *again = window->actions().action(u"app.signIn"_s);
        const auto *offer = window->findChild<QToolButton *>(u"signInAgain"_s);
        signIn(*window, restProfile(server.address()), true);
        QVERIFY(!again->isEnabled());
        QVERIFY(!offer->isVisible());
        server.token = "b2";
        server.endStreams();
        QTRY_VERIFY_WITH_TIMEOUT(formOf(*window), 20'000);
        formOf(*window)->reject();
        QTRY_VERIFY(!formOf(*window));
        QVERIFY(again->isEnabled());
        QVERIFY(offer->isVisible());
        again->trigger();
        QVERIFY(formOf(*window));
        again->trigger();
        QTRY_COMPARE(window->findChildren<SignInDialog *>().size(), 1);
        type(formOf(*window), u"password"_s, u"right"_s);
        formOf(*window)->submit();
        QTRY_COMPARE(window->backend()->linkState().state, LinkState::State::Live);
        QVERIFY(!again->isEnabled());
        QVERIFY(!offer->isVisible());
    }

    void stayingSignedInIsChosenAnewEachTime_data()
    {
        QTest::addColumn<bool>("before");
        QTest::addColumn<bool>("after");
        QTest::newRow("given up") << true << false;
        QTest::newRow("wanted later") << false << true;
    }
    void stayingSignedInIsChosenAnewEachTime()
    {
        QFETCH(bool, before);
        QFETCH(bool, after);
        SignInServer server;
        WindowFixture f;
        TestKeychain keychain;
        const Profile profile = restProfile(server.address());
        const auto window = makeWindow(f, keychain);
        signIn(*window, profile, before);
        QCOMPARE(keptIn(keychain, profile), before ? u"r-a1"_s : QString());
        server.token = "b2";
        server.endStreams();
        QTRY_VERIFY_WITH_TIMEOUT(formOf(*window), 20'000);
        SignInDialog *form = formOf(*window);
        QTRY_VERIFY(form->findChild<QCheckBox *>()->isVisible());
        form->findChild<QCheckBox *>()->setChecked(after);
        type(form, u"password"_s, u"right"_s);
        form->submit();
        QTRY_COMPARE(window->backend()->linkState().state, LinkState::State::Live);
        QCOMPARE(keptIn(keychain, profile), after ? u"r-b2"_s : QString());
        // The tokens that follow are kept as it was said, too.
        server.isRotating = true;
        server.endStreams();
        QTRY_COMPARE_WITH_TIMEOUT(server.token, QByteArray("b2+"), 20'000);
        QTRY_COMPARE(window->backend()->linkState().state, LinkState::State::Live);
        QTRY_COMPARE(server.streams(), 1);
        QTRY_COMPARE(keptIn(keychain, profile), after ? u"r-b2+"_s : QString());
    }

    /// The answer to a session that is taken up comes when the window has gone: the token before it is used up.
    void aTokenThatComesLateIsKept()
    {
        SignInServer server;
        server.isRotating = true;
        MemorySecretStore secrets;
        const Profile profile = restProfile(server.address());
        secrets.write(profile.secretKey(), Secret(u"r-a1"_s));
        QWidget window;
        // In memory that says so when it is used afterwards.
        alignas(WorkspaceOpener) std::array<std::byte, sizeof(WorkspaceOpener)> place{};
        auto *opener = new (place.data()) WorkspaceOpener(secrets, &window);
        server.script = [&, answer = server.script](const ScriptedServer::Request &request) {
            if (std::exchange(opener, nullptr)) {
                std::destroy_at(reinterpret_cast<WorkspaceOpener *>(place.data()));
                place.fill(std::byte{0xEE});
            }
            return answer(request);
        };
        opener->open({.profile = profile, .login = {}});
        QTRY_COMPARE(keptIn(secrets, profile), u"r-a1+"_s);
    }

    /// The password is changed, and the sign-in that follows fails: the new one is the one that counts.
    void aChangedPasswordIsNotForgotten()
    {
        SignInServer server;
        server.mustChange = true;
        WindowFixture f;
        const Profile profile = restProfile(server.address());
        f.window->profiles().save(profile);
        f.window->openProfile(profile);
        QTRY_VERIFY(formOf(*f.window));
        SignInDialog *form = formOf(*f.window);
        type(form, u"password"_s, u"right"_s);
        form->submit();
        QTRY_VERIFY(form->field(u"new_password"_s)->isVisibleTo(form));
        server.refusedLogins = 1;
        type(form, u"new_password"_s, u"my own"_s);
        type(form, u"repeated"_s, u"my own"_s);
        form->submit();
        QTRY_VERIFY(!form->isBusy());
        QVERIFY(form->isVisible());
        QVERIFY(form->field(u"username"_s)->isEnabled());
        QVERIFY(!form->field(u"new_password"_s)->isVisibleTo(form));
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        form->submit();
        QVERIFY(opened.wait(20'000));
    }
};

ITSM_TEST_IN(QApplication, TestSignIn)
#include "tst_sign_in.moc"
