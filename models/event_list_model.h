#pragma once

#include "models/incident_columns.h"
#include "models/labels.h"
#include "models/table_rows.h"
#include "services/runtime/clock.h"

namespace itsm {

/// The activity of one incident, newest first.
class EventListModel : public TableRows<IncidentEvent, EventListModel>
{
    Q_OBJECT
public:
    enum Column : quint8 { Time, Type, Text, User, ColumnCount };
    enum Role : int {
        EventRole = RowRole, ///< a const IncidentEvent *, valid until control returns to the event loop
    };

    explicit EventListModel(const Clock &clock, QObject *parent = nullptr)
        : TableRows(parent)
        , m_clock(clock)
    {
    }
    static qint64 rowKey(const IncidentEvent &event) { return event.id.value; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void setTimeFormat(const TimeFormat &format);

private:
    const Clock &m_clock;
    TimeFormat m_timeFormat;
};

} // namespace itsm
