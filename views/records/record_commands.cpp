#include "views/records/record_commands.h"

#include "views/records/record_page.h"
#include "views/widgets/actions.h"
#include "views/widgets/column_keeper.h"
#include "views/widgets/record_table.h"

namespace itsm {

void addRecordCommands(ActionRegistry &actions, RecordPage &page, const RecordCommandIds &ids, const char *category)
{
    const auto add = [&](ActionSpec spec, std::function<void()> handler) {
        if (!spec.id)
            return;
        spec.context = "RecordActions";
        spec.category = category;
        spec.scope = Qt::WidgetWithChildrenShortcut;
        actions.add(spec, &page, std::move(handler));
    };
    add({.id = ids.open,
         .text = QT_TRANSLATE_NOOP("RecordActions", "&Open the incident"),
         .tip = QT_TRANSLATE_NOOP("RecordActions", "Show the incident that the row is about"),
         .icon = "incidents",
         .shortcuts = {Qt::Key_O}},
        [&page] { page.openCurrent(); });
    add({.id = ids.copy,
         .text = QT_TRANSLATE_NOOP("RecordActions", "&Copy rows"),
         .tip = QT_TRANSLATE_NOOP("RecordActions", "Copy the rows as text with tabs"),
         .icon = "copy",
         .shortcuts = {QKeySequence(QKeySequence::Copy)}},
        [&page] { page.copyChosen(); });
    add({.id = ids.copyAs,
         .text = QT_TRANSLATE_NOOP("RecordActions", "Copy &as…"),
         .tip = QT_TRANSLATE_NOOP("RecordActions", "Copy the rows as text, CSV, JSON or Markdown"),
         .icon = "copy",
         .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_C}},
        [&page] { page.showCopyMenu(); });
    add({.id = ids.exportRecords,
         .text = QT_TRANSLATE_NOOP("RecordActions", "E&xport…"),
         .tip =
             QT_TRANSLATE_NOOP("RecordActions", "Write the list, or what is selected, as CSV, JSON, Markdown or PDF"),
         .icon = "export",
         .shortcuts = {Qt::CTRL | Qt::Key_E}},
        [&page] { page.exportRecords(); });
    add({.id = ids.selectAll,
         .text = QT_TRANSLATE_NOOP("RecordActions", "&Select all"),
         .shortcuts = {QKeySequence(QKeySequence::SelectAll)}},
        [&page] { page.recordTable()->selectAll(); });
    add({.id = ids.mark,
         .text = QT_TRANSLATE_NOOP("RecordActions", "Select or &leave out"),
         .tip = QT_TRANSLATE_NOOP("RecordActions",
                                  "Marks the row or takes its mark away; then the arrow keys keep what is marked, and "
                                  "Esc takes all marks away"),
         .shortcuts = {Qt::Key_X}},
        [&page] { page.recordTable()->toggleMark(); });
    add({.id = ids.filter,
         .text = QT_TRANSLATE_NOOP("RecordActions", "&Filter"),
         .tip = QT_TRANSLATE_NOOP("RecordActions", "Write a filter"),
         .icon = "filter",
         .shortcuts = {Qt::Key_Slash, QKeySequence(QKeySequence::Find)}},
        [&page] { page.focusFilter(); });
    add({.id = ids.refresh,
         .text = QT_TRANSLATE_NOOP("RecordActions", "Re&fresh"),
         .icon = "refresh",
         .shortcuts = {Qt::Key_F5}},
        [&page] { page.refresh(); });
    add({.id = ids.sort,
         .text = QT_TRANSLATE_NOOP("RecordActions", "Sor&t by…"),
         .tip = QT_TRANSLATE_NOOP("RecordActions",
                                  "Choose the column that the rows are sorted by; the same one again turns them round"),
         .icon = "sort",
         .shortcuts = {Qt::Key_S}},
        [&page] { page.recordTable()->columns()->showSortMenu(); });
    add({.id = ids.columns,
         .text = QT_TRANSLATE_NOOP("RecordActions", "Colu&mns…"),
         .tip = QT_TRANSLATE_NOOP("RecordActions", "Choose the columns of the list and their order"),
         .icon = "columns",
         .shortcuts = {Qt::CTRL | Qt::Key_4}},
        [&page] { page.recordTable()->columns()->openDialog(); });
}

} // namespace itsm
