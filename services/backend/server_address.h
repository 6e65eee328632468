#pragma once

#include "services/domain/result.h"

#include <QUrl>

namespace itsm {

/// Where a server of the product is: "https://desk.example.org", with a port or a path before "/api/v1" if it has one.
struct ServerAddress
{
    QUrl url;            ///< without "/api/v1" and without credentials
    QString authority{}; ///< PEM file of a certificate authority to trust besides those of the system

    /// Invalid: no such address; or one without encryption that is not of this computer. Without a scheme it is https.
    static Result<ServerAddress> parse(const QString &text);
    [[nodiscard]] QString text() const { return url.toString(); }
    /// That of a path of the API, e.g. "/incidents"; what may be any text is percent-encoded in it.
    [[nodiscard]] QUrl endpoint(const QString &path) const;
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

} // namespace itsm
