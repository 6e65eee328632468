#pragma once

#include "models/incident_columns.h"
#include "views/widgets/record_table.h"

#include <QTimer>

namespace itsm {

class IncidentListModel;

/// The table of incidents: rows of one height, and a scroll position that stays with the row under the eye while rows
/// come and go above it.
class IncidentTable : public RecordTable
{
    Q_OBJECT
public:
    explicit IncidentTable(QWidget *parent = nullptr);

    void setList(IncidentListModel *list);

    /// The order that the header shows.
    [[nodiscard]] IncidentSort currentSort() const;
    [[nodiscard]] bool isColumnShown(IncidentColumn column) const;
    void setColumnShown(IncidentColumn column, bool shown);

Q_SIGNALS:
    /// Scrolled, resized or new rows.
    void visibleRangeChanged(int first, int last);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void reportRange();

    IncidentListModel *m_list = nullptr;
    QTimer m_rangeTimer;
    int m_firstReported = -2;
    int m_lastReported = -2;
};

} // namespace itsm
