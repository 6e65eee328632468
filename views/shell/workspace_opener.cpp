#include "views/shell/workspace_opener.h"

#include "models/answer.h"
#include "services/backend/connection_probe.h"
#include "services/backend/direct_backend.h"
#include "views/shell/password_dialog.h"
#include "views/shell/sign_in_dialog.h"

#include <QUrl>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

/// The same address with this password instead of another.
Result<StoreUrl> withPassword(const StoreUrl &url, const Secret &password)
{
    // The last of two equal parameters counts.
    const QString separator = url.path().contains(u'?') ? u"&"_s : u"?"_s;
    return StoreUrl::parse(url.path() + separator + u"password="_s +
                           QString::fromLatin1(QUrl::toPercentEncoding(password.reveal())));
}

} // namespace

WorkspaceOpener::WorkspaceOpener(SecretStore &secrets, QWidget *window)
    : QObject(window)
    , m_secrets(secrets)
    , m_window(window)
{
}

template <typename T, typename F>
void WorkspaceOpener::whenCurrent(QFuture<Result<T>> future, F &&then)
{
    whenAnswered(this, std::move(future),
                 [this, attempt = m_attempt, then = std::forward<F>(then)](Result<T> result) mutable {
                     if (attempt == m_attempt)
                         then(std::move(result));
                 });
}

void WorkspaceOpener::open(const Wanted &wanted)
{
    ++m_attempt;
    m_wanted = wanted;
    if (wanted.profile.kind == Profile::Kind::Server) {
        openServer();
        return;
    }
    const Result<StoreUrl> url = wanted.url ? *wanted.url : wanted.profile.url();
    if (!url) {
        Q_EMIT failed(url.error().message);
        return;
    }
    Q_EMIT progressed(wanted.content == WorkspaceContent::Sample ? tr("Making the sample workspace…")
                                                                 : tr("Opening %1…").arg(url->display()),
                      wanted.content == WorkspaceContent::Existing);
    if (url->dialect() == Dialect::Sqlite || wanted.url) {
        tryOpen(*url);
        return;
    }
    whenCurrent(m_secrets.read(wanted.profile.secretKey()), [this, url = *url](const Result<Secret> &kept) {
        const Result<StoreUrl> whole = kept ? withPassword(url, *kept) : url;
        tryOpen(whole.value_or(url));
    });
}

void WorkspaceOpener::cancel()
{
    ++m_attempt;
    Q_EMIT failed({});
}

void WorkspaceOpener::tryOpen(const StoreUrl &url)
{
    const SessionRequest request{.tenantCode = m_wanted.profile.tenant,
                                 .login = m_wanted.login,
                                 .displayName = m_wanted.login,
                                 .source = u"user"_s};
    whenCurrent(openWorkspace(url, request, m_wanted.content), [this, url](const Result<Actor> &actor) {
        if (actor)
            Q_EMIT opened(m_wanted.profile, [url, actor = *actor] {
                return std::make_unique<DirectBackend>(url, actor, SystemClock::instance());
            });
        else
            explain(url, actor.error());
    });
}

void WorkspaceOpener::explain(const StoreUrl &url, const Error &error)
{
    if (url.dialect() == Dialect::Sqlite || error.code != Error::Code::Unavailable) {
        Q_EMIT failed(error.message);
        return;
    }
    whenCurrent(probeConnection(url, m_wanted.profile.tenant),
                [this, url, error](const Result<ConnectionReport> &report) {
                    if (report) // it can be reached again
                        Q_EMIT failed(error.message);
                    else if (report.error().details.value("problem"_L1) == passwordProblem)
                        askPassword(url, report.error().message);
                    else
                        Q_EMIT failed(report.error().message);
                });
}

void WorkspaceOpener::askPassword(const StoreUrl &url, const QString &why)
{
    auto *form = new PasswordDialog(m_wanted.profile, m_secrets, why, m_window);
    connect(form, &PasswordDialog::entered, this, [this, url, attempt = m_attempt](const Secret &password) {
        if (attempt != m_attempt)
            return;
        const Result<StoreUrl> whole = withPassword(url, password);
        if (whole)
            tryOpen(*whole);
        else
            Q_EMIT failed(whole.error().message);
    });
    connect(form, &QDialog::rejected, this, [this, attempt = m_attempt] {
        if (attempt == m_attempt)
            Q_EMIT failed({});
    });
    form->open();
}

} // namespace itsm
