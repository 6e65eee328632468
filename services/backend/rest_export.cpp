#include "services/backend/rest_export.h"

#include "services/backend/rest_transport.h"
#include "services/wire/cursor.h"
#include "services/wire/envelope.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QThread>
#include <QTimer>
#include <condition_variable>
#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype mostBytes = qsizetype{4} << 20;
constexpr qint64 readBufferBytes = qint64{1} << 20;
constexpr int exportTimeoutMs = 60'000; ///< without a byte
constexpr int exportPollMs = 100;

Error cutOff(const QString &reason)
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("RestBackend", "The server ended the export too early: %1").arg(reason),
            {},
            {}};
}

} // namespace

/// What has come and is not yet written. The UI thread puts in, the writing thread takes out.
class RestExport::Lines
{
public:
    explicit Lines(std::function<void()> onRoom)
        : m_onRoom(std::move(onRoom))
    {
    }

    [[nodiscard]] bool hasRoom()
    {
        const std::lock_guard lock(m_mutex);
        return m_bytes.size() < mostBytes;
    }
    void put(const QByteArray &bytes)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_bytes += bytes;
        }
        m_changed.notify_one();
    }
    /// There is no more; the first end counts.
    void end(const Result<> &outcome)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_outcome)
                return;
            m_outcome = outcome;
        }
        m_changed.notify_one();
    }
    /// Called in the writing thread.
    Result<> each(const std::function<bool(const Incident &)> &take)
    {
        QByteArray rest;
        while (true) {
            QByteArray bytes;
            std::optional<Result<>> outcome;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return !m_bytes.isEmpty() || m_outcome; });
                bytes.swap(m_bytes);
                outcome = m_outcome;
            }
            m_onRoom();
            rest += bytes;
            if (outcome && !*outcome)
                return *outcome;
            qsizetype begin = 0;
            for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', begin)) {
                ITSM_TRY_ASSIGN(const QJsonValue json, parseJson(rest.sliced(begin, end - begin), answerLimits));
                ITSM_TRY_ASSIGN(const Incident incident, fromJson<Incident>(json));
                begin = end + 1;
                if (!take(incident))
                    return {};
            }
            rest = rest.sliced(begin);
            if (outcome) // what has no line end was cut off
                return rest.isEmpty() ? Result<>()
                                      : fail(cutOff(QCoreApplication::translate("RestBackend", "a line has no end")));
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_bytes;                ///< guarded by the mutex, like the next one
    std::optional<Result<>> m_outcome; ///< none: more will come
    std::function<void()> m_onRoom;
};

RestExport::RestExport(RestClient &client, const ExportSource &source)
    : QObject(&client)
    , m_client(client)
    , m_lines(std::make_shared<Lines>([self = QPointer<RestExport>(this)] {
        // Posted: the writing thread calls this.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self] {
                if (self)
                    self->pull();
            },
            Qt::QueuedConnection);
    }))
{
    QUrlQuery query = listQuery(source.query.filter, source.query.sort);
    RestRequest request = RestRequest::get(u"/incidents/export"_s);
    if (source.ids.empty()) {
        query.addQueryItem(u"format"_s, u"ndjson"_s);
        request.query = query;
    } else {
        QJsonArray ids;
        for (const IncidentId id : source.ids)
            ids.append(id.value);
        request = RestRequest::ask(request.path, {{u"ids"_s, ids}, {u"format"_s, u"ndjson"_s}});
    }
    m_client.withToken([self = QPointer<RestExport>(this), request](const Result<void> &outcome) {
        if (self && outcome)
            self->send(request);
        else if (self)
            self->m_lines->end(fail(outcome.error()));
    });
}

void RestExport::send(const RestRequest &request)
{
    m_reply = makeNetwork(this)->sendCustomRequest(m_client.authorized(request, exportTimeoutMs), request.method,
                                                   request.body ? toJsonText(*request.body) : QByteArray());
    m_reply->setReadBufferSize(readBufferBytes);
    watchCertificate(m_reply);
    connect(m_reply, &QNetworkReply::readyRead, this, &RestExport::pull);
    connect(m_reply, &QNetworkReply::finished, this, &RestExport::finished);
}

RestExport::~RestExport()
{
    m_lines->end(fail(Error::Code::Cancelled, QCoreApplication::translate("RestBackend", "Cancelled.")));
}

/// The writing thread sees it only when a line comes.
void RestExport::obey(const std::shared_ptr<BulkControl> &control)
{
    if (!control)
        return;
    auto *poll = new QTimer(this);
    connect(poll, &QTimer::timeout, this, [this, control] {
        if (!control->cancel)
            return;
        m_lines->end(fail(Error::Code::Cancelled, QCoreApplication::translate("Export", "The export was cancelled.")));
        if (m_reply)
            m_reply->abort();
    });
    poll->start(exportPollMs);
}

void RestExport::runThread(std::function<void(const IncidentSource &)> work)
{
    QThread *thread = QThread::create([lines = m_lines, work = std::move(work)] {
        work([&](const std::function<bool(const Incident &)> &take) { return lines->each(take); });
    });
    // Both go by themselves, whichever is first: the writer may have had enough.
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    connect(thread, &QThread::finished, this, &QObject::deleteLater);
    thread->start();
}

void RestExport::pull()
{
    if (m_reply && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200 && m_lines->hasRoom())
        m_lines->put(m_reply->readAll());
}

void RestExport::finished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        m_lines->end(fail(transportError(*m_reply, m_client.address())));
    } else if (status != 200) {
        const Result<QJsonValue> answer = readEnvelope(status, m_reply->readAll());
        m_lines->end(fail(answer ? cutOff(QString::number(status)) : answer.error()));
    } else {
        m_lines->put(m_reply->readAll());
        m_lines->end(m_reply->error() == QNetworkReply::NoError ? Result<>() : fail(cutOff(m_reply->errorString())));
    }
}

void addText(QUrlQuery &query, const QString &name, const QString &value)
{
    // QUrlQuery leaves a plus sign as it is, and servers read it as a space.
    query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

QUrlQuery listQuery(const IncidentFilter &filter, const IncidentSort &sort)
{
    QUrlQuery query;
    if (!filter.isEmpty())
        addText(query, u"filter"_s, formatFilter(filter));
    addText(query, u"sort"_s, formatSort(sort));
    return query;
}

} // namespace itsm
