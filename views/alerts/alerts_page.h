#pragma once

#include "models/alert_list_model.h"
#include "services/backend/backend.h"
#include "views/widgets/page.h"
#include "views/widgets/signs.h"
#include "views/widgets/view_state.h"

#include <QTimer>

class QPushButton;
class QToolButton;

namespace itsm {

class ActionRegistry;
class AlertFeed;
class AlertTable;
class FilterLine;
class PlainLabel;
class ProgressBanner;
class StatCard;
class StateOverlay;

/// All alerts in one flat table: those that are active, or the history of some days; filter, order, and what to do
/// about them, on one or on many.
class AlertsPage : public Page
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    AlertsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
               QWidget *parent = nullptr);

    void setTimeZoneMode(TimeZoneMode mode) override;
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const;
    /// 0: what is active now; otherwise the alerts of so many days.
    void setHistoryDays(int days);
    [[nodiscard]] int historyDays() const { return m_days; }
    [[nodiscard]] AlertTable *table() const { return m_table; }
    [[nodiscard]] AlertListModel *model() const { return m_model; }
    [[nodiscard]] AlertFeed *feed() const { return m_feed; }
    void focusList() override;
    void focusFilter();
    void refresh();
    /// Acknowledges or resolves what is chosen.
    void changeChosen(AlertStatus to);
    void openChosen();
    void copyChosen();
    void showHistoryMenu();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Card
    {
        AlertFilter filter;
        Mark mark;
        StatCard *widget = nullptr;
    };
    void addCards(QLayout *row);
    void connectParts();
    void restoreState();
    void readScope();
    void applyFilter(const AlertFilter &filter);
    void showState();
    void showCards();
    void showFooter();
    void updateActions();
    void onChanged(const Result<std::vector<AlertItem>> &result, AlertStatus to);
    [[nodiscard]] QString refusal(AlertStatus to) const;
    void retranslate();

    Backend &m_backend;
    const Clock &m_clock;
    ActionRegistry &m_actions;
    ViewState &m_state;
    AlertFeed *m_feed;
    AlertListModel *m_model;
    PlainLabel *m_title;
    FilterLine *m_filter;
    QToolButton *m_scope;
    QPushButton *m_acknowledge;
    QPushButton *m_resolve;
    AlertTable *m_table;
    StateOverlay *m_overlay;
    ProgressBanner *m_banner;
    PlainLabel *m_footer;
    std::vector<Card> m_cards;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    QTimer m_ageTimer;
    QTimer m_bannerTimer;
    int m_days = 0;
    bool m_isBusy = false;
};

} // namespace itsm
