#include "views/incidents/incident_dialogs.h"

#include "services/desk/validation.h"
#include "views/incidents/directory_choices.h"
#include "views/widgets/console_style.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

QPlainTextEdit *noteEditor(QWidget *parent, int lines)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setTabChangesFocus(true);
    edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + theme().space(4));
    return edit;
}

} // namespace

QString targetLine(const QString &number, const QString &title)
{
    return CommandDialog::tr("%1 – %2", "number and title of an incident")
        .arg(visibleControls(number), visibleControls(title));
}

CommandDialog::CommandDialog(CommandTarget target, QWidget *parent)
    : FormDialog(parent)
    , m_target(std::move(target))
{
}

void CommandDialog::showTarget()
{
    if (m_target.count == 1) {
        setIntro(targetLine(m_target.number, m_target.title));
    } else {
        setIntro(tr("%n incident(s) selected", nullptr, m_target.count));
    }
}

NoteDialog::NoteDialog(Kind kind, CommandTarget target, QWidget *parent)
    : CommandDialog(std::move(target), parent)
    , m_kind(kind)
    , m_text(noteEditor(this, kind == Kind::Delete ? 3 : 6))
{
    setObjectName(u"noteDialog"_s);
    m_text->setObjectName(u"note"_s);
    addField({u"note"_s, u"resolution"_s, u"notes"_s, u"reason"_s, u"text"_s}, m_text)->setRequired(isRequired());
    if (kind == Kind::Resolve) {
        m_rootCause = noteEditor(this, 3);
        addField({u"root_cause"_s}, m_rootCause);
    }
    if (kind == Kind::Comment) {
        m_internal = new QCheckBox(this);
        addWidget(m_internal);
    }
    if (kind == Kind::Delete || kind == Kind::Cancel)
        setButtonKind(primaryButton(), ButtonKind::Danger);
}

bool NoteDialog::isRequired() const
{
    return m_kind == Kind::Resolve || m_kind == Kind::Close || m_kind == Kind::Reopen || m_kind == Kind::Comment;
}

IncidentCommand NoteDialog::command() const
{
    const QString text = m_text->toPlainText();
    switch (m_kind) {
    case Kind::Resolve:
        return Resolve{.resolution = text, .rootCause = m_rootCause->toPlainText()};
    case Kind::Close:
        return Close{text};
    case Kind::Reopen:
        return Reopen{text};
    case Kind::Comment:
        return Comment{.text = text, .isInternal = m_internal->isChecked()};
    case Kind::Delete:
        return Delete{text};
    case Kind::Hold:
        return Transition{.to = Status::OnHold, .note = text};
    case Kind::Cancel:
        break;
    }
    return Transition{.to = Status::Cancelled, .note = text};
}

bool NoteDialog::validate()
{
    const QString text = m_text->toPlainText();
    if (isRequired() && text.trimmed().isEmpty()) {
        setFieldError(u"note"_s, m_kind == Kind::Resolve  ? tr("Say how it was resolved.")
                                 : m_kind == Kind::Close  ? tr("Closing needs a note.")
                                 : m_kind == Kind::Reopen ? tr("Say why it is opened again.")
                                                          : tr("Write the comment first."));
        return false;
    }
    if (text.size() > maxTextLength) {
        setFieldError(u"note"_s, tr("At most %L1 characters are possible.").arg(maxTextLength));
        return false;
    }
    return true;
}

QString NoteDialog::leaveWord() const
{
    // “Cancel” would say both things here.
    return m_kind == Kind::Cancel ? tr("Back") : CommandDialog::leaveWord();
}

void NoteDialog::retranslate()
{
    showTarget();
    const int n = target().count;
    FormField *note = field(u"note"_s);
    QPushButton *primary = primaryButton();
    switch (m_kind) {
    case Kind::Resolve:
        setWindowTitle(tr("Resolve"));
        note->setLabel(tr("How it was resolved"));
        field(u"root_cause"_s)->setLabel(tr("Root cause"));
        primary->setText(n == 1 ? tr("Resolve") : tr("Resolve %n incident(s)", nullptr, n));
        break;
    case Kind::Close:
        setWindowTitle(tr("Close"));
        note->setLabel(tr("Closing note"));
        primary->setText(n == 1 ? tr("Close incident") : tr("Close %n incident(s)", nullptr, n));
        break;
    case Kind::Reopen:
        setWindowTitle(tr("Reopen"));
        note->setLabel(tr("Why it is opened again"));
        primary->setText(n == 1 ? tr("Reopen") : tr("Reopen %n incident(s)", nullptr, n));
        break;
    case Kind::Comment:
        setWindowTitle(tr("Comment"));
        note->setLabel(tr("Comment"));
        m_internal->setText(tr("Internal: not for reporters"));
        primary->setText(n == 1 ? tr("Write comment") : tr("Comment on %n incident(s)", nullptr, n));
        break;
    case Kind::Delete:
        setWindowTitle(tr("Delete"));
        setIntro(n == 1
                     ? tr("Delete %1? It leaves all lists; Undo brings it back.").arg(visibleControls(target().number))
                     : tr("Delete %n incident(s)? They leave all lists; Undo brings them back.", nullptr, n));
        note->setLabel(tr("Reason"));
        primary->setText(tr("Delete %n incident(s)", nullptr, n));
        break;
    case Kind::Hold:
        setWindowTitle(tr("Put on hold"));
        note->setLabel(tr("What it waits for"));
        primary->setText(n == 1 ? tr("Put on hold") : tr("Put %n incident(s) on hold", nullptr, n));
        break;
    case Kind::Cancel:
        setWindowTitle(tr("Cancel incident"));
        note->setLabel(tr("Reason"));
        note->setHint(tr("A cancelled incident cannot be opened again."));
        primary->setText(tr("Cancel %n incident(s)", nullptr, n));
        break;
    }
}

AssignDialog::AssignDialog(CommandTarget target, const Directory &directory, UserId me, QWidget *parent)
    : CommandDialog(std::move(target), parent)
    , m_directory(directory)
    , m_me(me)
    , m_person(new PickBox(PickBox::Mode::Listed, this))
    , m_toMe(new QPushButton(this))
    , m_reason(noteEditor(this, 3))
{
    setObjectName(u"assignDialog"_s);
    m_person->setObjectName(u"assignee"_s);
    m_toMe->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(2));
    addField({u"assignee_id"_s, u"assignee"_s}, m_person, row);
    // Beside the editor: below the height of the label, whatever stands under the editor.
    auto *beside = new QVBoxLayout;
    beside->setSpacing(0);
    beside->addSpacing(QFontMetrics(theme().font(FontRole::MetaBold)).height() + theme().space(1));
    beside->addWidget(m_toMe);
    beside->addStretch();
    row->addLayout(beside);
    addLayout(row);
    addField({u"reason"_s}, m_reason);
    m_person->setChoices(peopleChoices(m_directory, m_me), tr("Nobody (take the assignment away)"));
    // Whoever has it keeps it until another one is chosen, people who are not active any more as well.
    if (this->target().assigneeId.isValid())
        m_person->setPickedId(this->target().assigneeId.value, visibleControls(this->target().assigneeName));
    else
        m_person->setPickedId(m_me.value);
    m_person->lineEdit()->selectAll();
    connect(m_toMe, &QPushButton::clicked, this, [this] { m_person->setPickedId(m_me.value); });
}

IncidentCommand AssignDialog::command() const
{
    return Assign{.assigneeId = UserId(m_person->pickedId().value_or(0)), .reason = m_reason->toPlainText()};
}

bool AssignDialog::validate()
{
    if (m_person->pickedId())
        return true;
    setFieldError(u"assignee_id"_s, tr("There is nobody of this name. Choose a person from the list."));
    return false;
}

void AssignDialog::retranslate()
{
    showTarget();
    setWindowTitle(tr("Assign"));
    field(u"assignee_id"_s)->setLabel(tr("Assignee"));
    field(u"reason"_s)->setLabel(tr("Reason"));
    m_toMe->setText(tr("Me"));
    m_toMe->setAccessibleName(tr("Assign to me"));
    m_person->setChoices(peopleChoices(m_directory, m_me), tr("Nobody (take the assignment away)"));
    const int n = target().count;
    primaryButton()->setText(n == 1 ? tr("Assign") : tr("Assign %n incident(s)", nullptr, n));
}

PriorityDialog::PriorityDialog(CommandTarget target, QWidget *parent)
    : CommandDialog(std::move(target), parent)
    , m_priority(new QComboBox(this))
{
    setObjectName(u"priorityDialog"_s);
    m_priority->setObjectName(u"priority"_s);
    addField({u"priority"_s}, m_priority);
    fillEnumBox(m_priority, allPriorities);
    setEnumValue<Priority>(m_priority, this->target().priority);
}

IncidentCommand PriorityDialog::command() const
{
    Update update;
    update.patch.priority = enumValue<Priority>(m_priority);
    return update;
}

bool PriorityDialog::validate()
{
    if (enumValue<Priority>(m_priority))
        return true;
    setFieldError(u"priority"_s, tr("Choose a priority."));
    return false;
}

void PriorityDialog::retranslate()
{
    showTarget();
    setWindowTitle(tr("Priority"));
    field(u"priority"_s)->setLabel(tr("Priority"));
    fillEnumBox(m_priority, allPriorities);
    const int n = target().count;
    primaryButton()->setText(n == 1 ? tr("Set priority") : tr("Set the priority of %n incident(s)", nullptr, n));
}

EscalateDialog::EscalateDialog(CommandTarget target, const Directory &directory, QWidget *parent)
    : CommandDialog(std::move(target), parent)
    , m_directory(directory)
    , m_level(new QComboBox(this))
    , m_reason(noteEditor(this, 4))
    , m_search(new QLineEdit(this))
    , m_people(new QListWidget(this))
    , m_autoAssign(new QCheckBox(this))
{
    setObjectName(u"escalateDialog"_s);
    m_level->setObjectName(u"level"_s);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setFocus(); // the level that is proposed is mostly right
    addField({u"escalation_level"_s, u"level"_s}, m_level);
    addField({u"reason"_s}, m_reason)->setRequired(true);
    auto *people = new QWidget(this);
    auto *column = new QVBoxLayout(people);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().space(1));
    m_search->setClearButtonEnabled(true);
    m_people->setFixedHeight(theme().px(132));
    m_people->setObjectName(u"notifyUsers"_s);
    column->addWidget(m_search);
    column->addWidget(m_people);
    passFocus(people, m_search);
    addField({u"notify_users"_s}, people);
    addWidget(m_autoAssign);
    for (const PickBox::Choice &choice : peopleChoices(m_directory, {})) {
        auto *item = new QListWidgetItem(visibleControls(choice.label), m_people);
        item->setData(Qt::UserRole, choice.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    connect(m_search, &QLineEdit::textChanged, this, &EscalateDialog::filterPeople);
}

void EscalateDialog::filterPeople(const QString &typed)
{
    for (int i = 0; i < m_people->count(); ++i) {
        QListWidgetItem *item = m_people->item(i);
        item->setHidden(!typed.isEmpty() && !item->text().contains(typed, Qt::CaseInsensitive));
    }
}

IncidentCommand EscalateDialog::command() const
{
    Escalate command{.level = m_level->currentData().toInt(),
                     .reason = m_reason->toPlainText(),
                     .notifyUsers = {},
                     .autoAssign = m_autoAssign->isChecked()};
    for (int i = 0; i < m_people->count(); ++i) {
        if (m_people->item(i)->checkState() == Qt::Checked)
            command.notifyUsers.emplace_back(m_people->item(i)->data(Qt::UserRole).toLongLong());
    }
    return command;
}

bool EscalateDialog::validate()
{
    bool ok = true;
    if (!m_level->currentData().isValid()) {
        setFieldError(u"escalation_level"_s, tr("It stands at the highest level already."));
        ok = false;
    }
    if (m_reason->toPlainText().trimmed().isEmpty()) {
        setFieldError(u"reason"_s, tr("Say why it is escalated."));
        ok = false;
    }
    return ok;
}

void EscalateDialog::retranslate()
{
    showTarget();
    setWindowTitle(tr("Escalate"));
    field(u"escalation_level"_s)->setLabel(tr("Level"));
    field(u"reason"_s)->setLabel(tr("Reason"));
    field(u"notify_users"_s)->setLabel(tr("Notify"));
    m_search->setPlaceholderText(tr("Search people"));
    m_search->setAccessibleName(tr("Search people to notify"));
    m_people->setAccessibleName(tr("People to notify"));
    m_autoAssign->setText(tr("Assign to the manager with the fewest open incidents"));
    const int n = target().count;
    primaryButton()->setText(n == 1 ? tr("Escalate") : tr("Escalate %n incident(s)", nullptr, n));
    const QVariant kept = m_level->currentData();
    m_level->clear();
    for (int level = target().escalationLevel + 1; level <= maxEscalationLevel; ++level)
        m_level->addItem(tr("Level %L1").arg(level), level);
    m_level->setCurrentIndex(std::max(0, m_level->findData(kept)));
}

} // namespace itsm
