#include "views/shell/workspace_choice.h"

#include "views/incidents/busy_line.h"
#include "views/shell/profile_list.h"
#include "views/shell/profile_store.h"
#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

WorkspaceChoice::WorkspaceChoice(ProfileStore &profiles, SecretStore &secrets, QWidget *parent)
    : QWidget(parent)
    , m_profiles(profiles)
    , m_scroll(new QScrollArea)
    , m_title(new PlainLabel)
    , m_intro(new PlainLabel)
    , m_list(new ProfileList(profiles, secrets))
    , m_first(new QWidget)
    , m_sample(new QPushButton)
    , m_empty(new QPushButton)
    , m_connect(new QPushButton)
    , m_busy(new BusyLine)
    , m_cancel(new QPushButton)
    , m_message(new PlainLabel)
{
    setFocusProxy(m_list);
    const Theme &t = theme();
    auto *card = new QWidget;
    card->setFixedWidth(t.px(600));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(t.space(8), t.space(4), t.space(8), t.space(4));
    column->setSpacing(t.space(3));
    m_title->setLook(FontRole::CardNumber);
    column->addWidget(m_title);
    m_intro->setWordWrap(true);
    column->addWidget(m_intro);
    m_list->setMinimumHeight(t.px(260));
    column->addWidget(m_list);
    buildFirst(m_first);
    column->addWidget(m_first);
    column->addWidget(m_busy);
    m_message->setObjectName(u"choiceMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse); // it may say what to run
    m_message->setMinimumHeight(t.px(40));
    column->addWidget(m_message);
    m_cancel->setObjectName(u"cancelOpening"_s);
    m_cancel->hide();
    column->addWidget(m_cancel, 0, Qt::AlignLeft);

    // Stretches, not an alignment: an aligned widget gets no height for its width, and wrapped texts would be cut.
    auto *content = new QWidget;
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    auto *outer = new QVBoxLayout(content);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
    // On a small screen, or with large letters, it is higher than the window.
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &WorkspaceChoice::showMessage,
            Qt::QueuedConnection);

    connect(m_sample, &QPushButton::clicked, this, [this] { Q_EMIT workspaceChosen(WorkspaceContent::Sample); });
    connect(m_empty, &QPushButton::clicked, this, [this] { Q_EMIT workspaceChosen(WorkspaceContent::Empty); });
    connect(m_connect, &QPushButton::clicked, m_list, &ProfileList::add);
    connect(m_cancel, &QPushButton::clicked, this, &WorkspaceChoice::cancelWanted);
    connect(m_list, &ProfileList::openWanted, this, &WorkspaceChoice::profileChosen);
    connect(&m_profiles, &ProfileStore::changed, this, &WorkspaceChoice::showWhatThereIs);
    showWhatThereIs();
    retranslate();
}

void WorkspaceChoice::buildFirst(QWidget *into)
{
    const Theme &t = theme();
    auto *column = new QVBoxLayout(into);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(2));
    const auto add = [&](QPushButton *button) {
        column->addWidget(button);
        auto *hint = new PlainLabel;
        hint->setWordWrap(true);
        hint->setLook(FontRole::Meta, ColorRole::Muted);
        column->addWidget(hint);
        column->addSpacing(t.space(3));
        return hint;
    };
    m_sampleHint = add(m_sample);
    m_emptyHint = add(m_empty);
    m_connectHint = add(m_connect);
}

void WorkspaceChoice::showWhatThereIs()
{
    const bool isFirst = m_profiles.all().empty();
    const bool hasOwn = m_profiles.find(Profile::ownWorkspace().id).has_value();
    m_list->setVisible(!isFirst);
    m_first->setVisible(!hasOwn);
    // The list has a button for it.
    m_connect->setVisible(isFirst);
    m_connectHint->setVisible(isFirst);
    setButtonKind(m_sample, isFirst ? ButtonKind::Primary : ButtonKind::Normal);
}

void WorkspaceChoice::setProfile(const QString &id)
{
    m_list->setCurrentId(id);
}

void WorkspaceChoice::setChoosable(bool choosable)
{
    m_list->setEnabled(choosable);
    m_first->setEnabled(choosable);
    m_busy->setBusy(!choosable);
    m_cancel->hide();
}

void WorkspaceChoice::setBusy(const QString &text, bool canCancel)
{
    setChoosable(false);
    m_cancel->setVisible(canCancel);
    m_message->setLook(FontRole::Form, ColorRole::Muted);
    m_message->setText(text);
    showMessage();
}

/// It stands below everything else: scrolled to when it is written, and again when the layouts give it its place.
void WorkspaceChoice::showMessage()
{
    if (m_message->fullText().isEmpty())
        return;
    const bool canCancel = m_cancel->isVisibleTo(this);
    m_scroll->ensureWidgetVisible(canCancel ? static_cast<QWidget *>(m_cancel) : m_message, 0, theme().space(4));
}

void WorkspaceChoice::setError(const QString &text)
{
    setChoosable(true);
    m_message->setLook(FontRole::Form, ColorRole::Critical);
    m_message->setText(text);
    // What was asked for can be corrected with F2, or tried again with Enter.
    m_list->setFocus(Qt::OtherFocusReason);
    showMessage();
}

void WorkspaceChoice::setIdle()
{
    setChoosable(true);
    m_message->setText({});
}

void WorkspaceChoice::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        QWidget::keyPressEvent(event);
    else if (m_cancel->isVisible())
        m_cancel->click();
    else if (m_list->isEnabled())
        Q_EMIT left();
}

void WorkspaceChoice::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showFocusRing(*this);
}

void WorkspaceChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WorkspaceChoice::retranslate()
{
    m_title->setText(tr("ITSM Console"));
    m_intro->setText(
        tr("Incidents live in a workspace: a file of your own, or a database that you share with others."));
    m_sample->setText(tr("Look around with a &sample workspace"));
    m_sampleHint->setText(tr(
        "Services, people, and two weeks of incidents in both languages. A file of yours; nothing is sent anywhere."));
    m_empty->setText(tr("Start with an &empty workspace"));
    m_emptyHint->setText(tr("A new file on this computer. You are its administrator."));
    m_connect->setText(tr("&Connect to a server or database…"));
    m_connectHint->setText(
        tr("An ITSM server of your organization, or a PostgreSQL database. What signs you in goes to "
           "the keychain of the desktop."));
    m_cancel->setText(tr("Cancel"));
}

} // namespace itsm
