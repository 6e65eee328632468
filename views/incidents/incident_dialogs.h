#pragma once

#include "services/backend/backend.h"
#include "views/widgets/form_dialog.h"
#include "views/widgets/pick_box.h"

class QCheckBox;
class QListWidget;
class QPlainTextEdit;

namespace itsm {

/// What a command form acts on: one incident or a selection.
struct CommandTarget
{
    int count = 1;
    QString number;                              ///< of a single incident
    QString title;                               ///< of a single incident
    int escalationLevel = 0;                     ///< of a single incident
    UserId assigneeId;                           ///< of a single incident
    QString assigneeName;                        ///< of a single incident
    Token<Priority> priority = Priority::Medium; ///< of a single incident
};

/// "INC-1 – title", under the title of a form's window.
[[nodiscard]] QString targetLine(const QString &number, const QString &title);

/// A form that makes one command. It stays open after submitted(): the caller runs command() and then calls accept() or
/// showError().
class CommandDialog : public FormDialog
{
    Q_OBJECT
public:
    CommandDialog(CommandTarget target, QWidget *parent);
    [[nodiscard]] virtual IncidentCommand command() const = 0;

protected:
    [[nodiscard]] const CommandTarget &target() const { return m_target; }
    /// "INC-1 – title" or "12 incidents", under the window's title.
    void showTarget();

private:
    CommandTarget m_target;
};

/// Forms that ask for a text: resolve, close, reopen, comment, delete, hold, cancel.
class NoteDialog : public CommandDialog
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Resolve, Close, Reopen, Comment, Delete, Hold, Cancel };
    NoteDialog(Kind kind, CommandTarget target, QWidget *parent);
    [[nodiscard]] IncidentCommand command() const override;

protected:
    [[nodiscard]] QString leaveWord() const override;
    bool validate() override;
    void retranslate() override;

private:
    [[nodiscard]] bool isRequired() const;

    Kind m_kind;
    QPlainTextEdit *m_text = nullptr;
    QPlainTextEdit *m_rootCause = nullptr;
    QCheckBox *m_internal = nullptr;
};

class AssignDialog : public CommandDialog
{
    Q_OBJECT
public:
    AssignDialog(CommandTarget target, const Directory &directory, UserId me, QWidget *parent);
    [[nodiscard]] IncidentCommand command() const override;

protected:
    bool validate() override;
    void retranslate() override;

private:
    const Directory m_directory;
    const UserId m_me;
    PickBox *m_person = nullptr;
    QPushButton *m_toMe = nullptr;
    QPlainTextEdit *m_reason = nullptr;
};

class PriorityDialog : public CommandDialog
{
    Q_OBJECT
public:
    PriorityDialog(CommandTarget target, QWidget *parent);
    [[nodiscard]] IncidentCommand command() const override;

protected:
    bool validate() override;
    void retranslate() override;

private:
    QComboBox *m_priority = nullptr;
};

class EscalateDialog : public CommandDialog
{
    Q_OBJECT
public:
    EscalateDialog(CommandTarget target, const Directory &directory, QWidget *parent);
    [[nodiscard]] IncidentCommand command() const override;

protected:
    bool validate() override;
    void retranslate() override;

private:
    void filterPeople(const QString &typed);

    const Directory m_directory;
    QComboBox *m_level = nullptr;
    QPlainTextEdit *m_reason = nullptr;
    QLineEdit *m_search = nullptr;
    QListWidget *m_people = nullptr;
    QCheckBox *m_autoAssign = nullptr;
};

} // namespace itsm
