#pragma once

#include "services/backend/rest_backend.h"
#include "services/backend/workspace.h"
#include "services/secrets/secret_store.h"
#include "views/shell/profile.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace itsm {

class SignInDialog;

/// Makes the backend of a place that could be opened.
using BackendFactory = std::function<std::unique_ptr<Backend>()>;

/// Opens a profile in the background: fetches its password, signs in, and where that fails finds out why. Asks for a
/// password that is missing or wrong. At a server it goes on with the session that was kept, keeps each new token of
/// it, and asks to sign in when the session is over, also in the middle of the work.
class WorkspaceOpener : public QObject
{
    Q_OBJECT
public:
    struct Wanted
    {
        Profile profile;
        std::optional<StoreUrl> url = {}; ///< as the command line has it; none: that of the profile
        QString login;
        WorkspaceContent content = WorkspaceContent::Existing;
    };

    /// Dialogs stand over `window`. Both outlive it.
    WorkspaceOpener(SecretStore &secrets, QWidget *window);

    /// An attempt that is under way is given up.
    void open(const Wanted &wanted);
    /// Gives up what is under way.
    void cancel();
    /// Asks to sign in where the session of the open workspace is over.
    void signInAgain();

Q_SIGNALS:
    /// What is being done, in a sentence. What is being made anew is made to its end.
    void progressed(const QString &text, bool canCancel);
    /// Somebody has to sign in before the open workspace works again; or has.
    void sessionOver(bool isOver);
    void opened(const itsm::Profile &profile, const itsm::BackendFactory &makeBackend);
    /// The person has read why, or gave up: then the message is empty.
    void failed(const QString &message);

private:
    void tryOpen(const StoreUrl &url);
    void explain(const StoreUrl &url, const Error &error);
    void askPassword(const StoreUrl &url, const QString &why);
    void openServer();
    void askToSignIn(const ServerAddress &address, const QString &why);
    void begin(const RestSession &session, bool isKept);
    /// The session of an open workspace.
    struct OpenSession
    {
        QPointer<RestBackend> backend;
        ServerAddress address;
        Profile profile;
        bool isKept = false; ///< its tokens go to the keychain
        QString whyOver = {};
    };
    void keepToken(const OpenSession &session, const Secret &token);
    /// Calls `then` unless another attempt has begun meanwhile.
    template <typename T, typename F>
    void whenCurrent(QFuture<Result<T>> future, F &&then);

    SecretStore &m_secrets;
    QWidget *m_window;
    Wanted m_wanted;
    int m_attempt = 0;
    std::shared_ptr<OpenSession> m_session; ///< none: what is open has no session, or nothing is
    QPointer<SignInDialog> m_signIn;        ///< for it
};

} // namespace itsm
