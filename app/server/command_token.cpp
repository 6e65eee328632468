#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/access/access_desk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct TokenOptions
{
    std::string user;
    std::string name;
    std::string scope;
    std::string life = "90d";
    qint64 id = 0;
};

constexpr char forEver[] = "never";

std::vector<std::string> scopeNames()
{
    std::vector<std::string> names{wallScope.toString().toStdString()};
    for (const Role role : allRoles)
        names.emplace_back(tokenName(role));
    return names;
}

// Apart from the check: lupdate loses the context in functions that speak of std::string.
QString noLife(const QString &given)
{
    return ServerText::tr("“%1” is no duration such as 90d, and not “never”").arg(given);
}

std::string checkLife(const std::string &life)
{
    const QString given = QString::fromStdString(life);
    const auto duration = parseDuration(given);
    const bool isGood = life == forEver || (duration && *duration > std::chrono::microseconds(0));
    return isGood ? std::string() : utf8(noLife(given));
}

Result<Workplace> openForTokens(Environment &environment)
{
    return openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s);
}

Result<ExitCode> runCreate(Environment &environment, const TokenOptions &options)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForTokens(environment));
    ITSM_TRY_ASSIGN(const User owner, findUser(workplace, QString::fromStdString(options.user)));
    NewApiToken input{.owner = owner.id,
                      .name = QString::fromStdString(options.name),
                      .scope = QString::fromStdString(options.scope),
                      .expiresAt = {}};
    if (const auto life = parseDuration(QString::fromStdString(options.life)))
        input.expiresAt = SystemClock::instance().now() + *life;
    AccessDesk access(SystemClock::instance());
    ITSM_TRY_ASSIGN(const MadeApiToken made, access.createApiToken(*workplace.connection, workplace.actor, input));
    environment.terminal.tell(
        made.token.expiresAt
            ? ServerText::tr("Token %1 holds until %2. It is shown only now:")
                  .arg(QString::number(made.token.id.value), toRfc3339(*made.token.expiresAt))
            : ServerText::tr("Token %1 holds until it is revoked. It is shown only now:").arg(made.token.id.value));
    environment.terminal.print(made.text.reveal());
    return ExitCode::Done;
}

QString stateOf(const ApiToken &token)
{
    if (token.revokedAt)
        return u"revoked"_s;
    return token.expiresAt && *token.expiresAt <= SystemClock::instance().now() ? u"expired"_s : u"valid"_s;
}

QJsonObject toJson(const ApiToken &token)
{
    QJsonObject json{{u"id"_s, token.id.value},    {u"user"_s, token.ownerLogin},
                     {u"name"_s, token.name},      {u"scope"_s, token.scope},
                     {u"state"_s, stateOf(token)}, {u"created_at"_s, toRfc3339(token.createdAt)}};
    for (const auto &[key, time] :
         {std::pair{u"expires_at"_s, token.expiresAt}, std::pair{u"last_used_at"_s, token.lastUsedAt},
          std::pair{u"revoked_at"_s, token.revokedAt}}) {
        if (time)
            json.insert(key, toRfc3339(*time));
    }
    return json;
}

Result<ExitCode> listTokens(Environment &environment, bool isJson)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForTokens(environment));
    const AccessDesk access(SystemClock::instance());
    ITSM_TRY_ASSIGN(const std::vector<ApiToken> all, access.apiTokens(*workplace.connection, workplace.actor));
    if (isJson) {
        QJsonArray array;
        for (const ApiToken &token : all)
            array.append(toJson(token));
        environment.terminal.print(QString::fromUtf8(QJsonDocument(array).toJson()).trimmed());
        return ExitCode::Done;
    }
    qsizetype width = 0;
    for (const ApiToken &token : all)
        width = std::max(width, widthOf(token.ownerLogin));
    for (const ApiToken &token : all)
        environment.terminal.print(u"%1  %2  %3  %4  %5"_s.arg(padded(QString::number(token.id.value), 4),
                                                               padded(stateOf(token), 7), padded(token.scope, 7),
                                                               padded(token.ownerLogin, width), token.name));
    return ExitCode::Done;
}

Result<ExitCode> runRevoke(Environment &environment, const TokenOptions &options)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForTokens(environment));
    AccessDesk access(SystemClock::instance());
    ITSM_TRY(access.revokeApiToken(*workplace.connection, workplace.actor, ApiTokenId(options.id)));
    AccessDesk::tellServers(workplace.redis);
    environment.terminal.tell(
        ServerText::tr("Token %1 is revoked; servers know it within 30 seconds.").arg(options.id));
    return ExitCode::Done;
}

Result<ExitCode> runRotate(Environment &environment, bool signsOut)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForTokens(environment));
    AccessDesk access(SystemClock::instance());
    ITSM_TRY(access.rotateKeys(*workplace.connection, signsOut ? KeyRing::OldKeys::Forget : KeyRing::OldKeys::Keep));
    AccessDesk::tellServers(workplace.redis);
    environment.terminal.tell(signsOut
                                  ? ServerText::tr("The old signing keys are gone: everybody signs in again.")
                                  : ServerText::tr("There is a new signing key; servers use it within 30 seconds."));
    return ExitCode::Done;
}

void addCreate(CLI::App &tokens, CommandFunction &chosen)
{
    CLI::App *command = tokens.add_subcommand("create", utf8(ServerText::tr("Make a token and print it once")));
    const auto options = std::make_shared<TokenOptions>();
    command->add_option("--user", options->user, utf8(ServerText::tr("The person in whose name it acts")))
        ->required()
        ->type_name("LOGIN");
    command->add_option("--name", options->name, utf8(ServerText::tr("What it is for")))->required()->type_name("NAME");
    command
        ->add_option("--scope", options->scope,
                     utf8(ServerText::tr("What it may do at most; “wall” reads incidents and nothing else")))
        ->required()
        ->type_name("SCOPE")
        ->check(oneOf(scopeNames()));
    command
        ->add_option("--expires", options->life,
                     utf8(ServerText::tr("How long it holds, such as 12h or 365d, or “never”; default: 90d")))
        ->type_name("DURATION")
        ->check(CLI::Validator(checkLife, "", "duration"));
    command->callback([&chosen, options] {
        chosen = [options](Environment &environment) { return runCreate(environment, *options); };
    });
}

void addListTokens(CLI::App &tokens, CommandFunction &chosen)
{
    CLI::App *command = tokens.add_subcommand("list", utf8(ServerText::tr("Print which tokens there are")));
    const auto isJson = std::make_shared<bool>(false);
    command->add_flag("--json", *isJson, utf8(ServerText::tr("Print a JSON array")));
    command->callback([&chosen, isJson] {
        chosen = [isJson](Environment &environment) { return listTokens(environment, *isJson); };
    });
}

void addRevoke(CLI::App &tokens, CommandFunction &chosen)
{
    CLI::App *command = tokens.add_subcommand("revoke", utf8(ServerText::tr("End a token")));
    const auto options = std::make_shared<TokenOptions>();
    command->add_option("id", options->id, utf8(ServerText::tr("Its number, as list prints it")))
        ->required()
        ->type_name("ID");
    command->callback([&chosen, options] {
        chosen = [options](Environment &environment) { return runRevoke(environment, *options); };
    });
}

void addRotateKeys(CLI::App &tokens, CommandFunction &chosen)
{
    CLI::App *command = tokens.add_subcommand(
        "rotate-keys", utf8(ServerText::tr("Make a new key for the tokens of people who sign in, for all tenants")));
    const auto signsOut = std::make_shared<bool>(false);
    command->add_flag("--sign-out-everybody", *signsOut,
                      utf8(ServerText::tr("Forget the old keys at once, because somebody else has them")));
    command->callback([&chosen, signsOut] {
        chosen = [signsOut](Environment &environment) { return runRotate(environment, *signsOut); };
    });
}

} // namespace

void addTokenCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *tokens =
        program.add_subcommand("token", utf8(ServerText::tr("Look after tokens for machines and walls")));
    tokens->require_subcommand(1);
    addCreate(*tokens, chosen);
    addListTokens(*tokens, chosen);
    addRevoke(*tokens, chosen);
    addRotateKeys(*tokens, chosen);
}

} // namespace itsm
