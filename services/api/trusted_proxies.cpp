#include "services/api/trusted_proxies.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Some proxies write the port behind the address. Null if it is no address.
QHostAddress addressOf(const QByteArray &text)
{
    QString address = QString::fromLatin1(text.trimmed());
    if (address.startsWith(u'['))
        address = address.sliced(1).section(u']', 0, 0);
    else if (address.count(u':') == 1)
        address = address.section(u':', 0, 0);
    if (address.count(u'.') != 3 && !address.contains(u':'))
        return {}; // QHostAddress takes "1" for 0.0.0.1
    return plainAddress(QHostAddress(address));
}

} // namespace

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

TrustedProxies::TrustedProxies(const QStringList &networks)
{
    for (const QString &network : networks)
        m_networks.push_back(QHostAddress::parseSubnet(network));
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    return std::ranges::any_of(m_networks, [&](const auto &network) { return address.isInSubnet(network); });
}

QHostAddress TrustedProxies::clientOf(const QHostAddress &peer, const HttpRequestHead &head) const
{
    QHostAddress client = peer;
    if (!contains(peer))
        return client;
    QList<QByteArray> seen;
    for (const HttpField &field : head.fields) {
        if (field.name == "x-forwarded-for")
            seen += field.value.split(',');
    }
    // Each proxy adds whom it saw at the end; what stands before may be the client's invention.
    for (auto it = seen.crbegin(); it != seen.crend() && contains(client); ++it) {
        const QHostAddress before = addressOf(*it);
        if (before.isNull())
            break;
        client = before;
    }
    return client;
}

} // namespace itsm
