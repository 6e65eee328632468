#include "views/metrics/metric_table.h"

#include <QHeaderView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widthOf(MetricField field)
{
    switch (field) {
    case MetricField::Name:
        return 180;
    case MetricField::Incident:
    case MetricField::Measured:
        return 156;
    case MetricField::Title:
        return 200;
    case MetricField::Points:
        return 96;
    case MetricField::Age:
        return 76;
    default:
        return 140;
    }
}

constexpr int shareOf(MetricField field)
{
    return field == MetricField::Title ? 2 : field == MetricField::Name ? 1 : 0;
}

ColumnStarts columnStarts()
{
    ColumnStarts starts;
    for (const MetricField field : MetricListModel::columns) {
        starts.columns.push_back({.key = metricVocabulary().field(static_cast<int>(field)).name,
                                  .width = widthOf(field),
                                  .isShown = field != MetricField::Age,
                                  .share = shareOf(field)});
    }
    starts.sorted = MetricListModel::columnOf(MetricField::Measured);
    starts.order = Qt::DescendingOrder;
    return starts;
}

} // namespace

CellLook MetricDelegate::lookOf(const QModelIndex &index) const
{
    const MetricSummary *series = m_model.at(index.row());
    if (!series)
        return {};
    CellLook look{.text = m_model.text(*series, index.column()),
                  .font = FontRole::Table,
                  .color = ColorRole::Text,
                  .mark = {},
                  .alignment = Qt::AlignLeft};
    switch (MetricListModel::fieldOf(index.column())) {
    case MetricField::Last:
    case MetricField::Points:
    case MetricField::Age:
        look.alignment = Qt::AlignRight;
        look.font = FontRole::Digits;
        break;
    case MetricField::Incident:
    case MetricField::Measured:
        look.font = FontRole::Digits;
        break;
    case MetricField::Type:
        look.color = ColorRole::Muted;
        break;
    default:
        break;
    }
    return look;
}

MetricTable::MetricTable(MetricListModel &model, QWidget *parent)
    : RecordTable(parent)
    , m_model(model)
{
    setObjectName(u"metricTable"_s);
    horizontalHeader()->setObjectName(u"metricColumns"_s);
    new MetricDelegate(this, model);
    setRecords(&model, columnStarts());
}

std::vector<SharedValue<MetricSummary>> MetricTable::chosen() const
{
    return m_model.recordsAt(chosenRows());
}

} // namespace itsm
