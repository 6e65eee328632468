#include "views/shell/workspace_choice.h"

#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace itsm {

namespace {

PlainLabel *hint(QVBoxLayout *column)
{
    auto *label = new PlainLabel;
    label->setWordWrap(true);
    label->setLook(FontRole::Meta, ColorRole::Muted);
    column->addWidget(label);
    return label;
}

} // namespace

WorkspaceChoice::WorkspaceChoice(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel)
    , m_intro(new PlainLabel)
    , m_message(new PlainLabel)
    , m_sample(new QPushButton)
    , m_empty(new QPushButton)
    , m_open(new QPushButton)
    , m_urlLabel(new PlainLabel)
    , m_url(new QLineEdit)
{
    const Theme &t = theme();
    auto *card = new QWidget;
    card->setFixedWidth(t.px(560));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(t.space(8), t.space(8), t.space(8), t.space(8));
    column->setSpacing(t.space(2));

    m_title->setLook(FontRole::CardNumber);
    column->addWidget(m_title);
    m_intro->setWordWrap(true);
    column->addWidget(m_intro);
    column->addSpacing(t.space(4));

    m_sample->setDefault(true);
    column->addWidget(m_sample);
    m_sampleHint = hint(column);
    column->addSpacing(t.space(3));
    column->addWidget(m_empty);
    m_emptyHint = hint(column);
    column->addSpacing(t.space(3));

    m_urlLabel->setBuddy(m_url);
    column->addWidget(m_urlLabel);
    auto *row = new QHBoxLayout;
    row->setSpacing(t.space(2));
    m_url->setPlaceholderText(QStringLiteral("postgresql://user@host/itsm"));
    row->addWidget(m_url, 1);
    row->addWidget(m_open);
    column->addLayout(row);
    m_databaseHint = hint(column);
    column->addSpacing(t.space(2));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(t.px(40));
    column->addWidget(m_message);

    // Stretches, not an alignment: an aligned widget gets no height for its width, and wrapped texts would be cut.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);

    connect(m_sample, &QPushButton::clicked, this, [this] { Q_EMIT workspaceChosen(WorkspaceContent::Sample); });
    connect(m_empty, &QPushButton::clicked, this, [this] { Q_EMIT workspaceChosen(WorkspaceContent::Empty); });
    connect(m_open, &QPushButton::clicked, this, &WorkspaceChoice::openTyped);
    connect(m_url, &QLineEdit::returnPressed, this, &WorkspaceChoice::openTyped);
    connect(m_url, &QLineEdit::textChanged, this, [this](const QString &text) { m_open->setEnabled(!text.isEmpty()); });
    m_open->setEnabled(false);
    retranslate();
}

void WorkspaceChoice::openTyped()
{
    const Result<StoreUrl> url = StoreUrl::parse(m_url->text().trimmed());
    if (!url) {
        setError(url.error().message);
        return;
    }
    Q_EMIT databaseChosen(m_url->text().trimmed());
}

void WorkspaceChoice::setUrl(const QString &url)
{
    m_url->setText(url);
}

void WorkspaceChoice::setBusy(const QString &text)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sample, m_empty, m_open, m_url})
        widget->setEnabled(false);
    m_message->setLook(FontRole::Form, ColorRole::Muted);
    m_message->setText(text);
}

void WorkspaceChoice::setError(const QString &text)
{
    setIdle();
    m_message->setLook(FontRole::Form, ColorRole::Critical);
    m_message->setText(text);
    // What was asked for can be corrected, or tried again with Enter.
    m_url->setFocus(Qt::OtherFocusReason);
}

void WorkspaceChoice::setIdle()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sample, m_empty, m_url})
        widget->setEnabled(true);
    m_open->setEnabled(!m_url->text().isEmpty());
    m_message->clear();
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
    m_urlLabel->setText(tr("Database address"));
    m_url->setAccessibleName(tr("Database address"));
    m_open->setText(tr("&Open"));
    m_databaseHint->setText(
        tr("A database that exists: postgresql://user@host/name, or sqlite:PATH. Passwords belong in ~/.pgpass."));
}

} // namespace itsm
