#include "views/incidents/activity_tab.h"

#include "models/event_list_model.h"
#include "services/desk/validation.h"
#include "views/incidents/activity_delegate.h"
#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int smallestLines = 2;
constexpr int largestLines = 8;
constexpr qsizetype maxDrafts = 100;

/// A list whose row heights depend on its width.
class TimelineView : public QListView
{
public:
    using QListView::QListView;
    void layOutAgain() { scheduleDelayedItemsLayout(); }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QListView::resizeEvent(event);
        scheduleDelayedItemsLayout();
    }
};
} // namespace

ActivityTab::ActivityTab(CommandRunner &runner, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_model(new EventListModel(clock, this))
    , m_list(new TimelineView(this))
    , m_delegate(new ActivityDelegate(m_list, clock))
    , m_empty(new PlainLabel(this))
    , m_cut(new PlainLabel(this))
    , m_comment(new QPlainTextEdit(this))
    , m_internal(new QCheckBox(this))
    , m_problem(new PlainLabel(this))
    , m_send(new QPushButton(this))
{
    setObjectName(u"activityTab"_s);
    m_list->setObjectName(u"timeline"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(false);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->verticalScrollBar()->setSingleStep(theme().px(24));
    m_list->installEventFilter(this);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ActivityTab::showMenu);
    m_empty->setLook(FontRole::Form, ColorRole::Muted);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->hide();
    m_cut->setObjectName(u"activityCut"_s);
    m_cut->setLook(FontRole::Meta, ColorRole::Muted);
    m_cut->setContentsMargins(theme().space(4), theme().space(1), theme().space(4), theme().space(1));
    m_cut->hide();

    m_comment->setObjectName(u"comment"_s);
    m_comment->setTabChangesFocus(true);
    m_comment->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_comment->installEventFilter(this);
    connect(m_comment, &QPlainTextEdit::textChanged, this, [this] {
        fitComment();
        updateSend();
        if (m_loadingDraft || !m_incident.isValid())
            return;
        m_problem->hide();
        const QString text = m_comment->toPlainText();
        if (text.isEmpty())
            m_drafts.remove(m_incident);
        else
            m_drafts.insert(m_incident, text);
        Q_EMIT draftsChanged();
    });
    connect(m_internal, &QCheckBox::toggled, this, [this](bool isInternal) {
        if (m_loadingDraft || !m_incident.isValid())
            return;
        if (isInternal)
            m_internalDrafts.insert(m_incident);
        else
            m_internalDrafts.remove(m_incident);
        Q_EMIT draftsChanged();
    });
    m_problem->setLook(FontRole::Meta, ColorRole::Critical);
    m_problem->setObjectName(u"commentProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_send->setObjectName(u"sendComment"_s);
    setButtonKind(m_send, ButtonKind::Primary);
    connect(m_send, &QPushButton::clicked, this, &ActivityTab::send);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme().space(2));
    buttons->addWidget(m_internal);
    buttons->addStretch();
    buttons->addWidget(m_send);
    auto *box = new QVBoxLayout;
    box->setContentsMargins(theme().space(4), theme().space(2), theme().space(4), theme().space(3));
    box->setSpacing(theme().space(2));
    box->addWidget(m_comment);
    box->addWidget(m_problem);
    box->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_cut);
    layout->addLayout(box);
    retranslate();
    fitComment();
    updateSend();
}

ActivityTab::~ActivityTab() = default;

void ActivityTab::expectIncident(IncidentId incident)
{
    if (m_incident == incident)
        return;
    m_incident = incident;
    m_number.clear();
    m_loadingDraft = true;
    m_comment->setPlainText(m_drafts.value(incident));
    m_comment->moveCursor(QTextCursor::End);
    m_internal->setChecked(m_internalDrafts.contains(incident));
    m_loadingDraft = false;
    m_problem->hide();
}

void ActivityTab::setIncident(const Incident &incident, const std::vector<IncidentEvent> &events)
{
    expectIncident(incident.id);
    m_number = incident.number;
    const bool other = std::exchange(m_listed, incident.id) != incident.id;
    if (other)
        m_delegate->clearCache(); // or it would keep those of all that anybody looks at in a day
    m_model->setRows(events, !other);
    m_empty->setVisible(events.empty());
    m_list->setVisible(!events.empty());
    m_cut->setVisible(isCut());
    if (other)
        m_list->scrollToTop();
}

bool ActivityTab::isCut() const
{
    return m_model->rowCount() >= mostEventsOfIncident;
}

void ActivityTab::setEditable(bool editable)
{
    m_editable = editable;
    updateSend();
}

void ActivityTab::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_delegate->setTimeZoneMode(mode);
}

void ActivityTab::refreshTimes()
{
    if (isVisible())
        m_list->viewport()->update();
}

void ActivityTab::focusComment()
{
    m_comment->setFocus(Qt::ShortcutFocusReason);
}

QJsonObject ActivityTab::drafts() const
{
    QJsonObject json;
    for (auto it = m_drafts.begin(); it != m_drafts.end() && json.size() < maxDrafts; ++it)
        json.insert(QString::number(it.key().value),
                    m_internalDrafts.contains(it.key())
                        ? QJsonValue(QJsonObject{{u"text"_s, it.value()}, {u"internal"_s, true}})
                        : QJsonValue(it.value()));
    return json;
}

void ActivityTab::setDrafts(const QJsonObject &drafts)
{
    for (auto it = drafts.begin(); it != drafts.end(); ++it) {
        const IncidentId id(it.key().toLongLong());
        if (!id.isValid())
            continue;
        const QJsonObject object = it.value().toObject();
        m_drafts.insert(id,
                        (it.value().isObject() ? object.value("text"_L1) : it.value()).toString().left(maxTextLength));
        if (object.value("internal"_L1).toBool())
            m_internalDrafts.insert(id);
    }
}

void ActivityTab::send()
{
    const QString text = m_comment->toPlainText();
    if (text.trimmed().isEmpty() || !m_editable || m_sending.isValid())
        return;
    if (text.size() > maxTextLength) {
        m_problem->setText(
            tr("At most %L1 characters are possible; these are %L2.").arg(maxTextLength).arg(text.size()));
        m_problem->show();
        return;
    }
    const IncidentId incident = m_incident;
    const QString number = m_number;
    m_sending = incident;
    updateSend();
    m_runner.run(
        {.id = incident, .version = 0}, Comment{.text = text, .isInternal = m_internal->isChecked()}, this,
        [this, incident, number, text](const Result<Incident> &result) {
            m_sending = {};
            const bool shown = m_incident == incident;
            if (result) {
                // What was typed while it was on its way is the next comment.
                QString rest = m_drafts.value(incident);
                rest = rest == text ? QString() : rest.startsWith(text) ? rest.mid(text.size()).trimmed() : rest;
                if (rest.isEmpty()) {
                    m_drafts.remove(incident);
                    m_internalDrafts.remove(incident);
                } else {
                    m_drafts.insert(incident, rest);
                }
                if (shown && m_comment->toPlainText() != rest)
                    m_comment->setPlainText(rest);
                if (shown)
                    m_internal->setChecked(m_internalDrafts.contains(incident));
                Q_EMIT draftsChanged();
            } else if (shown) {
                m_problem->setText(result.error().message);
                m_problem->show();
            } else {
                Q_EMIT sendFailedUnseen(number, result.error());
            }
            updateSend();
        });
}

void ActivityTab::updateSend()
{
    m_send->setEnabled(m_editable && !m_sending.isValid() && !m_comment->toPlainText().trimmed().isEmpty());
}

void ActivityTab::fitComment()
{
    const int lines = std::clamp(m_comment->document()->lineCount(), smallestLines, largestLines);
    m_comment->setFixedHeight(m_comment->fontMetrics().lineSpacing() * lines + theme().space(4));
}

void ActivityTab::showMenu(const QPoint &at)
{
    const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("Copy"));
    copy->setEnabled(!selected.isEmpty());
    connect(copy, &QAction::triggered, this, [this] {
        QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
        std::sort(rows.begin(), rows.end());
        QStringList texts;
        for (const QModelIndex &row : std::as_const(rows)) {
            if (const IncidentEvent *event = m_model->at(row.row()))
                texts.append(activityText(*event, m_zone));
        }
        QGuiApplication::clipboard()->setText(texts.join(u"\n\n"_s));
    });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

bool ActivityTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_comment && enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            send();
            return true;
        }
        // Letters are commands of the page, not a search in the list.
        if (watched == m_list && !key->text().isEmpty() && key->text().at(0).isPrint() &&
            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ActivityTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_delegate->clearCache();
        static_cast<TimelineView *>(m_list)->layOutAgain();
    } else if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_delegate->clearCache();
        static_cast<TimelineView *>(m_list)->layOutAgain();
        fitComment();
    }
}

void ActivityTab::retranslate()
{
    setAccessibleName(tr("Activity"));
    m_list->setAccessibleName(tr("History, newest first"));
    m_empty->setText(tr("Nothing has happened yet"));
    m_cut->setText(tr("The latest %L1 records; older ones are not shown").arg(mostEventsOfIncident));
    m_comment->setPlaceholderText(tr("Write a comment. Ctrl+Enter sends it."));
    m_comment->setAccessibleName(tr("Comment"));
    m_internal->setText(tr("Internal"));
    m_internal->setToolTip(tr("Not for reporters"));
    m_send->setText(tr("Comment", "button"));
}

} // namespace itsm
