#pragma once

#include "tests/support/scripted_server.h"
#include "tests/views/window_fixture.h"
#include "views/shell/profile.h"
#include "views/shell/sign_in_dialog.h"
#include "views/widgets/form_field.h"

#include <QLineEdit>

namespace itsm::test {

using namespace Qt::Literals::StringLiterals;

inline Profile restProfile(const QString &address)
{
    Profile profile;
    profile.id = u"rest"_s;
    profile.name = u"Desk"_s;
    profile.kind = Profile::Kind::Server;
    profile.server = address;
    profile.user = u"li"_s;
    profile.tenant = u"acme"_s;
    return profile;
}

/// A keychain that is in memory.
class TestKeychain : public MemorySecretStore
{
public:
    QFuture<Result<SecretPlace>> place() override
    {
        QPromise<Result<SecretPlace>> promise;
        promise.start();
        promise.addResult(SecretPlace::Keychain);
        promise.finish();
        return promise.future();
    }
};

/// The part of a server that signing in needs; everything else is empty.
class SignInServer : public ScriptedServer
{
public:
    QByteArray token = "a1"; ///< the only one that is good
    bool mustChange = false;
    QByteArray password = "right";
    bool isRotating = false; ///< the next request is refused, and the token changes with the refresh that follows
    int refusedLogins = 0;   ///< so many fail, whatever the password

    SignInServer()
    {
        script = [this](const Request &request) { return reply(request); };
    }

private:
    Reply tokens() const
    {
        return {.body = R"({"code":0,"data":{"access_token":")" + token + R"(","refresh_token":"r-)" + token +
                        R"(","must_change_password":)" + (mustChange ? "true" : "false") +
                        R"(,"user":{"id":3,"tenant_id":2,"username":"li","name":"李伟","role":"manager"},)"
                        R"("tenant":{"id":2,"code":"acme","name":"ACME"}}})"};
    }
    Reply reply(const Request &request)
    {
        const Reply refusal{.status = 401, .body = R"({"code":2001,"message":"Not known."})"};
        if (request.target.endsWith("/login") && refusedLogins > 0) {
            --refusedLogins;
            return {.status = 500};
        }
        if (request.target.endsWith("/login"))
            return request.body.contains(QByteArray("\"password\":\"" + password + '"')) ? tokens() : refusal;
        if (request.target.endsWith("/refresh-token")) {
            if (!request.body.contains(QByteArray("r-" + token + '"')))
                return refusal;
            if (std::exchange(isRotating, false))
                token += '+';
            return tokens();
        }
        if (isRotating || request.headers.value("authorization") != "Bearer " + token)
            return refusal;
        if (request.target.endsWith("/auth/me"))
            return {.body = R"({"code":0,"data":{"id":3,"tenant_id":2,"name":"李伟","role":"manager"}})"};
        if (request.target.endsWith("/auth/password")) {
            mustChange = false;
            password = "my own";
            return {.body = R"({"code":0})"};
        }
        if (request.target.endsWith("/feed"))
            return {.body = R"({"code":0,"data":{"cursor":"WzEsIiJd","changes":[]}})"};
        if (request.target.endsWith("/stream"))
            return {.body = "id: WzIsIiJd\nevent: changes\ndata: {\"changes\":[]}\n\n", .isStream = true};
        return {.body = R"({"code":0,"data":{"items":[],"relations":[]}})"};
    }
};

inline void type(const FormDialog *form, const QString &field, const QString &text)
{
    auto *edit = qobject_cast<QLineEdit *>(form->field(field)->editor());
    QVERIFY(edit);
    edit->setText(text);
}

} // namespace itsm::test
