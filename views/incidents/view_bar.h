#pragma once

#include "services/domain/ids.h"

#include <QWidget>
#include <optional>
#include <vector>

class QToolButton;

namespace itsm {

/// The saved views as a row of buttons, each with the number of incidents that it finds. Takes no room without views.
class ViewBar : public QWidget
{
    Q_OBJECT
public:
    explicit ViewBar(QWidget *parent = nullptr);

    struct Entry
    {
        ViewId id;
        QString name;  ///< as a person typed it
        QString count; ///< empty: not known
        QString hint;  ///< for the tooltip: the filter, the key, whose it is
        bool isShared = false;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    void setEntries(const std::vector<Entry> &entries);
    /// Marks the view that is applied; `isModified`: the list has been changed since.
    void setCurrent(ViewId id, bool isModified);
    /// Without room for it the bar is away: the menu has all views too.
    void setHasRoom(bool hasRoom);
    [[nodiscard]] QToolButton *button(ViewId id) const;

Q_SIGNALS:
    void viewWanted(itsm::ViewId id);
    void menuWanted(itsm::ViewId id, const QPoint &globalPosition);

private:
    void showTexts();

    std::vector<Entry> m_entries;
    std::vector<QToolButton *> m_buttons;
    ViewId m_current;
    bool m_isModified = false;
    bool m_hasRoom = true;
};

} // namespace itsm
