#pragma once

#include "views/incidents/command_runner.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_verbs.h"
#include "views/incidents/view_state.h"
#include "views/widgets/signs.h"
#include "views/widgets/time_format.h"

#include <QWidget>

class QPushButton;
class QSplitter;

namespace itsm {

class CommandDialog;
class CounterFeed;
class DetailFeed;
class FilterBar;
class IncidentDelegate;
class IncidentListModel;
class IncidentSelection;
class IncidentTable;
class ListFooter;
class PlainLabel;
class ProgressBanner;
class StatCards;
class StateOverlay;
struct JumpTarget;

/// The page of incidents: figures, filter, list, and the pane beside it. Registers its commands ("incident.…",
/// "list.…", "drawer.…") in the action registry and keeps what a person arranged under the keys "incidents.…" of the
/// view state.
class IncidentsPage : public QWidget
{
    Q_OBJECT
public:
    /// All arguments must outlive the page.
    IncidentsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                  QWidget *parent = nullptr);
    ~IncidentsPage() override;

    void setTimeZoneMode(TimeZoneMode mode);
    [[nodiscard]] TimeZoneMode timeZoneMode() const { return m_zone; }
    /// Filters by a text of the filter language, as if it had been typed.
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const;
    /// Shows the incident in the drawer, whether or not the list has it, and selects it where it does.
    void openIncident(IncidentId id);
    [[nodiscard]] bool isDrawerOpen() const;
    void setDrawerOpen(bool open);
    /// The keyboard goes to the list.
    void focusList();

    [[nodiscard]] IncidentListModel *list() const { return m_list; }
    [[nodiscard]] IncidentSelection *selection() const { return m_selection; }
    [[nodiscard]] IncidentTable *table() const { return m_table; }
    [[nodiscard]] IncidentDrawer *drawer() const { return m_drawer; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filter; }
    [[nodiscard]] StatCards *cards() const { return m_cards; }
    [[nodiscard]] ProgressBanner *banner() const { return m_banner; }

Q_SIGNALS:
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);
    void drawerOpenChanged(bool open);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // incidents_page.cpp: construction, state, the list and the drawer
    void buildLayout();
    void connectList();
    void connectDrawer();
    void restoreState();
    void saveDrawerState();
    void loadDirectory();
    void applyFilter(const IncidentFilter &filter);
    void showListState();
    void showFooter();
    void showCounters();
    void showPending(qint64 count);
    void placePending();
    void showDetail();
    void jump(const JumpTarget &target);
    void onLinkState(const LinkState &link);
    void refreshTimes();
    void retranslate();

    // page_commands.cpp: what a person can do
    void registerActions();
    void updateActions();
    void runOnSelection(Verb verb);
    void runOnOne(Verb verb, const IncidentSummary &incident);
    void runOnMany(Verb verb, int count);
    void startBulk(const IncidentCommand &command);
    void askFirst(Verb verb, const IncidentSummary *one, int count,
                  std::function<void(const IncidentCommand &, CommandDialog *)> run);
    void runSingle(const IncidentCommand &command, const IncidentSummary &incident, CommandDialog *dialog);
    void onSingleDone(const Incident &incident, const IncidentCommand &command);
    void connectBanner();
    void onBulkFinished(const BulkOutcome &outcome);
    void placeDrawer();
    void showOutcome(const BulkOutcome &outcome);
    void undoDelete();
    void showError(const Error &error);
    void newIncident();
    void editIncident(IncidentId id);
    void newAlert();
    void copyNumbers();
    void showContextMenu(const QPoint &globalPosition);
    /// The words are made anew when the language changes.
    struct BannerWords
    {
        QString text;
        QString button; ///< empty: none
    };
    void finishBanner(Mark mark, std::function<BannerWords()> words);
    void retranslateBanner();
    void hideBannerLater(int ms);
    [[nodiscard]] const IncidentSummary *summaryOf(IncidentId id) const;
    /// The incident that commands without a selection of many mean; null when there is none.
    [[nodiscard]] const IncidentSummary *targetIncident() const;

    Backend &m_backend;
    const Clock &m_clock;
    ActionRegistry &m_actions;
    ViewState &m_state;
    CommandRunner *m_runner = nullptr;
    Directory m_directory;
    TimeZoneMode m_zone = TimeZoneMode::Local;

    IncidentListModel *m_list = nullptr;
    IncidentSelection *m_selection = nullptr;
    CounterFeed *m_counters = nullptr;
    DetailFeed *m_detail = nullptr;

    PlainLabel *m_title = nullptr;
    FilterBar *m_filter = nullptr;
    QPushButton *m_new = nullptr;
    StatCards *m_cards = nullptr;
    IncidentTable *m_table = nullptr;
    IncidentDelegate *m_delegate = nullptr;
    StateOverlay *m_overlay = nullptr;
    QPushButton *m_pendingBar = nullptr;
    ProgressBanner *m_banner = nullptr;
    ListFooter *m_footer = nullptr;
    QWidget *m_listPane = nullptr;
    QSplitter *m_splitter = nullptr;
    IncidentDrawer *m_drawer = nullptr;
    QTimer m_bannerTimer;
    QTimer m_ageTimer;
    QTimer m_draftTimer;
    int m_drawerWidth = 0;

    /// What the button of the banner does now.
    enum class BannerAction : quint8 { None, Details, UndoDelete };
    BannerAction m_bannerAction = BannerAction::None;
    std::function<BannerWords()> m_bannerWords; ///< says again what the banner says, in the language of now
    std::optional<BulkOutcome> m_outcome;
    std::vector<IncidentRef> m_deleted;
    quint64 m_jumpNumber = 0;
};

} // namespace itsm
