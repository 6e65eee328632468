#pragma once

#include "models/metric_list_model.h"
#include "views/records/record_page.h"

class QSplitter;

namespace itsm {

class ChartPane;
class DaysButton;
class MetricFeed;
class MetricSamples;
class MetricTable;

/// The metrics of all incidents in one flat table, a row for each series, and the lines of those that are chosen.
class MetricsPage final : public RecordPage
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    MetricsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                QWidget *parent = nullptr);

    void setTimeZoneMode(TimeZoneMode mode) override;
    void setDays(int days);
    [[nodiscard]] int days() const;
    [[nodiscard]] MetricTable *table() const { return m_table; }
    [[nodiscard]] MetricListModel *model() const { return m_model; }
    [[nodiscard]] MetricFeed *feed() const { return m_feed; }

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
    [[nodiscard]] QString exportTitle() const override { return tr("Export metrics"); }
    [[nodiscard]] EmptyWords emptyWords() const override;
    void updateActions() override;
    void open(int row) override;
    [[nodiscard]] std::vector<const char *> menuCommands() const override;

private:
    void showChosen();

    MetricFeed *m_feed;
    MetricListModel *m_model;
    MetricSamples *m_samples;
    MetricTable *m_table;
    DaysButton *m_days;
    ChartPane *m_charts;
    QSplitter *m_splitter;
};

} // namespace itsm
