#pragma once

#include "models/incident_columns.h"
#include "models/labels.h"
#include "models/table_rows.h"
#include "services/runtime/clock.h"

namespace itsm {

/// Alerts of one incident, or of all.
class AlertListModel : public TableRows<Alert, AlertListModel>
{
    Q_OBJECT
public:
    enum Column : quint8 { AlertSeverity, State, Name, Message, Channels, Recipients, Triggered, Handled, ColumnCount };
    enum Role : int {
        AlertRole = RowRole, ///< a const Alert *, valid until control returns to the event loop
    };

    explicit AlertListModel(const Clock &clock, QObject *parent = nullptr)
        : TableRows(parent)
        , m_clock(clock)
    {
    }
    static qint64 rowKey(const Alert &alert) { return alert.id.value; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void setTimeFormat(const TimeFormat &format);
    /// How many still call for attention.
    [[nodiscard]] int activeCount() const;

private:
    [[nodiscard]] QString text(const Alert &alert, int column) const;

    const Clock &m_clock;
    TimeFormat m_timeFormat;
};

} // namespace itsm
