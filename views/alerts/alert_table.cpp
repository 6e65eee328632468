#include "views/alerts/alert_table.h"

#include "views/alerts/alert_delegate.h"

#include <QHeaderView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

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

constexpr int widthOf(AlertField field)
{
    switch (field) {
    // What is shown at first fits into 1,280 pixels with room for the message.
    case AlertField::Severity:
        return 92;
    case AlertField::Age:
        return 64;
    case AlertField::Channel:
        return 72;
    case AlertField::Name:
        return 140;
    case AlertField::Message:
        return 200;
    case AlertField::Incident:
        return 140;
    case AlertField::Triggered:
    case AlertField::Acknowledged:
    case AlertField::Resolved:
        return 150;
    case AlertField::Status:
        return 128;
    case AlertField::Ci:
        return 122;
    case AlertField::Source:
        return 88;
    default: // the owner among them
        return 104;
    }
}

constexpr int shareOf(AlertField field)
{
    switch (field) {
    case AlertField::Message:
        return 6;
    case AlertField::Name:
        return 2;
    case AlertField::Ci:
    case AlertField::Owner:
        return 1;
    default:
        return 0;
    }
}

ColumnStarts columnStarts()
{
    ColumnStarts starts;
    for (const AlertField field : AlertListModel::columns) {
        starts.columns.push_back({.key = alertVocabulary().field(static_cast<int>(field)).name,
                                  .width = widthOf(field),
                                  .isShown = isShownAtFirst(field),
                                  .share = shareOf(field)});
    }
    // The worst first; among equals the newest.
    starts.sorted = AlertListModel::columnOf(AlertField::Severity);
    starts.order = Qt::DescendingOrder;
    return starts;
}

} // namespace

AlertTable::AlertTable(AlertListModel &model, QWidget *parent)
    : RecordTable(parent)
    , m_model(model)
{
    setObjectName(u"alertTable"_s);
    horizontalHeader()->setObjectName(u"alertColumns"_s);
    new AlertDelegate(this, model);
    setRecords(&model, columnStarts());
}

std::vector<SharedValue<Alert>> AlertTable::chosen() const
{
    return m_model.recordsAt(chosenRows());
}

} // namespace itsm
