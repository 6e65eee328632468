#pragma once

#include "models/record_list_model.h"
#include "services/domain/alert_filter.h"

namespace itsm {

/// The alerts of a feed that match a filter, in the order of a column.
class AlertListModel : public RecordListModel<Alert, AlertListModel>
{
    Q_OBJECT
public:
    /// The field that each column shows and sorts by.
    static constexpr std::array columns{
        AlertField::Severity,     AlertField::Age,      AlertField::Name,     AlertField::Message,
        AlertField::Status,       AlertField::Owner,    AlertField::Incident, AlertField::Ci,
        AlertField::Source,       AlertField::Channel,  AlertField::Type,     AlertField::Triggered,
        AlertField::Acknowledged, AlertField::Resolved,
    };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const Alert &alert) { return alert.id.value; }
    [[nodiscard]] static constexpr AlertField fieldOf(int column) { return columns[static_cast<size_t>(column)]; }
    [[nodiscard]] static int columnOf(AlertField field);

    void setFilter(const AlertFilter &filter, UserId me);
    [[nodiscard]] const AlertFilter &filter() const { return m_filter; }
    [[nodiscard]] AlertSort currentSort() const { return {.field = fieldOf(sortColumn()), .order = sortOrder()}; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const Alert &alert, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] QString toolTip(const Alert &alert, int column) const override;
    [[nodiscard]] QJsonValue json(const Alert &alert, int column) const override;
    [[nodiscard]] bool isWanted(const Alert &alert) const override;
    [[nodiscard]] bool isBefore(const Alert &a, const Alert &b) const override;
    [[nodiscard]] bool isNumber(int column) const override { return fieldOf(column) == AlertField::Age; }
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const override;
    [[nodiscard]] int ageColumn() const override { return columnOf(AlertField::Age); }
    [[nodiscard]] bool dependsOnTime() const override;

private:
    AlertFilter m_filter;
    UserId m_me;
};

} // namespace itsm
