#include "views/widgets/zoom.h"

#include "views/widgets/screen_room.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QTabBar>
#include <optional>

namespace itsm {

namespace {

/// Multiplies sizes, and remembers the exact size behind each rounded one, so that coming back gives what was there.
class Rescaling
{
public:
    Rescaling(qreal from, qreal to)
        : m_from(from)
        , m_to(to)
    {
    }

    /// The new size. `what` names it among those of the object.
    int scaled(QObject &object, const char *what, int size) const
    {
        if (size <= 0 || size == QWIDGETSIZE_MAX)
            return size;
        const QByteArray property = QByteArray("_zoom_") + what;
        const auto known = object.property(property.constData()).value<QPair<int, qreal>>();
        // Somebody may have set another size since.
        const qreal exact = known.first == size ? known.second : size / m_from;
        const int now = qRound(exact * m_to);
        object.setProperty(property.constData(), QVariant::fromValue(QPair<int, qreal>(now, exact)));
        return now;
    }

private:
    qreal m_from;
    qreal m_to;
};

void rescaleLimits(QWidget &widget, const Rescaling &rescaling)
{
    const QSize least = widget.minimumSize();
    const QSize most = widget.maximumSize();
    const QSize room = widget.isWindow() ? roomOnScreen(widget) : QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    const int minWidth = std::min(rescaling.scaled(widget, "minWidth", least.width()), room.width());
    const int minHeight = std::min(rescaling.scaled(widget, "minHeight", least.height()), room.height());
    const int maxWidth = rescaling.scaled(widget, "maxWidth", most.width());
    const int maxHeight = rescaling.scaled(widget, "maxHeight", most.height());
    // A limit that was never set must stay so: the layout finds it then.
    if (QSize(minWidth, minHeight) != least)
        widget.setMinimumSize(minWidth, minHeight);
    if (QSize(maxWidth, maxHeight) != most)
        widget.setMaximumSize(maxWidth, maxHeight);
}

void rescaleSpacers(QLayout &layout, qreal ratio)
{
    for (int i = 0; i < layout.count(); ++i) {
        QSpacerItem *spacer = layout.itemAt(i)->spacerItem();
        if (!spacer || spacer->sizeHint().isNull())
            continue;
        const QSizePolicy policy = spacer->sizePolicy();
        const QSize size = spacer->sizeHint();
        spacer->changeSize(qRound(size.width() * ratio), qRound(size.height() * ratio), policy.horizontalPolicy(),
                           policy.verticalPolicy());
    }
}

void rescaleLayout(QLayout &layout, const Rescaling &rescaling, qreal ratio)
{
    const QMargins m = layout.contentsMargins();
    layout.setContentsMargins(rescaling.scaled(layout, "left", m.left()), rescaling.scaled(layout, "top", m.top()),
                              rescaling.scaled(layout, "right", m.right()),
                              rescaling.scaled(layout, "bottom", m.bottom()));
    if (auto *grid = qobject_cast<QGridLayout *>(&layout)) {
        grid->setHorizontalSpacing(rescaling.scaled(layout, "across", grid->horizontalSpacing()));
        grid->setVerticalSpacing(rescaling.scaled(layout, "down", grid->verticalSpacing()));
        for (int row = 0; row < grid->rowCount(); ++row)
            grid->setRowMinimumHeight(row, qRound(grid->rowMinimumHeight(row) * ratio));
        for (int column = 0; column < grid->columnCount(); ++column)
            grid->setColumnMinimumWidth(column, qRound(grid->columnMinimumWidth(column) * ratio));
    } else if (qobject_cast<QBoxLayout *>(&layout)) {
        layout.setSpacing(rescaling.scaled(layout, "gap", layout.spacing()));
    }
    rescaleSpacers(layout, ratio);
    layout.invalidate();
}

void rescaleParts(QWidget &widget, const Rescaling &rescaling)
{
    const auto icon = [&](QSize size) {
        return QSize(rescaling.scaled(widget, "iconWidth", size.width()),
                     rescaling.scaled(widget, "iconHeight", size.height()));
    };
    if (auto *button = qobject_cast<QAbstractButton *>(&widget)) {
        button->setIconSize(icon(button->iconSize()));
    } else if (auto *tabs = qobject_cast<QTabBar *>(&widget)) {
        tabs->setIconSize(icon(tabs->iconSize()));
    } else if (auto *splitter = qobject_cast<QSplitter *>(&widget)) {
        splitter->setHandleWidth(rescaling.scaled(widget, "handle", splitter->handleWidth()));
    } else if (auto *header = qobject_cast<QHeaderView *>(&widget)) {
        if (header->orientation() != Qt::Horizontal)
            return;
        const QVariantList fitted = header->property(fittedColumnsProperty).toList();
        for (int section = 0; section < header->count(); ++section) {
            const QByteArray what = "section" + QByteArray::number(section);
            if (!header->isSectionHidden(section) && !fitted.contains(section))
                header->resizeSection(section,
                                      rescaling.scaled(widget, what.constData(), header->sectionSize(section)));
        }
    }
}

/// The theme's font that a widget was given when it was made.
std::optional<FontRole> roleOf(const QFont &font, const Theme &theme)
{
    for (int i = 0; i < static_cast<int>(FontRole::Count); ++i) {
        const QFont &known = theme.font(static_cast<FontRole>(i));
        if (known.pixelSize() == font.pixelSize() && known.weight() == font.weight() &&
            known.families() == font.families())
            return static_cast<FontRole>(i);
    }
    return std::nullopt;
}

} // namespace

void rescaleWidgets(const Theme &from, const Theme &to)
{
    const Rescaling rescaling(from.zoom(), to.zoom());
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->testAttribute(Qt::WA_SetFont)) {
            if (const auto role = roleOf(widget->font(), from))
                widget->setFont(to.font(*role));
        }
        rescaleLimits(*widget, rescaling);
        rescaleParts(*widget, rescaling);
        // Layouts inside of layouts are children of the widget's own.
        if (QLayout *layout = widget->layout()) {
            rescaleLayout(*layout, rescaling, to.zoom() / from.zoom());
            const QList<QLayout *> inner = layout->findChildren<QLayout *>();
            for (QLayout *child : inner)
                rescaleLayout(*child, rescaling, to.zoom() / from.zoom());
        }
        widget->updateGeometry();
    }
}

} // namespace itsm
