#pragma once

namespace itsm {

class ActionRegistry;
class RecordPage;

/// The ids of the commands that every page of records has.
struct RecordCommandIds
{
    const char *open = nullptr;
    const char *copy = nullptr;
    const char *copyAs = nullptr;
    const char *selectAll = nullptr;
    const char *mark = nullptr;
    const char *exportRecords = nullptr;
    const char *filter = nullptr;
    const char *refresh = nullptr;
    const char *sort = nullptr;
    const char *columns = nullptr;
};

/// Registers them under a heading of the cheat sheet, a source text of the context "RecordActions"; their keys work
/// under the page's focus. `open`, `mark` and `exportRecords` may be left out.
void addRecordCommands(ActionRegistry &actions, RecordPage &page, const RecordCommandIds &ids, const char *category);

} // namespace itsm
