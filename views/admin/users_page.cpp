#include "views/admin/users_page.h"

#include "models/answer.h"
#include "services/domain/filter.h"
#include "views/admin/user_commands.h"
#include "views/admin/user_delegate.h"
#include "views/admin/user_form.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/record_table.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

ColumnStarts userColumns()
{
    return {.columns = {{.key = u"name"_s, .width = 180, .share = 2},
                        {.key = u"login"_s, .width = 140, .share = 1},
                        {.key = u"email"_s, .width = 220, .share = 2},
                        {.key = u"role"_s, .width = 130},
                        {.key = u"state"_s, .width = 140},
                        {.key = u"open"_s, .width = 130}},
            .sorted = UserListModel::Name,
            .order = Qt::AscendingOrder};
}

RecordTable *makeTable(UserListModel *model, QWidget *parent)
{
    auto *table = new RecordTable(parent);
    table->setObjectName(u"userTable"_s);
    table->horizontalHeader()->setObjectName(u"userColumns"_s);
    new UserDelegate(table, *model);
    table->setRecords(model, userColumns());
    return table;
}

} // namespace

UsersPage::UsersPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state, QWidget *parent)
    : RecordPage({backend, clock, actions, state}, u"users"_s, userVocabulary(), parent)
    , m_feed(new UserFeed(backend, clock, this))
    , m_model(new UserListModel(clock, this))
    , m_new(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_switch(new QPushButton(this))
    , m_reason(new PlainLabel(this))
{
    setObjectName(u"usersPage"_s);
    m_reason->setObjectName(u"readOnlyReason"_s);
    m_reason->setLook(FontRole::Meta, ColorRole::Muted);
    top()->addWidget(m_reason);
    m_new->setIcon(icon("plus"_L1));
    m_edit->setIcon(icon("edit"_L1));
    for (QPushButton *button : {m_new, m_edit, m_switch})
        head()->addWidget(button);
    connect(m_new, &QPushButton::clicked, this, [this] { this->actions().trigger(u"user.new"_s); });
    connect(m_edit, &QPushButton::clicked, this, [this] { this->actions().trigger(u"user.edit"_s); });
    connect(m_switch, &QPushButton::clicked, this, [this] { this->actions().trigger(u"user.switch"_s); });
    addUserCommands(actions, *this);
    m_reason->setVisible(!refusal().isEmpty());
    build(m_feed, makeTable(m_model, this));
}

const UserLoad *UsersPage::current() const
{
    return m_model->at(recordTable()->currentIndex().row());
}

void UsersPage::showRecords()
{
    m_model->setRecords(m_feed->records().values());
    if (!m_wanted.isValid() || !m_feed->records().contains(m_wanted.value))
        return;
    if (m_model->rowOf(m_wanted.value) < 0)
        setFilterText({});
    recordTable()->goToRow(m_model->rowOf(std::exchange(m_wanted, {}).value));
}

QStringList UsersPage::completions(int field) const
{
    const auto texts = [this](auto textOf) { return different(m_feed->records(), textOf); };
    switch (static_cast<UserField>(field)) {
    case UserField::Name:
        return texts([](const UserLoad &load) { return load.user.name; });
    case UserField::Login:
        return texts([](const UserLoad &load) { return load.user.login; });
    case UserField::Email:
        return texts([](const UserLoad &load) { return load.user.email; });
    case UserField::Open:
        return {u">0"_s};
    default:
        return userVocabulary().values(field);
    }
}

QString UsersPage::countSentence(int shown, qsizetype all) const
{
    return shown == all ? tr("%Ln user(s)", nullptr, shown) : tr("%L1 of %L2 users").arg(shown).arg(all);
}

QString UsersPage::copiedSentence(int rows) const
{
    return tr("%Ln user(s) copied.", nullptr, rows);
}

RecordPage::EmptyWords UsersPage::emptyWords() const
{
    return {.title = tr("No users"), .hint = tr("Make the first one with New.")};
}

QString UsersPage::refusal() const
{
    if (hasPermission(backend().actor().role, Permission::WriteUsers))
        return {};
    return tr("Only administrators change users; your role is “%1”.").arg(displayText(backend().actor().role));
}

void UsersPage::updateActions()
{
    const auto set = [this](const QString &id, const QString &reason) {
        actions().setAvailable(id, reason.isEmpty(), reason);
    };
    const UserLoad *load = current();
    const QString nobody = load ? QString() : tr("Choose a user first.");
    const QString may = refusal();
    const QString mayOne = may.isEmpty() ? nobody : may;
    set(u"user.new"_s, may);
    set(u"user.edit"_s, mayOne);
    set(u"user.switch"_s, mayOne);
    set(u"user.incidents"_s, nobody);
    set(u"user.copy"_s, nobody);
    const bool isActive = !load || load->user.isActive;
    m_switch->setText(isActive ? tr("Deactivate") : tr("Activate"));
    m_switch->setIcon(icon(isActive ? "pause"_L1 : "play"_L1));
    for (const auto &[button, id] :
         {std::pair(m_new, u"user.new"_s), std::pair(m_edit, u"user.edit"_s), std::pair(m_switch, u"user.switch"_s)}) {
        const QAction *action = actions().action(id);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    }
}

void UsersPage::open(int)
{
    actions().trigger(u"user.edit"_s);
}

std::vector<const char *> UsersPage::menuCommands() const
{
    return {"user.edit", "user.switch", "user.incidents", "-", "user.copy", "user.copyAs"};
}

void UsersPage::makeUser()
{
    auto *form = new UserForm(backend(), std::nullopt, this);
    connect(form, &UserForm::saved, this, [this](const User &user) {
        m_wanted = user.id;
        Q_EMIT messageShown(tr("%1 was made.").arg(visibleControls(user.name)));
    });
    form->open();
}

void UsersPage::editUser()
{
    const UserLoad *load = current();
    if (!load)
        return;
    auto *form = new UserForm(backend(), load->user, this);
    connect(form, &UserForm::saved, this,
            [this](const User &user) { Q_EMIT messageShown(tr("%1 was saved.").arg(visibleControls(user.name))); });
    form->open();
}

void UsersPage::switchUser()
{
    const UserLoad *load = current();
    if (!load)
        return;
    if (!load->user.isActive) {
        setActive(load->user, true);
        return;
    }
    QString detail = load->user.id == backend().actor().user
                         ? tr("This is you: you cannot sign in any more.")
                         : tr("The person cannot sign in any more. What the person did stays in the records.");
    if (load->openIncidents > 0)
        detail += u'\n' + tr("%Ln open incident(s) stay assigned.", nullptr, static_cast<int>(load->openIncidents));
    showPlainMessage(this,
                     {.icon = QMessageBox::Warning,
                      .title = tr("Deactivate user"),
                      .text = tr("Deactivate “%1”?").arg(load->user.name),
                      .detail = detail,
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = tr("Deactivate"),
                      .destructive = true},
                     [this, user = load->user](QMessageBox::StandardButton button) {
                         if (button == QMessageBox::Ok)
                             setActive(user, false);
                     });
}

void UsersPage::setActive(const User &user, bool isActive)
{
    NewUser input = inputOf(user);
    input.isActive = isActive;
    whenAnswered(this, backend().updateUser(user.id, input, user.version), [this](Result<User> &&result) {
        if (!result)
            return tellError(result.error());
        const QString name = visibleControls(result->name);
        Q_EMIT messageShown(result->isActive ? tr("%1 may sign in again.").arg(name)
                                             : tr("%1 was deactivated.").arg(name));
    });
}

void UsersPage::showIncidents()
{
    const UserLoad *load = current();
    if (!load)
        return;
    const auto term = [](IncidentField field, const QString &value) {
        return FilterTerm{.field = field, .op = FilterOp::Equal, .negated = false, .values = {value}};
    };
    Q_EMIT filterWanted(
        formatFilter({{term(IncidentField::Is, u"open"_s), term(IncidentField::Assignee, load->user.name)}}));
}

void UsersPage::showEvent(QShowEvent *event)
{
    RecordPage::showEvent(event);
    m_feed->counts().setWatched(true);
}

void UsersPage::hideEvent(QHideEvent *event)
{
    RecordPage::hideEvent(event);
    m_feed->counts().setWatched(false);
}

void UsersPage::retranslate()
{
    setTitle(tr("Users"), tr("Filter: words, role:admin, is:inactive, open:>0 …"));
    m_new->setText(tr("New"));
    m_edit->setText(tr("Edit"));
    m_reason->setText(refusal());
}

} // namespace itsm
