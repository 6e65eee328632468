#include "services/storage/postgres_probe.h"

#include "services/storage/postgres_options.h"
#include "services/storage/storage_text.h"

#include <QRegularExpression>
#include <array>
#include <cerrno>
#include <chrono>
#include <libpq-fe.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto networkPatience = 5s;
constexpr auto serverPatience = 10s;
constexpr int sliceMs = 50; ///< between two looks whether somebody cancelled

struct CloseConnection
{
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
struct FreeAddresses
{
    void operator()(addrinfo *list) const { ::freeaddrinfo(list); }
};
using ConnectionPtr = std::unique_ptr<PGconn, CloseConnection>;

tl::unexpected<Error> problem(QLatin1StringView kind, const QString &field, const QString &message,
                              Error::Code code = Error::Code::Unavailable)
{
    return fail(code, message, field, {{u"problem"_s, QString(kind)}});
}

tl::unexpected<Error> cancelled()
{
    return fail(Error::Code::Cancelled, StorageText::tr("Cancelled."));
}

struct Endpoint
{
    QString host;
    QString port;
};
/// Where libpq will go, defaults and environment included.
Endpoint endpointOf(const QString &uri)
{
    const PostgresOptions options(PQconninfoParse(uri.toUtf8().constData(), nullptr));
    Endpoint found;
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        const QString value = option->val      ? QString::fromUtf8(option->val)
                              : option->envvar ? qEnvironmentVariable(option->envvar)
                                               : QString();
        if (qstrcmp(option->keyword, "host") == 0)
            found.host = value;
        else if (qstrcmp(option->keyword, "port") == 0)
            found.port = value.isEmpty() ? QString::fromUtf8(option->compiled) : value;
    }
    return found;
}

/// Waits until the descriptor is ready; false when the time is over or somebody cancelled.
bool waitFor(int descriptor, short events, Steady::time_point deadline, const std::function<bool()> &isCancelled)
{
    while (!isCancelled() && Steady::now() < deadline) {
        pollfd wanted{descriptor, events, 0};
        if (::poll(&wanted, 1, sliceMs) > 0)
            return true;
    }
    return false;
}

/// 0, or the errno of the attempt; ETIMEDOUT also where somebody cancelled.
int tryAddress(const addrinfo &address, const std::function<bool()> &isCancelled)
{
    const int descriptor = ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return errno;
    int error = ::connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    if (error == EINPROGRESS) {
        error = ETIMEDOUT;
        socklen_t size = sizeof error;
        if (waitFor(descriptor, POLLOUT, Steady::now() + networkPatience, isCancelled))
            ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    ::close(descriptor);
    return error;
}

/// libpq's own words for what happens here depend on the language of the system; errno does not.
Result<> checkNetwork(const Endpoint &endpoint, const std::function<bool()> &isCancelled)
{
    if (endpoint.host.isEmpty() || endpoint.host.startsWith(u'/') || endpoint.host.contains(u','))
        return {}; // a socket of this computer, or several servers of which libpq chooses one
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *raw = nullptr;
    const int unknown =
        ::getaddrinfo(endpoint.host.toUtf8().constData(), endpoint.port.toLatin1().constData(), &hints, &raw);
    const std::unique_ptr<addrinfo, FreeAddresses> list(raw);
    if (unknown != 0)
        return problem(
            hostProblem, u"host"_s,
            StorageText::tr("The name “%1” is not known on this network. Check the spelling, or whether a VPN "
                            "is needed.")
                .arg(endpoint.host));
    int error = 0;
    for (const addrinfo *address = list.get(); address; address = address->ai_next) {
        error = tryAddress(*address, isCancelled);
        if (isCancelled())
            return cancelled();
        if (error == 0)
            return {};
    }
    if (error == ECONNREFUSED)
        return problem(
            networkProblem, u"port"_s,
            StorageText::tr("%1 refuses connections on port %2. Does PostgreSQL run there, and listen on this "
                            "address (listen_addresses)?")
                .arg(endpoint.host, endpoint.port));
    if (error == ETIMEDOUT)
        return problem(networkProblem, u"host"_s,
                       StorageText::tr("%1 does not answer on port %2. A firewall may be between.")
                           .arg(endpoint.host, endpoint.port),
                       Error::Code::Timeout);
    return problem(networkProblem, u"host"_s,
                   StorageText::tr("%1 cannot be reached: %2.").arg(endpoint.host, qt_error_string(error)));
}

/// The server's words without what goes before and after them.
QString serverWords(const PGconn *connection)
{
    QString words = QString::fromUtf8(PQerrorMessage(connection)).trimmed().section(u'\n', 0, 0);
    static const QRegularExpression state(u"^.*\\b[0-9A-Z]{5}: +"_s);
    static const QRegularExpression place(u"^[^:]*\\): "_s);
    words.remove(state);
    words.remove(place);
    return words;
}

Error explain(PGconn *connection, ConnStatusType reached)
{
    // The verbose message carries the code of the error, in every language.
    static const QRegularExpression code(u"\\b(?=[A-Z]*[0-9])([0-9A-Z]{5}): "_s);
    const QString state = code.match(QString::fromUtf8(PQerrorMessage(connection))).captured(1);
    const QString words = serverWords(connection);
    const QString user = QString::fromUtf8(PQuser(connection));
    if (PQconnectionNeedsPassword(connection))
        return problem(passwordProblem, u"password"_s,
                       StorageText::tr("The server asks for the password of “%1”.").arg(user), Error::Code::Forbidden)
            .value();
    if (state == "28P01"_L1)
        return problem(passwordProblem, u"password"_s,
                       StorageText::tr("The server does not accept this password for “%1”.").arg(user),
                       Error::Code::Forbidden)
            .value();
    if (state == "3D000"_L1)
        return problem(databaseProblem, u"database"_s,
                       StorageText::tr("The server has no database “%1”.").arg(QString::fromUtf8(PQdb(connection))),
                       Error::Code::NotFound)
            .value();
    if (state.startsWith("28"_L1))
        return problem(loginProblem, u"user"_s, StorageText::tr("The server does not let “%1” in: %2").arg(user, words),
                       Error::Code::Forbidden)
            .value();
    if (state.isEmpty() && reached == CONNECTION_SSL_STARTUP)
        return problem(tlsProblem, u"tls"_s, StorageText::tr("No trusted encrypted connection: %1").arg(words)).value();
    return problem(networkProblem, {}, StorageText::tr("The database cannot be reached: %1").arg(words)).value();
}

Result<ConnectionPtr> connectInSlices(const QString &uri, const std::function<bool()> &isCancelled)
{
    const QByteArray target = uri.toUtf8();
    const std::array keywords{"fallback_application_name", "dbname", "client_encoding",
                              static_cast<const char *>(nullptr)};
    const std::array values{"itsm", target.constData(), "UTF8", static_cast<const char *>(nullptr)};
    ConnectionPtr connection(PQconnectStartParams(keywords.data(), values.data(), 1));
    if (!connection)
        return fail(Error::Code::Internal, u"out of memory"_s);
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    const auto deadline = Steady::now() + serverPatience;
    ConnStatusType reached = PQstatus(connection.get());
    PostgresPollingStatusType step = reached == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (step == PGRES_POLLING_READING || step == PGRES_POLLING_WRITING) {
        const short events = step == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (!waitFor(PQsocket(connection.get()), events, deadline, isCancelled)) {
            if (isCancelled())
                return cancelled();
            return problem(networkProblem, u"host"_s,
                           StorageText::tr("The server was reached, but does not answer as PostgreSQL does."),
                           Error::Code::Timeout);
        }
        reached = PQstatus(connection.get());
        step = PQconnectPoll(connection.get());
    }
    if (step != PGRES_POLLING_OK)
        return fail(explain(connection.get(), reached));
    return connection;
}

} // namespace

Result<ServerFacts> probePostgres(const StoreUrl &url, const std::function<bool()> &isCancelled)
{
    ITSM_TRY(checkNetwork(endpointOf(url.path()), isCancelled));
    ITSM_TRY_ASSIGN(const ConnectionPtr connection, connectInSlices(url.path(), isCancelled));
    const char *protocol = PQsslAttribute(connection.get(), "protocol");
    return ServerFacts{.version =
                           QString::fromUtf8(PQparameterStatus(connection.get(), "server_version")).section(u' ', 0, 0),
                       .encryption = QString::fromUtf8(protocol)};
}

} // namespace itsm
