#include "views/shell/profile.h"

#include "services/backend/workspace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QUuid>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxText = 1'000;

/// Reads the members of an object one after the other and remembers the first that is wrong.
class Members
{
public:
    Members(const QJsonObject &json, QString path)
        : m_json(json)
        , m_path(std::move(path))
    {
    }

    QString text(const QString &key)
    {
        m_known.insert(key);
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined())
            return {};
        if (!value.isString() || value.toString().size() > maxText)
            refuse(key, ProfileText::tr("%1 must be a text of at most 1,000 characters.").arg(place(key)));
        return value.toString();
    }
    int port(const QString &key)
    {
        m_known.insert(key);
        const int number = m_json.value(key).toInt(m_json.contains(key) ? 0 : PostgresAddress::standardPort);
        if (number < 1 || number > 65'535)
            refuse(key, ProfileText::tr("%1 must be a number from 1 to 65535.").arg(place(key)));
        return number;
    }
    QMap<QString, QString> options(const QString &key)
    {
        m_known.insert(key);
        QMap<QString, QString> found;
        const QJsonObject object = m_json.value(key).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == "password"_L1)
                refuse(key, ProfileText::tr("%1 must not hold a password.").arg(place(key)));
            found.insert(it.key(), it.value().toString());
        }
        return found;
    }
    void refuse(const QString &key, const QString &why)
    {
        if (!m_error)
            m_error = Error{Error::Code::Invalid, why, place(key), {}};
    }
    [[nodiscard]] QString place(const QString &key) const { return m_path + u'.' + key; }
    /// The first thing that is wrong, unknown members included.
    std::optional<Error> error()
    {
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!m_known.contains(it.key()))
                refuse(it.key(), ProfileText::tr("Unknown setting “%1”.").arg(place(it.key())));
        }
        return m_error;
    }

private:
    QJsonObject m_json;
    QString m_path;
    QSet<QString> m_known;
    std::optional<Error> m_error;
};

} // namespace

Result<StoreUrl> Profile::url(const Secret &password) const
{
    Q_ASSERT(kind != Kind::Server);
    return kind == Kind::Local ? StoreUrl::parse(u"sqlite:"_s + file) : address.url(password);
}

Result<ServerAddress> Profile::serverAddress() const
{
    ITSM_TRY_ASSIGN(ServerAddress where, ServerAddress::parse(server));
    where.authority = authority;
    return where;
}

QString Profile::place() const
{
    if (kind == Kind::Server) {
        const Result<ServerAddress> where = serverAddress();
        return where ? where->text() : where.error().message;
    }
    const Result<StoreUrl> where = url();
    return where ? where->display() : where.error().message;
}

QString Profile::secretKey() const
{
    if (kind == Kind::Server)
        return u"%1/%2@%3"_s.arg(id, user, place());
    return u"%1/%2@%3:%4"_s.arg(id, address.user, address.host).arg(address.port);
}

QJsonObject Profile::toJson() const
{
    QJsonObject json{{u"id"_s, id}, {u"name"_s, name}};
    const auto add = [&json](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    add(u"tenant"_s, tenant);
    if (kind == Kind::Local) {
        json.insert(u"kind"_s, u"local"_s);
        json.insert(u"file"_s, file);
        return json;
    }
    if (kind == Kind::Server) {
        json.insert(u"kind"_s, u"server"_s);
        json.insert(u"server"_s, server);
        add(u"user"_s, user);
        add(u"caFile"_s, authority);
        return json;
    }
    json.insert(u"kind"_s, u"postgresql"_s);
    add(u"host"_s, address.host);
    json.insert(u"port"_s, address.port);
    add(u"database"_s, address.database);
    add(u"user"_s, address.user);
    json.insert(u"tls"_s, tlsModeName(address.tls));
    add(u"caFile"_s, address.rootCertificate);
    QJsonObject options;
    for (auto it = address.options.cbegin(); it != address.options.cend(); ++it)
        options.insert(it.key(), it.value());
    if (!options.isEmpty())
        json.insert(u"options"_s, options);
    return json;
}

Result<Profile> Profile::fromJson(const QJsonObject &json, const QString &path)
{
    static const QRegularExpression idForm(u"^[A-Za-z0-9-]{1,64}$"_s);
    Members members(json, path);
    Profile profile;
    profile.id = members.text(u"id"_s);
    if (!idForm.match(profile.id).hasMatch())
        members.refuse(u"id"_s, ProfileText::tr("%1 must be letters, digits and hyphens.").arg(members.place(u"id"_s)));
    profile.name = members.text(u"name"_s).simplified();
    if (profile.name.isEmpty() || profile.name.size() > maxName)
        members.refuse(u"name"_s,
                       ProfileText::tr("%1 must be a name of at most 60 characters.").arg(members.place(u"name"_s)));
    profile.tenant = members.text(u"tenant"_s);
    const QString kind = members.text(u"kind"_s);
    if (kind == "local"_L1) {
        profile.file = members.text(u"file"_s);
        if (profile.file.isEmpty())
            members.refuse(u"file"_s, ProfileText::tr("%1 must name a file.").arg(members.place(u"file"_s)));
    } else if (kind == "postgresql"_L1) {
        profile.kind = Kind::PostgreSql;
        profile.address = {.host = members.text(u"host"_s),
                           .port = members.port(u"port"_s),
                           .database = members.text(u"database"_s),
                           .user = members.text(u"user"_s),
                           .tls = TlsMode::VerifyFull,
                           .rootCertificate = members.text(u"caFile"_s),
                           .options = members.options(u"options"_s)};
        if (const QString mode = members.text(u"tls"_s); const auto known = tlsModeFromName(mode))
            profile.address.tls = *known;
        else
            members.refuse(
                u"tls"_s,
                ProfileText::tr("%1 must be verify-full, verify-ca, require or disable.").arg(members.place(u"tls"_s)));
    } else if (kind == "server"_L1) {
        profile.kind = Kind::Server;
        profile.server = members.text(u"server"_s);
        profile.user = members.text(u"user"_s);
        profile.authority = members.text(u"caFile"_s);
        if (const auto address = profile.serverAddress(); !address)
            members.refuse(u"server"_s, address.error().message);
    } else {
        members.refuse(u"kind"_s,
                       ProfileText::tr("%1 must be local, postgresql or server.").arg(members.place(u"kind"_s)));
    }
    if (const auto error = members.error())
        return fail(*error);
    if (profile.kind == Kind::Server)
        return profile;
    if (const auto url = profile.url(); !url)
        return fail(Error::Code::Invalid, url.error().message, path);
    return profile;
}

QString Profile::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Profile Profile::fromUrl(const StoreUrl &url, const QString &tenant)
{
    Profile profile;
    profile.name = url.display();
    profile.tenant = tenant;
    // Without a password, which may be in the URL.
    const QString place =
        url.dialect() == Dialect::Sqlite ? QDir::current().absoluteFilePath(url.path()) : url.display();
    profile.id =
        u"url-"_s +
        QString::fromLatin1(
            QCryptographicHash::hash((place + u'\n' + tenant).toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
    if (url.dialect() == Dialect::Sqlite) {
        profile.file = url.path();
    } else {
        profile.kind = Kind::PostgreSql;
        if (const auto login = parsePostgresAddress(url.path()))
            profile.address = login->address;
    }
    return profile;
}

Profile Profile::ownWorkspace()
{
    Profile profile;
    profile.id = u"local"_s;
    profile.name = ProfileText::tr("My workspace");
    profile.file = defaultWorkspacePath();
    return profile;
}

} // namespace itsm
