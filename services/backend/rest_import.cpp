#include "services/backend/rest_import.h"

#include "services/backend/rest_export.h"
#include "services/backend/rest_transport.h"
#include "services/domain/json_text.h"
#include "services/wire/envelope.h"
#include "services/wire/import_wire.h"

#include <QCoreApplication>
#include <QDir>
#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr int uploadTimeoutMs = 120'000; ///< without a byte in either direction
constexpr int uploadPollMs = 100;
/// The token is looked at when all of the file has arrived.
constexpr auto tokenLife = 10min;

/// In a thread of its own: the headings stand in the file.
Result<TextParameters> parametersFor(const QString &path, const ImportFileOptions &options)
{
    if (options.kind == ImportFileOptions::Kind::EventLog || options.table.columns.isEmpty())
        return toParameters(options, {});
    const CsvFormat &format = options.table.format;
    ITSM_TRY_ASSIGN(const ImportPreview preview,
                    previewFile(path, {.encoding = format.encoding, .delimiter = format.delimiter}));
    return toParameters(options, preview.headings);
}

Error importCancelled()
{
    return {Error::Code::Cancelled,
            QCoreApplication::translate("RestBackend",
                                        "The import was cancelled. What was written until then stays; run "
                                        "it again to go on."),
            {},
            {}};
}

} // namespace

QFuture<Result<ImportReport>> RestImport::start(RestClient &client, const QString &path,
                                                const ImportFileOptions &options,
                                                const std::shared_ptr<BulkControl> &control)
{
    auto *self = new RestImport(client, path, control);
    const auto future = self->m_promise.future();
    if (!self->m_file.open(QIODevice::ReadOnly)) {
        self->answer(fail(Error::Code::Unavailable,
                          QCoreApplication::translate("CsvImport", "%1 cannot be read: %2")
                              .arg(QDir::toNativeSeparators(path), self->m_file.errorString()),
                          u"file"_s));
        return future;
    }
    // A watcher, because a continuation would look at the context in the thread that has read the file.
    auto *watcher = new QFutureWatcher<Result<TextParameters>>(self);
    connect(watcher, &QFutureWatcherBase::finished, self, [self, watcher] {
        watcher->deleteLater();
        const Result<TextParameters> parameters = watcher->result();
        if (parameters)
            self->ask(*parameters);
        else
            self->answer(fail(parameters.error()));
    });
    watcher->setFuture(QtConcurrent::run(parametersFor, path, options));
    return future;
}

void RestImport::ask(const TextParameters &parameters)
{
    RestRequest request{.method = "POST", .path = u"/import"_s};
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        addText(request.query, it.key(), it.value());
    m_client.withToken(
        [guard = QPointer<RestImport>(this), request](const Result<void> &outcome) {
            if (guard && outcome)
                guard->send(request);
            else if (guard)
                guard->answer(fail(outcome.error()));
        },
        tokenLife);
}

RestImport::RestImport(RestClient &client, const QString &path, const std::shared_ptr<BulkControl> &control)
    : QObject(&client)
    , m_client(client)
    , m_file(path)
    , m_control(control)
    , m_lines([control](qint64 done, qint64 total) {
        control->done = done;
        control->total = total;
    })
{
    m_promise.start();
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_control->cancel && m_reply)
            m_reply->abort();
    });
    m_poll.start(uploadPollMs);
}

RestImport::~RestImport()
{
    delete m_reply.data(); // reads the file
    answer(fail(importCancelled()));
}

void RestImport::send(const RestRequest &wanted)
{
    if (m_control->cancel) {
        answer(fail(importCancelled()));
        return;
    }
    QNetworkRequest request = m_client.authorized(wanted, uploadTimeoutMs);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/csv"_s);
    m_reply = makeNetwork(this)->sendCustomRequest(request, wanted.method, &m_file);
    watchCertificate(m_reply);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64 total) {
        if (m_lines.isWhole() || total <= 0)
            return;
        m_control->done = done;
        m_control->total = total;
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &RestImport::read);
    connect(m_reply, &QNetworkReply::finished, this, &RestImport::finished);
}

void RestImport::read()
{
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return;
    m_lines.feed(m_reply->readAll());
}

void RestImport::finished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    read();
    const auto report = [](const Result<QJsonValue> &data) {
        return data ? fromJson<ImportReport>(*data) : Result<ImportReport>(fail(data.error()));
    };
    if (m_lines.isWhole())
        answer(report(readEnvelope(status, m_lines.answer())));
    else if (m_control->cancel)
        answer(fail(importCancelled()));
    else if (isCutOff(*m_reply))
        answer(fail(transportError(*m_reply, m_client.address())));
    else
        answer(report(readEnvelope(status, status == 200 ? m_lines.answer() : m_reply->readAll())));
}

void RestImport::answer(const Result<ImportReport> &report)
{
    if (m_promise.future().isFinished())
        return;
    if (report) {
        m_control->total = m_file.size();
        m_control->done = m_file.size();
    }
    m_promise.addResult(report);
    m_promise.finish();
    m_poll.stop();
    deleteLater();
}

} // namespace itsm
