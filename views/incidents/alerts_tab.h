#pragma once

#include "services/backend/backend.h"
#include "views/widgets/form_dialog.h"
#include "views/widgets/time_format.h"

#include <QScrollArea>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace itsm {

class AlertCard;
class PlainLabel;

/// The alerts of an incident, and a form for a new one.
class AlertsTab : public QScrollArea
{
    Q_OBJECT
public:
    AlertsTab(Backend &backend, const Clock &clock, QWidget *parent = nullptr);

    void setAlerts(IncidentId incident, const std::vector<Alert> &alerts);
    void setEditable(bool editable);
    void setTimeZoneMode(TimeZoneMode mode);
    /// Ages anew, and the cards in order where nobody is at one.
    void refreshTimes();
    [[nodiscard]] int unresolvedCount() const;
    /// There may be more than were read.
    [[nodiscard]] bool isCut() const { return m_alerts.size() >= size_t{mostAlertsOfIncident}; }

    /// What was done to an alert here can be taken back: for some seconds, or until forgetUndo().
    [[nodiscard]] bool canUndo() const { return m_undo.isValid(); }
    void undo();
    /// Something else was done since.
    void forgetUndo() { offerUndo({}); }

Q_SIGNALS:
    void newAlertWanted();
    void undoChanged();
    /// An alert was changed here: one sentence.
    void done(const QString &text);
    /// What was done could not be taken back.
    void undoFailed(const itsm::Error &error);
    /// An alert was not changed whose card nobody sees by now.
    void failedUnseen(const itsm::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void run(AlertId id, bool resolve);
    void tellFailure(AlertId id, const QString &name, const Error &error);
    void offerUndo(AlertId id);
    [[nodiscard]] bool isInUse() const;
    [[nodiscard]] std::vector<const Alert *> order() const;
    void rebuild();
    void retranslate();

    Backend &m_backend;
    const Clock &m_clock;
    IncidentId m_incident;
    std::vector<Alert> m_alerts;
    size_t m_shown = 0;
    bool m_editable = true;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    AlertId m_undo; ///< the alert that was changed last; none: there is nothing to take back
    QTimer m_undoTimer;
    QList<AlertCard *> m_cards;
    QVBoxLayout *m_list = nullptr;
    PlainLabel *m_summary = nullptr;
    PlainLabel *m_empty = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_more = nullptr;
};

/// New alert on an incident.
class AlertForm : public FormDialog
{
    Q_OBJECT
public:
    AlertForm(Backend &backend, const IncidentSummary &incident, QWidget *parent);
    [[nodiscard]] NewAlert input() const;

Q_SIGNALS:
    void created(const itsm::Alert &alert);

protected:
    bool validate() override;
    void retranslate() override;

private:
    Backend &m_backend;
    const IncidentSummary m_incident;
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_message = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_severity = nullptr;
    QWidget *m_channels = nullptr;
    QList<std::pair<QString, QCheckBox *>> m_channelBoxes;
    QLineEdit *m_recipients = nullptr;
};

} // namespace itsm
