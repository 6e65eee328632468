#include "services/backend/rest_transport.h"

#include <QCoreApplication>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int firstPauseMs = 250;
constexpr char certificateProperty[] = "itsmCertificateProblem";

struct RestTransportText
{
    Q_DECLARE_TR_FUNCTIONS(RestTransport)
};

QString nameOf(const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? certificate.subjectDisplayName() : names.first();
}

/// The names that a certificate is for.
QString hostsOf(const QSslCertificate &certificate)
{
    QStringList hosts = certificate.subjectAlternativeNames().values(QSsl::DnsEntry) +
                        certificate.subjectAlternativeNames().values(QSsl::IpAddressEntry);
    if (hosts.isEmpty())
        hosts.append(nameOf(certificate));
    return hosts.join(RestTransportText::tr(", "));
}

QString dateOf(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

/// Others follow from these.
int weight(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return 3;
    case QSslError::HostNameMismatch:
        return 2;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return 1;
    default:
        return 0;
    }
}

} // namespace

QNetworkRequest makeRequest(const ServerAddress &address, const QUrl &url, int timeoutMs)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Accept-Language", QLocale().bcp47Name().toLatin1());
    request.setHeader(QNetworkRequest::UserAgentHeader, u"itsm-console/" ITSM_VERSION ""_s);
    request.setTransferTimeout(timeoutMs);
    if (url.scheme() == "https"_L1) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (!address.authority.isEmpty())
            tls.addCaCertificates(address.authority, QSsl::Pem);
        request.setSslConfiguration(tls);
    }
    return request;
}

QNetworkAccessManager *makeNetwork(QObject *parent)
{
    auto *network = new QNetworkAccessManager(parent);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return network;
}

int retryPauseMs(int failures)
{
    const int pause = std::min(firstPauseMs << std::min(failures, 6), longestPauseMs);
    return pause / 2 + QRandomGenerator::global()->bounded(pause / 2 + 1);
}

void watchCertificate(QNetworkReply *reply)
{
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [reply](const QList<QSslError> &errors) {
        const auto worst = std::max_element(errors.begin(), errors.end(), [](const QSslError &a, const QSslError &b) {
            return weight(a.error()) < weight(b.error());
        });
        if (worst != errors.end())
            reply->setProperty(certificateProperty, QVariant::fromValue(*worst));
    });
}

QString explanation(const QSslError &error, const ServerAddress &address)
{
    const QSslCertificate certificate = error.certificate();
    const QString host = address.url.host();
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return RestTransportText::tr(
                   "The server at “%1” shows a certificate for another name: %2. Use one of these names as the "
                   "address, or ask who runs the server.")
            .arg(host, hostsOf(certificate));
    case QSslError::CertificateExpired:
        return RestTransportText::tr(
                   "The certificate of “%1” was valid until %2 only. Who runs the server must renew it; if the "
                   "clock of this computer is wrong, set it.")
            .arg(host, dateOf(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return RestTransportText::tr(
                   "The certificate of “%1” is valid from %2 only. Is the clock of this computer right?")
            .arg(host, dateOf(certificate.effectiveDate()));
    case QSslError::SelfSignedCertificate:
        return RestTransportText::tr(
                   "The certificate of “%1” vouches for itself; nobody else does. If you have got it from who "
                   "runs the server, name its file as the authority of the profile.")
            .arg(host);
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return RestTransportText::tr(
                   "The certificate of “%1” comes from “%2”, which this computer does not trust. Name the file of "
                   "that authority in the profile if it is the one of your organization.")
            .arg(host, certificate.issuerDisplayName());
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return RestTransportText::tr("The certificate of “%1” was revoked. Do not sign in; tell who runs the server.")
            .arg(host);
    default:
        return RestTransportText::tr("The certificate of “%1” does not prove that it is this server: %2.")
            .arg(host, error.errorString());
    }
}

bool isCutOff(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status == 0 || (status < 300 && reply.error() != QNetworkReply::NoError);
}

Error transportError(const QNetworkReply &reply, const ServerAddress &address)
{
    const QString host = address.url.host();
    const auto error = [](Error::Code code, const QString &text, const QString &problem) {
        return Error{code, text, {}, {{u"problem"_s, problem}}};
    };
    if (const QVariant certificate = reply.property(certificateProperty); certificate.isValid())
        return error(Error::Code::Unavailable, explanation(certificate.value<QSslError>(), address), u"certificate"_s);
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return error(Error::Code::Unavailable,
                     RestTransportText::tr("There is no computer named “%1” in this network.").arg(host), u"host"_s);
    case QNetworkReply::ConnectionRefusedError:
        return error(Error::Code::Unavailable,
                     RestTransportText::tr("No server answers at %1. It may be down, or the port is another one.")
                         .arg(address.text()),
                     u"refused"_s);
    case QNetworkReply::SslHandshakeFailedError:
        return error(
            Error::Code::Unavailable,
            RestTransportText::tr("No encrypted connection with “%1” is possible: %2").arg(host, reply.errorString()),
            u"certificate"_s);
    case QNetworkReply::OperationCanceledError: // Qt's time-out says this
    case QNetworkReply::TimeoutError:
        return error(Error::Code::Timeout,
                     RestTransportText::tr("The server at “%1” does not answer in time.").arg(host), u"network"_s);
    default:
        return error(Error::Code::Unavailable,
                     RestTransportText::tr("The connection with “%1” failed: %2").arg(host, reply.errorString()),
                     u"network"_s);
    }
}

} // namespace itsm
