#pragma once

#include "models/metric_feed.h"
#include "models/record_list_model.h"
#include "services/domain/metric_filter.h"

namespace itsm {

/// The metrics of a feed that match a filter, in the order of a column.
class MetricListModel : public RecordListModel<MetricSummary, MetricListModel>
{
    Q_OBJECT
public:
    /// The field that each column shows and sorts by.
    static constexpr std::array columns{
        MetricField::Name,  MetricField::Type,   MetricField::Last, MetricField::Incident,
        MetricField::Title, MetricField::Points, MetricField::Age,  MetricField::Measured,
    };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const MetricSummary &series) { return MetricFeed::keyOf(series); }
    [[nodiscard]] static constexpr MetricField fieldOf(int column) { return columns[static_cast<size_t>(column)]; }
    [[nodiscard]] static int columnOf(MetricField field);

    void setFilter(const MetricFilter &filter);
    [[nodiscard]] const MetricFilter &filter() const { return m_filter; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const MetricSummary &series, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] QString toolTip(const MetricSummary &series, int column) const override;
    [[nodiscard]] QJsonValue json(const MetricSummary &series, int column) const override;
    [[nodiscard]] bool isWanted(const MetricSummary &series) const override;
    [[nodiscard]] bool isBefore(const MetricSummary &a, const MetricSummary &b) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const override;
    [[nodiscard]] int ageColumn() const override { return columnOf(MetricField::Age); }
    [[nodiscard]] bool dependsOnTime() const override;

private:
    MetricFilter m_filter;
};

} // namespace itsm
