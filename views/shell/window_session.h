#pragma once

#include "services/domain/ids.h"

#include <QObject>
#include <QTimer>
#include <vector>

class QStackedWidget;

namespace itsm {

class Backend;
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

private:
    [[nodiscard]] IncidentsPage *incidents() const;
    void restoreIncident(qint64 id, bool isPaneOpen);
    void restoreTop(qint64 id, int row);
    void restorePlace(int row);
    void noteRow();

    Backend &m_backend;
    QStackedWidget &m_stack;
    const std::vector<Page *> &m_pages;
    ViewState &m_state;
    RankFinder *m_finder;
    int m_row = 0;    ///< the first in the list when it was last seen
    IncidentId m_top; ///< the incident that stood there
    QTimer m_timer;   ///< against crashes
};

} // namespace itsm
