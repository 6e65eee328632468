#pragma once

#include "services/transfer/import_file.h"

namespace itsm {

class ViewState;

/// What is remembered of imports, in the view state under "import.…": for each set of headings what the columns
/// became, and how times were written. The sets that were used last are kept.
class ImportMemory
{
public:
    /// The state must outlive the object.
    explicit ImportMemory(ViewState &state)
        : m_state(state)
    {
    }
    /// Nothing where such headings have not been seen.
    [[nodiscard]] ColumnWishes columns(const QStringList &headings) const;
    void rememberColumns(const QStringList &headings, const ColumnWishes &columns);
    /// Of the last import; at first the zone of the machine.
    [[nodiscard]] CsvTimes times() const;
    void rememberTimes(const CsvTimes &times);
    [[nodiscard]] QString folder() const;
    void rememberFolder(const QString &folder);

private:
    ViewState &m_state;
};

} // namespace itsm
