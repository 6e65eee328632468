#pragma once

#include "models/labels.h"
#include "models/table_rows.h"
#include "services/domain/alert_filter.h"
#include "services/runtime/clock.h"

namespace itsm {

/// The alerts of a feed that match a filter, in the order of a column. Rows keep their identity through every change,
/// so that selection and scroll bar do.
class AlertListModel : public TableRows<Alert, AlertListModel>
{
    Q_OBJECT
public:
    /// The field that each column shows and sorts by.
    static constexpr std::array columns{
        AlertField::Severity,     AlertField::Age,      AlertField::Name,     AlertField::Message,
        AlertField::Status,       AlertField::Owner,    AlertField::Incident, AlertField::Ci,
        AlertField::Source,       AlertField::Channel,  AlertField::Type,     AlertField::Triggered,
        AlertField::Acknowledged, AlertField::Resolved,
    };
    explicit AlertListModel(const Clock &clock, QObject *parent = nullptr)
        : TableRows(parent)
        , m_clock(clock)
    {
    }
    static qint64 rowKey(const Alert &alert) { return alert.id.value; }
    [[nodiscard]] static constexpr AlertField fieldOf(int column) { return columns[static_cast<size_t>(column)]; }
    [[nodiscard]] static int columnOf(AlertField field);

    /// The alerts to show some of.
    void setAlerts(const QHash<AlertId, Alert> &alerts);
    void setFilter(const AlertFilter &filter, UserId me);
    [[nodiscard]] const AlertFilter &filter() const { return m_filter; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] const AlertSort &currentSort() const { return m_sort; }
    /// How many there are before the filter.
    [[nodiscard]] qsizetype total() const { return m_alerts.size(); }
    /// Time has passed: ages are other ones, and filters may hold for others.
    void refreshTimes();
    [[nodiscard]] int rowOf(AlertId id) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void setTimeFormat(const TimeFormat &format);
    /// The moment that ages are counted to.
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    /// What a cell says; also for the clipboard.
    [[nodiscard]] QString text(const Alert &alert, int column) const;

private:
    void rebuild();

    const Clock &m_clock;
    TimeFormat m_timeFormat;
    QHash<AlertId, Alert> m_alerts;
    AlertFilter m_filter;
    UserId m_me;
    AlertSort m_sort;
};

} // namespace itsm
