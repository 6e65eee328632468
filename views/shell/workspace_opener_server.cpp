// How a profile of a server is opened.
#include "views/shell/workspace_opener.h"

#include "models/answer.h"
#include "views/shell/sign_in_dialog.h"

#include <QPointer>

namespace itsm {

void WorkspaceOpener::openServer()
{
    const Result<ServerAddress> address = m_wanted.profile.serverAddress();
    if (!address) {
        Q_EMIT failed(address.error().message);
        return;
    }
    Q_EMIT progressed(tr("Opening %1…").arg(address->text()));
    const auto isCurrent = [this, attempt = m_attempt] { return attempt == m_attempt; };
    whenAnswered(this, m_secrets.read(m_wanted.profile.secretKey()),
                 [this, isCurrent, address = *address](const Result<Secret> &kept) {
                     if (!isCurrent())
                         return;
                     if (!kept) {
                         askToSignIn(address, {});
                         return;
                     }
                     whenAnswered(this, resumeSession(address, *kept),
                                  [this, isCurrent, address](const Result<RestSession> &session) {
                                      if (!isCurrent())
                                          return;
                                      if (session)
                                          begin(*session, true);
                                      else if (session.error().code == Error::Code::Unauthenticated)
                                          askToSignIn(address, tr("Your last session is over. Sign in again."));
                                      else
                                          Q_EMIT failed(session.error().message);
                                  });
                 });
}

void WorkspaceOpener::askToSignIn(const ServerAddress &address, const QString &why)
{
    auto *form = new SignInDialog(m_wanted.profile, address, m_secrets, why, m_window);
    connect(form, &SignInDialog::signedIn, this, [this, attempt = m_attempt](const RestSession &session, bool isKept) {
        if (attempt == m_attempt)
            begin(session, isKept);
    });
    connect(form, &QDialog::rejected, this, [this, attempt = m_attempt] {
        if (attempt == m_attempt)
            Q_EMIT failed({});
    });
    form->open();
}

void WorkspaceOpener::begin(const RestSession &session, bool isKept)
{
    const Profile profile = m_wanted.profile;
    const auto keep = [this, key = profile.secretKey()](const Secret &token) { m_secrets.write(key, token); };
    if (isKept)
        keep(session.tokens.refresh);
    Q_EMIT opened(profile, [this, profile, session, isKept, keep] {
        auto backend = std::make_unique<RestBackend>(session, SystemClock::instance());
        if (isKept)
            connect(backend.get(), &RestBackend::refreshTokenChanged, this, keep);
        connect(backend.get(), &RestBackend::signedOut, this,
                [this, profile, address = session.address, running = backend.get()](const QString &why) {
                    signInAgain(*running, address, profile, why);
                });
        return backend;
    });
}

void WorkspaceOpener::signInAgain(RestBackend &backend, const ServerAddress &address, const Profile &profile,
                                  const QString &why)
{
    auto *form = new SignInDialog(profile, address, m_secrets, why, m_window);
    // Another person would see what this one has open.
    form->setUser(backend.actor().user);
    connect(&backend, &QObject::destroyed, form, &QDialog::reject);
    connect(form, &SignInDialog::signedIn, &backend,
            [this, &backend, key = profile.secretKey()](const RestSession &session, bool isKept) {
                if (isKept)
                    m_secrets.write(key, session.tokens.refresh);
                backend.resume(session.tokens);
            });
    form->open();
}

} // namespace itsm
