// How a profile of a server is opened.
#include "views/shell/workspace_opener.h"

#include "models/answer.h"
#include "views/shell/sign_in_dialog.h"

namespace itsm {

void WorkspaceOpener::openServer()
{
    const Result<ServerAddress> address = m_wanted.profile.serverAddress();
    if (!address) {
        Q_EMIT failed(address.error().message);
        return;
    }
    Q_EMIT progressed(tr("Opening %1…").arg(address->text()), true);
    const auto isCurrent = [this, attempt = m_attempt] { return attempt == m_attempt; };
    whenAnswered(this, m_secrets.read(m_wanted.profile.secretKey()),
                 [this, isCurrent, address = *address](const Result<Secret> &kept) {
                     if (!isCurrent())
                         return;
                     if (!kept) {
                         askToSignIn(address, {});
                         return;
                     }
                     // The answer may come when the window has gone.
                     const auto keep = [secrets = QPointer(&m_secrets),
                                        key = m_wanted.profile.secretKey()](const Secret &token) {
                         if (secrets)
                             secrets->write(key, token);
                     };
                     whenAnswered(this, resumeSession(address, *kept, keep),
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

void WorkspaceOpener::keepToken(const OpenSession &session, const Secret &token)
{
    if (session.isKept)
        m_secrets.write(session.profile.secretKey(), token);
}

void WorkspaceOpener::begin(const RestSession &session, bool isKept)
{
    const auto open = std::make_shared<OpenSession>(
        OpenSession{.backend = {}, .address = session.address, .profile = m_wanted.profile, .isKept = isKept});
    if (isKept)
        keepToken(*open, session.tokens.refresh);
    else
        m_secrets.remove(open->profile.secretKey());
    Q_EMIT opened(open->profile, [this, session, open] {
        auto backend = std::make_unique<RestBackend>(session, SystemClock::instance());
        open->backend = backend.get();
        m_session = open;
        connect(backend.get(), &RestBackend::refreshTokenChanged, this,
                [this, open](const Secret &token) { keepToken(*open, token); });
        connect(backend.get(), &RestBackend::signedOut, this, [this, open](const QString &why) {
            open->whyOver = why;
            Q_EMIT sessionOver(true);
            signInAgain();
        });
        connect(backend.get(), &QObject::destroyed, this, [this, open] {
            if (m_session != open)
                return;
            m_session.reset();
            Q_EMIT sessionOver(false);
        });
        return backend;
    });
}

void WorkspaceOpener::signInAgain()
{
    if (!m_session || m_session->whyOver.isEmpty())
        return;
    if (m_signIn && m_signIn->isVisible()) {
        m_signIn->raise();
        return;
    }
    RestBackend *backend = m_session->backend;
    m_signIn = new SignInDialog(m_session->profile, m_session->address, m_secrets, m_session->whyOver, m_window);
    // Another person would see what this one has open.
    m_signIn->setUser(backend->actor().user);
    connect(backend, &QObject::destroyed, m_signIn, &QDialog::reject);
    connect(m_signIn, &SignInDialog::signedIn, backend,
            [this, backend, open = m_session](const RestSession &session, bool isKept) {
                open->whyOver.clear();
                open->isKept = isKept;
                if (isKept)
                    keepToken(*open, session.tokens.refresh);
                else
                    m_secrets.remove(open->profile.secretKey());
                Q_EMIT sessionOver(false);
                backend->resume(session.tokens);
            });
    m_signIn->open();
}

} // namespace itsm
