#include "views/incidents/command_banner.h"

#include "views/incidents/bulk_result_dialog.h"
#include "views/incidents/command_sentences.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/undo_time.h"

#include <QAccessible>
#include <QEvent>

namespace itsm {

namespace {
constexpr std::chrono::seconds quietTime{6};
constexpr std::chrono::seconds undoDeleteTime{30};

bool isUndoable(const IncidentCommand &command)
{
    // Comments change no row; escalations told people.
    return !std::holds_alternative<Comment>(command) && !std::holds_alternative<Escalate>(command) &&
           !std::holds_alternative<Undo>(command);
}

std::chrono::milliseconds undoTimeOf(const IncidentCommand &command)
{
    return std::holds_alternative<Delete>(command) ? undoDeleteTime : undoTime;
}
} // namespace

CommandBanner::CommandBanner(Backend &backend, CommandRunner &runner, QWidget *parent)
    : ProgressBanner(parent)
    , m_backend(backend)
    , m_runner(runner)
{
    setObjectName(QStringLiteral("banner"));
    hide();
    connect(&m_runner, &CommandRunner::succeeded, this, &CommandBanner::onSingleDone);
    connect(&m_runner, &CommandRunner::bulkStarted, this, [this](const IncidentCommand &command, qint64 total) {
        m_hideTimer.stop();
        m_words = [command, total] {
            return Words{.text = progressSentence(command, static_cast<int>(total)), .button = {}};
        };
        start(m_words().text, total);
        Q_EMIT commandsChanged();
    });
    connect(&m_runner, &CommandRunner::bulkProgress, this, &ProgressBanner::setProgress);
    connect(&m_runner, &CommandRunner::bulkFinished, this, &CommandBanner::onBulkFinished);
    connect(this, &ProgressBanner::cancelRequested, &m_runner, &CommandRunner::cancelBulk);
    connect(this, &ProgressBanner::detailsRequested, this, [this] {
        if (m_action == Action::Undo)
            undo();
        else if (m_action == Action::Details && m_outcome)
            (new BulkResultDialog(m_backend, *m_outcome, window()))->open();
    });
    m_hideTimer.setSingleShot(true);
    connect(&m_hideTimer, &QTimer::timeout, this, &QWidget::hide);
    m_undoTimer.setSingleShot(true);
    connect(&m_undoTimer, &QTimer::timeout, this, [this] {
        m_undo.clear();
        Q_EMIT commandsChanged();
    });
}

void CommandBanner::say(Mark mark, std::function<Words()> words)
{
    if (m_runner.isBulkRunning()) {
        Q_EMIT messageShown(words().text); // its progress, and the button that cancels it, stay
        return;
    }
    m_words = std::move(words);
    const Words now = m_words();
    finish(mark, now.text, now.button);
    // Read out by a screen reader, wherever the focus is.
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void CommandBanner::changeEvent(QEvent *event)
{
    ProgressBanner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_words) {
        const Words now = m_words();
        setWords(now.text, now.button);
    }
}

bool CommandBanner::canUndo() const
{
    return !m_undo.empty() && !m_runner.isBulkRunning();
}

void CommandBanner::offerUndo(std::vector<IncidentRef> refs, const IncidentCommand &command)
{
    m_undo = isUndoable(command) ? std::move(refs) : std::vector<IncidentRef>();
    if (!m_undo.empty())
        m_undoTimer.start(undoTimeOf(command));
    Q_EMIT commandsChanged();
}

/// An offer that was taken without reaching the desk stands again, unless there is a later one by now. Whether it is
/// still time is for the desk to say.
void CommandBanner::offerAgain(const std::vector<IncidentRef> &refs, const Error &error)
{
    if (!error.isRetryable() || !m_undo.empty())
        return;
    m_undo = refs;
    m_undoTimer.start(undoTime);
    Q_EMIT commandsChanged();
}

void CommandBanner::onSingleDone(const Incident &incident, const IncidentCommand &command)
{
    const QString number = visibleControls(incident.number);
    if (!std::holds_alternative<Comment>(command))
        offerUndo({{.id = incident.id, .version = incident.version}}, command);
    if (std::holds_alternative<Delete>(command)) {
        m_action = Action::Undo;
        say({Sign::Check, ColorRole::Ok},
            [number] { return Words{.text = doneSentence(Delete{}, number), .button = tr("Undo")}; });
        hideLater(undoDeleteTime);
        Q_EMIT incidentDeleted(incident.id);
        return;
    }
    if (std::holds_alternative<Undo>(command)) {
        m_action = Action::None;
        say({Sign::Check, ColorRole::Ok},
            [number] { return Words{.text = doneSentence(Undo{}, number), .button = {}}; });
        hideLater(quietTime);
        return;
    }
    // What was wrong before is not any more.
    if (isVisible() && !isRunning() && m_action == Action::None)
        hide();
    if (!std::holds_alternative<Comment>(command))
        Q_EMIT messageShown(doneSentence(command, number));
}

void CommandBanner::onBulkFinished(const BulkOutcome &outcome)
{
    m_hideTimer.stop(); // of what was said before
    m_outcome.reset();
    m_action = Action::None;
    showOutcome(outcome);
    Q_EMIT commandsChanged();
}

void CommandBanner::showOutcome(const BulkOutcome &outcome)
{
    const bool cancelled =
        outcome.result ? outcome.result->cancelled : outcome.result.error().code == Error::Code::Cancelled;
    if (cancelled) {
        say({Sign::Cross, ColorRole::Muted},
            [] { return Words{.text = tr("Cancelled. Nothing was changed."), .button = {}}; });
        hideLater(quietTime);
        return;
    }
    if (!outcome.result) {
        const QString reason = visibleControls(outcome.result.error().message);
        const Error &error = outcome.result.error();
        const bool isKnown =
            error.code != Error::Code::Timeout && !error.details.value(QStringLiteral("commit_unknown")).toBool();
        say({Sign::Octagon, ColorRole::Critical}, [reason, isKnown] {
            return Words{.text = isKnown ? tr("Nothing was changed: %1").arg(reason)
                                         : tr("It is not known what was changed; the list shows it: %1").arg(reason),
                         .button = {}};
        });
        if (std::holds_alternative<Undo>(outcome.command))
            offerAgain(m_takingBack, outcome.result.error());
        return;
    }
    const BulkResult &result = *outcome.result;
    m_outcome = outcome;
    const int failures = result.failures();
    const int done = static_cast<int>(result.items.size()) - failures;
    const Mark mark = failures == 0 ? Mark{Sign::Check, ColorRole::Ok}
                      : done == 0   ? Mark{Sign::Octagon, ColorRole::Critical}
                                    : Mark{Sign::Triangle, ColorRole::High};
    std::vector<IncidentRef> changed;
    for (const BulkItem &item : result.items) {
        if (item.isChanged)
            changed.push_back({.id = item.id, .version = item.version});
    }
    offerUndo(std::move(changed), outcome.command);
    // Where some failed the button shows which; a deletion is taken back by it nevertheless, and they are shown at
    // once.
    const bool isDeletion = std::holds_alternative<Delete>(outcome.command);
    m_action = canUndo() && (failures == 0 || isDeletion) ? Action::Undo : Action::Details;
    say(mark, [outcome, failures, action = m_action] {
        QString text = doneSentence(outcome.command, *outcome.result);
        if (failures > 0)
            text = joinSentences({text, tr("%n could not be changed.", nullptr, failures)});
        return Words{.text = text, .button = action == Action::Undo ? tr("Undo") : tr("Details")};
    });
    if (m_action == Action::Undo && failures > 0)
        (new BulkResultDialog(m_backend, outcome, window()))->open();
    else if (failures == 0)
        hideLater(m_action == Action::Undo ? undoTimeOf(outcome.command) : quietTime);
}

void CommandBanner::undo()
{
    m_takingBack = std::exchange(m_undo, {});
    m_undoTimer.stop();
    m_action = Action::None;
    m_hideTimer.stop();
    if (m_takingBack.size() == 1) {
        m_runner.run(m_takingBack.front(), Undo{}, this, [this, refs = m_takingBack](const Result<Incident> &result) {
            if (result)
                return;
            showError(result.error());
            offerAgain(refs, result.error());
        });
    } else if (!m_takingBack.empty()) {
        m_runner.runBulk(m_takingBack, Undo{});
    }
    Q_EMIT commandsChanged();
}

void CommandBanner::showError(const Error &error)
{
    m_hideTimer.stop();
    m_action = Action::None;
    say({Sign::Octagon, ColorRole::Critical},
        [text = visibleControls(error.message)] { return Words{.text = text, .button = {}}; });
    show();
}

void CommandBanner::showNotice(const QString &text)
{
    if (isVisible() && (isRunning() || m_action != Action::None)) {
        Q_EMIT messageShown(text);
        return;
    }
    m_action = Action::None;
    say({Sign::Dot, ColorRole::Medium}, [text] { return Words{.text = text, .button = {}}; });
    hideLater(quietTime);
}

void CommandBanner::hideLater(std::chrono::milliseconds time)
{
    if (!m_runner.isBulkRunning()) // what is shown then is its progress
        m_hideTimer.start(time);
}

} // namespace itsm
