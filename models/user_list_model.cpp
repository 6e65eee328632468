#include "models/user_list_model.h"

namespace itsm {

void UserListModel::setFilter(const DirectoryFilter &filter)
{
    m_filter = filter;
    rebuild();
}

int UserListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString UserListModel::text(const UserLoad &load, int column) const
{
    switch (column) {
    case Name:
        return load.user.name;
    case Login:
        return load.user.login;
    case Email:
        return load.user.email;
    case Role:
        return label(load.user.role);
    case State:
        return load.user.isActive ? tr("Active", "user") : tr("Deactivated", "user");
    case Open:
        return timeFormat().locale.toString(load.openIncidents);
    default:
        return {};
    }
}

QString UserListModel::heading(int column) const
{
    switch (column) {
    case Name:
        return tr("Full name");
    case Login:
        return tr("Login");
    case Email:
        return tr("E-mail");
    case Role:
        return tr("Role");
    case State:
        return tr("State");
    case Open:
        return tr("Open incidents");
    default:
        return {};
    }
}

bool UserListModel::isBefore(const UserLoad &a, const UserLoad &b) const
{
    const auto order = [&]() -> int {
        const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
        switch (sortColumn()) {
        case Login:
            return threeWay(a.user.login, b.user.login);
        case Email:
            return threeWay(a.user.email, b.user.email);
        case Role:
            return threeWay(a.user.role.rank(), b.user.role.rank());
        case State:
            return threeWay(!a.user.isActive, !b.user.isActive);
        case Open:
            return threeWay(a.openIncidents, b.openIncidents);
        default:
            return a.user.name.localeAwareCompare(b.user.name);
        }
    }();
    if (order != 0)
        return (order < 0) == (sortOrder() == Qt::AscendingOrder);
    return a.user.name != b.user.name ? a.user.name < b.user.name : a.user.id < b.user.id;
}

Qt::SortOrder UserListModel::firstOrder(int column) const
{
    return column == Role || column == Open ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace itsm
