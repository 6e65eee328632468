#pragma once

#include "services/backend/server_address.h"
#include "services/storage/postgres_address.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace itsm {

/// The translation context of what is said about profiles.
struct ProfileText
{
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

/// A named place to work on: a file of this computer, a database that is shared, or a server. Holds no password.
struct Profile
{
    enum class Kind : quint8 { Local, PostgreSql, Server };

    QString id; ///< stable; names the session, the password and the running console
    QString name;
    Kind kind = Kind::Local;
    QString file = {};            ///< Local
    PostgresAddress address = {}; ///< PostgreSql
    QString tenant = {};          ///< code; empty: the first
    QString server = {};          ///< Server: its address, as ServerAddress reads it
    QString user = {};            ///< Server: who signs in there; empty: is asked
    QString authority = {};       ///< Server: PEM file of a certificate authority to trust

    friend bool operator==(const Profile &, const Profile &) = default;

    /// Of a database; a server has none.
    [[nodiscard]] Result<StoreUrl> url(const Secret &password = {}) const;
    /// Of a server.
    [[nodiscard]] Result<ServerAddress> serverAddress() const;
    /// Where it is, for a person: "sqlite:PATH", "postgresql://user@host/database" or "https://host".
    [[nodiscard]] QString place() const;
    /// Under which key its password, or the session at its server, is kept: another server, or another user of it,
    /// never gets it.
    [[nodiscard]] QString secretKey() const;

    [[nodiscard]] QJsonObject toJson() const;
    /// The error names the member that is wrong, behind `path`.
    static Result<Profile> fromJson(const QJsonObject &json, const QString &path);

    static constexpr int maxName = 60;
    [[nodiscard]] static QString newId();
    /// For a database that is named on the command line: equal addresses are the same profile, which is not kept.
    static Profile fromUrl(const StoreUrl &url, const QString &tenant);
    /// The workspace of this person in the data folder.
    static Profile ownWorkspace();
};

} // namespace itsm
