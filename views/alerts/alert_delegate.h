#pragma once

#include "models/alert_list_model.h"

#include <QAbstractItemDelegate>

class QTableView;

namespace itsm {

class RowLook;

/// Paints the cells of the alert table on a RowLook: severity and state by sign and word, numbers with even digits.
class AlertDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    /// Installs itself on `view`, which owns it and shows `model`.
    AlertDelegate(QTableView *view, const AlertListModel &model);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Width a column starts with, in pixels of the theme in force.
    [[nodiscard]] static int defaultWidth(AlertField field);

private:
    const AlertListModel &m_model;
    RowLook *m_look;
};

} // namespace itsm
