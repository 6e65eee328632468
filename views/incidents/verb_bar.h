#pragma once

#include "views/incidents/incident_verbs.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace itsm {

/// What can be done next with one incident: a row of buttons, and a button with dots for what finds no room in it and
/// what is wanted rarely. One row, so that what stands below stays where it is while the incidents change.
class VerbBar : public QWidget
{
    Q_OBJECT
public:
    explicit VerbBar(QWidget *parent = nullptr);

    void setIncident(const IncidentSummary &incident);
    /// Whether the link is live and the person may write; the reason why not is a tooltip.
    void setEditable(bool editable, const QString &reason);
    /// What the person may not do is not offered.
    void setRole(Role role) { m_role = role; }
    /// The button with the dots, for a place of its own.
    [[nodiscard]] QToolButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void verbWanted(itsm::Verb verb);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showButtons();
    void fitButtons();
    void fillMenu();
    void retranslate();

    std::optional<IncidentSummary> m_incident;
    bool m_editable = true;
    Role m_role = Role::Admin;
    QString m_reason;
    std::array<QPushButton *, static_cast<size_t>(Verb::Count)> m_buttons{};
    std::vector<Verb> m_withoutRoom; ///< stand in the menu of the dots instead
    QToolButton *m_more;
    QMenu *m_menu;
};

} // namespace itsm
