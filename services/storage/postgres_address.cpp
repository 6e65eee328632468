#include "services/storage/postgres_address.h"

#include "services/runtime/config_schema.h"
#include "services/storage/postgres_options.h"
#include "services/storage/storage_text.h"

#include <QUrl>
#include <algorithm>
#include <libpq-fe.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::array<std::pair<TlsMode, const char *>, tlsModes.size()> tlsNames{{
    {TlsMode::VerifyFull, "verify-full"},
    {TlsMode::VerifyCa, "verify-ca"},
    {TlsMode::Require, "require"},
    {TlsMode::Disable, "disable"},
}};
constexpr int largestPort = 65'535;

QString unsafeMode(const QString &mode)
{
    return StorageText::tr("sslmode=%1 protects from nobody. Use verify-full, verify-ca, require or disable.")
        .arg(mode);
}

/// Sockets and the loopback interface: nobody is on the way.
bool staysHere(const QString &hosts)
{
    const QStringList all = hosts.split(u',');
    return std::ranges::all_of(all, isLocalHost);
}

} // namespace

Result<QMap<QString, QString>> connectionOptions(const QString &text)
{
    char *message = nullptr;
    const PostgresOptions options(PQconninfoParse(text.toUtf8().constData(), &message));
    const QString why = QString::fromUtf8(message).trimmed();
    PQfreemem(message);
    if (!options)
        return fail(Error::Code::Invalid, StorageText::tr("The database URL is wrong: %1").arg(why));
    QMap<QString, QString> given;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val && *option->val)
            given.insert(QString::fromLatin1(option->keyword), QString::fromUtf8(option->val));
    }
    return given;
}

Result<QString> withTls(const QString &uri)
{
    ITSM_TRY_ASSIGN(const auto given, connectionOptions(uri));
    const QString mode = given.value(u"sslmode"_s, qEnvironmentVariable("PGSSLMODE"));
    if (staysHere(given.value(u"host"_s, qEnvironmentVariable("PGHOST"))) &&
        staysHere(given.value(u"hostaddr"_s, qEnvironmentVariable("PGHOSTADDR"))))
        return uri;
    if (mode == "allow"_L1 || mode == "prefer"_L1)
        return fail(Error::Code::Invalid, unsafeMode(mode));
    if (!mode.isEmpty())
        return uri;
    // Where the parameters begin is for libpq to say: a password may hold any character.
    auto wanted = given;
    wanted.insert(u"sslmode"_s, u"verify-full"_s);
    for (const QLatin1StringView joint : {"?"_L1, "&"_L1, ""_L1}) {
        const QString protectedUri = uri + joint + u"sslmode=verify-full";
        if (const auto read = connectionOptions(protectedUri); read && *read == wanted)
            return protectedUri;
    }
    return fail(Error::Code::Invalid, StorageText::tr("The database URL does not say how its server is protected: add "
                                                      "sslmode=verify-full to its parameters."));
}

QString tlsModeName(TlsMode mode)
{
    for (const auto &[known, name] : tlsNames) {
        if (known == mode)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<TlsMode> tlsModeFromName(QStringView name)
{
    for (const auto &[mode, known] : tlsNames) {
        if (name == QLatin1StringView(known))
            return mode;
    }
    return std::nullopt;
}

Result<StoreUrl> PostgresAddress::url(const Secret &password) const
{
    QStringList parts;
    const auto add = [&parts](const QString &key, const QString &value) {
        if (!value.isEmpty())
            parts.append(key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    // As parameters, because hosts that are folders or IPv6 addresses have no other place that needs no quoting.
    for (auto it = options.cbegin(); it != options.cend(); ++it)
        add(it.key(), it.value());
    add(u"host"_s, host);
    add(u"port"_s, QString::number(port));
    add(u"dbname"_s, database);
    add(u"user"_s, user);
    add(u"password"_s, password.reveal());
    if (!isLocal()) {
        add(u"sslmode"_s, tlsModeName(tls));
        add(u"sslrootcert"_s, rootCertificate);
    }
    return StoreUrl::parse(u"postgresql://?"_s + parts.join(u'&'));
}

Result<PostgresLogin> parsePostgresAddress(const QString &text)
{
    ITSM_TRY_ASSIGN(auto given, connectionOptions(text.trimmed()));
    PostgresLogin login;
    PostgresAddress &address = login.address;
    address.host = given.take(u"host"_s);
    const QString ports = given.take(u"port"_s);
    QStringList each = ports.split(u',', Qt::SkipEmptyParts); // of several hosts; empty: the standard one
    each.removeDuplicates();
    if (!each.isEmpty()) {
        const QString port = each.size() == 1 ? each.front() : ports;
        bool isNumber = false;
        address.port = port.toInt(&isNumber);
        if (!isNumber || address.port < 1 || address.port > largestPort)
            return fail(Error::Code::Invalid, StorageText::tr("“%1” is no port: 1 to 65535.").arg(port), u"port"_s);
    }
    address.database = given.take(u"dbname"_s);
    address.user = given.take(u"user"_s);
    login.password = Secret(given.take(u"password"_s));
    if (const QString mode = given.take(u"sslmode"_s); !mode.isEmpty()) {
        const std::optional<TlsMode> tls = tlsModeFromName(mode);
        if (!tls)
            return fail(Error::Code::Invalid, unsafeMode(mode), u"tls"_s);
        address.tls = *tls;
    } else if (!address.isLocal() && staysHere(address.host) && staysHere(given.value(u"hostaddr"_s))) {
        address.tls = TlsMode::Disable; // few servers have a certificate for it, and nobody is on the way
    }
    address.rootCertificate = given.take(u"sslrootcert"_s);
    address.options = given;
    return login;
}

} // namespace itsm
