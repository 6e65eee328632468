#pragma once

#include "services/backend/workspace.h"

#include <QPushButton>
#include <QWidget>

class QLineEdit;

namespace itsm {

class PlainLabel;

/// The first start: a sample workspace, an empty one, or a database that exists. Also the place for what went wrong
/// when opening.
class WorkspaceChoice : public QWidget
{
    Q_OBJECT
public:
    explicit WorkspaceChoice(QWidget *parent = nullptr);

    /// The address that is being opened, for another try.
    void setUrl(const QString &url);
    /// While a workspace is being made or opened: the buttons rest and `text` says what happens.
    void setBusy(const QString &text);
    /// Why opening failed; the choice is open again.
    void setError(const QString &text);
    void setIdle();

Q_SIGNALS:
    void workspaceChosen(itsm::WorkspaceContent content);
    /// A database URL was typed and accepted by StoreUrl::parse().
    void databaseChosen(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void openTyped();

    PlainLabel *m_title;
    PlainLabel *m_intro;
    PlainLabel *m_sampleHint;
    PlainLabel *m_emptyHint;
    PlainLabel *m_databaseHint;
    PlainLabel *m_message;
    QPushButton *m_sample;
    QPushButton *m_empty;
    QPushButton *m_open;
    PlainLabel *m_urlLabel;
    QLineEdit *m_url;
};

} // namespace itsm
