#pragma once

#include "models/directory_feeds.h"
#include "models/record_list_model.h"
#include "services/domain/directory_filter.h"

namespace itsm {

/// "Escalation", "Alert", "Assignment"; a type that the program does not know is shown as it is.
[[nodiscard]] QString ruleTypeLabel(const QString &type);

/// The rules that match a filter, in the order of a column.
class RuleListModel : public RecordListModel<Rule, RuleListModel>
{
    Q_OBJECT
public:
    enum Column : int { Enabled, Priority, Name, Type, Runs, LastRun, Changed, ColumnCount };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const Rule &rule) { return rule.id.value; }
    void setFilter(const DirectoryFilter &filter);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const Rule &rule, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] QString toolTip(const Rule &rule, int column) const override;
    [[nodiscard]] bool isWanted(const Rule &rule) const override { return matches(m_filter, rule); }
    [[nodiscard]] bool isBefore(const Rule &a, const Rule &b) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == Runs; }
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const override;
    [[nodiscard]] int ageColumn() const override { return LastRun; }

private:
    DirectoryFilter m_filter;
};

} // namespace itsm
