#include "models/answer.h"
#include "models/incident_selection.h"
#include "views/incidents/bulk_result_dialog.h"
#include "views/incidents/incidents_page.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"

// What the page says about commands: how a bulk goes, how it ended, and the way back from a deletion.

namespace itsm {

namespace {
constexpr int quietMs = 6'000;
constexpr int undoMs = 30'000;
} // namespace

void IncidentsPage::connectBanner()
{
    connect(m_runner, &CommandRunner::succeeded, this, &IncidentsPage::onSingleDone);
    connect(m_runner, &CommandRunner::bulkStarted, this, [this](const IncidentCommand &command, qint64 total) {
        m_bannerTimer.stop();
        m_bannerWords = [command, total] {
            return BannerWords{.text = progressSentence(command, static_cast<int>(total)), .button = {}};
        };
        m_banner->start(m_bannerWords().text, total);
        updateActions();
    });
    connect(m_runner, &CommandRunner::bulkProgress, m_banner, &ProgressBanner::setProgress);
    connect(m_runner, &CommandRunner::bulkFinished, this, &IncidentsPage::onBulkFinished);
    connect(m_banner, &ProgressBanner::cancelRequested, m_runner, &CommandRunner::cancelBulk);
    connect(m_banner, &ProgressBanner::detailsRequested, this, [this] {
        if (m_bannerAction == BannerAction::UndoDelete)
            undoDelete();
        else if (m_bannerAction == BannerAction::Details && m_outcome)
            (new BulkResultDialog(m_backend, *m_outcome, window()))->open();
    });
    m_bannerTimer.setSingleShot(true);
    connect(&m_bannerTimer, &QTimer::timeout, m_banner, &QWidget::hide);
}

void IncidentsPage::finishBanner(Mark mark, std::function<BannerWords()> words)
{
    m_bannerWords = std::move(words);
    const BannerWords now = m_bannerWords();
    m_banner->finish(mark, now.text, now.button);
}

void IncidentsPage::retranslateBanner()
{
    if (!m_bannerWords)
        return;
    const BannerWords now = m_bannerWords();
    m_banner->setWords(now.text, now.button);
}

void IncidentsPage::onSingleDone(const Incident &incident, const IncidentCommand &command)
{
    const QString number = visibleControls(incident.number);
    if (std::holds_alternative<Delete>(command)) {
        m_deleted = {{.id = incident.id, .version = 0}};
        m_bannerAction = BannerAction::UndoDelete;
        finishBanner({Sign::Check, ColorRole::Ok},
                     [number] { return BannerWords{.text = tr("%1 deleted.").arg(number), .button = tr("Undo")}; });
        hideBannerLater(undoMs);
        if (m_drawer->incident() && m_drawer->incident()->id == incident.id)
            setDrawerOpen(false);
        updateActions();
        return;
    }
    if (std::holds_alternative<Restore>(command)) {
        m_bannerAction = BannerAction::None;
        finishBanner({Sign::Check, ColorRole::Ok},
                     [number] { return BannerWords{.text = tr("%1 restored.").arg(number), .button = {}}; });
        hideBannerLater(quietMs);
        return;
    }
    // What was wrong before is not any more.
    if (m_banner->isVisible() && !m_banner->isRunning() && m_bannerAction == BannerAction::None)
        m_banner->hide();
    if (!std::holds_alternative<Comment>(command))
        Q_EMIT messageShown(
            tr("%1: %2", "number of an incident and what was done").arg(number, doneSentence(command, 1)));
}

void IncidentsPage::onBulkFinished(const BulkOutcome &outcome)
{
    m_outcome.reset();
    m_bannerAction = BannerAction::None;
    showOutcome(outcome);
    updateActions();
}

void IncidentsPage::showOutcome(const BulkOutcome &outcome)
{
    const bool cancelled =
        outcome.result ? outcome.result->cancelled : outcome.result.error().code == Error::Code::Cancelled;
    if (cancelled) {
        finishBanner({Sign::Cross, ColorRole::Muted},
                     [] { return BannerWords{.text = tr("Cancelled. Nothing was changed."), .button = {}}; });
        hideBannerLater(quietMs);
        return;
    }
    if (!outcome.result) {
        const QString reason = visibleControls(outcome.result.error().message);
        finishBanner({Sign::Octagon, ColorRole::Critical},
                     [reason] { return BannerWords{.text = tr("Nothing was changed: %1").arg(reason), .button = {}}; });
        return;
    }
    const BulkResult &result = *outcome.result;
    m_outcome = outcome;
    const int failures = result.failures();
    const int done = static_cast<int>(result.items.size()) - failures;
    const Mark mark = failures == 0 ? Mark{Sign::Check, ColorRole::Ok}
                      : done == 0   ? Mark{Sign::Octagon, ColorRole::Critical}
                                    : Mark{Sign::Triangle, ColorRole::High};
    const bool isUndoable = std::holds_alternative<Delete>(outcome.command) && done > 0;
    m_bannerAction = isUndoable ? BannerAction::UndoDelete : BannerAction::Details;
    finishBanner(mark, [command = outcome.command, done, failures, isUndoable] {
        QString text = doneSentence(command, done);
        if (failures > 0)
            text += u' ' + tr("%n could not be changed.", nullptr, failures);
        return BannerWords{.text = text, .button = isUndoable ? tr("Undo") : tr("Details")};
    });
    if (isUndoable) {
        m_deleted.clear();
        for (const BulkItem &item : result.items) {
            if (!item.error)
                m_deleted.push_back({.id = item.id, .version = 0});
        }
        // The one button takes it back; what failed is shown at once instead.
        if (failures > 0)
            (new BulkResultDialog(m_backend, outcome, window()))->open();
        else
            hideBannerLater(undoMs);
    } else if (failures == 0) {
        hideBannerLater(quietMs);
    }
}

void IncidentsPage::undoDelete()
{
    const std::vector<IncidentRef> refs = std::exchange(m_deleted, {});
    m_bannerAction = BannerAction::None;
    m_bannerTimer.stop();
    if (refs.size() == 1) {
        m_runner->run(refs.front(), Restore{}, this, [this](const Result<Incident> &result) {
            if (!result)
                showError(result.error());
        });
    } else if (!refs.empty()) {
        m_runner->runBulk(refs, Restore{});
    }
    updateActions();
}

void IncidentsPage::showError(const Error &error)
{
    m_bannerTimer.stop();
    m_bannerAction = BannerAction::None;
    finishBanner({Sign::Octagon, ColorRole::Critical},
                 [text = visibleControls(error.message)] { return BannerWords{.text = text, .button = {}}; });
    m_banner->show();
}

void IncidentsPage::hideBannerLater(int ms)
{
    m_bannerTimer.start(ms);
}

} // namespace itsm
