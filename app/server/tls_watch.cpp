#include "app/server/tls_watch.h"

#include "services/runtime/service_log.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSslCertificate>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

/// Asking a file when it was changed costs nothing, and works where a folder or a link to it is replaced.
constexpr auto lookEvery = 2s;

} // namespace

TlsWatch::TlsWatch(const ServerConfig &config, State seen, Terminal &terminal,
                   std::function<void(const QSslConfiguration &)> take)
    : m_config(config)
    , m_terminal(terminal)
    , m_take(std::move(take))
    , m_seen(std::move(seen))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start(lookEvery);
}

TlsWatch::State TlsWatch::state(const ServerConfig &config)
{
    State state;
    for (const QString &path : {config.tlsCertificate, config.tlsKey}) {
        const QFileInfo file(path);
        state += {file.canonicalFilePath(), QString::number(file.lastModified().toMSecsSinceEpoch()),
                  QString::number(file.size())};
    }
    return state;
}

void TlsWatch::look()
{
    const State now = state(m_config);
    const bool isQuiet = std::exchange(m_seen, now) == now;
    if (!isQuiet)
        m_isSettling = true;
    else if (std::exchange(m_isSettling, false))
        reload();
}

void TlsWatch::reload()
{
    const auto tls = readTlsFiles(m_config);
    if (!tls) {
        const QString text =
            QCoreApplication::translate("Server", "The new certificate is not used; the one before stays. %1")
                .arg(tls.error().message);
        m_terminal.error(text);
        logTo(ServiceLog::Incidents, spdlog::level::err, u"certificate"_s, {{u"error"_s, tls.error().message}});
        return;
    }
    m_take(**tls);
    const QSslCertificate certificate = (*tls)->localCertificate();
    logTo(ServiceLog::Incidents, spdlog::level::info, u"certificate"_s,
          {{u"subject"_s, certificate.subjectDisplayName()},
           {u"expires"_s, certificate.expiryDate().toUTC().toString(Qt::ISODate)}});
}

} // namespace itsm
