#pragma once

#include "services/domain/incident.h"
#include "views/widgets/time_format.h"

#include <QScrollArea>

class QButtonGroup;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace itsm {

class MetricPanel;
class PlainLabel;

/// The metrics of an incident: a line for each series, or all samples as a table.
class MetricsTab : public QWidget
{
    Q_OBJECT
public:
    explicit MetricsTab(QWidget *parent = nullptr);
    ~MetricsTab() override;

    void setMetrics(IncidentId incident, const std::vector<Metric> &metrics);
    void setTimeZoneMode(TimeZoneMode mode);
    [[nodiscard]] bool showsTable() const;
    void setShowsTable(bool table);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class SampleModel;
    void rebuild();
    void showSummary(size_t series);
    void retranslate();

    IncidentId m_incident;
    std::vector<Metric> m_metrics;
    bool m_dirty = false;
    bool m_isOther = false; ///< another incident's than those in the table
    TimeZoneMode m_zone = TimeZoneMode::Local;
    QList<MetricPanel *> m_panels;
    PlainLabel *m_summary = nullptr;
    QPushButton *m_charts = nullptr;
    QPushButton *m_tableButton = nullptr;
    QButtonGroup *m_choice = nullptr;
    PlainLabel *m_empty = nullptr;
    PlainLabel *m_more = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column = nullptr;
    SampleModel *m_samples = nullptr;
    QTableView *m_table = nullptr;
};

} // namespace itsm
