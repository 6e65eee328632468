#include "views/shell/profile_list.h"

#include "views/shell/profile_delegate.h"
#include "views/shell/profile_dialog.h"
#include "views/shell/profile_store.h"
#include "views/widgets/console_style.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int IdRole = Qt::UserRole;

QLatin1StringView iconOf(Profile::Kind kind)
{
    switch (kind) {
    case Profile::Kind::Local:
        return "file"_L1;
    case Profile::Kind::PostgreSql:
        return "database"_L1;
    case Profile::Kind::Server:
        break;
    }
    return "link"_L1;
}
} // namespace

ProfileList::ProfileList(ProfileStore &profiles, SecretStore &secrets, QWidget *parent)
    : QWidget(parent)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_duplicate(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_open(new QPushButton(this))
{
    m_list->setObjectName(u"profiles"_s);
    m_list->setItemDelegate(new ProfileDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    setButtonKind(m_open, ButtonKind::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme().space(2));
    for (QPushButton *button : {m_add, m_edit, m_duplicate, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    buttons->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().space(2));
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    setFocusProxy(m_list);

    const auto openCurrent = [this] {
        if (const QString id = currentId(); !id.isEmpty())
            Q_EMIT openWanted(id);
    };
    connect(m_open, &QPushButton::clicked, this, openCurrent);
    connect(m_list, &QListWidget::itemActivated, this, openCurrent);
    connect(m_add, &QPushButton::clicked, this, &ProfileList::add);
    connect(m_edit, &QPushButton::clicked, this, &ProfileList::editCurrent);
    connect(m_duplicate, &QPushButton::clicked, this, &ProfileList::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &ProfileList::remove);
    connect(&m_profiles, &ProfileStore::changed, this, &ProfileList::fill);
    fill();
    retranslate();
}

QString ProfileList::currentId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(IdRole).toString() : QString();
}

void ProfileList::setCurrentId(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

void ProfileList::fill()
{
    const QString current = currentId();
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Profile &profile : m_profiles.all()) {
        auto *item = new QListWidgetItem(icon(iconOf(profile.kind), ColorRole::Muted), profile.name, m_list);
        item->setData(IdRole, profile.id);
        item->setData(ProfileDelegate::PlaceRole, profile.place());
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2", "name and place of a profile").arg(profile.name, profile.place()));
        item->setToolTip(plainTooltip(profile.place()));
    }
    setCurrentId(current);
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    for (QPushButton *button : {m_open, m_edit, m_duplicate, m_remove})
        button->setEnabled(m_list->count() > 0);
}

void ProfileList::add()
{
    Profile fresh;
    fresh.id = Profile::newId();
    fresh.kind = Profile::Kind::PostgreSql;
    edit(fresh);
}

void ProfileList::edit(const Profile &profile)
{
    auto *form = new ProfileDialog(m_profiles, m_secrets, profile, window());
    connect(form, &ProfileDialog::saved, this, [this](const QString &id) {
        setCurrentId(id);
        m_open->setFocus(); // the next step
    });
    form->open();
}

void ProfileList::editCurrent()
{
    if (const auto profile = m_profiles.find(currentId()))
        edit(*profile);
}

void ProfileList::duplicate()
{
    auto profile = m_profiles.find(currentId());
    if (!profile)
        return;
    profile->id = Profile::newId();
    profile->name = m_profiles.freeName(profile->name);
    m_profiles.save(*profile);
    setCurrentId(profile->id);
}

void ProfileList::remove()
{
    const auto profile = m_profiles.find(currentId());
    if (!profile)
        return;
    showPlainMessage(window(),
                     {.icon = QMessageBox::Question,
                      .title = tr("Remove the profile"),
                      .text = tr("Remove the profile “%1”?").arg(profile->name),
                      .detail = tr("Only this entry and its password are forgotten. The data stay where they are: %1")
                                    .arg(u'\n' + profile->place()), // whole, where it fits into a line
                      .buttons = QMessageBox::Yes | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Yes,
                      .acceptText = tr("Remove"),
                      .destructive = true},
                     [this, id = profile->id, key = profile->secretKey()](QMessageBox::StandardButton button) {
                         if (button != QMessageBox::Yes)
                             return;
                         m_secrets.remove(key);
                         m_profiles.remove(id);
                     });
}

bool ProfileList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Delete:
            remove();
            return true;
        case Qt::Key_F2:
            editCurrent();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProfileList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProfileList::retranslate()
{
    m_list->setAccessibleName(tr("Profiles"));
    m_open->setText(tr("&Open"));
    m_add->setText(tr("&Add…"));
    m_edit->setText(tr("&Edit…"));
    m_duplicate->setText(tr("D&uplicate"));
    m_remove->setText(tr("&Remove…"));
}

} // namespace itsm
