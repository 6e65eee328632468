#include "views/widgets/section_header.h"

#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace itsm {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_count(new PlainLabel(this))
    , m_row(new QHBoxLayout(this))
{
    const Theme &t = theme();
    m_title->setLook(FontRole::Section);
    m_count->setLook(FontRole::MetaDigits, ColorRole::Muted);
    m_row->setContentsMargins(0, t.space(1), 0, t.space(1) + 1);
    m_row->setSpacing(t.space(2));
    m_row->addWidget(m_title);
    m_row->addWidget(m_count, 0, Qt::AlignVCenter);
    m_row->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(t.px(36));
    setTitle(title);
    setCount({});
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setCount(const QString &count)
{
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty());
}

void SectionHeader::addAction(QWidget *widget)
{
    m_row->addWidget(widget);
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(QRect(0, height() - 1, width(), 1), theme().color(ColorRole::Border));
}

} // namespace itsm
