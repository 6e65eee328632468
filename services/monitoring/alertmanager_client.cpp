#include "services/monitoring/alertmanager_client.h"

#include "services/monitoring/monitoring_text.h"
#include "services/monitoring/webhook.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QUrl addressOf(const AlertSource &source, const QString &path)
{
    QUrl url(source.pullUrl);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    return url;
}

Error failureOf(const QNetworkReply &reply)
{
    const bool isTimeout =
        reply.error() == QNetworkReply::OperationCanceledError || reply.error() == QNetworkReply::TimeoutError;
    const QString host = reply.url().host();
    if (isTimeout)
        return {Error::Code::Timeout, MonitoringText::tr("The Alertmanager at %1 does not answer.").arg(host), {}, {}};
    return {Error::Code::Unavailable,
            MonitoringText::tr("The Alertmanager at %1 cannot be asked: %2").arg(host, reply.errorString()),
            {},
            {}};
}

Result<QByteArray> bodyOf(QNetworkReply &reply)
{
    if (reply.error() != QNetworkReply::NoError)
        return fail(failureOf(reply));
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200)
        return fail(Error::Code::Unavailable, MonitoringText::tr("The Alertmanager at %1 answers with status %2.")
                                                  .arg(reply.url().host(), QString::number(status)));
    return reply.readAll();
}

} // namespace

AlertmanagerClient::AlertmanagerClient(const Clock &clock, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timeout(timeout)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

AlertmanagerClient::~AlertmanagerClient() = default;

void AlertmanagerClient::pull(const AlertSource &source, const SourceMapping &mapping, const Done &done)
{
    // When it was started is asked first: should it start anew in between, its list is taken for older than it is.
    get(addressOf(source, u"/api/v2/status"_s), [this, source, mapping, done](const Result<QByteArray> &status,
                                                                              QNetworkReply &reply) {
        const Result<Instant> started = status ? readStartTime(*status) : fail(status.error());
        if (!started)
            return done(fail(started.error()));
        // Both by its own clock, which may go wrong.
        const QDateTime date = QDateTime::fromString(QString::fromLatin1(reply.rawHeader("Date")), Qt::RFC2822Date);
        const Instant theirNow = date.isValid() ? toInstant(date) : m_clock.now();
        const auto unsettled = std::chrono::ceil<std::chrono::milliseconds>(mapping.settleTime - (theirNow - *started));
        const Instant asOf = m_clock.now();
        get(addressOf(source, u"/api/v2/alerts"_s),
            [this, source, mapping, done, unsettled, asOf](const Result<QByteArray> &alerts, QNetworkReply &) {
                auto batch = alerts ? readPulledAlerts(*alerts, mapping.receiver) : fail(alerts.error());
                if (!batch)
                    return done(fail(batch.error()));
                Answer answer;
                answer.state.batch = std::move(*batch);
                answer.state.asOf = asOf;
                answer.state.isComplete = unsettled.count() <= 0;
                answer.unsettledFor = std::max(unsettled, std::chrono::milliseconds(0));
                if (mapping.groupBy || answer.state.batch.alerts.empty())
                    return done(std::move(answer));
                addGroups(source, mapping, std::move(answer), done);
            });
    });
}

/// What is firing counts more than what shares an incident: without the groups each alert has its own. They say nothing
/// of which alerts there are, because an Alertmanager that reads its configuration anew has none for a moment.
void AlertmanagerClient::addGroups(const AlertSource &source, const SourceMapping &mapping, Answer answer,
                                   const Done &done)
{
    get(addressOf(source, u"/api/v2/alerts/groups"_s),
        [mapping, done, answer = std::move(answer)](const Result<QByteArray> &body, QNetworkReply &) mutable {
            const auto groups = body ? readPulledGroups(*body, mapping.receiver) : fail(body.error());
            if (groups) {
                for (Signal &signal : answer.state.batch.alerts)
                    signal.groupedBy = groups->value(signal.fingerprint);
            }
            done(std::move(answer));
        });
}

void AlertmanagerClient::get(const QUrl &url, Read read)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(m_timeout.count()));
    request.setRawHeader("Accept", "application/json");
    QNetworkReply *reply = m_network->get(request);
    const auto checkSize = [reply](qint64 received) {
        if (received > maxWebhookBytes)
            reply->abort();
    };
    connect(reply, &QNetworkReply::downloadProgress, this, checkSize);
    connect(reply, &QNetworkReply::finished, this, [reply, read = std::move(read)] {
        reply->deleteLater();
        read(bodyOf(*reply), *reply);
    });
}

} // namespace itsm
