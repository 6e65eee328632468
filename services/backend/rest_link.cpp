#include "services/backend/rest_link.h"

#include "services/backend/rest_transport.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

RestLink::RestLink(RestClient &client, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_stream(client)
{
    m_state.source = u"REST"_s;
    m_state.since = clock.now();
    m_placeRetry.setSingleShot(true);
    connect(&m_placeRetry, &QTimer::timeout, this, &RestLink::takePlace);
    connect(&m_stream, &EventStream::live, this, &RestLink::onLive);
    connect(&m_stream, &EventStream::lost, this, &RestLink::onLost);
    connect(&m_stream, &EventStream::changed, this, &RestLink::changed);
    connect(&m_stream, &EventStream::confirmed, this, [this] { m_state.freshAt = m_clock.now(); });
    connect(&m_client, &RestClient::signedOut, this, [this](const QString &reason) {
        m_stream.stop();
        m_placeRetry.stop();
        onLost({Error::Code::Unavailable, reason, {}, {}});
    });
    takePlace();
}

/// Requests wait for it, so that no change falls between what they read and the feed.
void RestLink::takePlace()
{
    const auto then = [self = QPointer(this)](const Result<QJsonValue> &data) {
        if (self)
            self->placeTaken(data);
    };
    m_client.sendNow(std::make_shared<RestCallback>(RestRequest::get(u"/feed"_s), then));
}

void RestLink::placeTaken(const Result<QJsonValue> &data)
{
    const QString cursor = data ? (*data)["cursor"_L1].toString() : QString();
    if (!cursor.isEmpty()) {
        m_hasPlace = true;
        m_placeFailures = 0;
        m_client.setLive();
        m_stream.start(cursor);
        return;
    }
    const Error error = data ? refuseAnswer(u"cursor"_s).value() : data.error();
    if (error.code == Error::Code::Unauthenticated)
        return; // signedOut() tells
    m_placeRetry.start(retryPauseMs(m_placeFailures++));
    onLost(error);
}

void RestLink::retry()
{
    if (m_hasPlace)
        m_stream.start(m_stream.cursor());
    else
        takePlace();
}

void RestLink::onLive()
{
    m_client.setLive();
    m_state.freshAt = m_clock.now();
    setState(LinkState::State::Live);
    if (std::exchange(m_wasLost, false))
        Q_EMIT changed({Change{}});
}

void RestLink::onLost(const Error &error)
{
    m_wasLost = true;
    m_client.setLost({Error::Code::Unavailable, error.message, {}, error.details});
    setState(LinkState::State::Lost, error.message);
}

void RestLink::setState(LinkState::State state, const QString &reason)
{
    if (m_state.state == state && m_state.reason == reason)
        return;
    if (m_state.state != state)
        m_state.since = m_clock.now();
    m_state.state = state;
    m_state.reason = reason;
    Q_EMIT stateChanged();
}

} // namespace itsm
