#pragma once

#include "services/backend/rest_backend.h"
#include "services/domain/json.h"
#include "services/domain/json_text.h"
#include "services/runtime/clock.h"
#include "services/wire/answers.h"
#include "services/wire/cursor.h"
#include "services/wire/envelope.h"
#include "tests/backend/backend_suite.h"
#include "tests/support/scripted_server.h"

namespace itsm {

using namespace Qt::Literals::StringLiterals;

/// Makes a RestBackend whose server does what a test wants, also what servers should not do.
class ScriptedWorld
{
protected:
    using Code = Error::Code;
    using State = LinkState::State;
    using Request = ScriptedServer::Request;
    using Reply = ScriptedServer::Reply;

    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_token;                           ///< the only one that is good
    std::function<Reply(const Request &)> m_rest; ///< answers what is neither feed nor stream
    int m_refreshes = 0;
    bool m_refreshWorks = true;

    static Reply envelope(const QJsonValue &data)
    {
        return {.status = 200, .body = toJsonText(successEnvelope(data, WireDialect::V1))};
    }
    static Reply envelope(const Error &error)
    {
        return {.status = wireError(error).httpStatus, .body = toJsonText(errorEnvelope(error, WireDialect::V1))};
    }
    static QString cursor(qint64 place) { return encodeFeedCursor({.snapshot = {}, .sequence = place}); }
    static QByteArray changesEvent(qint64 place, const std::vector<Change> &changes = {})
    {
        return "id: " + cursor(place).toLatin1() +
               "\nevent: changes\ndata: " + toJsonText(QJsonObject{{u"changes"_s, toJsonList(changes)}}) + "\n\n";
    }
    static Change incidentChange(qint64 id)
    {
        return {.entity = Change::Entity::Incident, .operation = Change::Operation::Update, .id = id, .parentId = 0};
    }
    static Incident incident(qint64 id)
    {
        Incident made;
        made.id = IncidentId(id);
        made.title = u"t"_s;
        return made;
    }

    Reply answer(const Request &request)
    {
        const QByteArray path = request.target.split('?').first();
        if (path == "/api/v1/refresh-token") {
            ++m_refreshes;
            if (!m_refreshWorks)
                return envelope(Error{Code::Unauthenticated, u"The session is over."_s, {}, {}});
            m_token = "access" + QByteArray::number(m_refreshes);
            return envelope(QJsonObject{{u"access_token"_s, QString::fromLatin1(m_token)},
                                        {u"refresh_token"_s, u"refresh%1"_s.arg(m_refreshes)}});
        }
        if (request.headers.value("authorization") != "Bearer " + m_token)
            return envelope(Error{Code::Unauthenticated, u"token"_s, {}, {}});
        if (path == "/api/v1/feed")
            return envelope(QJsonObject{{u"cursor"_s, cursor(1)}, {u"changes"_s, QJsonArray()}});
        if (path == "/api/v1/stream")
            return {.status = 200, .body = changesEvent(2), .isStream = true};
        return m_rest ? m_rest(request) : Reply{.status = 404};
    }
    std::unique_ptr<RestBackend> makeBackend() const
    {
        const RestSession session{
            .address = *ServerAddress::parse(m_server->address()),
            .tokens = {.access = Secret(u"access0"_s), .refresh = Secret(u"refresh0"_s), .accessExpires = {}},
            .actor =
                {.tenant = TenantId(1), .user = UserId(1), .name = u"n"_s, .role = Role::Admin, .source = u"user"_s},
            .tenantName = {}};
        return std::make_unique<RestBackend>(session, SystemClock::instance());
    }
    [[nodiscard]] std::vector<Request> requestsOf(const QByteArray &path) const
    {
        std::vector<Request> found;
        for (const Request &request : m_server->requests) {
            if (request.target.split('?').first() == "/api/v1" + path)
                found.push_back(request);
        }
        return found;
    }

    void reset()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->script = [this](const Request &request) { return answer(request); };
        m_token = "access0";
        m_rest = {};
        m_refreshes = 0;
        m_refreshWorks = true;
    }
};

} // namespace itsm
