#include "views/widgets/column_keeper.h"

#include "views/widgets/column_dialog.h"
#include "views/widgets/theme.h"
#include "views/widgets/zoom.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QTableView>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int smallestColumn = 28;
/// No text is that long: what is beyond it only takes what stands in a row away from each other.
constexpr int widestShare = 800;
} // namespace

ColumnKeeper::ColumnKeeper(QTableView *view, ColumnStarts starts)
    : QObject(view)
    , m_view(view)
    , m_header(view->horizontalHeader())
    , m_starts(std::move(starts))
    , m_dragged(m_starts.columns.size())
{
    Q_ASSERT(static_cast<size_t>(m_header->count()) == m_starts.columns.size());
    m_header->setSectionsMovable(true);
    m_header->setSectionsClickable(true);
    m_header->setSortIndicatorShown(true);
    m_header->setStretchLastSection(false);
    m_header->setMinimumSectionSize(smallestColumn);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint &at) { showMenu(m_header->mapToGlobal(at)); });
    connect(m_header, &QHeaderView::sectionResized, this, &ColumnKeeper::onResized);
    connect(m_header, &QHeaderView::sectionMoved, this, &ColumnKeeper::noteChange);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (m_isArranging)
            return;
        Q_EMIT sortWanted(column, order);
        noteChange();
    });
    arrange();
}

void ColumnKeeper::arrange()
{
    m_isArranging = true;
    for (int column = 0; column < m_header->count(); ++column) {
        const ColumnStart &start = m_starts.columns[static_cast<size_t>(column)];
        m_header->moveSection(m_header->visualIndex(column), column);
        m_view->setColumnHidden(column, !start.isShown);
        m_view->setColumnWidth(column, theme().px(start.width));
        setDragged(column, false);
    }
    m_header->setSortIndicator(m_starts.sorted, m_starts.order);
    m_isArranging = false;
    fit();
}

void ColumnKeeper::reset()
{
    arrange();
    Q_EMIT sortWanted(m_starts.sorted, m_starts.order);
    noteChange();
}

int ColumnKeeper::columnOf(const QString &key) const
{
    const auto at = std::find_if(m_starts.columns.begin(), m_starts.columns.end(),
                                 [&key](const ColumnStart &start) { return start.key == key; });
    return at == m_starts.columns.end() ? -1 : static_cast<int>(at - m_starts.columns.begin());
}

QJsonObject ColumnKeeper::state() const
{
    QJsonArray columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        QJsonObject entry{{u"key"_s, keyOf(column)}, {u"shown"_s, isShown(column)}};
        // A hidden section has no width of its own.
        if (isShown(column) && shareOf(column) == 0)
            entry.insert(u"width"_s, m_view->columnWidth(column));
        columns.append(entry);
    }
    return {{u"columns"_s, columns},
            {u"sort"_s, keyOf(m_header->sortIndicatorSection())},
            {u"descending"_s, m_header->sortIndicatorOrder() == Qt::DescendingOrder}};
}

void ColumnKeeper::setState(const QJsonObject &state)
{
    m_isArranging = true;
    int visual = 0;
    const QJsonArray columns = state.value("columns"_L1).toArray();
    for (const auto &value : columns) {
        const QJsonObject entry = value.toObject();
        const int column = columnOf(entry.value("key"_L1).toString());
        if (column < 0)
            continue;
        m_header->moveSection(m_header->visualIndex(column), visual++);
        m_view->setColumnHidden(column, !entry.value("shown"_L1).toBool(true));
        if (const int width = entry.value("width"_L1).toInt(); width >= smallestColumn) {
            m_view->setColumnWidth(column, width);
            setDragged(column, true);
        }
    }
    // A table without columns helps nobody.
    if (m_header->hiddenSectionCount() == m_header->count()) {
        const auto widest = std::ranges::max_element(m_starts.columns, {}, &ColumnStart::share);
        m_view->setColumnHidden(static_cast<int>(widest - m_starts.columns.begin()), false);
    }
    if (const int sorted = columnOf(state.value("sort"_L1).toString()); sorted >= 0)
        m_header->setSortIndicator(sorted,
                                   state.value("descending"_L1).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_isArranging = false;
    fit();
}

void ColumnKeeper::take(const QJsonObject &state)
{
    setState(state);
    noteChange();
}

QJsonObject ColumnKeeper::standardState() const
{
    QJsonArray columns;
    for (const ColumnStart &start : m_starts.columns)
        columns.append(QJsonObject{{u"key"_s, start.key}, {u"shown"_s, start.isShown}});
    return {{u"columns"_s, columns}};
}

QString ColumnKeeper::titleOf(const QString &key) const
{
    const int column = columnOf(key);
    return column < 0 ? key : m_view->model()->headerData(column, Qt::Horizontal).toString();
}

void ColumnKeeper::openDialog()
{
    (new ColumnDialog(*this, m_view->window()))->open();
}

bool ColumnKeeper::isShown(int column) const
{
    return !m_view->isColumnHidden(column);
}

void ColumnKeeper::setShown(int column, bool shown)
{
    if (!shown && m_header->count() - m_header->hiddenSectionCount() <= 1)
        return;
    m_view->setColumnHidden(column, !shown);
    if (shown && m_view->columnWidth(column) < smallestColumn)
        m_view->setColumnWidth(column, leastWidth(column));
    fit();
    noteChange();
}

void ColumnKeeper::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"columnMenu"_s);
    const bool isLast = m_header->count() - m_header->hiddenSectionCount() == 1;
    for (int column = 0; column < m_header->count(); ++column) {
        QAction *action = menu->addAction(m_view->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(isShown(column));
        action->setEnabled(!isLast || !isShown(column));
        connect(action, &QAction::triggered, this, [this, column](bool on) { setShown(column, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Arrange columns…")), &QAction::triggered, this, &ColumnKeeper::openDialog);
    connect(menu->addAction(tr("Standard columns")), &QAction::triggered, this, &ColumnKeeper::reset);
    menu->popup(globalPosition);
}

void ColumnKeeper::showSortMenu()
{
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"sortMenu"_s);
    const int sorted = m_header->sortIndicatorSection();
    const Qt::SortOrder order = m_header->sortIndicatorOrder();
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        if (!isShown(column))
            continue;
        const QAbstractItemModel *model = m_view->model();
        QAction *action = menu->addAction(model->headerData(column, Qt::Horizontal).toString().replace(u'&', "&&"_L1));
        const QVariant first = model->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole);
        Qt::SortOrder wanted = static_cast<Qt::SortOrder>(first.toInt());
        if (column == sorted) {
            action->setCheckable(true);
            action->setChecked(true);
            wanted = order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
            menu->setActiveAction(action);
        }
        connect(action, &QAction::triggered, this,
                [this, column, wanted] { m_header->setSortIndicator(column, wanted); });
    }
    menu->popup(m_header->viewport()->mapToGlobal(
        QPoint(std::max(0, m_header->sectionViewportPosition(sorted)), m_header->height())));
}

void ColumnKeeper::fit()
{
    if (m_isArranging || m_isFitting)
        return;
    std::vector<int> sharing = sharingColumns();
    int room = m_view->viewport()->width() - m_header->length();
    for (const int column : sharing)
        room += m_view->columnWidth(column);
    m_isFitting = true;
    // On a wide screen the widest ones stop first and leave the rest to the others.
    const int most = theme().px(widestShare);
    const bool isWiderThanAll = room > most * std::ssize(sharing);
    const auto getsTooMuch = [&](int column) {
        return qint64{room} * shareOf(column) > qint64{most} * sharesOf(sharing);
    };
    for (auto wide = std::ranges::find_if(sharing, getsTooMuch); !isWiderThanAll && wide != sharing.end();
         wide = std::ranges::find_if(sharing, getsTooMuch)) {
        m_view->setColumnWidth(*wide, most);
        room -= most;
        sharing.erase(wide);
    }
    // Whose share is less than its least width leaves the others less to share.
    const auto getsTooLittle = [&](int column) {
        return qint64{room} * shareOf(column) < qint64{leastWidth(column)} * sharesOf(sharing);
    };
    for (auto small = std::ranges::find_if(sharing, getsTooLittle); small != sharing.end();
         small = std::ranges::find_if(sharing, getsTooLittle)) {
        m_view->setColumnWidth(*small, leastWidth(*small));
        room -= leastWidth(*small);
        sharing.erase(small);
    }
    int shares = isWiderThanAll ? static_cast<int>(sharing.size()) : sharesOf(sharing);
    for (const int column : sharing) {
        const int share = isWiderThanAll ? 1 : shareOf(column);
        const int width = static_cast<int>(qint64{room} * share / shares);
        m_view->setColumnWidth(column, width);
        room -= width;
        shares -= share;
    }
    m_isFitting = false;
}

int ColumnKeeper::sharesOf(const std::vector<int> &columns) const
{
    int shares = 0;
    for (const int column : columns)
        shares += shareOf(column);
    return shares;
}

int ColumnKeeper::leastWidth(int column) const
{
    return theme().px(m_starts.columns[static_cast<size_t>(column)].width);
}

int ColumnKeeper::shareOf(int column) const
{
    const auto index = static_cast<size_t>(column);
    return m_dragged[index] ? 0 : m_starts.columns[index].share;
}

std::vector<int> ColumnKeeper::sharingColumns() const
{
    std::vector<int> sharing;
    for (int column = 0; column < m_header->count(); ++column) {
        if (isShown(column) && shareOf(column) > 0)
            sharing.push_back(column);
    }
    return sharing;
}

void ColumnKeeper::setDragged(int column, bool dragged)
{
    m_dragged[static_cast<size_t>(column)] = dragged;
    QVariantList fitted;
    for (int each = 0; each < m_header->count(); ++each) {
        if (shareOf(each) > 0)
            fitted.append(each);
    }
    m_header->setProperty(fittedColumnsProperty, fitted);
}

void ColumnKeeper::onResized(int column, int before, int now)
{
    // Hiding and showing change the width from or to 0.
    if (m_isArranging || m_isFitting || before == 0 || now == 0)
        return;
    setDragged(column, true);
    fit();
    noteChange();
}

void ColumnKeeper::noteChange()
{
    if (!m_isArranging)
        Q_EMIT stateChanged();
}

} // namespace itsm
