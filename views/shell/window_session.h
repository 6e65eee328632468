#pragma once

#include "services/backend/backend.h"

#include <QObject>
#include <QTimer>
#include <vector>

class QStackedWidget;

namespace itsm {

class IncidentsPage;
class Page;
class RankFinder;
class ViewState;

/// Remembers where a person stood in a profile — page, incident, pane, place in the list — and goes there again. What
/// does not exist any more is passed over.
class WindowSession : public QObject
{
    Q_OBJECT
public:
    /// `pages` in the order of pageSpecs(). All outlive it.
    WindowSession(Backend &backend, QStackedWidget &stack, const std::vector<Page *> &pages, ViewState &state,
                  QObject *parent = nullptr);

    void restore();
    void save();
    /// Nothing of the last session is still being sought.
    [[nodiscard]] bool isRestored() const { return !m_placing && !m_isIncidentSought; }

protected:
    /// Sees that a person moves in the list while the place of the last session is still being sought.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] IncidentsPage *incidents() const;
    void restoreIncident(qint64 id, bool isPaneOpen);
    void restoreTop(qint64 id, int row);
    void placeWhenReady(int row);
    void tryToPlace();
    void endPlacing();
    void noteRow();

    Backend &m_backend;
    QStackedWidget &m_stack;
    const std::vector<Page *> &m_pages;
    ViewState &m_state;
    RankFinder *m_finder;
    /// The place that the list is to have as soon as it can.
    struct Placing
    {
        IncidentQuery query; ///< of the list when it was wanted
        int row = -1;        ///< -1: not known yet
    };
    std::optional<Placing> m_placing;
    bool m_isIncidentSought = false;
    int m_row = 0;    ///< the first in the list when it was last seen
    IncidentId m_top; ///< the incident that stood there
    QTimer m_timer;   ///< against crashes
};

} // namespace itsm
