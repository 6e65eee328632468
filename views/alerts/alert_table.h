#pragma once

#include "models/alert_list_model.h"

#include <QJsonObject>
#include <QTableView>

namespace itsm {

/// The table of alerts: columns that move, hide, resize and sort.
class AlertTable : public QTableView
{
    Q_OBJECT
public:
    /// The model must outlive it.
    explicit AlertTable(AlertListModel &model, QWidget *parent = nullptr);

    /// Order, widths and visibility of the columns, and the sort, by the names of their fields. Unknown names are
    /// ignored.
    [[nodiscard]] QJsonObject columnState() const;
    void setColumnState(const QJsonObject &state);
    /// The alerts that a command means: those that are selected, in the order of the rows, or the current one.
    [[nodiscard]] std::vector<Alert> chosen() const;

Q_SIGNALS:
    /// Enter or a double click.
    void openWanted(itsm::IncidentId incident);
    void escapePressed();
    void menuWanted(const QPoint &globalPosition);
    void choiceChanged();
    void columnStateChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void arrange();
    void fitMessage();
    void showColumnMenu(const QPoint &globalPosition);

    AlertListModel &m_model;
    bool m_isArranging = false;
};

} // namespace itsm
