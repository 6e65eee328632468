#pragma once

#include "models/metric_list_model.h"
#include "views/widgets/record_delegate.h"
#include "views/widgets/record_table.h"

namespace itsm {

/// Draws the cells of the table of metrics: numbers with even digits.
class MetricDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    /// Installs itself on `view`, which owns it and shows `model`.
    MetricDelegate(QTableView *view, const MetricListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const MetricListModel &m_model;
};

/// The table of metrics, the latest first.
class MetricTable : public RecordTable
{
    Q_OBJECT
public:
    /// The model must outlive it.
    explicit MetricTable(MetricListModel &model, QWidget *parent = nullptr);

    /// The series that are selected, in the order of the rows, or the current one.
    [[nodiscard]] std::vector<SharedValue<MetricSummary>> chosen() const;

private:
    const MetricListModel &m_model;
};

} // namespace itsm
