#pragma once

#include "models/record_list_model.h"
#include "services/domain/activity_filter.h"

namespace itsm {

/// The activity records of a feed that match a filter, in the order of a column.
class ActivityListModel : public RecordListModel<Activity, ActivityListModel>
{
    Q_OBJECT
public:
    /// The field that each column shows and sorts by.
    static constexpr std::array columns{
        ActivityField::Time,   ActivityField::Age,      ActivityField::Actor,
        ActivityField::Type,   ActivityField::Incident, ActivityField::Title,
        ActivityField::Change, ActivityField::Note,     ActivityField::Source,
    };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const Activity &record) { return record.id.value; }
    [[nodiscard]] static constexpr ActivityField fieldOf(int column) { return columns[static_cast<size_t>(column)]; }
    [[nodiscard]] static int columnOf(ActivityField field);

    void setFilter(const ActivityFilter &filter, UserId me);
    [[nodiscard]] const ActivityFilter &filter() const { return m_filter; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const Activity &record, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] QString toolTip(const Activity &record, int column) const override;
    [[nodiscard]] QJsonValue json(const Activity &record, int column) const override;
    [[nodiscard]] bool isWanted(const Activity &record) const override;
    [[nodiscard]] bool isBefore(const Activity &a, const Activity &b) const override;
    [[nodiscard]] bool isNumber(int column) const override { return fieldOf(column) == ActivityField::Age; }
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const override;
    [[nodiscard]] int ageColumn() const override { return columnOf(ActivityField::Age); }
    [[nodiscard]] bool dependsOnTime() const override;

private:
    ActivityFilter m_filter;
    UserId m_me;
};

} // namespace itsm
