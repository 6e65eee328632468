#pragma once

#include "models/alert_list_model.h"
#include "views/widgets/record_table.h"

namespace itsm {

/// The table of alerts.
class AlertTable : public RecordTable
{
    Q_OBJECT
public:
    /// The model must outlive it.
    explicit AlertTable(AlertListModel &model, QWidget *parent = nullptr);

    /// The alerts that a command means: those that are selected, in the order of the rows, or the current one. The
    /// heading of a group means all of it.
    [[nodiscard]] std::vector<SharedValue<Alert>> chosen() const;

private:
    const AlertListModel &m_model;
};

} // namespace itsm
