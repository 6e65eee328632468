#include "views/incidents/facet_button.h"

#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QWidgetAction>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype searchFrom = 12;
} // namespace

void ChoiceMenu::mouseReleaseEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->position().toPoint());
    if (action && action->isCheckable() && action->isEnabled()) {
        action->trigger();
        return;
    }
    QMenu::mouseReleaseEvent(event);
}

void ChoiceMenu::keyPressEvent(QKeyEvent *event)
{
    QAction *action = activeAction();
    if (event->key() == Qt::Key_Space && action && action->isCheckable() && action->isEnabled()) {
        action->trigger();
        return;
    }
    QMenu::keyPressEvent(event);
}

FacetButton::FacetButton(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new ChoiceMenu(this))
{
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        if (std::exchange(m_isOutdated, false))
            rebuild();
        if (m_search) {
            m_search->clear();
            m_search->setFocus();
        }
    });
}

QString FacetButton::countedTitle(const QString &title, qsizetype count)
{
    return count > 0 ? tr("%1: %L2", "filter field and the number of values chosen").arg(title).arg(count) : title;
}

void FacetButton::setTitle(const QString &title)
{
    m_title = title;
    m_menu->setTitle(title);
    updateText();
}

void FacetButton::setValues(const QList<FacetValue> &values)
{
    const bool isSame =
        std::equal(values.begin(), values.end(), m_values.begin(), m_values.end(),
                   [](const FacetValue &a, const FacetValue &b) { return a.value == b.value && a.label == b.label; });
    m_values = values;
    // Whoever searches in the open menu keeps what was typed and the place; the menu is made anew when it opens again.
    if (m_menu->isVisible())
        m_isOutdated = m_isOutdated || !isSame;
    else
        rebuild();
}

void FacetButton::setSelected(const QStringList &values)
{
    if (m_selected == values)
        return;
    m_selected = values;
    const bool allOffered = std::all_of(values.begin(), values.end(), [this](const QString &value) {
        return std::any_of(m_actions.begin(), m_actions.end(),
                           [&](const QAction *action) { return action->data().toString() == value; });
    });
    if (!allOffered) {
        rebuild();
        return;
    }
    for (QAction *action : std::as_const(m_actions))
        action->setChecked(m_selected.contains(action->data().toString()));
    updateText();
}

void FacetButton::rebuild()
{
    m_menu->clear();
    m_actions.clear();
    m_search = nullptr;
    QList<FacetValue> offered = m_values;
    for (const QString &value : std::as_const(m_selected)) {
        if (std::none_of(offered.begin(), offered.end(), [&](const FacetValue &v) { return v.value == value; }))
            offered.append({value, value, {}});
    }
    if (offered.size() > searchFrom) {
        m_search = new QLineEdit(m_menu);
        m_search->setClearButtonEnabled(true);
        m_search->setMinimumWidth(220);
        auto *holder = new QWidgetAction(m_menu);
        holder->setDefaultWidget(m_search);
        m_menu->addAction(holder);
        connect(m_search, &QLineEdit::textChanged, this, &FacetButton::filterValues);
    }
    for (const FacetValue &offer : std::as_const(offered)) {
        QAction *action = m_menu->addAction(offer.icon, menuText(offer.label));
        action->setCheckable(true);
        action->setData(offer.value);
        action->setChecked(m_selected.contains(offer.value));
        connect(action, &QAction::triggered, this, [this, value = offer.value](bool checked) {
            if (checked)
                m_selected.append(value);
            else
                m_selected.removeAll(value);
            updateText();
            Q_EMIT selectedChanged(m_selected);
        });
        m_actions.append(action);
    }
    m_menu->addSeparator();
    m_clear = m_menu->addAction(QString());
    connect(m_clear, &QAction::triggered, this, [this] {
        if (m_selected.isEmpty())
            return;
        m_selected.clear();
        for (QAction *action : std::as_const(m_actions))
            action->setChecked(false);
        updateText();
        Q_EMIT selectedChanged(m_selected);
    });
    updateText();
}

void FacetButton::filterValues(const QString &typed)
{
    for (QAction *action : std::as_const(m_actions))
        action->setVisible(typed.isEmpty() || action->text().contains(typed, Qt::CaseInsensitive));
}

void FacetButton::updateText()
{
    const bool active = !m_selected.isEmpty();
    setText(countedTitle(m_title, m_selected.size()));
    setAccessibleName(tr("Filter by %1").arg(m_title));
    m_menu->setAccessibleName(accessibleName());
    updateGeometry();
    if (m_clear) {
        m_clear->setText(tr("Any"));
        m_clear->setEnabled(active);
    }
    if (m_search) {
        m_search->setPlaceholderText(tr("Search"));
        m_search->setAccessibleName(tr("Search in: %1", "a field of the filter").arg(m_title));
    }
}

QSize FacetButton::sizeHint() const
{
    const Theme &t = theme();
    // As wide with a count as without, so that choosing moves nothing.
    const QFontMetrics metrics(t.font(FontRole::Form));
    const QString widest = countedTitle(m_title, 8);
    return {metrics.horizontalAdvance(widest) + t.space(1) + t.px(12) + t.space(2), t.controlHeight()};
}

void FacetButton::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool active = !m_selected.isEmpty();
    const bool down = isDown() || m_menu->isVisible();
    if (active || down || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(active ? t.color(ColorRole::Selection) : t.hover(ColorRole::Background));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0, 1, 0, -1), t.radius(), t.radius());
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.color(ColorRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 2, -1, -2), t.radius(), t.radius());
    }
    const ColorRole ink = !isEnabled() ? ColorRole::Muted : active ? ColorRole::Accent : ColorRole::Text;
    painter.setFont(t.font(FontRole::Form));
    painter.setPen(t.color(ink));
    const int mark = t.px(12);
    painter.drawText(rect().adjusted(t.space(1), 0, -mark - t.space(2), 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    const int after = t.space(1) + painter.fontMetrics().horizontalAdvance(text()) + t.space(1);
    const QRect arrow(std::min(after, width() - mark - t.space(1)), (height() - mark) / 2, mark, mark);
    itsm::icon("chevron-down"_L1, active ? ColorRole::Accent : ColorRole::Muted).paint(&painter, arrow);
}

void FacetButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateText();
}

} // namespace itsm
