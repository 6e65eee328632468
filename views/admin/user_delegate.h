#pragma once

#include "models/user_list_model.h"
#include "views/widgets/record_delegate.h"

namespace itsm {

/// Cells of people: whoever may not sign in is muted.
class UserDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    UserDelegate(QTableView *view, const UserListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const UserListModel &m_model;
};

} // namespace itsm
