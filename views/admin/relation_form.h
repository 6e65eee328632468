#pragma once

#include "services/backend/backend.h"
#include "views/widgets/form_dialog.h"
#include "views/widgets/pick_box.h"

namespace itsm {

/// A new relation of a configuration item, in either direction.
class RelationForm final : public FormDialog
{
    Q_OBJECT
public:
    /// `others` are offered at the other end.
    RelationForm(Backend &backend, const ConfigurationItem &item, const QList<PickBox::Choice> &others,
                 QWidget *parent);

    [[nodiscard]] CiRelation relation() const;

Q_SIGNALS:
    void added(const itsm::CiRelation &relation);

protected:
    bool validate() override;
    void retranslate() override;

private:
    Backend &m_backend;
    ConfigurationItem m_item;
    QList<PickBox::Choice> m_others;
    QComboBox *m_kind; ///< the type and the direction
    PickBox *m_other;
};

} // namespace itsm
