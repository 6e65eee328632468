#pragma once

#include "services/backend/backend.h"
#include "services/runtime/clock.h"
#include "services/storage/incident_table.h"
#include "views/widgets/time_format.h"

#include <QWidget>

class QVBoxLayout;

namespace itsm {

class IncidentDelegate;
class IncidentListModel;
class IncidentSelection;
class IncidentTable;
class ListFooter;
class NewRowsBar;
class StateOverlay;
struct JumpTarget;

/// The list with what belongs to it: the picture of its state, the bar of rows that wait above it, and the footer that
/// says which rows are seen and jumps to others.
class ListPane : public QWidget
{
    Q_OBJECT
public:
    /// All but the parent must outlive it.
    ListPane(Backend &backend, IncidentListModel &list, IncidentSelection &selection, const Clock &clock,
             QWidget *parent = nullptr);

    /// A line between the rows and the footer, so that the rows under the pointer stay where they are when it comes.
    void addNotice(QWidget *notice);
    /// What is filtered, and how much there is besides, for the words of an empty list. No counters: not known now.
    void setFilter(const IncidentFilter &filter, const QString &asTyped);
    void setCounters(const std::optional<IncidentCounters> &counters);
    void setTimeZoneMode(TimeZoneMode mode);
    /// The keyboard goes to the rows.
    void focusRows();
    void focusJump();
    /// Lets the waiting rows in and shows them.
    void showPendingRows();
    /// Times that are written relative to now.
    void refreshTimes();

    /// A low footer has no box to jump with until somebody wants to jump.
    void setLowFooter(bool isLow);
    /// What the pane takes besides its rows.
    [[nodiscard]] int heightWithoutRows(bool hasLowFooter) const;

    [[nodiscard]] IncidentTable *table() const { return m_table; }

Q_SIGNALS:
    void newIncidentWanted();
    void clearFilterWanted();
    /// Show this incident in the pane; the list may not have it.
    void openWanted(itsm::IncidentId id);
    /// Escape, and there is nothing here that it takes back.
    void left();
    /// How old stale rows are was told anew.
    void ageShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void selectCurrentOnly();
    /// The keyboard is at the rows: one of them is where it stands.
    void ensureCurrent();
    void showState();
    void showEmpty();
    [[nodiscard]] bool hasNothing() const;
    void showFooter();
    void showPending(qint64 count);
    void jump(const JumpTarget &target);

    Backend &m_backend;
    IncidentListModel &m_list;
    IncidentSelection &m_selection;
    IncidentFilter m_filter;
    QString m_filterText; ///< as it stands in the line
    std::optional<IncidentCounters> m_counters;
    IncidentTable *m_table;
    IncidentDelegate *m_delegate;
    StateOverlay *m_overlay;
    NewRowsBar *m_newRows;
    bool m_wantsCurrent = false; ///< as soon as the rows are there
    bool m_isGoingUp = false;    ///< to rows that are being read
    ListFooter *m_footer;
    QVBoxLayout *m_column;
    quint64 m_jumpNumber = 0;
};

} // namespace itsm
