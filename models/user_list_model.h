#pragma once

#include "models/directory_feeds.h"
#include "models/record_list_model.h"
#include "services/domain/directory_filter.h"

namespace itsm {

/// The people who match a filter, in the order of a column.
class UserListModel : public RecordListModel<UserLoad, UserListModel>
{
    Q_OBJECT
public:
    enum Column : int { Name, Login, Email, Role, State, Open, ColumnCount };
    using RecordListModel::RecordListModel;

    static qint64 rowKey(const UserLoad &load) { return load.user.id.value; }
    void setFilter(const DirectoryFilter &filter);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString text(const UserLoad &load, int column) const override;

protected:
    [[nodiscard]] QString heading(int column) const override;
    [[nodiscard]] bool isWanted(const UserLoad &load) const override { return matches(m_filter, load); }
    [[nodiscard]] bool isBefore(const UserLoad &a, const UserLoad &b) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == Open; }
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const override;

private:
    DirectoryFilter m_filter;
};

} // namespace itsm
