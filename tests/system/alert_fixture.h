#pragma once

#include "services/desk/desk.h"
#include "services/desk/provision.h"
#include "tests/support/monitoring_stack.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/system/itsmd_folder.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

/// `itsmd serve` with a database of its own that takes alerts.
class AlertFixture : protected ItsmdFolder
{
protected:
    static constexpr int patience = 40'000; ///< ms
    /// What an operator is promised: so long after whatever was killed is back, the state is that of Prometheus.
    static constexpr int promised = 90'000;

    struct Answer
    {
        int status = 0;
        QByteArray body;
        QHash<QByteArray, QByteArray> fields;
    };

    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<Connection> m_connection;
    const ServiceDesk m_desk{SystemClock::instance()};
    Actor m_actor;
    quint16 m_port = 0;
    ServerProcess m_server;
    QNetworkAccessManager m_network;

    Result<> startServer()
    {
        QStringList arguments{u"--database"_s, urlText(m_database->url()), u"serve"_s, u"--listen"_s,
                              u"127.0.0.1:%1"_s.arg(m_port)};
        if (m_database->url().dialect() == Dialect::PostgreSql)
            arguments += u"--insecure"_s; // the test's login is a superuser
        return m_server.start(program(), arguments, m_port, m_folder.filePath(u"serve.log"_s), environment());
    }
    [[nodiscard]] QString webhook() const { return u"http://127.0.0.1:%1/api/v1/alerts/webhook"_s.arg(m_port); }
    QString addSource(const QString &name, const QStringList &options = {})
    {
        const Run added = runOn(m_database->url(), QStringList{u"source"_s, u"add"_s, name} + options);
        return added.code == 0 ? QString::fromUtf8(added.out).trimmed() : QString();
    }
    Answer post(const QByteArray &body, const QByteArray &authorization, const QByteArray &type = "application/json")
    {
        QNetworkRequest request{QUrl(webhook())};
        request.setRawHeader("Content-Type", type);
        if (!authorization.isEmpty())
            request.setRawHeader("Authorization", authorization);
        QNetworkReply *reply = m_network.post(request, body);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(patience);
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.fields.insert(name.toLower(), value);
        reply->deleteLater();
        return answer;
    }
    [[nodiscard]] std::vector<IncidentSummary> incidents()
    {
        IncidentQuery query;
        const auto page = m_desk.incidents(*m_connection, m_actor, query, PageStart::at(0), 200);
        return page ? page->rows : std::vector<IncidentSummary>{};
    }
    [[nodiscard]] qint64 countOpen()
    {
        const auto rows = incidents();
        return std::ranges::count_if(rows, [](const IncidentSummary &row) { return isOpen(row.status.value()); });
    }

    Result<> begin(Dialect dialect)
    {
        ITSM_TRY_ASSIGN(m_database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(m_store, m_database->store());
        ITSM_TRY_ASSIGN(m_connection, m_store->connect(Connection::Access::Write));
        m_port = freePort();
        ITSM_TRY(startServer());
        ITSM_TRY_ASSIGN(const Tenant tenant, findTenant(*m_connection, {}, MissingTenant::Create));
        m_actor = {.tenant = tenant.id, .user = {}, .name = u"test"_s, .role = Role::Admin, .source = u"system"_s};
        return {};
    }
    void end()
    {
        m_server.terminate();
        m_connection.reset();
        m_store.reset();
        m_database.reset();
    }
};

} // namespace itsm
