#pragma once

#include "models/alert_list_model.h"
#include "services/backend/backend.h"
#include "views/records/record_page.h"

class QPushButton;

namespace itsm {

class AlertFeed;
class AlertTable;
class DaysButton;
class GroupButton;
class StatCard;

/// All alerts in one flat table: those that are active, or the history of some days; filter, order, and what to do
/// about them, on one or on many.
class AlertsPage final : public RecordPage
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    AlertsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
               QWidget *parent = nullptr);

    /// 0: what is active now; otherwise the alerts of so many days.
    void setHistoryDays(int days);
    [[nodiscard]] int historyDays() const;
    [[nodiscard]] AlertTable *table() const { return m_table; }
    [[nodiscard]] AlertListModel *model() const { return m_model; }
    [[nodiscard]] AlertFeed *feed() const { return m_feed; }
    /// Acknowledges or resolves what is chosen.
    void changeChosen(AlertStatus to);
    /// Takes back what changeChosen() did last, within some seconds.
    void undo();
    void showHistoryMenu();
    /// Groups the rows by a column, by its key; empty: no groups.
    void setGroup(const QString &key);
    void showGroupMenu();

protected:
    void startReading() override;
    void retranslate() override;
    void showRecords() override;
    void applyFilter(const std::vector<AnyFilterTerm> &terms) override;
    [[nodiscard]] QStringList completions(int field) const override;
    [[nodiscard]] int shown() const override { return m_model->shown(); }
    [[nodiscard]] qsizetype total() const override { return m_model->total(); }
    void setTimeFormat(const TimeFormat &format) override { m_model->setTimeFormat(format); }
    void refreshTimes() override { m_model->refreshTimes(); }
    [[nodiscard]] QString countSentence(int shown, qsizetype all) const override;
    [[nodiscard]] QString copiedSentence(int rows) const override;
    [[nodiscard]] RecordSnapshot snapshot() const override { return m_model->snapshot(); }
    [[nodiscard]] RecordSnapshot snapshotOf(const std::vector<int> &rows) const override
    {
        return m_model->snapshot(rows);
    }
    [[nodiscard]] QString exportTitle() const override { return tr("Export alerts"); }
    [[nodiscard]] EmptyWords emptyWords() const override;
    void updateActions() override;
    void showSummary() override;
    void open(int row) override;
    [[nodiscard]] std::vector<const char *> menuCommands() const override;

private:
    struct Card
    {
        AlertFilter filter;
        Mark mark;
        StatCard *widget = nullptr;
    };
    void addCards();
    void keepCurrentRow();
    void change(const std::vector<AlertId> &ids, AlertStatus to);
    void onChanged(const Result<std::vector<AlertItem>> &result, AlertStatus to);
    void onTakenBack(const Result<std::vector<AlertItem>> &result);
    void offerUndo(std::vector<AlertId> ids);
    [[nodiscard]] QString refusal(AlertStatus to, const std::vector<int> &rows) const;

    AlertFeed *m_feed;
    AlertListModel *m_model;
    AlertTable *m_table;
    DaysButton *m_days;
    GroupButton *m_group;
    QPushButton *m_acknowledge;
    QPushButton *m_resolve;
    std::vector<Card> m_cards;
    bool m_isBusy = false;
    std::vector<AlertId> m_undo; ///< what the last command changed
    QTimer m_undoTimer;
    QString m_offer; ///< the sentence in the status line that says how it is taken back
};

} // namespace itsm
