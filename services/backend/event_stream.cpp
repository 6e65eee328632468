#include "services/backend/event_stream.h"

#include "services/backend/rest_transport.h"
#include "services/wire/answers.h"
#include "services/wire/envelope.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int openMs = 15'000;    ///< until the first event, which the server sends at once
constexpr int silenceMs = 40'000; ///< the heartbeat comes every 15 s

Error endOfStream()
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("RestBackend", "The server has ended the connection."),
            {},
            {}};
}

} // namespace

EventStream::EventStream(RestClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_network(makeNetwork(this))
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::open);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
}

void EventStream::start(const QString &cursor)
{
    stop();
    m_cursor = cursor;
    m_isStopped = false;
    m_failures = 0;
    open();
}

void EventStream::stop()
{
    m_isStopped = true;
    m_isLive = false;
    m_retry.stop();
    m_silence.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void EventStream::open()
{
    m_retry.stop();
    m_parser = {};
    m_hasGap = m_cursor.isEmpty();
    QNetworkRequest request = m_client.authorized(RestRequest::get(u"/stream"_s), 0);
    request.setRawHeader("Accept", "text/event-stream");
    if (!m_cursor.isEmpty())
        request.setRawHeader("Last-Event-ID", m_cursor.toLatin1());
    QNetworkReply *reply = m_network->get(request);
    watchCertificate(reply);
    m_reply = reply;
    m_silence.start(openMs);
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] {
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200)
            take(reply->readAll());
    });
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, token = m_client.tokens().access] { ended(reply, token); });
}

void EventStream::take(const QByteArray &bytes)
{
    m_silence.start(silenceMs);
    const auto events = m_parser.feed(bytes);
    if (!events) {
        m_cursor.clear(); // what it was to say is not known
        Q_EMIT changed({Change{}});
        m_reply->abort();
        return;
    }
    for (const EventStreamParser::Event &event : *events)
        takeEvent(event);
    if (m_isLive)
        Q_EMIT confirmed();
}

void EventStream::takeEvent(const EventStreamParser::Event &event)
{
    if (event.type != "changes")
        return;
    if (!std::exchange(m_isLive, true)) {
        m_failures = 0;
        Q_EMIT live();
        // It begins where the server is now: nobody tells what came before.
        if (std::exchange(m_hasGap, false))
            Q_EMIT changed({Change{}});
    }
    const Result<QJsonValue> json = parseJson(event.data, answerLimits);
    // What cannot be read may have been about anything.
    const auto changes =
        json ? listFromJson<Change>((*json)["changes"_L1]) : Result<std::vector<Change>>(std::vector<Change>{Change{}});
    m_cursor = QString::fromLatin1(event.id);
    if (!changes)
        Q_EMIT changed({Change{}});
    else if (!changes->empty())
        Q_EMIT changed(*changes);
}

void EventStream::ended(QNetworkReply *reply, const Secret &token)
{
    reply->deleteLater();
    m_reply = nullptr;
    m_silence.stop();
    m_isLive = false;
    if (m_isStopped)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200) { // it was good, and ended
        if (m_failures++ == 0)
            m_retry.start(retryPauseMs(0));
        else
            failed(reply->error() == QNetworkReply::NoError ? endOfStream()
                                                            : transportError(*reply, m_client.address()));
        return;
    }
    if (status == 0) {
        failed(transportError(*reply, m_client.address()));
        return;
    }
    const Result<QJsonValue> answer = readEnvelope(status, reply->readAll());
    const Error error = answer ? endOfStream() : answer.error();
    if (error.code == Error::Code::Unauthenticated) {
        m_client.refresh(token, [self = QPointer(this)](const Result<void> &outcome) {
            if (!self || self->m_isStopped)
                return;
            if (outcome && self->m_failures++ < 3)
                self->open();
            else
                self->failed(outcome ? endOfStream() : outcome.error());
        });
        return;
    }
    if (error.code == Error::Code::Invalid) // it does not know the place any more
        m_cursor.clear();
    failed(error);
}

void EventStream::failed(const Error &error)
{
    ++m_failures;
    m_retry.start(retryPauseMs(m_failures));
    Q_EMIT lost(error);
}

} // namespace itsm
