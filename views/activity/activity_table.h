#pragma once

#include "models/activity_list_model.h"
#include "views/widgets/record_delegate.h"
#include "views/widgets/record_table.h"

namespace itsm {

/// Draws the cells of the table of activity: what was done by sign and word.
class ActivityRowDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    /// Installs itself on `view`, which owns it and shows `model`.
    ActivityRowDelegate(QTableView *view, const ActivityListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const ActivityListModel &m_model;
};

/// The table of activity, the newest first.
class ActivityTable : public RecordTable
{
    Q_OBJECT
public:
    /// The model must outlive it.
    explicit ActivityTable(ActivityListModel &model, QWidget *parent = nullptr);
};

} // namespace itsm
