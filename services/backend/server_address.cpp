#include "services/backend/server_address.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct ServerAddressText
{
    Q_DECLARE_TR_FUNCTIONS(ServerAddress)
};

bool isThisComputer(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto refuse = [](const QString &why) { return fail(Error::Code::Invalid, why, u"address"_s); };
    if (trimmed.isEmpty())
        return refuse(ServerAddressText::tr("Name the address of the server, such as https://desk.example.org."));
    QUrl url(trimmed.contains("://"_L1) ? trimmed : u"https://"_s + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return refuse(
            ServerAddressText::tr("“%1” is no address of a server, such as https://desk.example.org.").arg(trimmed));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return refuse(ServerAddressText::tr("The address holds a name, a password or a query. Leave them out."));
    if (url.scheme() == "http"_L1 && !isThisComputer(url.host()))
        return refuse(
            ServerAddressText::tr("Without encryption (http) only a server of this computer is possible. Use https."));
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/api/v1"_L1))
        path.chop(qsizetype(sizeof "/api/v1") - 1);
    url.setPath(path);
    return ServerAddress{.url = url};
}

QUrl ServerAddress::endpoint(const QString &path) const
{
    QUrl whole = url;
    whole.setPath(url.path(QUrl::FullyEncoded) + "/api/v1"_L1 + path, QUrl::TolerantMode);
    return whole;
}

} // namespace itsm
