#pragma once

#include "views/incidents/command_runner.h"
#include "views/widgets/time_format.h"

#include <QWidget>

class QCheckBox;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace itsm {

class ActivityDelegate;
class EventListModel;
class PlainLabel;

/// The history of an incident, newest first, and a box to comment in. What is typed is kept for each incident, through
/// refreshes and while others are looked at.
class ActivityTab : public QWidget
{
    Q_OBJECT
public:
    ActivityTab(CommandRunner &runner, const Clock &clock, QWidget *parent = nullptr);
    ~ActivityTab() override;

    /// The next incident is chosen: what is typed from now on is for it, while the history of the last is still shown.
    void expectIncident(IncidentId incident);
    void setIncident(const Incident &incident, const std::vector<IncidentEvent> &events);
    void setEditable(bool editable);
    void setTimeZoneMode(TimeZoneMode mode);
    void refreshTimes();
    void focusComment();

    /// Unsent comments by incident, as JSON {"id":"text"}, internal ones {"id":{"text":"…","internal":true}}.
    [[nodiscard]] QJsonObject drafts() const;
    void setDrafts(const QJsonObject &drafts);
    [[nodiscard]] QString draft(IncidentId incident) const { return m_drafts.value(incident); }

    [[nodiscard]] QPlainTextEdit *commentBox() const { return m_comment; }
    [[nodiscard]] QListView *list() const { return m_list; }
    /// There may be more records than were read.
    [[nodiscard]] bool isCut() const;

Q_SIGNALS:
    void draftsChanged();
    /// A comment was not written, and the person looks at another incident by now; its text waits with its own.
    void sendFailedUnseen(const QString &number, const itsm::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void send();
    void updateSend();
    void fitComment();
    void showMenu(const QPoint &at);
    void retranslate();

    CommandRunner &m_runner;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    IncidentId m_incident; ///< what is typed is for it
    QString m_number;
    IncidentId m_listed;  ///< whose history is shown
    IncidentId m_sending; ///< the incident whose comment is under way
    bool m_editable = true;
    bool m_loadingDraft = false;
    QHash<IncidentId, QString> m_drafts;
    QSet<IncidentId> m_internalDrafts;
    EventListModel *m_model = nullptr;
    QListView *m_list = nullptr;
    ActivityDelegate *m_delegate = nullptr;
    PlainLabel *m_empty = nullptr;
    PlainLabel *m_cut = nullptr; ///< below the list: it is not all
    QPlainTextEdit *m_comment = nullptr;
    QCheckBox *m_internal = nullptr;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace itsm
