#pragma once

#include "services/backend/progress_lines.h"
#include "services/backend/rest_client.h"
#include "services/desk/desk.h"
#include "services/wire/import_wire.h"

#include <QFile>

namespace itsm {

/// Sends a file to the server, which imports it and tells how far it is. Lives in the UI thread and goes when it is
/// done.
class RestImport : public QObject
{
    Q_OBJECT
public:
    /// `control` gets the progress, first of sending, then of the import, and cancels both.
    static QFuture<Result<ImportReport>> start(RestClient &client, const QString &path,
                                               const ImportFileOptions &options,
                                               const std::shared_ptr<BulkControl> &control);
    ~RestImport() override; ///< whoever waits gets Cancelled

private:
    RestImport(RestClient &client, const QString &path, const std::shared_ptr<BulkControl> &control);
    void ask(const TextParameters &parameters);
    void send(const RestRequest &request);
    void read();
    void finished();
    void answer(const Result<ImportReport> &report);

    RestClient &m_client;
    QFile m_file;
    std::shared_ptr<BulkControl> m_control;
    QPromise<Result<ImportReport>> m_promise;
    QPointer<QNetworkReply> m_reply;
    ProgressLines m_lines; ///< of the answer
    QTimer m_poll;         ///< looks whether it is to be cancelled
};

} // namespace itsm
