#pragma once

#include "models/detail_feed.h"
#include "views/incidents/command_runner.h"
#include "views/widgets/time_format.h"

#include <QSplitter>

namespace itsm {

class IncidentDrawer;
class ViewState;

/// The list and the pane of one incident beside each other. Opens and closes the pane, lets it follow an incident of
/// the store, and remembers its width, its tab and what was typed in it.
class DrawerDock : public QSplitter
{
    Q_OBJECT
public:
    /// Takes the list over. All but `list` and `parent` must outlive it.
    DrawerDock(Backend &backend, CommandRunner &runner, const Clock &clock, ViewState &state, QWidget *list,
               QWidget *parent = nullptr);
    ~DrawerDock() override;

    [[nodiscard]] IncidentDrawer *drawer() const { return m_drawer; }
    [[nodiscard]] bool isDrawerOpen() const;
    /// Opens with the incident, or closes. A closed pane follows nothing; what was typed stays in its drafts.
    void openDrawer(IncidentId id);
    void closeDrawer();
    /// Another incident, if the pane is open.
    void follow(IncidentId id);

Q_SIGNALS:
    void openChanged(bool open);
    /// The pane shows something else, or something newer.
    void detailShown();
    /// The close button of the pane.
    void closeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr double mostAtFirst = 0.42;
    void connectDrawer();
    void restoreState();
    void saveState();
    void saveDrafts();
    void placeDrawer();
    void followZoom();
    void showDetail();

    Backend &m_backend;
    const Clock &m_clock;
    ViewState &m_state;
    DetailFeed *m_detail;
    QWidget *m_list;
    IncidentDrawer *m_drawer;
    QTimer m_draftTimer;
    DetailFeed::State m_shownState = DetailFeed::State::None;
    OptionalInstant m_since; ///< the state shown
    int m_drawerWidth = 0;
    double m_most = mostAtFirst; ///< of the width of both; more only if a person wants it so
    qreal m_zoom = 1;            ///< that the width is for
};

} // namespace itsm
