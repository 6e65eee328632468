#pragma once

#include "views/widgets/form_dialog.h"
#include "views/widgets/pick_box.h"

#include "services/backend/backend.h"

class QLineEdit;
class QPlainTextEdit;

namespace itsm {

class ConflictPanel;

/// New incident, or all editable fields of one: one form for both.
class IncidentForm final : public FormDialog
{
    Q_OBJECT
public:
    /// Makes a new incident.
    IncidentForm(Backend &backend, const Directory &directory, QWidget *parent);
    /// Edits one; only what was changed is written.
    IncidentForm(Backend &backend, const Directory &directory, const Incident &incident, QWidget *parent);

    [[nodiscard]] NewIncident input() const;
    [[nodiscard]] IncidentPatch patch() const;

Q_SIGNALS:
    void created(const itsm::Incident &incident);
    void saved(const itsm::Incident &incident, const itsm::IncidentPatch &patch);

protected:
    bool validate() override;
    void retranslate() override;

private:
    IncidentForm(Backend &backend, const Directory &directory, std::optional<Incident> incident, QWidget *parent);
    void send();
    void create();
    void save(const IncidentPatch &patch);
    /// What was edited since the conflict is part of the choice.
    void updateConflict();
    void load(const Incident &incident);
    /// The server takes the priority from impact and urgency when one of them changes: the form says so in time.
    void updatePriority();
    void fillPriorities();
    [[nodiscard]] bool changesImpact() const;
    /// What the fields say.
    [[nodiscard]] Incident shown() const;
    /// The incident with what was changed in the form.
    [[nodiscard]] Incident edited() const;

    Backend &m_backend;
    const Directory m_directory;
    const std::optional<Incident> m_incident;
    Incident m_loaded; ///< what the fields made of the incident: editors change white space without being asked
    qint64 m_version = 0;
    bool m_priorityChosen = false; ///< by the person: it stays, whatever impact and urgency become
    QLineEdit *m_title = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QComboBox *m_severity = nullptr;
    QComboBox *m_priority = nullptr;
    QComboBox *m_impact = nullptr;
    QComboBox *m_urgency = nullptr;
    PickBox *m_category = nullptr;
    PickBox *m_subcategory = nullptr;
    PickBox *m_group = nullptr;
    PickBox *m_assignee = nullptr;
    PickBox *m_item = nullptr;
    PickBox *m_source = nullptr;
    ConflictPanel *m_conflict = nullptr;
};

} // namespace itsm
