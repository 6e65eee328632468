#include "views/alerts/alert_table.h"

#include "views/alerts/alert_delegate.h"
#include "views/widgets/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMenu>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int smallestColumn = 28;
constexpr int smallestMessage = 160;

constexpr bool isShownAtFirst(AlertField field)
{
    switch (field) {
    case AlertField::Type:
    case AlertField::Triggered:
    case AlertField::Acknowledged:
    case AlertField::Resolved:
        return false;
    default:
        return true;
    }
}

QString nameOf(int column)
{
    return alertVocabulary().field(static_cast<int>(AlertListModel::fieldOf(column))).name;
}

} // namespace

AlertTable::AlertTable(AlertListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"alertTable"_s);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setModel(&model);
    new AlertDelegate(this, model);

    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"alertColumns"_s);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setMinimumSectionSize(smallestColumn);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint &at) { showColumnMenu(horizontalHeader()->mapToGlobal(at)); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_model.sort(column, order);
        if (!m_isArranging)
            Q_EMIT columnStateChanged();
    });
    const auto changed = [this] {
        if (!m_isArranging)
            Q_EMIT columnStateChanged();
    };
    connect(header, &QHeaderView::sectionMoved, this, changed);
    connect(header, &QHeaderView::sectionResized, this, changed);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const Alert *alert = m_model.at(index.row()))
            Q_EMIT openWanted(alert->incidentId);
    });
    arrange();
}

void AlertTable::arrange()
{
    m_isArranging = true;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const AlertField field = AlertListModel::fieldOf(column);
        setColumnHidden(column, !isShownAtFirst(field));
        setColumnWidth(column, AlertDelegate::defaultWidth(field));
    }
    // The worst first; among equals the newest.
    horizontalHeader()->setSortIndicator(AlertListModel::columnOf(AlertField::Severity), Qt::DescendingOrder);
    m_isArranging = false;
    fitMessage();
}

/// The message takes what the other columns leave.
void AlertTable::fitMessage()
{
    const int message = AlertListModel::columnOf(AlertField::Message);
    int others = 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (column != message && !isColumnHidden(column))
            others += columnWidth(column);
    }
    const bool wasArranging = std::exchange(m_isArranging, true);
    setColumnWidth(message, std::max(theme().px(smallestMessage), viewport()->width() - others));
    m_isArranging = wasArranging;
}

QJsonObject AlertTable::columnState() const
{
    const QHeaderView *header = horizontalHeader();
    QJsonArray columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QJsonObject entry{{u"name"_s, nameOf(column)}, {u"shown"_s, !isColumnHidden(column)}};
        if (!isColumnHidden(column))
            entry.insert(u"width"_s, columnWidth(column));
        columns.append(entry);
    }
    return {{u"columns"_s, columns},
            {u"sort"_s, nameOf(header->sortIndicatorSection())},
            {u"ascending"_s, header->sortIndicatorOrder() == Qt::AscendingOrder}};
}

void AlertTable::setColumnState(const QJsonObject &state)
{
    m_isArranging = true;
    QHeaderView *header = horizontalHeader();
    const auto columnNamed = [this](const QString &name) {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            if (nameOf(column) == name)
                return column;
        }
        return -1;
    };
    int place = 0;
    const QJsonArray columns = state.value(u"columns"_s).toArray();
    for (const auto &value : columns) {
        const QJsonObject entry = value.toObject();
        const int column = columnNamed(entry.value(u"name"_s).toString());
        if (column < 0)
            continue;
        header->moveSection(header->visualIndex(column), place++);
        setColumnHidden(column, !entry.value(u"shown"_s).toBool(true));
        if (const int width = entry.value(u"width"_s).toInt(); width >= smallestColumn)
            setColumnWidth(column, width);
    }
    if (const int column = columnNamed(state.value(u"sort"_s).toString()); column >= 0)
        header->setSortIndicator(column,
                                 state.value(u"ascending"_s).toBool() ? Qt::AscendingOrder : Qt::DescendingOrder);
    m_isArranging = false;
    fitMessage();
}

std::vector<Alert> AlertTable::chosen() const
{
    std::vector<Alert> alerts;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (selectionModel()->isSelected(m_model.index(row, 0)))
            alerts.push_back(*m_model.at(row));
    }
    if (alerts.empty()) {
        if (const Alert *current = m_model.at(currentIndex().row()))
            alerts.push_back(*current);
    }
    return alerts;
}

void AlertTable::showColumnMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        QAction *action = menu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(AlertListModel::fieldOf(column) != AlertField::Name); // one must stay
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            if (shown && columnWidth(column) < smallestColumn)
                setColumnWidth(column, AlertDelegate::defaultWidth(AlertListModel::fieldOf(column)));
            fitMessage();
            Q_EMIT columnStateChanged();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        for (int column = 0; column < m_model.columnCount(); ++column)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        arrange();
        Q_EMIT columnStateChanged();
    });
    menu->popup(globalPosition);
}

void AlertTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const Alert *alert = m_model.at(currentIndex().row()))
            Q_EMIT openWanted(alert->incidentId);
        return;
    case Qt::Key_Escape:
        Q_EMIT escapePressed();
        return;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void AlertTable::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->globalPos());
}

void AlertTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitMessage();
}

void AlertTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

void AlertTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT choiceChanged();
}

} // namespace itsm
