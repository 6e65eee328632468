#pragma once

#include "services/backend/rest_client.h"
#include "services/transfer/export.h"

namespace itsm {

/// Takes whole incidents from the server, line by line, and lets a thread of its own write them; neither holds more
/// than some megabytes. Lives in the UI thread and goes when it is done.
class RestExport : public QObject
{
    Q_OBJECT
public:
    /// Writes what the source gives; runs in the thread.
    template <typename T>
    using Write = std::function<Result<T>(const IncidentSource &source)>;

    template <typename T>
    static QFuture<Result<T>> start(RestClient &client, const ExportSource &source, Write<T> write,
                                    const std::shared_ptr<BulkControl> &control = {})
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto *self = new RestExport(client, source);
        self->obey(control);
        self->runThread([promise, write = std::move(write)](const IncidentSource &incidents) {
            promise->addResult(write(incidents));
            promise->finish();
        });
        return promise->future();
    }
    ~RestExport() override; ///< whoever waits gets Cancelled

private:
    class Lines;
    RestExport(RestClient &client, const ExportSource &source);
    void send(const RestRequest &request);
    void obey(const std::shared_ptr<BulkControl> &control);
    void runThread(std::function<void(const IncidentSource &)> work);
    void pull();
    void finished();

    RestClient &m_client;
    std::shared_ptr<Lines> m_lines;
    QPointer<QNetworkReply> m_reply;
};

/// Adds a parameter whose value may be any text.
void addText(QUrlQuery &query, const QString &name, const QString &value);
/// The query of a list as parameters.
[[nodiscard]] QUrlQuery listQuery(const IncidentFilter &filter, const IncidentSort &sort);

} // namespace itsm
