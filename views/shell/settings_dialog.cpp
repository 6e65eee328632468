#include "views/shell/settings_dialog.h"

#include "views/shell/look_settings.h"
#include "views/shell/notification_settings.h"
#include "views/shell/preferences.h"
#include "views/shell/profile_settings.h"
#include "views/shell/shortcut_settings.h"
#include "views/shell/transfer_settings.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/screen_room.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

SettingsDialog::SettingsDialog(Preferences &preferences, ProfileStore &profiles, SecretStore &secrets,
                               ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_parts(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new PlainLabel(this))
    , m_close(new QPushButton) // comes into the window behind the parts: the last to be reached by Tab
{
    setObjectName(u"settingsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QSize room = parent ? parent->window()->size() * 9 / 10 : QSize(960, 640);
    resize(QSize(theme().px(860), theme().px(600)).boundedTo(room));

    m_search->setClearButtonEnabled(true);
    QAction *sign = m_search->addAction(icon("search"_L1, ColorRole::Muted), QLineEdit::LeadingPosition);
    sign->setObjectName(u"searchSign"_s);
    m_search->installEventFilter(this);
    m_parts->setFixedWidth(theme().px(220));
    m_parts->setIconSize(QSize(theme().px(16), theme().px(16)));
    m_nothing->setLook(FontRole::Form, ColorRole::Muted);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_stack->addWidget(m_nothing);
    m_close->setAutoDefault(false);

    addSection(new LookSettings(preferences));
    addSection(new NotificationSettings(preferences));
    auto *ofProfiles = new ProfileSettings(profiles, secrets);
    connect(ofProfiles, &ProfileSettings::openWanted, this, &SettingsDialog::profileWanted);
    addSection(ofProfiles);
    auto *shortcuts = new ShortcutSettings(actions, preferences.settings());
    connect(shortcuts, &ShortcutSettings::sheetWanted, this, &SettingsDialog::sheetWanted);
    addSection(shortcuts);
    addSection(new TransferSettings(preferences.settings()));

    auto *left = new QVBoxLayout;
    left->setSpacing(theme().space(2));
    left->addWidget(m_search);
    left->addWidget(m_parts, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(theme().space(4));
    columns->addLayout(left);
    columns->addWidget(m_stack, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme().space(4), theme().space(4), theme().space(4), theme().space(4));
    layout->setSpacing(theme().space(4));
    layout->addLayout(columns, 1);
    layout->addLayout(buttons);

    connect(m_parts, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_stack->setCurrentIndex(row + 1); // the first says that nothing was found
    });
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_parts->setCurrentRow(0);
    retranslate();
    new ScreenBound(this);
}

void SettingsDialog::addSection(SettingsSection *section)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(section);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows what has the keyboard
    m_stack->addWidget(scroll);
    m_sections.push_back(section);
    new QListWidgetItem(section->sectionIcon(), section->title(), m_parts);
}

void SettingsDialog::search()
{
    int best = -1;
    for (size_t i = 0; i < m_sections.size(); ++i) {
        const auto row = static_cast<int>(i);
        const bool isFound = m_sections[i]->search(m_search->text());
        m_parts->item(row)->setHidden(!isFound);
        if (isFound && (best < 0 || row == m_parts->currentRow()))
            best = row;
    }
    m_parts->setCurrentRow(best);
    m_stack->setCurrentIndex(best + 1);
}

bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    // From the search line one walks through what was found; Enter is no reason to close.
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            QCoreApplication::sendEvent(m_parts, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            m_parts->setFocus(Qt::OtherFocusReason);
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->findChild<QAction *>(u"searchSign"_s)->setText(m_search->accessibleName());
    m_parts->setAccessibleName(tr("Parts of the settings"));
    m_nothing->setText(tr("No setting is called so. Try another word."));
    m_close->setText(tr("Close"));
    for (size_t i = 0; i < m_sections.size(); ++i)
        m_parts->item(static_cast<int>(i))->setText(m_sections[i]->title());
}

} // namespace itsm
