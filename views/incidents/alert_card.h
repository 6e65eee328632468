#pragma once

#include "services/domain/incident.h"
#include "services/runtime/clock.h"
#include "views/widgets/time_format.h"

#include <QWidget>

class QPushButton;

namespace itsm {

class PlainLabel;

/// One alert: what, since when, to whom, and the buttons that its state allows.
class AlertCard : public QWidget
{
    Q_OBJECT
public:
    AlertCard(const Clock &clock, QWidget *parent);
    void setAlert(const Alert &alert, TimeZoneMode zone);
    [[nodiscard]] AlertId alertId() const { return m_alert.id; }
    void setEditable(bool editable);
    /// What was just done to it can be taken back.
    void setUndoable(bool undoable);
    void showError(const QString &message);
    /// The keyboard goes to the button that takes back; false where there is none.
    bool focusUndo();
    /// Comes behind `previous` for Tab; returns what comes last.
    QWidget *tabAfter(QWidget *previous);

Q_SIGNALS:
    void acknowledgeWanted(itsm::AlertId id);
    void resolveWanted(itsm::AlertId id);
    void undoWanted();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Clock &m_clock;
    Alert m_alert;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    bool m_editable = true;
    PlainLabel *m_sign = nullptr;
    PlainLabel *m_name = nullptr;
    PlainLabel *m_status = nullptr;
    PlainLabel *m_message = nullptr;
    PlainLabel *m_meta = nullptr;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_acknowledge = nullptr;
    QPushButton *m_resolve = nullptr;
    QPushButton *m_undo = nullptr;
};

} // namespace itsm
