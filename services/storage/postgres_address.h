#pragma once

#include "services/runtime/secret.h"
#include "services/storage/store.h"

#include <QMap>

namespace itsm {

/// How much of the server's identity is proven before anything is sent to it, named as libpq's sslmode.
enum class TlsMode : quint8 {
    VerifyFull, ///< encrypted; an authority vouches for the certificate, and it names this host
    VerifyCa,   ///< encrypted; an authority vouches for the certificate, whatever host it names
    Require,    ///< encrypted, to whoever answers
    Disable,    ///< everybody on the way can read and change everything
};
inline constexpr std::array tlsModes{TlsMode::VerifyFull, TlsMode::VerifyCa, TlsMode::Require, TlsMode::Disable};

/// "verify-full", "verify-ca", "require", "disable".
[[nodiscard]] QString tlsModeName(TlsMode mode);
[[nodiscard]] std::optional<TlsMode> tlsModeFromName(QStringView name);

/// Where a PostgreSQL database is and how it is reached, as the fields of a form. The password stands beside it.
struct PostgresAddress
{
    static constexpr int standardPort = 5432;

    QString host = {}; ///< empty: the server of this computer, through its socket; "/…": the folder of the socket
    int port = standardPort;
    QString database = {}; ///< empty: that of the user's name
    QString user = {};     ///< empty: the operating system's
    TlsMode tls = TlsMode::VerifyFull;
    QString rootCertificate = {};        ///< file of authorities; empty: ~/.postgresql/root.crt
    QMap<QString, QString> options = {}; ///< further options of libpq, e.g. "application_name"

    friend bool operator==(const PostgresAddress &, const PostgresAddress &) = default;

    /// Goes through a socket of this computer, which needs no TLS.
    [[nodiscard]] bool isLocal() const { return host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@'); }
    /// What a connection is opened with. Invalid if an option does not exist.
    [[nodiscard]] Result<StoreUrl> url(const Secret &password = {}) const;
};

/// The keywords that a libpq URI or connection string gives, with their values.
[[nodiscard]] Result<QMap<QString, QString>> connectionOptions(const QString &text);
/// The URI with sslmode=verify-full where it goes over a network and neither it nor PGSSLMODE says how; Invalid for
/// "allow" and "prefer", which give way to whoever asks for it.
[[nodiscard]] Result<QString> withTls(const QString &uri);

struct PostgresLogin
{
    PostgresAddress address;
    Secret password;
};
/// Takes a libpq URI or connection string apart. Without sslmode it gets VerifyFull, or Disable where it never
/// leaves this computer; "allow" and "prefer", which give way to whoever asks for it, are refused.
[[nodiscard]] Result<PostgresLogin> parsePostgresAddress(const QString &text);

} // namespace itsm
