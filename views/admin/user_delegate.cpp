#include "views/admin/user_delegate.h"

#include "views/widgets/token_text.h"

namespace itsm {

CellLook UserDelegate::lookOf(const QModelIndex &index) const
{
    const UserLoad *load = m_model.at(index.row());
    if (!load)
        return {};
    const bool isActive = load->user.isActive;
    CellLook look{.text = m_model.text(*load, index.column()),
                  .color = isActive ? ColorRole::Text : ColorRole::Muted,
                  .mark = {}};
    switch (index.column()) {
    case UserListModel::Role:
        look.text = displayText(load->user.role);
        break;
    case UserListModel::State:
        look.mark = isActive ? Mark{Sign::Check, ColorRole::Ok} : Mark{Sign::Pause, ColorRole::Muted};
        break;
    case UserListModel::Open:
        look.font = FontRole::Digits;
        look.alignment = Qt::AlignRight;
        // Work that hangs on somebody who does not come any more needs a look.
        look.color = load->openIncidents == 0 ? ColorRole::Muted : isActive ? ColorRole::Text : ColorRole::High;
        break;
    case UserListModel::Login:
    case UserListModel::Email:
        look.color = ColorRole::Muted;
        break;
    default:
        break;
    }
    return look;
}

} // namespace itsm
