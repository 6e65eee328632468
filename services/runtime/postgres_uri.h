#pragma once

#include <QStringList>

namespace itsm {

/// A PostgreSQL URI in the parts that matter for safety. QUrl does not read lists of hosts.
struct PostgresUri
{
    explicit PostgresUri(const QString &uri);

    QStringList hosts;
    QString password;
    QString sslMode;

private:
    void addHost(const QString &text);
};

} // namespace itsm
