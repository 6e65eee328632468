#pragma once

#include "services/backend/backend.h"
#include "views/widgets/page.h"

#include <QTimer>

class QPushButton;

namespace itsm {

class ActionRegistry;
class CommandBanner;
class CommandRunner;
class CounterFeed;
class DrawerDock;
class FilterBar;
class IncidentCommands;
class IncidentCopy;
class IncidentDrawer;
class IncidentExport;
class IncidentImport;
class IncidentListModel;
class IncidentSelection;
class IncidentTable;
class ListPane;
class PlainLabel;
class ProgressBanner;
class SavedViews;
class StatCards;
class ViewBar;
class ViewState;

/// The page of incidents: puts figures, filter, list and the pane beside it together. Its commands ("incident.…",
/// "list.…", "drawer.…") stand in the action registry; what a person arranged is kept under the keys "incidents.…" of
/// the view state.
class IncidentsPage : public Page
{
    Q_OBJECT
public:
    /// All arguments must outlive the page.
    IncidentsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                  QWidget *parent = nullptr);
    ~IncidentsPage() override;

    void setTimeZoneMode(TimeZoneMode mode) override;
    [[nodiscard]] TimeZoneMode timeZoneMode() const { return m_zone; }
    /// Filters by a text of the filter language, as if it had been typed.
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const;
    /// Shows the list with another filter, and with other columns and order, as IncidentTable::columnState() gives
    /// them; empty: those of now.
    void showList(const QString &filter, const QJsonObject &columns);
    /// Shows the incident in the drawer, whether or not the list has it, and selects it where it does.
    void openIncident(IncidentId id);
    [[nodiscard]] bool isDrawerOpen() const;
    void setDrawerOpen(bool open);
    void focusList() override;
    [[nodiscard]] std::vector<PageEntry> paletteEntries() override;
    /// Reads what is shown again.
    void refresh();
    /// What was done last, to incidents or to an alert in the pane, can be taken back.
    [[nodiscard]] bool canUndo() const;
    void undo();

    [[nodiscard]] IncidentListModel *list() const { return m_list; }
    [[nodiscard]] IncidentSelection *selection() const { return m_selection; }
    [[nodiscard]] const CounterFeed *counters() const { return m_counters; }
    [[nodiscard]] IncidentTable *table() const;
    [[nodiscard]] IncidentDrawer *drawer() const;
    [[nodiscard]] FilterBar *filterBar() const { return m_filter; }
    [[nodiscard]] StatCards *cards() const { return m_cards; }
    [[nodiscard]] ListPane *rows() const { return m_rows; }
    [[nodiscard]] IncidentImport *importer() const { return m_import; }
    [[nodiscard]] CommandBanner *banner() const { return m_banner; }
    [[nodiscard]] IncidentCommands *commands() const { return m_commands; }
    [[nodiscard]] SavedViews *savedViews() const { return m_views; }

Q_SIGNALS:
    void drawerOpenChanged(bool open);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *buildLeft();
    void connectHead();
    void connectList();
    void connectSelection();
    void connectPane();
    void connectCommands();
    void connectBackend();
    /// In the status line, with the key that takes it back.
    void tellDone(const QString &text);
    void leaveUnlisted();
    /// What the person has just made, in the pane and in the list.
    void showCreated(IncidentId id);
    void releaseCreated();
    void updateActions();
    void restoreState();
    void rememberHistory(const QStringList &texts);
    void rememberColumns();
    void loadDirectory();
    void applyFilter(const IncidentFilter &filter);
    void showCounters();
    void onLinkState(const LinkState &link);
    void refreshTimes();
    void retranslate();

    Backend &m_backend;
    const Clock &m_clock;
    ActionRegistry &m_actions;
    ViewState &m_state;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    IncidentId m_created; ///< by the person, and not yet in the list

    CommandRunner *m_runner = nullptr;
    IncidentListModel *m_list = nullptr;
    IncidentSelection *m_selection = nullptr;
    CounterFeed *m_counters = nullptr;

    PlainLabel *m_title = nullptr;
    FilterBar *m_filter = nullptr;
    QPushButton *m_new = nullptr;
    ViewBar *m_viewBar = nullptr;
    StatCards *m_cards = nullptr;
    ListPane *m_rows = nullptr;
    CommandBanner *m_banner = nullptr;
    ProgressBanner *m_exportBanner = nullptr;
    DrawerDock *m_dock = nullptr;
    IncidentCommands *m_commands = nullptr;
    SavedViews *m_views = nullptr;
    IncidentCopy *m_copy = nullptr;
    IncidentExport *m_export = nullptr;
    IncidentImport *m_import = nullptr;
    QTimer m_ageTimer;
    QTimer m_directoryTimer;
    bool m_isDirectoryAsked = false;
    bool m_isDirectoryOld = false; ///< something of it has changed since it was asked for
    QString m_offer;               ///< the sentence in the status line that says how something is taken back
};

} // namespace itsm
