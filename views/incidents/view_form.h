#pragma once

#include "services/backend/backend.h"
#include "views/widgets/form_dialog.h"

class QCheckBox;
class QLineEdit;

namespace itsm {

/// Saves what the list shows as a view: its name, whether others see it, whether one begins with it.
class ViewForm : public FormDialog
{
    Q_OBJECT
public:
    struct Start
    {
        SavedView view;                ///< what is saved; its id is that of the view that is changed
        bool isRename = false;         ///< another name renames the view, instead of making a second one
        std::vector<SavedView> others; ///< those of the person, for names that are taken
        bool isDefault = false;
        bool mayShare = true;
    };
    ViewForm(Backend &backend, Start start, QWidget *parent);

    void setName(const QString &name);
    void setShared(bool shared);
    void setDefault(bool isDefault);

Q_SIGNALS:
    void saved(const itsm::SavedView &view, bool isDefault);

protected:
    bool validate() override;
    void retranslate() override;

private:
    void showHint();
    [[nodiscard]] bool isTaken(const QString &name) const;
    void save();

    Backend &m_backend;
    Start m_start;
    QLineEdit *m_name;
    QCheckBox *m_shared;
    QCheckBox *m_default;
};

} // namespace itsm
