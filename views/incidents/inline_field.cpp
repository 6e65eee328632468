#include "views/incidents/inline_field.h"

#include "views/incidents/editor_value.h"
#include "views/incidents/value_row.h"
#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype mostDrafts = 100;
} // namespace

InlineField::InlineField(Look look, ValueText value, MakeEditor makeEditor, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_value(std::move(value))
    , m_makeEditor(std::move(makeEditor))
    , m_label(new PlainLabel(this))
    , m_row(new ValueRow(look == Look::Title ? FontRole::Section : FontRole::Form, m_makeEditor != nullptr, this))
    , m_layout(new QVBoxLayout(this))
    , m_buttons(new QWidget(this))
    , m_save(new QPushButton(m_buttons))
    , m_cancel(new QPushButton(m_buttons))
    , m_problem(new PlainLabel(this))
    , m_conflictButtons(new QWidget(this))
    , m_keepMine(new QPushButton(m_conflictButtons))
    , m_takeTheirs(new QPushButton(m_conflictButtons))
{
    m_label->setLook(FontRole::Meta, ColorRole::Muted);
    m_label->setVisible(look == Look::Fact);
    connect(m_row, &ValueRow::editWanted, this, &InlineField::beginEdit);
    m_row->setReading(look == Look::Body);

    m_save->setObjectName(u"inlineSave"_s);
    m_cancel->setObjectName(u"inlineCancel"_s);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, theme().space(1), 0, 0);
    buttons->setSpacing(theme().space(1));
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    m_buttons->hide();

    m_problem->setLook(FontRole::Meta, ColorRole::Critical);
    m_problem->setObjectName(u"inlineProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *choice = new QHBoxLayout(m_conflictButtons);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(theme().space(1));
    choice->addStretch();
    choice->addWidget(m_takeTheirs);
    choice->addWidget(m_keepMine);
    m_takeTheirs->setObjectName(u"takeTheirs"_s);
    m_keepMine->setObjectName(u"keepMine"_s);
    m_conflictButtons->hide();

    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme().space(look == Look::Fact ? 0 : 1));
    m_layout->addWidget(m_label);
    m_layout->addWidget(m_row);
    m_layout->addWidget(m_problem);
    m_layout->addWidget(m_conflictButtons);
    m_layout->addWidget(m_buttons);

    connect(m_save, &QPushButton::clicked, this, &InlineField::save);
    connect(m_cancel, &QPushButton::clicked, this, &InlineField::cancelEdit);
    connect(m_keepMine, &QPushButton::clicked, this, [this] { send(m_conflictVersion); });
    connect(m_takeTheirs, &QPushButton::clicked, this, &InlineField::cancelEdit);
    retranslate();
}

InlineField::~InlineField() = default;

void InlineField::setLabel(const QString &label)
{
    m_label->setText(label);
    setAccessibleName(label);
    m_row->setName(label);
}

void InlineField::setEmptyText(const QString &text)
{
    m_emptyText = text;
    refresh();
}

void InlineField::setEditable(bool editable)
{
    m_editable = editable && m_makeEditor;
    m_save->setEnabled(editable && !m_saving);
    m_row->setEditable(m_editable);
    update();
}

QWidget *InlineField::editorWidget() const
{
    return m_editor ? m_editor->widget : nullptr;
}

QString InlineField::shownText() const
{
    return m_row->text();
}

void InlineField::setIncident(const Incident &incident)
{
    if (m_incident && m_incident->id != incident.id)
        putAway();
    m_incident = std::make_unique<Incident>(incident);
    if (m_drafts.contains(incident.id) && !m_editor) {
        const FieldDraft kept = m_drafts.take(incident.id);
        openEditor(incident);
        const bool isStored = m_untouched == kept.value; // its answer came when nobody waited for it
        closeEditor();
        if (!isStored) {
            openEditor(*kept.base);
            setEditorValue(m_editor->widget, kept.value);
        }
    }
    if (m_editor && !m_saving && m_conflictVersion == 0 && m_value(incident) != m_value(*m_base))
        showProblem(tr("Changed by somebody else meanwhile: %1").arg(m_value(incident)));
    refresh();
}

void InlineField::putAway()
{
    if (!m_editor)
        return;
    const QVariant value = editorValue(m_editor->widget);
    if (m_saving || value != m_untouched)
        m_drafts.insert(m_base->id, {std::make_shared<const Incident>(*m_base), value});
    closeEditor();
}

QJsonObject InlineField::drafts() const
{
    QJsonObject json;
    const auto add = [&json](const FieldDraft &draft) {
        if (json.size() < mostDrafts)
            json.insert(QString::number(draft.base->id.value), draft.toJson());
    };
    if (m_editor && editorValue(m_editor->widget) != m_untouched)
        add({std::make_shared<const Incident>(*m_base), editorValue(m_editor->widget)});
    for (const FieldDraft &draft : m_drafts)
        add(draft);
    return json;
}

void InlineField::setDrafts(const QJsonObject &drafts)
{
    for (const auto &json : drafts) {
        if (const auto draft = FieldDraft::fromJson(json))
            m_drafts.insert(draft->base->id, *draft);
    }
}

void InlineField::refresh()
{
    if (!m_incident)
        return;
    const QString text = m_value(*m_incident);
    const bool isMuted = text.isEmpty() && m_look != Look::Title;
    m_row->setText(text.isEmpty() ? m_emptyText : text, isMuted ? ColorRole::Muted : ColorRole::Text);
    if (m_mark)
        m_row->setMark(m_mark(*m_incident));
}

void InlineField::beginEdit()
{
    if (m_editor || !m_editable || !m_incident)
        return;
    openEditor(*m_incident);
    m_editor->widget->setFocus(Qt::OtherFocusReason);
    if (auto *combo = qobject_cast<QComboBox *>(m_editor->widget); combo && combo->lineEdit())
        combo->lineEdit()->selectAll();
    showWhole();
}

/// With buttons and problem, once all has its place.
void InlineField::showWhole()
{
    QTimer::singleShot(0, this, [this] {
        QWidget *around = parentWidget();
        while (around && !qobject_cast<QScrollArea *>(around))
            around = around->parentWidget();
        if (around && isEditing())
            static_cast<QScrollArea *>(around)->ensureWidgetVisible(this, 0, theme().space(2));
    });
}

void InlineField::openEditor(const Incident &base)
{
    m_base = std::make_unique<Incident>(base);
    m_editor = std::make_unique<InlineEditor>(m_makeEditor(this));
    m_editor->load(base);
    m_untouched = editorValue(m_editor->widget);
    m_warnedOf.clear();
    whenEdited(m_editor->widget, this, [this] { Q_EMIT draftsChanged(); });
    m_editor->widget->setAccessibleName(m_label->fullText());
    m_editor->widget->installEventFilter(this);
    if (auto *combo = qobject_cast<QComboBox *>(m_editor->widget); combo && combo->lineEdit())
        combo->lineEdit()->installEventFilter(this);
    m_layout->insertWidget(m_layout->indexOf(m_row) + 1, m_editor->widget);
    // Made last, it would be the last that Tab comes to.
    setTabOrder(m_buttons->previousInFocusChain(), m_editor->widget);
    m_row->hide();
    m_buttons->show();
    m_editor->widget->show();
}

void InlineField::cancelEdit()
{
    if (!m_editor)
        return;
    const bool hadFocus = hasFocus() || isAncestorOf(QApplication::focusWidget());
    closeEditor();
    if (hadFocus)
        m_row->focusPencil();
    refresh();
}

void InlineField::closeEditor()
{
    // The editor may be the one whose event brought us here.
    m_editor->widget->hide();
    m_editor->widget->deleteLater();
    m_editor.reset();
    m_base.reset();
    m_saving = false;
    m_conflictVersion = 0;
    m_problem->hide();
    m_conflictButtons->hide();
    m_buttons->hide();
    m_save->setEnabled(m_editable);
    m_row->show();
    update();
    Q_EMIT draftsChanged();
}

void InlineField::save()
{
    if (!m_editor || m_saving)
        return;
    // Others may have changed other fields: then our change can follow theirs. Only if this very field changed is
    // the version asked for that the person saw.
    const bool sameField = m_value(*m_incident) == m_value(*m_base);
    send(sameField ? m_incident->version : m_base->version);
}

void InlineField::send(qint64 version)
{
    QString problem;
    const std::optional<IncidentCommand> command = m_editor->command(problem);
    if (!command) {
        showProblem(problem);
        return;
    }
    m_problem->hide();
    m_conflictButtons->hide();
    m_buttons->show();
    m_saving = true;
    // Qt would take the keyboard to whatever comes behind what is switched off.
    if (isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    m_save->setEnabled(false);
    m_editor->widget->setEnabled(false);
    Q_EMIT saveWanted(*command, version);
}

void InlineField::finish(IncidentId incident, const Result<Incident> &result)
{
    // The person looks at another incident by now: what could not be saved waits with its incident.
    if (!m_incident || m_incident->id != incident || !m_saving) {
        if (result && m_drafts.remove(incident))
            Q_EMIT draftsChanged();
        else if (const auto draft = m_drafts.constFind(incident); draft != m_drafts.constEnd())
            Q_EMIT saveFailedUnseen(draft->base->number, result.error());
        return;
    }
    m_saving = false;
    m_save->setEnabled(m_editable);
    m_editor->widget->setEnabled(true);
    if (result) {
        m_incident = std::make_unique<Incident>(*result);
        cancelEdit();
        return;
    }
    m_editor->widget->setFocus(Qt::OtherFocusReason);
    const Error &error = result.error();
    if (error.code != Error::Code::Conflict) {
        showProblem(error.message);
        return;
    }
    const qint64 server = error.details.value("server_version"_L1).toInteger();
    m_conflictVersion = server;
    const bool known = m_incident->version >= server;
    showConflict(known ? m_value(*m_incident) : QString());
}

void InlineField::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (isAncestorOf(QApplication::focusWidget()))
        showWhole();
}

void InlineField::showConflict(const QString &theirs)
{
    showProblem(theirs.isEmpty() ? tr("Somebody else changed this incident meanwhile.")
                                 : tr("Somebody else wrote meanwhile: %1").arg(theirs));
    m_buttons->hide();
    m_conflictButtons->show();
    showFocusRing(*this);
    m_keepMine->setFocus(Qt::OtherFocusReason);
}

bool InlineField::eventFilter(QObject *watched, QEvent *event)
{
    if (m_editor && event->type() == QEvent::ShortcutOverride) {
        // A list of values is searched by letters, which are commands of the page otherwise.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isText = !key->text().isEmpty() && key->text().at(0).isPrint();
        if (isText && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
            event->accept();
            return true;
        }
    }
    if (m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isText = qobject_cast<QPlainTextEdit *>(m_editor->widget);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape) {
            // A text of several lines is not typed anew in a moment.
            const QVariant typed = editorValue(m_editor->widget);
            if (isText && typed != m_untouched && typed != m_warnedOf) {
                m_warnedOf = typed;
                showProblem(tr("What you typed is not saved. Esc once more throws it away."));
            } else {
                cancelEdit();
            }
            return true;
        }
        if (enter && (!isText || key->modifiers().testFlag(Qt::ControlModifier))) {
            save();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InlineField::enterEvent(QEnterEvent *event)
{
    setHovered(true);
    QWidget::enterEvent(event);
}

void InlineField::leaveEvent(QEvent *event)
{
    setHovered(false);
    QWidget::leaveEvent(event);
}

void InlineField::setHovered(bool hovered)
{
    m_row->setHovered(hovered);
}

void InlineField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    } else if (event->type() == QEvent::PaletteChange) {
        refresh();
    }
}

void InlineField::retranslate()
{
    m_save->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    m_keepMine->setText(tr("Keep mine"));
    m_takeTheirs->setText(tr("Take theirs"));
    setLabel(m_label->fullText());
}

} // namespace itsm
