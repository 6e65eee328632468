#pragma once

#include "services/backend/backend.h"
#include "views/widgets/page.h"
#include "views/widgets/view_state.h"

#include <QDialog>
#include <QStandardItemModel>
#include <QTimer>

class QLineEdit;
class QListView;

namespace itsm {

class ActionRegistry;
class PlainLabel;

/// All commands that make sense where one stands, found by typing, and what pages and settings add to them; incidents
/// by their number. Those used last come first. Enter runs one; one that is off says why.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    /// `entries` are offered beside the commands. `backend` may be null: then incidents are not looked for. Deletes
    /// itself when it is closed.
    CommandPalette(ActionRegistry &actions, std::vector<PageEntry> entries, Backend *backend, ViewState &state,
                   QWidget *parent);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QListView *list() const { return m_list; }

Q_SIGNALS:
    void incidentWanted(itsm::IncidentId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Command
    {
        QString id;
        QString text;
        QString category;
        QString source; ///< the English text: it finds the command in every language
    };
    void collect();
    void fill();
    void lookForIncident();
    void showReason();
    void choose(const QModelIndex &index);

    ActionRegistry &m_actions;
    Backend *m_backend;
    ViewState &m_state;
    QLineEdit *m_edit;
    QListView *m_list;
    PlainLabel *m_hint;
    QStandardItemModel m_model;
    std::vector<PageEntry> m_entries;
    std::vector<Command> m_commands; ///< the entries last, in their order
    QStringList m_recent;            ///< ids, the latest first
    QTimer m_lookUp;
    quint64 m_number = 0; ///< of the latest look-up
    std::optional<std::pair<QString, IncidentId>> m_incident;
};

} // namespace itsm
