#pragma once

#include "views/incidents/command_runner.h"
#include "views/widgets/progress_banner.h"

namespace itsm {

/// The line that says how commands go: the progress of a bulk, how it ended, what was refused, and the way back.
/// It listens to the runner by itself.
class CommandBanner : public ProgressBanner
{
    Q_OBJECT
public:
    /// Both must outlive it.
    CommandBanner(Backend &backend, CommandRunner &runner, QWidget *parent = nullptr);

    void showError(const Error &error);
    /// Why something was not done. It goes by itself, and leaves alone what still has to be seen: the progress of a
    /// bulk, or the way back; then it is a message.
    void showNotice(const QString &text);
    /// The last command can be taken back: for some seconds, and not when it told people.
    [[nodiscard]] bool canUndo() const;
    void undo();

Q_SIGNALS:
    /// A bulk began or ended, or there is something else to undo.
    void commandsChanged();
    void incidentDeleted(itsm::IncidentId id);
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// The words are made anew when the language changes.
    struct Words
    {
        QString text;
        QString button; ///< empty: none
    };
    void onSingleDone(const Incident &incident, const IncidentCommand &command);
    void onBulkFinished(const BulkOutcome &outcome);
    void showOutcome(const BulkOutcome &outcome);
    void say(Mark mark, std::function<Words()> words);
    void hideLater(std::chrono::milliseconds time);
    /// From now on these can be taken back, and only for a while.
    void offerUndo(std::vector<IncidentRef> refs, const IncidentCommand &command);
    void offerAgain(const std::vector<IncidentRef> &refs, const Error &error);

    Backend &m_backend;
    CommandRunner &m_runner;
    QTimer m_hideTimer;
    /// What the button does now.
    enum class Action : quint8 { None, Details, Undo };
    Action m_action = Action::None;
    std::function<Words()> m_words; ///< says again what is said, in the language of now
    std::optional<BulkOutcome> m_outcome;
    std::vector<IncidentRef> m_undo;       ///< what the last command changed, with the versions after it
    std::vector<IncidentRef> m_takingBack; ///< of the offer that was taken last
    QTimer m_undoTimer;
};

} // namespace itsm
