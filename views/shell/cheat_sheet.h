#pragma once

#include <QDialog>

class QScrollArea;

namespace itsm {

class ActionRegistry;

/// All commands with their keys, by category, and the filter language in short. A view of the action registry.
class CheatSheet : public QDialog
{
    Q_OBJECT
public:
    explicit CheatSheet(const ActionRegistry &registry, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QScrollArea *m_scroll;
};

} // namespace itsm
