#pragma once

#include "models/saved_view_feed.h"
#include "views/widgets/page.h"

#include <QJsonObject>
#include <QObject>

class QMenu;

namespace itsm {

class ActionRegistry;
class IncidentsPage;
class ViewBar;
class ViewState;

/// The saved views of the list: applies them, by button or by the keys 1 to 9, saves what is shown as one, and changes
/// them. Registers the commands "views.1" … "views.9", "views.save" and "views.change".
class SavedViews : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. Remembers the view that one begins with under "incidents.defaultView" of the state.
    SavedViews(Backend &backend, ActionRegistry &actions, ViewState &state, IncidentsPage &page, ViewBar &bar);

    [[nodiscard]] SavedViewFeed *feed() const { return m_feed; }
    /// The view that the list was last set to; invalid: none, or it is gone.
    [[nodiscard]] ViewId current() const { return m_current; }
    void apply(ViewId id);
    void save();
    /// The list shows something else now: filter, columns, order.
    void onListChanged();
    [[nodiscard]] std::vector<PageEntry> paletteEntries();
    void retranslate();

Q_SIGNALS:
    void failed(const itsm::Error &error);
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);

private:
    void registerCommands();
    void onViewsChanged();
    void showBar();
    void showMenu(ViewId id, const QPoint &globalPosition);
    void openForm(SavedView view, bool isDefault, bool isRename);
    void write(const SavedView &view, const QString &done);
    void remove(const SavedView &view);
    void setDefault(ViewId id);
    [[nodiscard]] ViewId defaultView() const;
    [[nodiscard]] bool mayShare() const;
    /// What the list shows, in the form of a view.
    [[nodiscard]] SavedView shown() const;
    [[nodiscard]] bool isShown(const SavedView &view) const;

    Backend &m_backend;
    ActionRegistry &m_actions;
    ViewState &m_state;
    IncidentsPage &m_page;
    ViewBar &m_bar;
    SavedViewFeed *m_feed;
    ViewId m_current;
    QString m_startFilter; ///< of the page when it was made; the default view comes only in its place
    bool m_hasBegun = false;
};

} // namespace itsm
