// What is done to alerts, and taken back.
#include "models/answer.h"
#include "services/auth/permissions.h"
#include "views/alerts/alert_table.h"
#include "views/alerts/alerts_page.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/token_text.h"
#include "views/widgets/undo_time.h"

#include <QPointer>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t confirmFrom = 100; ///< so many are not changed by one key without a question

/// The first thing that was not done, and how many there are.
struct Failures
{
    int count = 0;
    QString reason;
};
Failures failuresOf(const std::vector<AlertItem> &items)
{
    Failures failures;
    for (const AlertItem &item : items) {
        if (item.error && failures.count++ == 0)
            failures.reason = visibleControls(item.error->message);
    }
    return failures;
}

} // namespace

QString AlertsPage::refusal(AlertStatus to, const std::vector<int> &rows) const
{
    if (!hasPermission(backend().actor().role, Permission::WriteAlerts))
        return tr("Your role “%1” may not change alerts.").arg(displayText(backend().actor().role));
    if (m_isBusy)
        return tr("A command is still running.");
    if (rows.empty())
        return tr("Select an alert first.");
    const auto isBefore = [to](const Alert &alert) { return alert.status.rank() < Token<AlertStatus>(to).rank(); };
    if (m_model->hasAt(rows, isBefore))
        return {};
    return to == AlertStatus::Resolved ? tr("Resolved already.") : tr("Acknowledged already.");
}

void AlertsPage::updateActions()
{
    const std::vector<int> rows = m_table->chosenRows();
    const QString acknowledge = refusal(AlertStatus::Acknowledged, rows);
    const QString resolve = refusal(AlertStatus::Resolved, rows);
    actions().setAvailable(u"alert.acknowledge"_s, acknowledge.isEmpty(), acknowledge);
    actions().setAvailable(u"alert.resolve"_s, resolve.isEmpty(), resolve);
    actions().setAvailable(u"alert.undo"_s, !m_undo.empty() && !m_isBusy,
                           m_isBusy ? tr("A command is still running.") : tr("There is nothing to take back."));
    const bool hasOne = m_table->currentIndex().isValid();
    actions().setAvailable(u"alert.open"_s, hasOne, tr("Select an alert first."));
    actions().setAvailable(u"alert.copy"_s, hasOne, tr("Select an alert first."));
    const auto follow = [this](QPushButton *button, const QString &id) {
        const QAction *action = actions().action(id);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    follow(m_acknowledge, u"alert.acknowledge"_s);
    follow(m_resolve, u"alert.resolve"_s);
}

void AlertsPage::changeChosen(AlertStatus to)
{
    std::vector<AlertId> ids;
    for (const Alert &alert : m_table->chosen()) {
        // A mixed selection means those that it can mean.
        if (alert.status.rank() < Token<AlertStatus>(to).rank())
            ids.push_back(alert.id);
    }
    if (ids.empty() || m_isBusy)
        return;
    if (ids.size() < confirmFrom) {
        change(ids, to);
        return;
    }
    const auto count = static_cast<int>(ids.size());
    const bool resolves = to == AlertStatus::Resolved;
    showPlainMessage(window(),
                     {.icon = QMessageBox::Question,
                      .title = resolves ? tr("Resolve") : tr("Acknowledge"),
                      .text = resolves ? tr("Resolve %Ln alert(s)?", nullptr, count)
                                       : tr("Acknowledge %Ln alert(s)?", nullptr, count),
                      .detail = tr("It can be taken back for ten seconds."),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = resolves ? tr("Resolve") : tr("Acknowledge"),
                      .destructive = false},
                     [page = QPointer(this), ids, to](QMessageBox::StandardButton button) {
                         if (page && button == QMessageBox::Ok)
                             page->change(ids, to);
                     });
}

void AlertsPage::change(const std::vector<AlertId> &ids, AlertStatus to)
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    updateActions();
    whenAnswered(this, backend().changeAlerts(ids, to), [this, to](Result<std::vector<AlertItem>> &&result) {
        m_isBusy = false;
        onChanged(result, to);
        updateActions();
    });
}

void AlertsPage::onChanged(const Result<std::vector<AlertItem>> &result, AlertStatus to)
{
    if (!result) {
        tell(markOf(Severity::Critical), visibleControls(result.error().message));
        return;
    }
    const Failures failures = failuresOf(*result);
    std::vector<AlertId> done;
    for (const AlertItem &item : *result) {
        if (!item.error)
            done.push_back(item.id);
    }
    if (!done.empty()) {
        const auto count = static_cast<int>(done.size());
        const QString text = to == AlertStatus::Resolved ? tr("%Ln alert(s) resolved.", nullptr, count)
                                                         : tr("%Ln alert(s) acknowledged.", nullptr, count);
        const QAction *undo = actions().action(u"alert.undo"_s);
        m_offer = tr("%1 Undo: %2", "what was done, and the key that takes it back").arg(text, shortcutText(*undo));
        Q_EMIT messageShown(m_offer);
        offerUndo(std::move(done));
    }
    if (failures.count > 0)
        tell(markOf(Severity::High), tr("%Ln alert(s) not changed: %1", nullptr, failures.count).arg(failures.reason));
}

void AlertsPage::offerUndo(std::vector<AlertId> ids)
{
    m_undo = std::move(ids);
    if (m_undo.empty()) {
        m_undoTimer.stop();
        Q_EMIT messageOver(std::exchange(m_offer, {}));
    } else {
        m_undoTimer.start(undoTime);
    }
    updateActions();
}

void AlertsPage::undo()
{
    if (m_undo.empty() || m_isBusy)
        return;
    m_isBusy = true;
    const std::vector<AlertId> ids = m_undo;
    offerUndo({});
    whenAnswered(this, backend().takeBackAlerts(ids), [this, ids](Result<std::vector<AlertItem>> &&result) {
        m_isBusy = false;
        if (!result && result.error().isRetryable())
            offerUndo(ids); // the offer was not taken; whether it is still time is for the desk to say
        onTakenBack(result);
        updateActions();
    });
}

void AlertsPage::onTakenBack(const Result<std::vector<AlertItem>> &result)
{
    if (!result) {
        tell(markOf(Severity::Critical), visibleControls(result.error().message));
        return;
    }
    const Failures failures = failuresOf(*result);
    if (const int done = static_cast<int>(result->size()) - failures.count; done > 0)
        Q_EMIT messageShown(tr("%Ln change(s) taken back.", nullptr, done));
    if (failures.count > 0)
        tell(markOf(Severity::High),
             tr("%Ln change(s) not taken back: %1", nullptr, failures.count).arg(failures.reason));
}

} // namespace itsm
