#include "services/runtime/postgres_uri.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

} // namespace

PostgresUri::PostgresUri(const QString &uri)
{
    const QString rest = uri.sliced(uri.indexOf("://"_L1) + 3);
    const qsizetype pathBegin = rest.indexOf(QRegularExpression(u"[/?]"_s));
    const QString authority = rest.left(pathBegin);
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0)
        password = decoded(authority.left(at).section(u':', 1));
    for (const QString &host : authority.sliced(at + 1).split(u','))
        addHost(host);
    const qsizetype queryBegin = rest.indexOf(u'?');
    const QString query = queryBegin < 0 ? QString() : rest.sliced(queryBegin + 1);
    for (const QString &parameter : query.split(u'&', Qt::SkipEmptyParts)) {
        const QString value = decoded(parameter.section(u'=', 1));
        const QString name = parameter.section(u'=', 0, 0);
        if (name == "sslmode"_L1)
            sslMode = value;
        else if (name == "password"_L1)
            password = value;
        else if (name == "host"_L1 || name == "hostaddr"_L1)
            hosts += value.split(u',');
    }
}

void PostgresUri::addHost(const QString &text)
{
    static const QRegularExpression port(u":[0-9]*$"_s);
    QString host = decoded(text);
    if (host.startsWith(u'['))
        host = host.sliced(1).section(u']', 0, 0);
    else
        host.remove(port);
    hosts.append(host);
}

} // namespace itsm
