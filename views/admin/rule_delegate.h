#pragma once

#include "models/rule_list_model.h"
#include "views/widgets/record_delegate.h"

namespace itsm {

/// Cells of rules: what is switched off is muted.
class RuleDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    RuleDelegate(QTableView *view, const RuleListModel &model)
        : RecordDelegate(view)
        , m_model(model)
    {
    }

protected:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const override;

private:
    const RuleListModel &m_model;
};

} // namespace itsm
