#include "views/alerts/alert_delegate.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/row_look.h"
#include "views/widgets/signs.h"
#include "views/widgets/time_format.h"
#include "views/widgets/token_text.h"

#include <QPainter>
#include <QTableView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int signSize = 14;
constexpr int signGap = 6;

/// How a cell is drawn.
struct CellLook
{
    QString text;
    FontRole font = FontRole::Table;
    ColorRole color = ColorRole::Text;
    Mark mark;
    Qt::Alignment alignment = Qt::AlignLeft;
};

CellLook lookOf(const Alert &alert, AlertField field, const QString &text, Instant now)
{
    const bool isOver = alert.status == AlertStatus::Resolved;
    const bool isUrgent = alert.severity == Severity::Critical && alert.status == AlertStatus::Active;
    CellLook look{.text = visibleControls(text),
                  .font = FontRole::Table,
                  .color = isOver ? ColorRole::Muted : ColorRole::Text,
                  .mark = {},
                  .alignment = Qt::AlignLeft};
    switch (field) {
    case AlertField::Severity:
        look.text = displayText(alert.severity);
        look.mark = markOf(alert.severity.value());
        if (isUrgent) {
            look.font = FontRole::TableBold;
            look.color = ColorRole::Critical;
        }
        break;
    case AlertField::Status:
        look.text = displayText(alert.status);
        look.mark = markOf(alert.status.value());
        break;
    case AlertField::Name:
        if (isUrgent)
            look.font = FontRole::TableBold;
        break;
    case AlertField::Age:
        look.text = relativeTime(alert.triggeredAt, now);
        look.alignment = Qt::AlignRight;
        look.font = FontRole::Digits;
        break;
    case AlertField::Incident:
    case AlertField::Triggered:
    case AlertField::Acknowledged:
    case AlertField::Resolved:
        look.font = FontRole::Digits;
        break;
    case AlertField::Source:
    case AlertField::Channel:
    case AlertField::Type:
        look.color = ColorRole::Muted;
        break;
    default:
        break;
    }
    if (look.text.isEmpty()) {
        look.text = u"—"_s;
        look.color = ColorRole::Muted;
    }
    return look;
}

} // namespace

AlertDelegate::AlertDelegate(QTableView *view, const AlertListModel &model)
    : QAbstractItemDelegate(view)
    , m_model(model)
    , m_look(new RowLook(view))
{
    view->setItemDelegate(this);
}

int AlertDelegate::defaultWidth(AlertField field)
{
    const auto width = [field] {
        switch (field) {
        case AlertField::Severity:
            return 100;
        case AlertField::Age:
            return 76;
        case AlertField::Name:
            return 200;
        case AlertField::Message:
            return 420;
        case AlertField::Incident:
            return 156;
        case AlertField::Triggered:
        case AlertField::Acknowledged:
        case AlertField::Resolved:
            return 150;
        case AlertField::Status:
        case AlertField::Owner:
        case AlertField::Ci:
            return 132;
        default:
            return 110;
        }
    };
    return theme().px(width());
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {defaultWidth(AlertListModel::fieldOf(index.column())), theme().rowHeight()};
}

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Alert *alert = m_model.at(index.row());
    if (!alert)
        return;
    const Theme &t = theme();
    m_look->paint(painter, option, index, false); // bold words are enough: in a storm every row would be urgent
    const CellLook look =
        lookOf(*alert, AlertListModel::fieldOf(index.column()), m_model.text(*alert, index.column()), m_model.now());
    QRect rect = option.rect.adjusted(t.space(2), 0, -t.space(2), -1);
    if (rect.width() <= 0)
        return;
    if (look.mark.sign != Sign::None) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintSign(painter,
                  QRectF(rect.left(), rect.center().y() + 1 - t.px(signSize) / 2.0, t.px(signSize), t.px(signSize)),
                  look.mark.sign, t.color(look.mark.color));
        painter->restore();
        rect.setLeft(rect.left() + t.px(signSize + signGap));
    }
    painter->setFont(t.font(look.font));
    painter->setPen(t.color(look.color));
    const QFontMetrics metrics(t.font(look.font));
    painter->drawText(rect, static_cast<int>(look.alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      metrics.elidedText(look.text, Qt::ElideRight, rect.width()));
}

} // namespace itsm
