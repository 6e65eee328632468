#pragma once

#include "models/alert_list_model.h"
#include "views/widgets/record_delegate.h"

namespace itsm {

/// Draws the cells of the alert table: severity and state by sign and word, numbers with even digits.
class AlertDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    /// Installs itself on `view`, which owns it and shows `model`.
    AlertDelegate(QTableView *view, const AlertListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const AlertListModel &m_model;
};

} // namespace itsm
