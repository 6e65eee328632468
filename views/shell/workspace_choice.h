#pragma once

#include "services/backend/workspace.h"

#include <QPushButton>
#include <QWidget>

class QScrollArea;

namespace itsm {

class BusyLine;
class PlainLabel;
class ProfileList;
class ProfileStore;
class SecretStore;

/// Where a person chooses what to work on: at the first start a sample workspace, an empty one or a database; later one
/// of the profiles. Also the place for what went wrong when opening.
class WorkspaceChoice : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive it.
    WorkspaceChoice(ProfileStore &profiles, SecretStore &secrets, QWidget *parent = nullptr);

    /// The profile that is being opened, for another try.
    void setProfile(const QString &id);
    /// While a workspace is being made or opened: the buttons rest and `text` says what happens.
    void setBusy(const QString &text, bool canCancel);
    /// Why opening failed; the choice is open again.
    void setError(const QString &text);
    void setIdle();

Q_SIGNALS:
    /// Make the workspace of this person.
    void workspaceChosen(itsm::WorkspaceContent content);
    void profileChosen(const QString &id);
    /// What is being opened is not wanted any more.
    void cancelWanted();
    /// Escape while nothing is being opened.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildFirst(QWidget *into);
    void showWhatThereIs();
    void setChoosable(bool choosable);
    void retranslate();
    void showMessage();

    ProfileStore &m_profiles;
    QScrollArea *m_scroll;
    PlainLabel *m_title;
    PlainLabel *m_intro;
    ProfileList *m_list;
    QWidget *m_first; ///< for whoever has no workspace of his own yet
    QPushButton *m_sample;
    PlainLabel *m_sampleHint = nullptr;
    QPushButton *m_empty;
    PlainLabel *m_emptyHint = nullptr;
    QPushButton *m_connect;
    PlainLabel *m_connectHint = nullptr;
    BusyLine *m_busy;
    QPushButton *m_cancel;
    PlainLabel *m_message;
};

} // namespace itsm
