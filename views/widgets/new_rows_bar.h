#pragma once

#include <QPushButton>

class QTableView;

namespace itsm {

/// "7 new": floats over the first rows of a list while new ones wait above what a person reads. Nothing moves when it
/// comes. Whoever makes it goes there when it is pressed.
class NewRowsBar : public QPushButton
{
    Q_OBJECT
public:
    /// Over `place`, which the table lies in.
    NewRowsBar(QTableView &table, QWidget *place);

    /// 0 hides it.
    void setCount(qint64 count);
    /// On top of what else has come over the table.
    void putInPlace();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const QTableView &m_table;
    QWidget *m_place;
    qint64 m_count = 0;
};

} // namespace itsm
