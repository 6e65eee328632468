#pragma once

#include "services/backend/backend.h"

namespace itsm {

class ActionRegistry;
class ViewState;

/// Takes incidents from files: registers the command "list.import", and takes a CSV file that is dropped onto the page.
class IncidentImport : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    IncidentImport(Backend &backend, ActionRegistry &actions, ViewState &state, QWidget *page);

    /// Takes files that are dropped anywhere onto this window, too.
    void takeDropsOn(QWidget *window);
    /// Opens the form, with a file where one is named.
    void ask(const QString &path = {});

Q_SIGNALS:
    /// Something is worth a line in the status bar.
    void messageShown(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Backend &m_backend;
    ActionRegistry &m_actions;
    ViewState &m_state;
    QWidget *m_page;
};

} // namespace itsm
