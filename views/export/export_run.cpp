#include "views/export/export_run.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace itsm {

namespace {
constexpr int pollMs = 100;
constexpr int quietMs = 15'000;
} // namespace

ExportRun::ExportRun(ProgressBanner &banner, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this,
            [this] { m_banner.setProgress(m_control->done.load(), m_control->total.load()); });
    connect(&banner, &ProgressBanner::cancelRequested, this, [this] {
        if (m_control)
            m_control->cancel = true;
    });
    connect(&banner, &ProgressBanner::detailsRequested, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).path())); });
    connect(&banner, &ProgressBanner::dismissed, &banner, &QWidget::hide);
    m_hideTimer.setSingleShot(true);
    connect(&m_hideTimer, &QTimer::timeout, &banner, &QWidget::hide);
}

ExportRun::~ExportRun()
{
    if (m_control)
        m_control->cancel = true;
}

void ExportRun::begin(const QString &path)
{
    m_control = std::make_shared<BulkControl>();
    m_path = path;
    m_hideTimer.stop();
    m_banner.start(tr("Exporting to %1…").arg(visibleControls(QFileInfo(path).fileName())));
    m_poll.start();
}

void ExportRun::finish(const Result<qint64> &result,
                       const std::function<QString(qint64 rows, const QString &file)> &written)
{
    m_poll.stop();
    m_control.reset();
    if (result) {
        m_banner.finish({Sign::Check, ColorRole::Ok},
                        written(*result, visibleControls(QDir::toNativeSeparators(m_path))), tr("Show folder"));
        m_hideTimer.start(quietMs);
    } else if (result.error().code == Error::Code::Cancelled) {
        m_banner.finish({Sign::Cross, ColorRole::Muted}, tr("Cancelled. No file was written."));
        m_hideTimer.start(quietMs);
    } else {
        m_banner.finish({Sign::Octagon, ColorRole::Critical}, visibleControls(result.error().message));
    }
}

QString ExportRun::busyWords()
{
    return tr("An export is running already.");
}

QString ExportRun::note(const QString &filter, const QString &moment)
{
    return filter.isEmpty() ? tr("As of %1", "a moment").arg(moment)
                            : tr("Filter: %1 – as of %2", "a filter and a moment").arg(filter, moment);
}

} // namespace itsm
