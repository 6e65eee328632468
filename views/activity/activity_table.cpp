#include "views/activity/activity_table.h"

#include <QHeaderView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widthOf(ActivityField field)
{
    switch (field) {
    // What is shown at first fits into 1,280 pixels.
    case ActivityField::Time:
        return 124;
    case ActivityField::Incident:
        return 140;
    case ActivityField::Age:
        return 76;
    case ActivityField::Type:
        return 188;
    case ActivityField::Title:
        return 170;
    case ActivityField::Change:
        return 200;
    case ActivityField::Note:
        return 140;
    case ActivityField::Source:
        return 92;
    default: // who
        return 104;
    }
}

constexpr int shareOf(ActivityField field)
{
    switch (field) {
    case ActivityField::Title:
        return 3;
    case ActivityField::Change:
        return 4;
    case ActivityField::Note:
        return 2;
    default:
        return 0;
    }
}

ColumnStarts columnStarts()
{
    ColumnStarts starts;
    for (const ActivityField field : ActivityListModel::columns) {
        starts.columns.push_back({.key = activityVocabulary().field(static_cast<int>(field)).name,
                                  .width = widthOf(field),
                                  .isShown = field != ActivityField::Age,
                                  .share = shareOf(field)});
    }
    starts.sorted = ActivityListModel::columnOf(ActivityField::Time);
    starts.order = Qt::DescendingOrder;
    return starts;
}

} // namespace

CellLook ActivityRowDelegate::lookOf(const QModelIndex &index) const
{
    const Activity *record = m_model.at(index.row());
    if (!record)
        return {};
    CellLook look{.text = m_model.text(*record, index.column()),
                  .font = FontRole::Table,
                  .color = ColorRole::Text,
                  .mark = {},
                  .alignment = Qt::AlignLeft};
    switch (ActivityListModel::fieldOf(index.column())) {
    case ActivityField::Type:
        look.mark = markOfEvent(record->type);
        break;
    case ActivityField::Age:
        look.alignment = Qt::AlignRight;
        look.font = FontRole::Digits;
        break;
    case ActivityField::Time:
    case ActivityField::Incident:
        look.font = FontRole::Digits;
        break;
    case ActivityField::Source:
        look.color = ColorRole::Muted;
        break;
    default:
        break;
    }
    return look;
}

ActivityTable::ActivityTable(ActivityListModel &model, QWidget *parent)
    : RecordTable(parent)
{
    setObjectName(u"activityTable"_s);
    horizontalHeader()->setObjectName(u"activityColumns"_s);
    new ActivityRowDelegate(this, model);
    setRecords(&model, columnStarts());
}

} // namespace itsm
