#pragma once

#include "models/activity_list_model.h"
#include "views/records/record_page.h"

namespace itsm {

class ActivityFeed;
class ActivityTable;
class DaysButton;

/// Who did what, over all incidents, in one flat table: of the last days, the newest first.
class ActivityPage final : public RecordPage
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    ActivityPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                 QWidget *parent = nullptr);

    void setDays(int days);
    [[nodiscard]] int days() const;
    [[nodiscard]] ActivityTable *table() const { return m_table; }
    [[nodiscard]] ActivityListModel *model() const { return m_model; }
    [[nodiscard]] ActivityFeed *feed() const { return m_feed; }

protected:
    void startReading() override;
    void retranslate() override;
    void showRecords() override;
    void applyFilter(const std::vector<AnyFilterTerm> &terms) override;
    [[nodiscard]] QStringList completions(int field) const override;
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
    [[nodiscard]] QString exportTitle() const override { return tr("Export activity"); }
    [[nodiscard]] EmptyWords emptyWords() const override;
    void updateActions() override;
    void open(int row) override;
    [[nodiscard]] std::vector<const char *> menuCommands() const override;

private:
    ActivityFeed *m_feed;
    ActivityListModel *m_model;
    ActivityTable *m_table;
    DaysButton *m_days;
};

} // namespace itsm
