#pragma once

#include "services/backend/backend.h"
#include "views/widgets/time_format.h"

#include <QObject>

class QMenu;

namespace itsm {

class ActionRegistry;
class IncidentCommands;
class IncidentTable;

/// Copies the incidents that are meant to the clipboard: as the columns that are shown, or with all their fields, or as
/// links. Registers the commands "incident.copy…".
class IncidentCopy : public QObject
{
    Q_OBJECT
public:
    enum class Format : quint8 { Text, Tsv, Csv, Json, Markdown, Link };

    /// All must outlive it; the keys work under the focus of `page`.
    IncidentCopy(Backend &backend, const Clock &clock, ActionRegistry &actions, const IncidentCommands &commands,
                 const IncidentTable &table, QWidget *page);

    void copy(Format format);
    void setTimeZoneMode(TimeZoneMode mode) { m_zone = mode; }
    /// The formats below "Copy as", in a menu of the caller's.
    void addTo(QMenu *menu) const;

    /// More than these are a matter for an export.
    static constexpr size_t mostCopied = 10'000;

Q_SIGNALS:
    void failed(const itsm::Error &error);
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);

private:
    void showMenu();

    Backend &m_backend;
    const Clock &m_clock;
    ActionRegistry &m_actions;
    const IncidentCommands &m_commands;
    const IncidentTable &m_table;
    QWidget *m_page;
    TimeZoneMode m_zone = TimeZoneMode::Local;
};

/// The address of an incident, as the program opens it: "itsm://INC-202601-000001".
[[nodiscard]] QString incidentLink(const QString &number);

} // namespace itsm
