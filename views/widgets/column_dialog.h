#pragma once

#include "views/widgets/form_dialog.h"

class QListWidget;

namespace itsm {

class ColumnKeeper;

/// Which columns a table shows, and in which order. Rows are ticked with the space bar and moved with Alt+Up and
/// Alt+Down, or dragged.
class ColumnDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// The keeper must outlive it.
    ColumnDialog(ColumnKeeper &keeper, QWidget *parent);

    [[nodiscard]] QListWidget *list() const { return m_list; }

protected:
    bool validate() override;
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QJsonObject &state);
    void move(int by);
    void apply();

    ColumnKeeper &m_keeper;
    QListWidget *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_standard;
};

} // namespace itsm
