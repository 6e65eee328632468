#include "views/incidents/view_bar.h"

#include "views/widgets/flow_layout.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

ViewBar::ViewBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"viewBar"_s);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    hide();
}

void ViewBar::setEntries(const std::vector<Entry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    // Buttons stay where they are while only their numbers change: the focus stays with them.
    while (m_buttons.size() > entries.size()) {
        m_buttons.back()->deleteLater();
        m_buttons.back()->hide();
        layout()->removeWidget(m_buttons.back());
        m_buttons.pop_back();
    }
    while (m_buttons.size() < entries.size()) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        button->setFocusPolicy(Qt::TabFocus);
        const size_t place = m_buttons.size();
        connect(button, &QToolButton::clicked, this, [this, place] {
            showTexts(); // the click has turned the mark over
            Q_EMIT viewWanted(m_entries[place].id);
        });
        connect(button, &QWidget::customContextMenuRequested, this, [this, button, place](const QPoint &at) {
            Q_EMIT menuWanted(m_entries[place].id, button->mapToGlobal(at));
        });
        layout()->addWidget(button);
        m_buttons.push_back(button);
    }
    showTexts();
    setVisible(m_hasRoom && !m_entries.empty());
}

void ViewBar::setHasRoom(bool hasRoom)
{
    m_hasRoom = hasRoom;
    setVisible(m_hasRoom && !m_entries.empty());
}

void ViewBar::setCurrent(ViewId id, bool isModified)
{
    m_current = id;
    m_isModified = isModified;
    showTexts();
}

QToolButton *ViewBar::button(ViewId id) const
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].id == id)
            return m_buttons[i];
    }
    return nullptr;
}

void ViewBar::showTexts()
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const bool isCurrent = entry.id == m_current;
        const QString name = visibleControls(entry.name);
        QString text = isCurrent && m_isModified ? tr("%1 (changed)", "name of a view").arg(name) : name;
        const QString spoken = text;
        if (!entry.count.isEmpty())
            text += u"  "_s + entry.count;
        QToolButton *button = m_buttons[i];
        button->setText(text.replace(u'&', u"&&"_s));
        button->setAccessibleName(entry.count.isEmpty()
                                      ? spoken
                                      : tr("%1: %2 incidents", "name of a view, its number").arg(spoken, entry.count));
        button->setToolTip(plainTooltip(entry.hint));
        button->setIcon(entry.isShared ? icon("users"_L1) : icon("filter"_L1));
        button->setChecked(isCurrent);
    }
}

} // namespace itsm
