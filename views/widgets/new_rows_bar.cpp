#include "views/widgets/new_rows_bar.h"

#include "views/widgets/console_style.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

NewRowsBar::NewRowsBar(QTableView &table, QWidget *place)
    : QPushButton(place)
    , m_table(table)
    , m_place(place)
{
    setObjectName(u"pendingRows"_s);
    setIcon(itsm::icon("chevron-up"_L1, ColorRole::OnAccent));
    setButtonKind(this, ButtonKind::Primary);
    place->installEventFilter(this);
    table.installEventFilter(this); // banners come and go above it
    setCount(0);
}

void NewRowsBar::setCount(qint64 count)
{
    m_count = count;
    retranslate();
    setVisible(count > 0);
}

void NewRowsBar::putInPlace()
{
    adjustSize();
    const QPoint first(0, m_table.horizontalHeader()->height());
    move((m_place->width() - width()) / 2, m_table.mapTo(m_place, first).y() + theme().space(2));
    raise();
}

void NewRowsBar::retranslate()
{
    setText(tr("%n new", "rows that wait above the list", static_cast<int>(m_count)));
    setAccessibleName(tr("Show %n new row(s)", nullptr, static_cast<int>(m_count)));
    putInPlace();
}

bool NewRowsBar::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == m_place && event->type() == QEvent::Resize) ||
        (watched == &m_table && event->type() == QEvent::Move))
        putInPlace();
    return QPushButton::eventFilter(watched, event);
}

void NewRowsBar::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace itsm
