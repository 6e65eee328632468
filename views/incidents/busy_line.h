#pragma once

#include <QTimer>
#include <QWidget>

namespace itsm {

/// A thin moving line while something is under way for longer than a person would not notice.
class BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);
    void setBusy(bool busy);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_delay;
    QTimer m_tick;
    int m_phase = 0;
    bool m_shown = false;
};

} // namespace itsm
