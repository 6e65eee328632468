#pragma once

#include "services/api/http_message.h"

#include <QStringList>
#include <utility>

namespace itsm {

/// The proxies in front of the server: whom they name in X-Forwarded-For is who asks. Nobody else is believed.
class TrustedProxies
{
public:
    TrustedProxies() = default; ///< there are none
    /// Addresses and networks, e.g. "192.0.2.7" and "10.0.0.0/8"; the configuration has checked them.
    explicit TrustedProxies(const QStringList &networks);

    [[nodiscard]] bool isEmpty() const { return m_networks.empty(); }
    [[nodiscard]] bool contains(const QHostAddress &address) const;
    /// The peer; where that is a proxy of ours, the last address that one of them saw and that is none of theirs.
    [[nodiscard]] QHostAddress clientOf(const QHostAddress &peer, const HttpRequestHead &head) const;

private:
    std::vector<std::pair<QHostAddress, int>> m_networks;
};

} // namespace itsm
