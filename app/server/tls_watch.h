#pragma once

#include "app/server/terminal.h"
#include "app/server/tls_files.h"

#include <QTimer>

namespace itsm {

/// Sees that the certificate or its key has been replaced, and reads both again: certificates are renewed every few
/// weeks without anybody restarting the server. What cannot be used is told, and the one before stays in force.
class TlsWatch
{
public:
    /// What the files are at a moment.
    using State = QStringList;
    [[nodiscard]] static State state(const ServerConfig &config);

    /// `seen` is from before the files were read that are in force; what changed since then is new. `take` gets each
    /// new one.
    TlsWatch(const ServerConfig &config, State seen, Terminal &terminal,
             std::function<void(const QSslConfiguration &)> take);

    /// At once, whether the files have changed or not.
    void reload();

private:
    void look();

    const ServerConfig m_config;
    Terminal &m_terminal;
    const std::function<void(const QSslConfiguration &)> m_take;
    State m_seen;
    bool m_isSettling = false; ///< they have changed, and the second one may be about to
    QTimer m_timer;
};

} // namespace itsm
