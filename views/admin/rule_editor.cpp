#include "views/admin/rule_editor.h"

#include "models/answer.h"
#include "services/rules/rule_text.h"
#include "views/admin/json_edit.h"
#include "views/admin/rule_conflict.h"
#include "views/widgets/console_style.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/section_header.h"
#include "views/widgets/state_overlay.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto checkDelay = 200ms;
constexpr int listRows = 4;

NewRule inputOf(const Rule &written, bool isActive)
{
    return {.name = written.name,
            .description = written.description,
            .type = written.type,
            .conditions = written.conditions,
            .actions = written.actions,
            .priority = written.priority.value(),
            .isActive = isActive,
            .metadata = written.metadata};
}

} // namespace

RuleEditor::RuleEditor(Backend &backend, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_header(new SectionHeader(QString(), this))
    , m_edit(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_text(new JsonEdit(this))
    , m_overlay(new StateOverlay(m_text, this, clock))
    , m_list(new QListWidget(this))
    , m_conflict(new RuleConflict(*m_text, this))
    , m_error(new PlainLabel(this))
{
    const Theme &t = theme();
    m_text->setObjectName(u"ruleText"_s);
    m_text->installEventFilter(this);
    m_list->setObjectName(u"ruleMistakes"_s);
    m_list->setFixedHeight(listRows * t.rowHeight());
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setIconSize(QSize(t.px(14), t.px(14)));
    m_error->setWordWrap(true);
    m_error->setLook(FontRole::Form, ColorRole::Critical);
    m_edit->setIcon(icon("edit"_L1));
    setButtonKind(m_save, ButtonKind::Primary);
    m_save->setObjectName(u"saveRule"_s);
    for (QPushButton *button : {m_edit, m_cancel, m_save})
        m_header->addAction(button);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.space(2), t.space(1), t.space(2), t.space(2));
    column->setSpacing(t.space(2));
    column->addWidget(m_header);
    column->addWidget(m_overlay, 3);
    column->addWidget(m_list);
    column->addWidget(m_error);
    column->addWidget(m_conflict, 4); // its words and buttons stand beside a text of the same height
    m_list->hide();
    m_error->hide();

    connect(m_edit, &QPushButton::clicked, this, &RuleEditor::edit);
    connect(m_cancel, &QPushButton::clicked, this, &RuleEditor::cancel);
    connect(m_save, &QPushButton::clicked, this, &RuleEditor::save);
    connect(m_conflict, &RuleConflict::theirsTaken, this, &RuleEditor::takeTheirs);
    connect(m_conflict, &RuleConflict::mineKept, this, &RuleEditor::keepMine);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        const auto row = static_cast<size_t>(m_list->row(item));
        if (row < m_text->mistakes().size())
            m_text->goTo(m_text->mistakes()[row].place);
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isEditing)
            m_checkTimer.start(checkDelay);
    });
    connect(&m_checkTimer, &QTimer::timeout, this, &RuleEditor::check);
    m_checkTimer.setSingleShot(true);
    showWords();
}

void RuleEditor::showRule(const std::optional<Rule> &rule)
{
    const bool isSame = rule && m_shown && rule->id == m_shown->id;
    m_shown = rule;
    if (m_isEditing)
        return;
    const QString text = rule ? ruleText(*rule) : QString();
    if (text != m_text->toPlainText()) {
        const int scroll = m_text->verticalScrollBar()->value();
        m_text->setPlainText(text);
        if (isSame)
            m_text->verticalScrollBar()->setValue(scroll);
    }
    showWords();
}

void RuleEditor::edit()
{
    if (m_isEditing) {
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_shown || !m_refusal.isEmpty())
        return;
    m_base = *m_shown;
    begin(ruleText(m_base), ruleText(m_base));
    goToText();
}

void RuleEditor::startNew(const Rule &draft)
{
    m_base = draft;
    m_base.id = {};
    m_base.version = 0;
    begin(ruleText(draft), ruleText(draft));
    goToText();
}

void RuleEditor::begin(const QString &baseText, const QString &text)
{
    m_isEditing = true;
    m_baseText = baseText;
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    showWords();
    check();
    Q_EMIT changed();
}

void RuleEditor::goToText()
{
    m_text->setFocus(Qt::OtherFocusReason);
    m_text->moveCursor(QTextCursor::Start);
}

QJsonObject RuleEditor::draft() const
{
    if (!isModified())
        return {};
    return {{u"id"_s, m_base.id.value}, {u"version"_s, m_base.version}, {u"is_active"_s, m_base.isActive},
            {u"name"_s, m_base.name},   {u"base"_s, m_baseText},        {u"text"_s, m_text->toPlainText()}};
}

void RuleEditor::resume(const QJsonObject &draft)
{
    m_base = Rule();
    m_base.id = RuleId(draft.value("id"_L1).toInteger());
    m_base.version = draft.value("version"_L1).toInteger();
    m_base.isActive = draft.value("is_active"_L1).toBool();
    m_base.name = draft.value("name"_L1).toString();
    begin(draft.value("base"_L1).toString(), draft.value("text"_L1).toString());
}

void RuleEditor::discard()
{
    if (m_isEditing)
        stop();
}

bool RuleEditor::isModified() const
{
    return m_isEditing && m_text->toPlainText() != m_baseText;
}

void RuleEditor::stop()
{
    m_isEditing = false;
    m_isBusy = false;
    m_checkTimer.stop();
    m_text->setMistakes({});
    m_error->hide();
    m_conflict->end();
    showMistakes();
    showRule(m_shown);
    Q_EMIT changed();
    Q_EMIT left();
}

void RuleEditor::cancel()
{
    if (!m_isEditing || m_isBusy)
        return;
    if (!isModified())
        return stop();
    showPlainMessage(this,
                     {.icon = QMessageBox::Warning,
                      .title = tr("Discard changes"),
                      .text = tr("Discard what you have written?"),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = tr("Discard"),
                      .destructive = true},
                     [this](QMessageBox::StandardButton button) {
                         if (button == QMessageBox::Ok)
                             stop();
                         else
                             m_text->setFocus(Qt::OtherFocusReason);
                     });
}

void RuleEditor::check()
{
    if (!m_isEditing)
        return;
    std::vector<JsonEdit::Mistake> mistakes;
    for (const RuleTextIssue &issue : readRuleText(m_text->toPlainText()).issues)
        mistakes.push_back({issue.place, issue.message});
    m_isTextWrong = !mistakes.empty();
    m_text->setMistakes(std::move(mistakes));
    if (!m_conflict->isHidden())
        m_conflict->compare();
    showMistakes();
    showButtons();
}

void RuleEditor::showMistakes()
{
    m_list->clear();
    const QString text = m_text->toPlainText();
    for (const JsonEdit::Mistake &mistake : m_text->mistakes()) {
        const LineColumn at = lineColumn(text, mistake.place.position);
        m_list->addItem(new QListWidgetItem(
            markIcon(markOf(Severity::Critical)),
            tr("Line %1, column %2: %3")
                .arg(QString::number(at.line), QString::number(at.column), visibleControls(mistake.message))));
        m_list->item(m_list->count() - 1)->setToolTip(visibleControls(mistake.message).toHtmlEscaped());
    }
    m_list->setVisible(m_list->count() > 0);
    Q_EMIT changed();
}

void RuleEditor::goToNextMistake()
{
    const std::vector<JsonEdit::Mistake> &mistakes = m_text->mistakes();
    if (mistakes.empty())
        return;
    const int at = m_text->textCursor().position();
    const auto next = std::find_if(mistakes.begin(), mistakes.end(),
                                   [at](const JsonEdit::Mistake &mistake) { return mistake.place.position > at; });
    m_text->goTo((next == mistakes.end() ? mistakes.front() : *next).place);
}

void RuleEditor::save()
{
    if (!m_isEditing || m_isBusy || !m_conflict->isHidden()) // in a conflict the choice is there
        return;
    m_checkTimer.stop();
    m_error->hide();
    check();
    if (!m_text->mistakes().empty()) {
        m_text->goTo(m_text->mistakes().front().place);
        return;
    }
    send(readRuleText(m_text->toPlainText()).rule);
}

void RuleEditor::send(const Rule &written)
{
    m_isBusy = true;
    showButtons();
    // What nobody has tried yet should not act by itself: a new rule is switched on in the list.
    const bool isNew = !m_base.id.isValid();
    const NewRule input = inputOf(written, !isNew && m_base.isActive);
    whenAnswered(this, isNew ? m_backend.createRule(input) : m_backend.updateRule(m_base.id, input, m_base.version),
                 [this](Result<Rule> &&result) {
                     m_isBusy = false;
                     showButtons();
                     if (!result)
                         return onFailed(result.error());
                     m_shown = *result;
                     stop();
                     Q_EMIT saved(*result);
                 });
}

void RuleEditor::onFailed(const Error &error)
{
    if (error.code == Error::Code::Conflict) {
        const QJsonObject theirs = error.details.value(u"theirs"_s).toObject();
        // It was only switched, or ran: nothing to choose, ours can follow theirs.
        if (ruleText(theirs) == m_baseText && theirs.value(u"version"_s).toInteger() != m_base.version) {
            followTheirs(theirs);
            return save();
        }
        m_conflict->showTheirs(theirs, error.message);
        showButtons();
        return;
    }
    if (!error.field.isEmpty()) {
        // What only the database knows, e.g. a person who left, stands at its place as well.
        const TextPlace place = jsonPlace(m_text->toPlainText(), error.field);
        m_text->setMistakes({{place, error.message}});
        showMistakes();
        m_text->goTo(place);
        return;
    }
    m_error->setText(visibleControls(error.message));
    m_error->show();
}

/// What is written from now on is written on top of the stored rule of the conflict.
void RuleEditor::followTheirs(const QJsonObject &theirs)
{
    m_base.version = theirs.value(u"version"_s).toInteger();
    m_base.isActive = theirs.value(u"is_active"_s).toBool(m_base.isActive);
}

void RuleEditor::takeTheirs()
{
    m_conflict->end();
    followTheirs(m_conflict->theirs());
    m_baseText = ruleText(m_conflict->theirs());
    m_text->setPlainText(m_baseText);
    m_text->setFocus(Qt::OtherFocusReason);
    showButtons();
    check();
}

void RuleEditor::keepMine()
{
    m_conflict->end();
    followTheirs(m_conflict->theirs());
    showButtons();
    save();
}

QString RuleEditor::ruleName() const
{
    return visibleControls(m_isEditing ? m_base.name : m_shown ? m_shown->name : QString());
}

void RuleEditor::setRefusal(const QString &reason)
{
    m_refusal = reason;
    showButtons();
}

void RuleEditor::showButtons()
{
    m_edit->setVisible(!m_isEditing && m_shown);
    m_edit->setEnabled(m_refusal.isEmpty());
    m_edit->setToolTip(m_refusal);
    m_cancel->setVisible(m_isEditing);
    m_save->setVisible(m_isEditing && m_conflict->isHidden()); // then it is chosen there
    // What is typed while it is saved would be replaced by what was.
    m_text->setReadOnly(!m_isEditing || m_isBusy);
    m_cancel->setEnabled(!m_isBusy);
    // What only the database refuses may be tried again.
    m_save->setEnabled(!m_isBusy && !m_isTextWrong);
    m_save->setToolTip(m_isTextWrong ? tr("Correct the mistakes first.") : QString());
}

void RuleEditor::showWords()
{
    const QString name = ruleName();
    if (m_isEditing && !m_base.id.isValid())
        m_header->setTitle(tr("New rule"));
    else
        m_header->setTitle(name.isEmpty() ? tr("Rule") : name);
    m_text->setAccessibleName(tr("Rule as JSON"));
    m_conflict->retranslate();
    m_list->setAccessibleName(tr("Mistakes"));
    m_edit->setText(tr("Edit"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save"));
    if (m_isEditing || m_shown)
        m_overlay->setReady();
    else
        m_overlay->setEmpty(tr("No rule is chosen"), tr("Choose one to read its conditions and actions."));
    showButtons();
}

void RuleEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showWords();
        check();
    }
}

bool RuleEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        if (m_isEditing)
            cancel();
        else
            Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace itsm
