#include "views/widgets/fact_grid.h"

#include "views/widgets/mark_label.h"
#include "views/widgets/plain_label.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int twoColumnsFrom = 480; // pixels at zoom 1
}

FactGrid::FactGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const Theme &t = theme();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(t.space(3));
    m_grid->setVerticalSpacing(t.space(2));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

FactGrid::Fact &FactGrid::fact(const QString &key, const QString &label)
{
    Fact &fact = m_facts[key];
    if (!fact.label) {
        fact.label = new PlainLabel(this);
        fact.label->setLook(FontRole::Table, ColorRole::Muted);
        fact.label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        m_order << key;
    }
    fact.label->setText(label);
    return fact;
}

void FactGrid::setFact(const QString &key, const QString &label, const QString &value, const QString &toolTip)
{
    Fact &changed = fact(key, label);
    auto *text = qobject_cast<PlainLabel *>(changed.value);
    if (!text) {
        delete changed.value;
        text = new PlainLabel(this);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        changed.value = text;
        m_columns = 0;
    }
    text->setLook(FontRole::Table, value.isEmpty() ? ColorRole::Muted : ColorRole::Text);
    text->setText(value.isEmpty() ? u"—"_s : value);
    text->setToolTip(plainTooltip(toolTip));
    text->setAccessibleName(label);
    text->setAccessibleDescription(value);
    place();
}

void FactGrid::setFact(const QString &key, const QString &label, Mark mark, const QString &value)
{
    Fact &changed = fact(key, label);
    auto *sign = qobject_cast<MarkLabel *>(changed.value);
    if (!sign) {
        delete changed.value;
        sign = new MarkLabel(MarkLabel::Shape::Plain, this);
        changed.value = sign;
        m_columns = 0;
    }
    sign->setMark(mark, value);
    place();
}

void FactGrid::removeFact(const QString &key)
{
    const Fact gone = m_facts.take(key);
    delete gone.label;
    delete gone.value;
    m_order.removeOne(key);
    m_columns = 0;
    place();
}

QString FactGrid::value(const QString &key) const
{
    const QWidget *value = m_facts.value(key).value;
    if (const auto *text = qobject_cast<const PlainLabel *>(value))
        return text->fullText();
    const auto *sign = qobject_cast<const MarkLabel *>(value);
    return sign ? sign->text() : QString();
}

QSize FactGrid::minimumSizeHint() const
{
    // The width of one column, so that a narrow drawer may fold the two.
    return {theme().px(240), QWidget::minimumSizeHint().height()};
}

void FactGrid::place()
{
    const int columns = width() >= theme().px(twoColumnsFrom) ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    // Reading goes down the first column, then down the second.
    const int rows = (static_cast<int>(m_order.size()) + columns - 1) / columns;
    for (int i = 0; i < m_order.size(); ++i) {
        const Fact &fact = m_facts[m_order[i]];
        const int column = i / std::max(rows, 1);
        m_grid->addWidget(fact.label, i % rows, column * 3, Qt::AlignTop);
        m_grid->addWidget(fact.value, i % rows, column * 3 + 1, Qt::AlignTop);
        fact.label->show();
        fact.value->show();
    }
    m_grid->setColumnStretch(0, 0);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(2, columns == 2 ? theme().space(4) : 0);
    m_grid->setColumnStretch(4, columns == 2 ? 1 : 0);
}

void FactGrid::resizeEvent(QResizeEvent *event)
{
    place();
    QWidget::resizeEvent(event);
}

} // namespace itsm
