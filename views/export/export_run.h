#pragma once

#include "services/transfer/export.h"

#include <QObject>
#include <QTimer>

namespace itsm {

class ProgressBanner;

/// Shows on a banner how far an export is, lets the person cancel it, and says what came of it. Whoever owns it does
/// the work, in another thread; it is cancelled when the owner goes.
class ExportRun : public QObject
{
    Q_OBJECT
public:
    /// The banner must outlive it and serve nothing else.
    explicit ExportRun(ProgressBanner &banner, QObject *parent = nullptr);
    ~ExportRun() override;

    [[nodiscard]] bool isRunning() const { return m_control != nullptr; }
    /// Begins to show an export into this file.
    void begin(const QString &path);
    /// What the work tells how far it is, and asks whether to go on; null while nothing runs.
    [[nodiscard]] const std::shared_ptr<BulkControl> &control() const { return m_control; }
    /// The work is over. `written` makes the sentence for a number of rows and the name of the file.
    void finish(const Result<qint64> &result, const std::function<QString(qint64 rows, const QString &file)> &written);

    /// Why a second export cannot begin.
    [[nodiscard]] static QString busyWords();
    /// What a printed list says of itself; the filter may be empty.
    [[nodiscard]] static QString note(const QString &filter, const QString &moment);

private:
    ProgressBanner &m_banner;
    std::shared_ptr<BulkControl> m_control; ///< of the export that runs
    QString m_path;                         ///< of the last one
    QTimer m_poll;
    QTimer m_hideTimer;
};

} // namespace itsm
