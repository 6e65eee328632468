#include "views/shell/settings_section.h"

#include "views/shell/setting_row.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

SettingsSection::SettingsSection(const char *iconName, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon(QLatin1StringView(iconName), ColorRole::Muted))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme().space(2), 0, 0, 0); // edges are those of the search line and of the button
    m_column->setSpacing(theme().space(1));
    m_column->addStretch();
}

SettingRow *SettingsSection::addRow(QWidget *control)
{
    auto *row = new SettingRow(control, this);
    m_column->insertWidget(static_cast<int>(m_rows.size()), row);
    m_rows.push_back(row);
    return row;
}

void SettingsSection::addWhole(QWidget *widget, int stretch)
{
    m_isWhole = true;
    m_column->insertWidget(m_column->count() - 1, widget, stretch);
}

bool SettingsSection::isNamed(const QString &typed) const
{
    return SettingRow::hasWords(title() + u'\n' + words(), typed);
}

bool SettingsSection::search(const QString &typed)
{
    const bool isMeant = isNamed(typed);
    bool isAnyShown = isMeant && m_isWhole;
    for (SettingRow *row : m_rows) {
        const bool isShown = isMeant || row->matches(typed);
        row->setVisible(isShown);
        isAnyShown = isAnyShown || isShown;
    }
    return isAnyShown;
}

void SettingsSection::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace itsm
