#pragma once

#include "services/backend/backend.h"
#include "views/widgets/form_dialog.h"

class QComboBox;
class QLineEdit;

namespace itsm {

class PickBox;

/// A new configuration item, or one to edit. After a conflict it shows what others changed and saves on top of it.
class ItemForm final : public FormDialog
{
    Q_OBJECT
public:
    /// Words that are in use already, offered again.
    struct Proposals
    {
        QStringList types;
        QStringList environments;
    };

    /// Without an item it makes a new one.
    ItemForm(Backend &backend, const std::optional<ConfigurationItem> &item, const Proposals &proposals,
             QWidget *parent);

    [[nodiscard]] NewItem input() const;

Q_SIGNALS:
    void saved(const itsm::ConfigurationItem &item);

protected:
    bool validate() override;
    void retranslate() override;

private:
    void send();
    void merge(const Error &conflict);

    Backend &m_backend;
    std::optional<ConfigurationItem> m_item; ///< as the form began, or as others left it
    QLineEdit *m_name;
    PickBox *m_type;
    PickBox *m_environment;
    QComboBox *m_criticality;
};

} // namespace itsm
