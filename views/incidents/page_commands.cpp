#include "views/incidents/page_commands.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incident_commands.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/incidents/list_pane.h"
#include "views/widgets/actions.h"

namespace itsm {

namespace {

/// Adds commands whose keys work under the focus of the page.
auto adderTo(ActionRegistry &actions, IncidentsPage &page)
{
    return [&actions, &page](ActionSpec spec, std::function<void()> handler) {
        spec.context = "IncidentActions";
        spec.scope = Qt::WidgetWithChildrenShortcut;
        actions.add(spec, &page, std::move(handler));
    };
}

void addListCommands(ActionRegistry &actions, IncidentsPage &page)
{
    const auto add = adderTo(actions, page);
    const char *list = QT_TRANSLATE_NOOP("IncidentActions", "List");
    add({.id = "list.filter",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Filter"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Write a filter"),
         .category = list,
         .icon = "filter",
         .shortcuts = {Qt::Key_Slash, QKeySequence(QKeySequence::Find)}},
        [&page] { page.filterBar()->focusText(); });
    add({.id = "list.clearFilter",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Clear filter"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Show all incidents"),
         .category = list,
         .icon = "close",
         .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_F}},
        [&page] { page.setFilterText({}); });
    add({.id = "list.jump",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Go to…"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Go to a row, a percentage or a number"),
         .category = list,
         .shortcuts = {Qt::CTRL | Qt::Key_G}},
        [&page] { page.rows()->focusJump(); });
    add({.id = "list.refresh",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Refresh"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Read what is shown again"),
         .category = list,
         .icon = "refresh",
         .shortcuts = {Qt::Key_F5}},
        [&page] { page.refresh(); });
    add({.id = "list.showNew",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Show &new rows"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Let in the rows that wait above the list"),
         .category = list,
         .icon = "chevron-up",
         .shortcuts = {Qt::CTRL | Qt::Key_Home},
         .needsLink = true},
        [&page] { page.rows()->showPendingRows(); });
    add({.id = "list.selectAll",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Select &all"),
         .category = list,
         .shortcuts = {QKeySequence(QKeySequence::SelectAll)}},
        [&page] { page.selection()->selectAll(); });
    add({.id = "list.toggle",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Select or &leave out"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions",
                                  "Marks the row or takes its mark away; then the arrow keys keep what is marked, and "
                                  "Esc takes all marks away"),
         .category = list,
         .shortcuts = {Qt::Key_X}},
        [&page] { page.table()->toggleMark(); });
    add({.id = "list.undo",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Undo"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Take the last command back, for ten seconds"),
         .category = list,
         .icon = "undo",
         .shortcuts = {Qt::Key_U, QKeySequence(QKeySequence::Undo)},
         .needsLink = true},
        [&page] { page.undo(); });
    add({.id = "list.repeat",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Re&peat on the next row"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions",
                                  "Do the last command again, with the same words, on the next row, or on the row you "
                                  "have gone to"),
         .category = list,
         .shortcuts = {Qt::Key_Period},
         .needsLink = true},
        [&page] { page.commands()->repeat(); });
    add({.id = "list.sort",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Sort by…"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions",
                                  "Choose the column that the rows are sorted by; the same one again turns them round"),
         .category = list,
         .icon = "sort",
         .shortcuts = {Qt::Key_S}},
        [&page] { page.table()->columns()->showSortMenu(); });
    add({.id = "list.columns",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Colu&mns…"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Choose the columns of the list and their order"),
         .category = list,
         .icon = "columns",
         .shortcuts = {Qt::CTRL | Qt::Key_4}}, // behind those of the rows' height
        [&page] { page.table()->columns()->openDialog(); });
}

void addPaneCommands(ActionRegistry &actions, IncidentsPage &page)
{
    const auto add = adderTo(actions, page);
    const char *pane = QT_TRANSLATE_NOOP("IncidentActions", "Pane");
    add({.id = "drawer.toggle",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Pane"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Open or close the pane of the incident"),
         .category = pane,
         .icon = "drawer",
         .shortcuts = {Qt::Key_D}},
        [&page] { page.setDrawerOpen(!page.isDrawerOpen()); });
    add({.id = "drawer.comment",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "&Write in the pane"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Comment on the incident in the pane"),
         .category = pane,
         .icon = "comment",
         .shortcuts = {Qt::SHIFT | Qt::Key_Return}},
        [&page] {
            page.setDrawerOpen(true);
            page.drawer()->setTab(IncidentDrawer::Tab::Activity);
            page.drawer()->activity()->focusComment();
        });
    const auto step = [&page](int by) {
        page.setDrawerOpen(true);
        const int count = static_cast<int>(IncidentDrawer::Tab::Count);
        const int tab = static_cast<int>(page.drawer()->tab());
        page.drawer()->setTab(static_cast<IncidentDrawer::Tab>((tab + count + by) % count));
    };
    add({.id = "drawer.previousTab",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Pane: previous tab"),
         .category = pane,
         .shortcuts = {Qt::Key_BracketLeft}},
        [step] { step(-1); });
    add({.id = "drawer.nextTab",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Pane: next tab"),
         .category = pane,
         .shortcuts = {Qt::Key_BracketRight}},
        [step] { step(1); });
    static constexpr std::array tabs{
        std::pair{"drawer.overview", QT_TRANSLATE_NOOP("IncidentActions", "Pane: overview")},
        std::pair{"drawer.activity", QT_TRANSLATE_NOOP("IncidentActions", "Pane: activity")},
        std::pair{"drawer.alerts", QT_TRANSLATE_NOOP("IncidentActions", "Pane: alerts")},
        std::pair{"drawer.metrics", QT_TRANSLATE_NOOP("IncidentActions", "Pane: metrics")},
        std::pair{"drawer.impact", QT_TRANSLATE_NOOP("IncidentActions", "Pane: impact")},
    };
    for (size_t i = 0; i < tabs.size(); ++i) {
        const auto tab = static_cast<IncidentDrawer::Tab>(i);
        add({.id = tabs[i].first,
             .text = tabs[i].second,
             .category = pane,
             .icon = IncidentDrawer::tabKey(tab).data(),
             .shortcuts = {QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)))}},
            [&page, tab] {
                page.setDrawerOpen(true);
                page.drawer()->setTab(tab);
            });
    }
}

} // namespace

void addPageCommands(ActionRegistry &actions, IncidentsPage &page)
{
    addListCommands(actions, page);
    addPaneCommands(actions, page);
}

} // namespace itsm
