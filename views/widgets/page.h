#pragma once

#include "services/domain/ids.h"
#include "views/widgets/time_format.h"

#include <QWidget>
#include <functional>
#include <vector>

namespace itsm {

/// Something of a page that the command palette offers beside the commands, for instance a saved view.
struct PageEntry
{
    QString id; ///< unique; what was used last is remembered by it
    QString text;
    QString category;
    std::function<void()> run; ///< in the life of the page
};

/// A page of the console's window: what the window asks of every page, whatever it shows.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// All times of the page are shown in this zone from now on.
    virtual void setTimeZoneMode(TimeZoneMode mode) = 0;
    /// The keyboard goes to the page's list.
    virtual void focusList() = 0;
    [[nodiscard]] virtual std::vector<PageEntry> paletteEntries() { return {}; }
    /// What would be lost if the page went now, as a sentence; empty: nothing.
    [[nodiscard]] virtual QString unsaved() const { return {}; }
    /// Nothing of it is kept for the next start.
    virtual void discardUnsaved() {}

Q_SIGNALS:
    /// A person wants to see this incident.
    void incidentWanted(itsm::IncidentId id);
    /// A person wants to see the incidents of this filter.
    void filterWanted(const QString &filter);
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);
    /// What a line in the status bar said is not so any more.
    void messageOver(const QString &text);
};

} // namespace itsm
