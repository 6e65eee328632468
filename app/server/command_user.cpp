#include "app/server/commands.h"
#include "app/server/password_source.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/access/access_desk.h"
#include "services/desk/desk.h"
#include "services/domain/json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Use = AccessDesk::PasswordUse;

struct UserOptions
{
    std::string login;
    std::string name;
    std::string email;
    std::string role = "agent";
    bool hasNoPassword = false;
};

std::vector<std::string> roleNames()
{
    std::vector<std::string> names;
    names.reserve(allRoles.size());
    for (const Role role : allRoles)
        names.emplace_back(tokenName(role));
    return names;
}

Role roleOf(const std::string &name)
{
    return Token<Role>::fromText(QString::fromStdString(name)).value();
}

Result<Workplace> openForUsers(Environment &environment)
{
    return openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s);
}

NewUser inputOf(const User &user)
{
    return {.login = user.login,
            .name = user.name,
            .email = user.email,
            .role = user.role.value(),
            .isActive = user.isActive};
}

/// The password that the operator gives, or one that holds until the person has chosen another.
struct ChosenPassword
{
    Secret text;
    Use use = Use::Lasting;
};
Result<ChosenPassword> choosePassword(const PasswordSource &source, const NewUser &user)
{
    if (!source.isGiven())
        return ChosenPassword{.text = makeOneTimePassword(), .use = Use::OneTime};
    ITSM_TRY_ASSIGN(const Secret text, readPassword(source));
    ITSM_TRY(checkNewPassword(text, user.login, user.name));
    return ChosenPassword{.text = text, .use = Use::Lasting};
}

Result<> giveTo(const Workplace &workplace, const User &user, const ChosenPassword &password, Terminal &terminal)
{
    AccessDesk access(SystemClock::instance());
    ITSM_TRY(access.setPassword(*workplace.connection, workplace.actor, user.id, password.text, password.use));
    AccessDesk::tellServers(workplace.redis);
    if (password.use == Use::OneTime) {
        terminal.tell(
            ServerText::tr("One-time password of “%1”, to be replaced at the first sign-in, within three days:")
                .arg(user.login));
        terminal.print(password.text.reveal());
    } else {
        terminal.tell(ServerText::tr("“%1” has a new password and is signed out everywhere.").arg(user.login));
    }
    return {};
}

Result<ExitCode> runAdd(Environment &environment, const UserOptions &options, const PasswordSource &source)
{
    const NewUser input{.login = QString::fromStdString(options.login),
                        .name = QString::fromStdString(options.name.empty() ? options.login : options.name),
                        .email = QString::fromStdString(options.email),
                        .role = roleOf(options.role),
                        .isActive = true};
    ITSM_TRY_ASSIGN(const ChosenPassword password, choosePassword(source, input));
    ITSM_TRY_ASSIGN(const Workplace workplace, openForUsers(environment));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const User user, desk.createUser(*workplace.connection, workplace.actor, input));
    environment.terminal.tell(
        ServerText::tr("“%1” is a user of %2 now.").arg(user.login, workplace.store->url().display()));
    if (!options.hasNoPassword)
        ITSM_TRY(giveTo(workplace, user, password, environment.terminal));
    return ExitCode::Done;
}

Result<ExitCode> runPassword(Environment &environment, const UserOptions &options, const PasswordSource &source)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForUsers(environment));
    ITSM_TRY_ASSIGN(const User user, findUser(workplace, QString::fromStdString(options.login)));
    ITSM_TRY_ASSIGN(const ChosenPassword password, choosePassword(source, inputOf(user)));
    ITSM_TRY(giveTo(workplace, user, password, environment.terminal));
    return ExitCode::Done;
}

template <typename Change>
Result<ExitCode> runChange(Environment &environment, const UserOptions &options, const Change &change)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForUsers(environment));
    ITSM_TRY_ASSIGN(const User user, findUser(workplace, QString::fromStdString(options.login)));
    NewUser input = inputOf(user);
    change(input);
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY(desk.updateUser(*workplace.connection, workplace.actor, user.id, input, user.version));
    AccessDesk::tellServers(workplace.redis);
    return ExitCode::Done;
}

Result<ExitCode> listUsers(Environment &environment, bool isJson)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForUsers(environment));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const std::vector<UserLoad> all, desk.users(*workplace.connection, workplace.actor));
    if (isJson) {
        QJsonArray array;
        for (const UserLoad &load : all)
            array.append(toJson(load.user));
        environment.terminal.print(QString::fromUtf8(QJsonDocument(array).toJson()).trimmed());
        return ExitCode::Done;
    }
    qsizetype width = 0;
    for (const UserLoad &load : all)
        width = std::max(width, widthOf(load.user.login));
    for (const UserLoad &load : all)
        environment.terminal.print(
            u"%1  %2  %3  %4"_s.arg(padded(load.user.login, width), padded(load.user.role.text(), 7),
                                    load.user.isActive ? u"active  "_s : u"inactive"_s, load.user.name));
    return ExitCode::Done;
}

/// A command that is about one person.
CLI::App *addForLogin(CLI::App &users, const std::string &name, const QString &description,
                      const std::shared_ptr<UserOptions> &options)
{
    CLI::App *command = users.add_subcommand(name, utf8(description));
    command->add_option("login", options->login, utf8(QCoreApplication::translate("Server", "The login of the person")))
        ->required()
        ->type_name("LOGIN");
    return command;
}

void addAdd(CLI::App &users, CommandFunction &chosen)
{
    const auto options = std::make_shared<UserOptions>();
    CLI::App *command = addForLogin(users, "add", ServerText::tr("Make a user, with a one-time password"), options);
    command->add_option("--name", options->name, utf8(ServerText::tr("The name that others see; default: the login")))
        ->type_name("NAME");
    command->add_option("--email", options->email, utf8(ServerText::tr("Where mail goes to")))->type_name("ADDRESS");
    command->add_option("--role", options->role, utf8(ServerText::tr("What the person may do; default: agent")))
        ->type_name("ROLE")
        ->check(oneOf(roleNames()));
    const auto source = addPasswordOptions(*command);
    command
        ->add_flag("--no-password", options->hasNoPassword,
                   utf8(ServerText::tr("Nobody can sign in to a server as this user")))
        ->excludes(command->get_option("--ask"))
        ->excludes(command->get_option("--password-file"));
    command->callback([&chosen, options, source] {
        chosen = [options, source](Environment &environment) { return runAdd(environment, *options, *source); };
    });
}

void addPassword(CLI::App &users, CommandFunction &chosen)
{
    const auto options = std::make_shared<UserOptions>();
    CLI::App *command =
        addForLogin(users, "password", ServerText::tr("Give a new password, one for one time by default"), options);
    const auto source = addPasswordOptions(*command);
    command->callback([&chosen, options, source] {
        chosen = [options, source](Environment &environment) { return runPassword(environment, *options, *source); };
    });
}

void addActive(CLI::App &users, CommandFunction &chosen, const std::string &name, const QString &description,
               bool isActive)
{
    const auto options = std::make_shared<UserOptions>();
    addForLogin(users, name, description, options)->callback([&chosen, options, isActive] {
        chosen = [options, isActive](Environment &environment) {
            return runChange(environment, *options, [isActive](NewUser &user) { user.isActive = isActive; });
        };
    });
}

void addRole(CLI::App &users, CommandFunction &chosen)
{
    const auto options = std::make_shared<UserOptions>();
    CLI::App *command = addForLogin(users, "role", ServerText::tr("Change what a person may do"), options);
    command->add_option("role", options->role, utf8(ServerText::tr("The new role")))
        ->required()
        ->type_name("ROLE")
        ->check(oneOf(roleNames()));
    command->callback([&chosen, options] {
        chosen = [options](Environment &environment) {
            return runChange(environment, *options, [&](NewUser &user) { user.role = roleOf(options->role); });
        };
    });
}

void addListUsers(CLI::App &users, CommandFunction &chosen)
{
    CLI::App *command = users.add_subcommand("list", utf8(ServerText::tr("Print who there is")));
    const auto isJson = std::make_shared<bool>(false);
    command->add_flag("--json", *isJson, utf8(ServerText::tr("Print a JSON array")));
    command->callback(
        [&chosen, isJson] { chosen = [isJson](Environment &environment) { return listUsers(environment, *isJson); }; });
}

} // namespace

void addUserCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *users = program.add_subcommand("user", utf8(ServerText::tr("Look after the people who sign in")));
    users->require_subcommand(1);
    addAdd(*users, chosen);
    addListUsers(*users, chosen);
    addPassword(*users, chosen);
    addRole(*users, chosen);
    addActive(*users, chosen, "deactivate", ServerText::tr("Keep a person out, and sign him out everywhere"), false);
    addActive(*users, chosen, "activate", ServerText::tr("Let a deactivated person in again"), true);
}

} // namespace itsm
